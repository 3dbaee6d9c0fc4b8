"""Check whether a plan is valid, give the reasons, and propose repairs."""
