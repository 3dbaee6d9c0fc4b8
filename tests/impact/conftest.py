"""Runs of `qup`, as the tests of the command line have them."""

from cli.conftest import qup

__all__ = ["qup"]
