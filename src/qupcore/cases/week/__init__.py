"""A week of a programme: the plan in force, day by day, with what stands in its way."""
