"""Whole courses: from a person and a catalogue to a programme in phases, each with its weeks."""
