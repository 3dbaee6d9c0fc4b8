"""Whom a change of the law touches in a table of people, and how many: counts that name nobody."""
