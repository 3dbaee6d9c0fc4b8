"""What goes out: decisions, months, reviews, checked plans and weeks."""
