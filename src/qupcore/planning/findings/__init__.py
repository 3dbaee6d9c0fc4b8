"""What the rules about elements, weeks and the whole plan find."""
