"""A rulebook over a table of people: one row a person, one column a term, an empty cell where unknown."""
