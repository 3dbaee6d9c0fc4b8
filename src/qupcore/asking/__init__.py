"""Asking for what an answer lacks: the form of each question, and writing an answer into a case."""
