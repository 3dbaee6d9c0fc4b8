"""The law of one day, held for ever: to tell a change of the law from the passing of time."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.period import Period
from qupcore.reforms.draft import ONE_DAY, Draft, until
from qupcore.rules.law import Law
from qupcore.rules.parameters import Parameter
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.writing import Placed

__all__ = ["held"]


def held(law: Law, day: date) -> Law:
    """The law as it was on a day, in force from then on without end. Earlier days are as they were.

    >>> from qupcore.rules import NATIONAL
    >>> old = held(NATIONAL, date(2018, 12, 31))
    >>> old.name, old.in_force(date(2026, 9, 1)).meaning == NATIONAL.in_force(date(2018, 12, 31)).meaning
    ('national of 2018-12-31', True)
    """
    check_arguments(held, locals())
    draft = Draft(law.rules, law.conventions, "", "")
    numbers = numbers_read(draft.rules, draft.conventions)
    draft = draft.with_numbers({name: _number(number, day) for name, number in numbers.items()})
    rules = (new for placed in draft.rules if (new := _rule(placed, day)) is not None)
    return Law(f"{law.name} of {day}", tuple(rules), draft.conventions)


def _number(number: Parameter, day: date) -> Parameter:
    values = tuple(value for value in number.values if value.valid.start <= day)
    if values and values[-1].valid.contains(day):
        values = (*values[:-1], attrs.evolve(values[-1], valid=Period(values[-1].valid.start, None)))
    return attrs.evolve(number, values=values) if values else number


def _rule(placed: Placed, day: date) -> Placed | None:
    earlier = until(placed, day + ONE_DAY)
    if earlier is None or earlier.provisions[-1].valid.end != day:
        return earlier
    *before, last = earlier.provisions
    return attrs.evolve(
        earlier, provisions=(*before, attrs.evolve(last, valid=Period(last.valid.start, None)))
    )
