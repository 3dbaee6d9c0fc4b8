"""The law, with one file per section. Sections do not import each other; they share terms (`terms`)."""
