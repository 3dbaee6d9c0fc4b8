"""Make plans from a person and a catalogue: the best plans, possible additions, persons without a plan."""
