"""The provisional numbers of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qupcore.cases.benefit.runs import Run
from qupcore.cases.ruling.ruling import Ruling
from qupcore.domain.answers.provisional import Provisional
from qupcore.law.sotjl.p35_benefit import Figures
from qupcore.law.terms.benefit import Pay
from qupcore.rules.dated import DatedValue

__all__ = ["provisional_in", "provisional_on"]


def provisional_on(values: Mapping[str, DatedValue], on: date) -> tuple[Provisional, ...]:
    """The numbers used for a day beyond the last day for which they are known.

    Args:
        values: The numbers used, by full name.
        on: The day that they are used for.

    Source: folketrygdloven § 1-4 sets G from 1 May each year; other figures come with the yearly budget.
    """
    return tuple(
        Provisional(parameter=name, known_until=value.known_until, renewed_by=value.renewed_by)
        for name, value in values.items()
        if value.known_until is not None and value.known_until < on
    )


def provisional_in(runs: Iterable[Run], rulings: Iterable[Ruling]) -> tuple[Provisional, ...]:
    """The numbers that may still change for days of the month; the supplement's only where it is paid.

    Args:
        runs: The runs of the month.
        rulings: What it rests on.
    """
    runs = tuple(runs)
    children = any(run.facts.get(Pay.children.name) for run in runs)
    last = max((run.last for run in runs), default=date.min)
    found: dict[Provisional, None] = {}
    for ruling in rulings:
        renewed = ruling.in_force.renewed
        for item in provisional_on(renewed, last) if renewed else ():
            if children or item.parameter != Figures.child_a_day.name:
                found[item] = None
    return tuple(sorted(found, key=lambda item: item.parameter))
