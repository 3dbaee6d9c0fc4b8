"""The measures a person is admitted to, their availability and their duration. No right depends on it."""
