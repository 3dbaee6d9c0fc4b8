"""`qup`, from before anything of qupcore is imported: Ctrl-C ends it quietly from the first moment."""

from __future__ import annotations

from qupcore_cli.leaving import leaving_at_once

__all__ = ["main"]


def main() -> None:
    """Import qupcore and run the command line; exit status 130 where it is interrupted before that."""
    with leaving_at_once():
        from qupcore.cli import main as run
    run()
