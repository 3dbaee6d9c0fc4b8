"""Soundness: what is dead, out of reach, without source or without words in the rules of a law."""
