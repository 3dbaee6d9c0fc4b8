"""The programme, checked against §§ 29 to 34: start, content, duration, end."""
