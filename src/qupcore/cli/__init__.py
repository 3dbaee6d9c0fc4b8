"""The `qup` command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; plain `qup version` runs without typer, so that it starts faster."""
    from qupcore_cli.leaving import leaving_at_once

    with leaving_at_once():
        from qupcore.cli.failing import telling
        from qupcore.cli.language import check_setting

    if sys.argv[1:] == ["version"]:
        with leaving_at_once():
            from qupcore.cli.version import print_version

        with telling(as_json=False):
            print_version()
        sys.exit(0)
    with leaving_at_once(), telling(as_json="--json" in sys.argv):
        check_setting()
        _check_installed()
    with leaving_at_once():
        from qupcore.cli.command_line import run_commands

    run_commands()


def _check_installed() -> None:
    """Check that the libraries of the extra `cli` are installed.

    Raises:
        BadInput: One is missing; the remedy says what to install.
    """
    from qupcore_cli.leaving import leaving_at_once

    try:
        with leaving_at_once():
            import typer  # noqa: F401
    except ModuleNotFoundError as error:
        from qupcore.errors import BadInput
        from qupcore.errors.worded import worded

        raise BadInput(
            worded("the command line needs {name}, which is not installed", name=error.name),
            remedy="pip install 'qupcore[cli]'",
            code="command.not-installed",
        ) from error
