"""The boundary around the code of plugins: layers of the operating system, each of which may be missing."""
