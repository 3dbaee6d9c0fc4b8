"""Domstolloven (1915): counting deadlines, for other acts that refer to it."""
