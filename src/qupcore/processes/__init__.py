"""Processes beside the one that decides: how they are started, and how they are spoken to."""
