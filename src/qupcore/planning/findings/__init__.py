"""The findings of the rules about elements, weeks and the whole plan."""
