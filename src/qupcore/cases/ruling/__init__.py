"""The rules of one topic, evaluated for one entry of a case on its day."""
