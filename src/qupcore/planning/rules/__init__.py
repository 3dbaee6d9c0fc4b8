"""The rules that plans are held against, made ready from the law and a catalogue."""
