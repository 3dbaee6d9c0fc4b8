"""`qup rules`: list, show and check the rules of the law."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.cli.edge import read_day
from qupcore.cli.law_difference import side_of_reforms
from qupcore.cli.options import ASKED, AsJson, Language, On
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.shared_form import CommandGroup
from qupcore.domain.hint import hint
from qupcore.errors import BadInput
from qupcore.explaining.rules import list_rules, show_section
from qupcore.explaining.uses import explain_facts_read, explain_rules_reading
from qupcore.laboratory.soundness.checking import check_rules
from qupcore.laboratory.soundness.record import rules_check_record
from qupcore.laboratory.soundness.telling import explain_rules_check
from qupcore.law.calculated import calculated_terms
from qupcore.law.sections import section_rules
from qupcore.law.uses import facts_read_by, rules_reading
from qupcore.law.vocabulary import vocabulary
from qupcore.wire.listings import rules_list_record
from qupcore.wire.record import section_record
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer(cls=CommandGroup, help="List, show and check the rules of the law.", no_args_is_help=True)


@app.command("list")
def rules_list(on: On, lang: Language = ASKED, as_json: AsJson = False) -> None:
    """List the rules in force on a day."""
    if as_json:
        print_json(rules_list_record(read_day(on)))
    else:
        print_lines(list_rules(read_day(on), lang))


@app.command("show")
def rules_show(
    section: Annotated[str, typer.Argument(metavar="SECTION", help="Act and section, such as 'sotjl § 29'.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only what is in force on this day.")
    ] = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Show a section as text: its conditions, numbers, citations and periods."""
    when = None if on is None else read_day(on)
    if as_json:
        rules = section_record(section_rules(section, when), when)
        print_json({"section": section, "rules": rules, "versions": versions("section")})
    else:
        print_lines(show_section(section, lang, when))


@app.command("uses")
def rules_uses(
    name: Annotated[
        str, typer.Argument(metavar="FACT|RULE", help="A fact, such as person.age, or the id of a rule.")
    ],
    on: On,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Show which rules read a fact, or which facts a rule reads."""
    when = read_day(on)
    facts_known = {**vocabulary(), **calculated_terms()}
    if name in facts_known:
        rules = rules_reading(name, when)
        if as_json:
            print_json({"on": on, "fact": name, "rules": rules, "versions": versions("rules_reading")})
        else:
            print_lines(explain_rules_reading(name, rules, when, lang))
        return
    try:
        facts = facts_read_by(name, when)
    except BadInput:
        if hint(name, facts_known):
            rules_reading(name, when)  # says which fact was meant
        raise
    if as_json:
        print_json({"on": on, "rule": name, "facts": facts, "versions": versions("facts_read")})
    else:
        print_lines(explain_facts_read(name, facts, when, lang))


@app.command("check")
def rules_check(
    reforms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REFORM", help="Reforms laid over the law: TOML files, or the names of installed ones."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day; of a reform, else the day on which it is whole."),
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="TOPIC", help="This topic only. May be repeated.")
    ] = None,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Look for dead rules, rules that cannot fail, limits out of reach, gaps, and what has no words.

    The exit status is 0 where each remark has an explanation, and 1 where one has none.
    """
    check = check_rules(side_of_reforms(reforms or [], None if on is None else read_day(on)), topic or [])
    if as_json:
        print_json(rules_check_record(check))
    else:
        print_lines(explain_rules_check(check, lang))
    if check.unexplained:
        raise typer.Exit(1)
