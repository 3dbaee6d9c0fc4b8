"""A week of a programme: the plan in force day by day, with days off, leave and closures."""
