"""Whole cases built from the facts of a topic: what reading a case gives, the other way."""
