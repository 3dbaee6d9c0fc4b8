"""Reading and writing files: bounded reads, and writes that are whole or nothing."""
