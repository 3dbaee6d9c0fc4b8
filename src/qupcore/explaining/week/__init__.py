"""A week as a picture, a page, a table and a calendar."""
