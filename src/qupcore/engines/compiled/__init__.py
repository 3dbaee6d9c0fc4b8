"""The compiled engine: a rulebook as one function of Python without branches into closures.

It reads the same trees as the reference engine, so it is fast but no independent check of it.
"""
