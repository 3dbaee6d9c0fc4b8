"""Properties of a law that hold whatever it says: each names a person of whom it does not hold."""
