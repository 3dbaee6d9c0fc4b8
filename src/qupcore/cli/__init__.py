"""The `qup` command."""

from qupcore.cli.main import main

__all__ = ["main"]
