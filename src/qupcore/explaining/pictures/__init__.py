"""Pictures of answers with tables beside: the benefit of a year, a course with deadlines, a decision."""
