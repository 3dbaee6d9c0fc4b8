"""What comes in: measures, offers, relations and local policy."""
