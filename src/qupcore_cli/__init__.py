"""`qup`, from before anything of qupcore is imported: Ctrl-C ends it quietly from the first moment."""

from __future__ import annotations

import os

from qupcore_cli.leaving import leaving_at_once

__all__ = ["main"]


def main() -> None:
    """Import qupcore and run the command line.

    Exit status 130 where it is interrupted before that, 3 where there is too little memory.
    """
    try:
        with leaving_at_once():
            from qupcore.cli import main as run
        run()
    except MemoryError:
        _out_of_memory()


def _out_of_memory() -> None:
    """End at once: there is no memory to clean up with."""
    try:
        os.write(2, b"qup: there is too little memory; nothing was decided\n")
    finally:
        os._exit(3)
