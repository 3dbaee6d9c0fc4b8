"""The laboratory: what differs between two laws, in words and in meaning, with people as witnesses."""
