"""The rules of one topic, decided for one entry of a case on its day."""
