"""The vocabulary: every fact that a rule may read, with one file per part of the law."""
