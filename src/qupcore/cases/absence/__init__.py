"""Absence: the working days, and the absences that keep the benefit."""
