"""The catalogue: measures, offers, relations and local policy."""
