"""A rulebook with every kind of node, and facts with every sign, for engines that must agree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    IsKnown,
    Not,
    Number,
    OneOf,
    Operator,
    Proportion,
    Rounding,
    Sign,
)
from qupcore.rules.provisions import Provision
from qupcore.rules.rulebook import Rulebook, rulebook_on
from qupcore.rules.terms import Value
from qupcore.rules.writing import Formula, Placed, Role, Rule
from qupcore.testing.vocabulary import PARAMETERS, choice_term, number, yes_no

__all__ = ["EVERY_SIGN", "book_of", "every_kind", "formula", "rule"]

ON = date(2004, 6, 1)  # try.limit_weeks is unknown in 2004
PLACE = Provision(citation=Citation(law="try", section="1"), valid=Period(date(2000, 1, 1)))
FIRST, SECOND = number("trees.first", "1"), number("trees.second", "1")
DAY, SPAN = number("trees.day", "date"), number("trees.span", "months")
LENGTH, WEEKS = number("trees.length", "days"), number("trees.weeks", "weeks")
AGREED, HEARD = yes_no("trees.agreed"), yes_no("trees.heard")
HOME = choice_term("trees.home", "alone", "couple", "shared")
LIMIT_WEEKS = next(item for item in PARAMETERS if item.name == "try.limit_weeks")


def rule(name: str, tree: Condition, role: Role = "condition") -> Rule:
    """A rule without legal meaning."""
    return Rule(name=name, role=role, provisions=(PLACE,), doc="", topic="try", when=tree)


def formula(name: str, tree: Number) -> Formula:
    """A formula that gives a term of its own name."""
    return Formula(
        name=name,
        role="amount",
        provisions=(PLACE,),
        doc="",
        topic="try",
        gives=number(f"trees.{name}", tree.unit),
        number=tree,
    )


def book_of(placed: Iterable[Placed]) -> Rulebook:
    """The rulebook of some rules and formulas."""
    return rulebook_on(placed, ON, topic="try")


def every_kind() -> list[Placed]:
    """Rules and formulas with every kind of node, every operator, sign and rounding."""
    two = (FIRST, SECOND)
    found: list[Placed] = [
        *(rule(f"compare{n}", Compare(word, *two), "reading") for n, word in enumerate(get_args(Operator))),
        *(formula(f"sign{n}", Arithmetic(sign, *two)) for n, sign in enumerate(get_args(Sign))),
        *(formula(f"divide{n}", Divide(*two, how)) for n, how in enumerate(get_args(Rounding))),
        *(formula(f"share{n}", Proportion(FIRST, *two, how)) for n, how in enumerate(get_args(Rounding))),
        formula("months", After(DAY, SPAN)),
        formula("days", After(DAY, LENGTH)),
        formula("twice", After(After(DAY, SPAN), Constant(1, "months"))),
        formula("none", Arithmetic("*", FIRST, Constant(0))),
        formula("unknown", Arithmetic("max", WEEKS, LIMIT_WEEKS)),
        formula("unknown_times", Arithmetic("*", FIRST, LIMIT_WEEKS)),
        rule("unknown_limit", Compare("<", WEEKS, LIMIT_WEEKS)),
        rule("all", All((AGREED, HEARD, Not(AGREED)))),
        rule("any", Any((AGREED, HEARD, Not(HEARD)))),
        rule("one", All((AGREED,))),
        rule("same", Any((AGREED, AGREED))),
        rule("home", OneOf(HOME, ("alone", "shared"))),
        rule("known", Any((IsKnown(FIRST), IsKnown(HOME))), "reading"),
    ]
    quotient = number("trees.divide0", "1")
    found.append(rule("known_result", All((IsKnown(quotient), Compare(">", quotient, FIRST))), "reading"))
    return found


_DAYS = (date.min, date(2024, 1, 31), date(2024, 2, 29), date(9999, 12, 31))

EVERY_SIGN: tuple[dict[str, Value], ...] = tuple(
    {
        "trees.first": first,
        "trees.second": second,
        "trees.agreed": place % 2 == 0,
        "trees.heard": place % 3 == 0,
        "trees.home": HOME.values[place % 3],
        "trees.day": day.toordinal(),
        "trees.span": first * 5,
        "trees.length": second * 3,
        "trees.weeks": place,
    }
    for place, (first, second, day) in enumerate(
        (first, second, day) for first in (-7, -1, 0, 1, 9) for second in (-2, 0, 2, 9) for day in _DAYS
    )
)
"""Facts with negative numbers, zero and positive ones, and days at the ends of months and of the calendar."""
