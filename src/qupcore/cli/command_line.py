"""The `qup` command: its subcommands and its exit status."""

from __future__ import annotations

import errno
import sys
from io import StringIO
from typing import Any

import typer

from qupcore.cli.commands import Command, group_of
from qupcore.cli.failing import telling
from qupcore.cli.options import AsJson
from qupcore.cli.output import never_fail_on_letters, output_lost, say_on_error

__all__ = ["app", "run_commands"]

PLACES = {
    "plugins": "qupcore.cli.plugins:listing",
    "decide": "qupcore.cli.deciding:app",
    "ask": "qupcore.cli.asking:app",
    "replay": "qupcore.cli.deciding:app",
    "diff": "qupcore.cli.difference:app",
    **dict.fromkeys(("rates", "benefit"), "qupcore.cli.benefit:app"),
    **dict.fromkeys(("review", "duties"), "qupcore.cli.course:app"),
    "rules": "qupcore.cli.rules:app=",
    "catalogue": "qupcore.cli.catalogue:app=",
    "schema": "qupcore.cli.schema:app=",
    "plugin": "qupcore.cli.plugins:app=",
    "plan": "qupcore.cli.plans:app=",
    **dict.fromkeys(("coverage", "allocate"), "qupcore.cli.coverage:app"),
}

# The base class of typer's usage errors: typer has its own copy of click, and does not export this class.
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

LOST = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""The errors of an output that cannot be written; typer knows what to do where nobody reads it."""

app = typer.Typer(
    cls=group_of(PLACES),
    help="Decide and explain the rules of Norway's Qualification Programme (kvalifiseringsprogrammet).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def qup() -> None:
    """Decide and explain the rules of Norway's Qualification Programme (kvalifiseringsprogrammet)."""


@app.command(cls=Command)
def version(as_json: AsJson = False) -> None:
    """Print the version of qupcore and the engines that decide."""
    from qupcore.cli.version import print_version

    print_version(as_json)


def _only_spellings(error: Any) -> None:
    """Remove suggestions that only look alike; keep one that is a misspelling of what was typed."""
    from qupcore.domain.hint import hint

    if guessed := getattr(error, "possibilities", None):
        meant = hint(error.option_name, guessed)
        error.possibilities = [meant] if meant else []
    said, guess, _ = error.message.partition(". Did you mean ")
    if guess:
        typed = said.partition("'")[2].rstrip("'")
        meant = hint(typed, error.ctx.command.list_commands(error.ctx))
        error.message = f"{said}. " + (
            f"Did you mean {meant!r}?" if meant else "`--help` lists the commands."
        )


def run_commands() -> None:
    """Run the command line.

    Exit status: 0 for an answer, 1 for a replay that differs or a plugin that does not conform, 2 for bad
    input, 3 for engines that disagree, 130 for an interruption.
    """
    as_json = "--json" in sys.argv
    never_fail_on_letters()
    with telling(as_json=as_json):
        try:
            sys.exit(app(standalone_mode=False) or 0)
        except typer.Abort:
            sys.exit(130)
        except OSError as error:  # typer prints help itself; the commands have read what they read
            if error.errno not in LOST:
                raise
            raise output_lost(error) from error
        except USAGE_ERROR as error:
            _only_spellings(error)
            if not as_json:
                told = StringIO()
                error.show(file=told)
                say_on_error(told.getvalue())
                sys.exit(2)
            from qupcore.errors import BadInput

            raise BadInput(error.format_message(), remedy="see `qup --help`", code="command.usage") from error
