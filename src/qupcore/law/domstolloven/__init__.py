"""Domstolloven (1915): how a deadline is counted, where another act says that it is counted so."""
