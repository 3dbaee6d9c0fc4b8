"""The law, one section a file. Sections never import each other; they meet in `terms`."""
