"""Municipalities as plugins: found, loaded in a process of their own, checked, and never trusted."""
