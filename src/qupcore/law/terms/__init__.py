"""The vocabulary: every fact that a rule may read, one part of the law a file."""
