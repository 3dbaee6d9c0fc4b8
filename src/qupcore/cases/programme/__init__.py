"""The programme held against §§ 29 to 34: start, content, duration, end."""
