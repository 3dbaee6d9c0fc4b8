"""The durable-rules engine behind a strict wrapper.

Importing this package does not need durable-rules. `loading` tells whether it can be loaded; `engine` and
`session` need it.
"""
