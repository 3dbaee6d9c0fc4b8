"""The case: the participant, the course and everything on record in it."""
