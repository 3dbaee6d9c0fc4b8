"""The review of a whole case against the law, and the duties with their days."""
