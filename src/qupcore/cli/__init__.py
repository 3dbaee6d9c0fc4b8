"""The `qup` command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; `qup version`, which has no options to read, without the library for options."""
    if sys.argv[1:] == ["version"]:
        from qupcore.cli.failing import telling
        from qupcore.cli.version import print_version

        with telling(as_json=False):
            print_version()
        return
    from qupcore.cli.command_line import run

    run()
