"""Which measures a person is admitted to, which are there to be had, and how long. No right hangs on it."""
