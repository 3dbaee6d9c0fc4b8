"""The course of a programme over time, and what is paid in it."""
