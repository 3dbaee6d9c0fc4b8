"""The record of a course: its programmes, its undone decisions, its days of participation."""
