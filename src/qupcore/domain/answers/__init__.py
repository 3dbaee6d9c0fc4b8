"""The answers: decisions, months, reviews, plan checks, weeks."""
