"""The `qup` command: its subcommands and its exit status."""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import Any

import typer

from qupcore.cli.commands import Place, group_of
from qupcore.cli.failing import telling
from qupcore.cli.language import Lang, asked_language
from qupcore.cli.limits import take_limits
from qupcore.cli.options import AsJson
from qupcore.cli.output import never_fail_on_letters, output_lost, say_on_error
from qupcore.cli.shared_form import Command

__all__ = ["app", "run_commands"]

PLACES = {
    "plugins": Place(
        "qupcore.cli.plugins", "List the installed plugins, what each adds, and which failed.", app="listing"
    ),
    "decide": Place(
        "qupcore.cli.deciding", "Decide whether a person has a right to the programme, and explain why."
    ),
    "ask": Place(
        "qupcore.cli.asking",
        "List the facts that are missing before the case can be decided, most decisive first.",
    ),
    "replay": Place(
        "qupcore.cli.replaying",
        "Decide the case of a receipt again, under the rules of its day, and compare.",
    ),
    "diff": Place(
        "qupcore.cli.difference",
        "Show what differs between two decisions, given as receipts or as case files, or between two laws.",
    ),
    "prove": Place(
        "qupcore.cli.proving",
        "Prove or refute a statement about everybody, under one law or from one law to another.",
    ),
    "synth": Place(
        "qupcore.cli.synth",
        "Make up a population with published margins, as a table for trying rules on many people.",
    ),
    "impact": Place(
        "qupcore.cli.impact",
        "Count whom a change of the law touches in a table of people, by class and by group.",
    ),
    "rates": Place(
        "qupcore.cli.benefit",
        "Show the rates of the benefit on a day: full, under 25, per day, and the child supplement.",
    ),
    "benefit": Place(
        "qupcore.cli.benefit",
        "Calculate the benefit of a month or a year, before tax, with the reason for each line.",
    ),
    "review": Place(
        "qupcore.cli.course",
        "Review a whole case: list breaches of the law, and what the case does not show.",
    ),
    "duties": Place("qupcore.cli.course", "List deadlines and limits, overdue ones first."),
    "reform": Place("qupcore.cli.reform", "Write and test a proposed change of the law.", group=True),
    "rules": Place("qupcore.cli.rules", "List, show and check the rules of the law.", group=True),
    "table": Place("qupcore.cli.table", "Decide a table of people by the rules of a topic.", group=True),
    "catalogue": Place(
        "qupcore.cli.catalogue", "List, show and check the measures that a programme is made of.", group=True
    ),
    "schema": Place("qupcore.cli.schema", "Print the JSON Schema of a file or record.", group=True),
    "plugin": Place("qupcore.cli.plugin", "Write, check and add a plugin.", group=True),
    "plan": Place("qupcore.cli.plans", "Check, suggest and show plans.", group=True),
    "coverage": Place(
        "qupcore.cli.coverage",
        "Count the people who can have a valid plan with local offers; show what the others lack.",
    ),
    "allocate": Place(
        "qupcore.cli.coverage",
        "Allocate scarce places: as many people as possible first, then what they prefer.",
    ),
}

# The base class of typer's usage errors: typer has its own copy of click, and does not export this class.
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

NO_ARGUMENTS = "NoArgsIsHelpError"
"""The usage error that holds the help; empty where typer printed it with rich. Typer does not export it."""

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

    Exit status: 0 for an answer, 1 for a replay that differs, a plugin that does not conform or a refused
    row, 2 for bad input, 3 for engines that disagree, 130 for an interruption.
    """
    as_json = "--json" in sys.argv
    never_fail_on_letters()
    if not re.fullmatch(r"0*[1-9]\d{0,4}", os.environ.get("COLUMNS", "")):
        os.environ.pop("COLUMNS", None)  # of no width, rich prints nothing
    with telling(as_json=as_json):
        take_limits()
        try:
            status = app(standalone_mode=False) or 0
        except typer.Abort:
            sys.exit(130)
        except SystemExit as ended:  # typer prints help itself, and ends with 1 where nobody reads it
            if isinstance(ended.__context__, OSError) and ended.__context__.errno == errno.EPIPE:
                sys.exit(0)
            raise
        except OSError as error:  # typer prints help itself; the commands have read what they read
            if error.errno not in LOST:
                raise
            raise output_lost(error) from error
        except USAGE_ERROR as error:
            from qupcore.cli.wording import translated, usage_error

            lang = Lang.en if as_json else asked_language()  # JSON is for programs: one language
            _only_spellings(error)
            if error.ctx is not None:
                error.ctx.command.translate(error.ctx, lang)
            what = translated(error.format_message(), lang)
            if type(error).__name__ == NO_ARGUMENTS:
                say_on_error(f"{what}\n" if what else "")
                sys.exit(2)
            if not as_json:
                say_on_error(usage_error(error, what, lang))
                sys.exit(2)
            from qupcore.errors import BadInput

            raise BadInput(what, remedy="see `qup --help`", code="command.usage") from error
        sys.exit(status)
