"""The facts that a rule reads, and the rules that read a fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.calculated import calculated_terms
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import vocabulary
from qupcore.memory import remembered
from qupcore.rules.law import Law

__all__ = ["facts_read_by", "rules_reading"]

_MOST_NAMED = 12


def facts_read_by(rule: str, on: date, *, law: Law = NATIONAL) -> tuple[str, ...]:
    """The facts that a rule or a calculation reads on a day, by name.

    A calculated fact is included together with the facts that it is calculated from.

    Args:
        rule: The id of the rule.
        on: The day of the rules.
        law: The law; the national law if left out.

    Raises:
        NoRulesInForce: `on` lies before 2007-11-01.
        BadInput: no rule of this id is in force on the day; or `on` is no day.

    >>> facts_read_by("sotjl.29.age", date(2026, 9, 1))
    ('person.age',)
    """
    check_arguments(facts_read_by, locals())
    read = _read_on(law, on)
    if rule not in read:
        raise BadInput(
            worded("no rule {rule!r} is in force on {on}", rule=rule, on=on),
            remedy=remedy(rule, read, named=worded("among"), most=_MOST_NAMED),
            code="input.unknown-id",
        )
    return read[rule]


def rules_reading(term: str, on: date, *, law: Law = NATIONAL) -> tuple[str, ...]:
    """The rules and calculations that read a fact on a day, directly or through a calculation, by id.

    Args:
        term: The name of the fact.
        on: The day of the rules.
        law: The law; the national law if left out.

    Raises:
        NoRulesInForce: `on` lies before 2007-11-01.
        BadInput: there is no fact of this name; or `on` is no day.

    >>> rules_reading("assessed.work_ability", date(2026, 9, 1))
    ('sotjl.29.work_ability_assessment',)
    """
    check_arguments(rules_reading, locals())
    known = {
        *vocabulary(),
        *calculated_terms(),
        *(name for read in _read_on(law, on).values() for name in read),
    }
    if term not in known:
        raise BadInput(
            worded("there is no fact {term!r}", term=term),
            remedy=remedy(term, known, named=worded("among"), most=_MOST_NAMED),
            code="input.unknown-id",
        )
    return tuple(rule for rule, facts in _read_on(law, on).items() if term in facts)


@remembered(most=64)
def _read_on(law: Law, on: date) -> Mapping[str, tuple[str, ...]]:
    """The facts that each rule in force reads, by id of the rule."""
    books = law.all_in_force(on).values()
    found: dict[str, dict[str, None]] = {}
    for book in books:
        behind = {item.gives: tuple(item.terms) for item in book.calculations}
        for item in book.everything:
            waiting, facts = list(reversed(tuple(item.terms))), found.setdefault(item.id, {})
            while waiting:
                name = waiting.pop()
                if name not in facts:
                    facts[name] = None
                    waiting += reversed(behind.get(name, ()))
    return MappingProxyType({rule: tuple(facts) for rule, facts in found.items()})
