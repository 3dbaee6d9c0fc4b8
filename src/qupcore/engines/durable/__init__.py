"""The durable-rules engine behind a strict wrapper.

Importing this package needs nothing. `loading` says whether durable-rules is here; the other modules need it.
"""
