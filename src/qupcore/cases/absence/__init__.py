"""Absence: which days are working days, and which absence keeps the benefit."""
