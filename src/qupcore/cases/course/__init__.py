"""What the record of a course says: its programmes, what was undone, who took part."""
