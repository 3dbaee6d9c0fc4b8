"""The `qup` command: its parts put together, and its exit status."""

from __future__ import annotations

import sys
from typing import Any

import typer

from qupcore.cli import (
    benefit,
    catalogue,
    course,
    coverage,
    deciding,
    difference,
    plan,
    plan_week,
    plugins,
    rules,
    schema,
)
from qupcore.cli.edge import never_fail_on_letters, print_error, print_json, writing
from qupcore.cli.options import AsJson
from qupcore.domain.hint import hint
from qupcore.engines.durable.loading import INSTALL, load
from qupcore.errors import BadInput, EngineDisagreement, EngineFault, QupError
from qupcore.version import __version__

__all__ = ["app", "main"]

UNSOUND = 3
"""Exit status where engines disagree: nothing was decided."""


# Typer carries its own click and names only the ends of its errors: this is what they share.
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    help="The rules of Norway's Qualification Programme, decided and explained.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(deciding.app)
app.add_typer(difference.app)
app.add_typer(benefit.app)
app.add_typer(course.app)
app.add_typer(rules.app, name="rules")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(schema.app, name="schema")
app.command("plugins")(plugins.plugins)
app.add_typer(plugins.app, name="plugin")

plan_app = typer.Typer(help="Plans: what runs in parallel, and when.", no_args_is_help=True)


@plan_app.callback()
def plans() -> None:
    """Plans: what runs in parallel, and when."""


plan_app.add_typer(plan_week.app)
plan_app.add_typer(plan.app)
app.add_typer(plan_app, name="plan")
app.add_typer(coverage.app)


@app.command()
def version(as_json: AsJson = False) -> None:
    """Print the version of qupcore, and the engines that it decides with."""
    durable = load()
    if as_json:
        print_json({"qupcore": __version__, "durable_rules": durable.version, "not_loaded": durable.fault})
        return
    with writing() as out:
        out.write(f"{__version__}\n")
        if durable.usable:
            out.write(f"Two engines decide: reference, {durable}\n")
        else:
            out.write(f"The reference engine decides alone: {durable}\nTo install it: {INSTALL}\n")


def _only_spellings(error: Any) -> None:
    """Leave of what typer guesses, by likeness alone, what is another spelling of a command or an option."""
    if guessed := getattr(error, "possibilities", None):
        meant = hint(error.option_name, guessed)
        error.possibilities = [meant] if meant else []
    said, guess, _ = error.message.partition(". Did you mean ")
    if guess:
        typed = said.partition("'")[2].rstrip("'")
        meant = hint(typed, error.ctx.command.list_commands(error.ctx))
        error.message = f"{said}. " + (
            f"Did you mean {meant!r}?" if meant else "See `--help` for those there are."
        )


def main() -> None:
    """Run the command line.

    Exit status: 0 decided, 1 a replay that differs or a plugin that does not conform, 2 bad input, 3 engines
    disagree, 130 interrupted.
    """
    as_json = "--json" in sys.argv
    never_fail_on_letters()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except typer.Abort:
        sys.exit(130)
    except USAGE_ERROR as error:
        _only_spellings(error)
        if as_json:
            print_error(
                BadInput(error.format_message(), remedy="see `qup --help`", code="command.usage"),
                as_json=True,
            )
        else:
            error.show()
        sys.exit(2)
    except QupError as error:
        print_error(error, as_json=as_json)
        sys.exit(UNSOUND if isinstance(error, EngineDisagreement | EngineFault) else 2)
