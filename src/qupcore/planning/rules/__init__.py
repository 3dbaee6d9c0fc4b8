"""The rules that plans are checked against, prepared from the law and a catalogue."""
