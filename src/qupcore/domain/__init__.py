import qupcore.frozen  # noqa: F401 - values with read-only mappings can be pickled
