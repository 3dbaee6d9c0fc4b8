"""Reforms: dated changes that are laid over a law. The result is a law, and never in force by itself."""
