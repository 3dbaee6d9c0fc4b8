"""The benefit of a month and a year, and the rates behind it."""
