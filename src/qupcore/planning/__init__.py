"""Is a plan valid, why not, and what would mend it."""
