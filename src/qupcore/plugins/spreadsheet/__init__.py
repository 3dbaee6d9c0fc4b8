"""Spreadsheets of measures: read from CSV and Excel row by row, and written as a catalogue file."""
