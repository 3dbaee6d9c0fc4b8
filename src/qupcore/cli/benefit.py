"""`qup rates`: what is paid."""

from __future__ import annotations

import typer

from qupcore.cases.rates import rates
from qupcore.cli.edge import day, policy, print_json, print_lines
from qupcore.cli.options import AsJson, Lang, Language, On, Policy
from qupcore.explaining.rates import explain_rates
from qupcore.wire.record import rates_record

__all__ = ["app"]

app = typer.Typer()


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
