"""From a person and a catalogue to plans: the best, what may be added, for whom there is none."""
