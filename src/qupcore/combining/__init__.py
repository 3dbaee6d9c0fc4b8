"""Putting measures together: what fits side by side, what is best, and who gets the place."""
