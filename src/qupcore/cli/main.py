"""The commands of `qup`: each reads, calls the library once, and prints."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qupcore.cases.rates import rates
from qupcore.cli.edge import (
    day,
    never_fail_on_letters,
    policy,
    print_error,
    print_json,
    print_lines,
    read_bytes,
    read_case_file,
    write_new,
    writing,
)
from qupcore.deciding.decide import decide as decide_case
from qupcore.deciding.receipt import read_receipt, receipt_of, replay, write_receipt
from qupcore.errors import BadInput, EngineDisagreement, EngineFault, QupError
from qupcore.explaining.decision import explain, questions
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import phrases
from qupcore.explaining.rates import explain_rates
from qupcore.explaining.rules import list_rules, show_section
from qupcore.law import section_rules
from qupcore.law.in_force import all_in_force
from qupcore.version import __version__
from qupcore.wire.record import (
    decision_record,
    parameters_record,
    plain,
    rates_record,
    rules_record,
    section_record,
)
from qupcore.wire.schema import case_schema

__all__ = ["app", "main"]

UNSOUND = 3
"""Exit status where engines disagree: nothing was decided."""


# Typer carries its own click and names only the ends of its errors: this is what they share.
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]


class Lang(StrEnum):
    """The languages of the texts."""

    nb = "nb"
    nn = "nn"
    en = "en"


CaseFile = Annotated[str, typer.Argument(metavar="CASE", help="A case file (JSON); - reads standard input.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day asked about, as 2026-09-01.")]
Language = Annotated[Lang, typer.Option("--lang", help="Bokmål, nynorsk or English.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON to standard output, for other programs.")]
Policy = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME=NUMBER", help="A number that the law leaves open. Repeatable."),
]

app = typer.Typer(
    help="The rules of Norway's Qualification Programme, decided and explained.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(help="The law as rules.", no_args_is_help=True)
schema_app = typer.Typer(help="The forms of files.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
app.add_typer(schema_app, name="schema")


@app.command()
def decide(
    case: CaseFile,
    on: On,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
    receipt: Annotated[
        Path | None, typer.Option("--receipt", metavar="FILE", help="Write a receipt to decide again from.")
    ] = None,
    policy_values: Policy = None,
) -> None:
    """Decide whether a person has a right to the programme, and say why."""
    participant = read_case_file(case)
    decision = decide_case(participant, on=day(on), policy=policy(policy_values or []))
    if receipt is not None:
        write_new(receipt, write_receipt(receipt_of(participant, decision)))
    if as_json:
        print_json(decision_record(decision))
    else:
        print_lines(explain(decision, lang, participant.ref))


@app.command()
def ask(
    case: CaseFile,
    on: On,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
    policy_values: Policy = None,
) -> None:
    """List what must be known before the case can be decided, most decisive first."""
    decision = decide_case(read_case_file(case), on=day(on), policy=policy(policy_values or []))
    if as_json:
        record = decision_record(decision)
        print_json({key: record[key] for key in ("outcome", "exact", "missing", "questions")})
        return
    words = phrases(lang)
    open_questions = tuple(questions(decision, lang))
    outcome = words.say("outcome_word", decision.outcome)
    print_lines(open_questions or [Line(words.say("label", "asked_about", outcome=outcome))])


@app.command("replay")
def replay_receipt(
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT", help="A receipt; - reads standard input.")],
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Decide a receipt again under the rules of its day. Exit status 1 where the decision differs."""
    again = replay(read_receipt(read_bytes(receipt), name=receipt))
    if as_json:
        print_json(plain(again))
    else:
        words = phrases(lang)
        lines = [
            Line(words.say("label", "then_now", path=item.path, then=item.then, now=item.now))
            for item in (*again.differences, *again.versions)
        ]
        if again.same:
            lines.insert(0, Line(words.say("label", "no_receipt_difference"), weight="met"))
        print_lines(lines)
    if not again.same:
        raise typer.Exit(1)


@app.command("rates")
def show_rates(
    on: On, lang: Language = Lang.nb, as_json: AsJson = False, policy_values: Policy = None
) -> None:
    """The rates of the benefit on a day: full, under 25, a day, for a child."""
    found = rates(day(on), policy(policy_values or []))
    if as_json:
        print_json(rates_record(found))
    else:
        print_lines(explain_rates(found, lang))


@rules_app.command("list")
def rules_list(on: On, lang: Language = Lang.nb, as_json: AsJson = False) -> None:
    """List the rules in force on a day."""
    if as_json:
        rulebooks = all_in_force(day(on))
        parameters = {str(p["name"]): p for book in rulebooks.values() for p in parameters_record(book)}
        print_json(
            {
                "on": on,
                "rulebooks": {topic: book.hash for topic, book in rulebooks.items()},
                "rules": [rule for book in rulebooks.values() for rule in rules_record(book)],
                "parameters": [parameters[name] for name in sorted(parameters)],
            }
        )
    else:
        print_lines(list_rules(day(on), lang))


@rules_app.command("show")
def rules_show(
    section: Annotated[str, typer.Argument(help="Act and section, as 'sotjl § 29'.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only what is in force on the day.")
    ] = None,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Show a section as text: its conditions, numbers, citations and periods."""
    when = None if on is None else day(on)
    if as_json:
        print_json({"section": section, "rules": section_record(section_rules(section, when), when)})
    else:
        print_lines(show_section(section, lang, when))


@schema_app.command("case")
def schema_case() -> None:
    """Print the JSON Schema of a case file."""
    print_json(case_schema())


@app.command()
def version() -> None:
    """Print the version of qupcore."""
    with writing() as out:
        out.write(f"{__version__}\n")


def main() -> None:
    """Run the command line.

    Exit status: 0 decided, 1 a replay that differs, 2 bad input, 3 engines disagree, 130 interrupted.
    """
    as_json = "--json" in sys.argv
    never_fail_on_letters()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except typer.Abort:
        sys.exit(130)
    except USAGE_ERROR as error:
        if as_json:
            print_error(BadInput(error.format_message(), remedy="see `qup --help`"), as_json=True)
        else:
            error.show()
        sys.exit(2)
    except QupError as error:
        print_error(error, as_json=as_json)
        sys.exit(UNSOUND if isinstance(error, EngineDisagreement | EngineFault) else 2)
