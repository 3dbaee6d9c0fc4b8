"""Pictures of answers with tables beside: benefit of a year, course, decision, suggested course."""
