"""What a plan, a week and an element are, as facts that rules read."""
