"""Two versions of a plugin side by side: what a municipality added, withdrew and changed."""
