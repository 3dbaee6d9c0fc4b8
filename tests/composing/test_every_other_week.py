"""Offers of other weeks may have the same hours: the search sees what the check of a plan sees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from cases.week.test_every_other_week import slots
from composing.drawn import SOURCE, WORDS
from qupcore import Participant, Period
from qupcore.composing.choices import EVERY_WEEK, kinds_between, quarter_hours
from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.domain.case.fixed_times import clash_minutes
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.searching import iter_combinations

ON = date(2026, 9, 7)
BEFORE, AFTER = date(2026, 12, 20), date(2027, 3, 31)
"""2026 has 53 weeks: after it, the odd weeks are the other of each two."""


def catalogue(*rhythms: dict[str, Any]) -> Catalogue:
    """A measure with an offer on Wednesday mornings for each rhythm."""
    names = [f"no:m{number}" for number in range(len(rhythms))]
    return Catalogue(
        by="made",
        measures=tuple(
            Measure(
                id=id,
                names=WORDS,
                owner="state",
                valid=Period(date(2016, 1, 1)),
                classes=(Classing(counts_as="work_directed"),),
                sources=SOURCE,
            )
            for id in names
        ),
        offers=tuple(
            Offer(
                id=f"{id}-her",
                measure=id,
                period=Period(date(2026, 1, 1)),
                slots=(Slot(day="wednesday", start=540, end=720, **rhythm),),
                minutes_a_week=1125,
                enrolment="open",
            )
            for id, rhythm in zip(names, rhythms, strict=True)
        ),
    )


EVEN, ODD = {"weeks": "even"}, {"weeks": "odd"}
SECOND, OTHER = (
    {"every_other_from": date(2026, 9, 9)},
    {"every_other_from": date(2026, 9, 16)},
)  # weeks 37, 38


@pytest.mark.parametrize(
    ("one", "other", "until", "together"),
    [
        (EVEN, ODD, AFTER, True),
        (EVEN, EVEN, AFTER, False),
        (SECOND, OTHER, AFTER, True),
        ({}, EVEN, AFTER, False),
        ({}, SECOND, AFTER, False),
        (SECOND, EVEN, BEFORE, True),
        (SECOND, EVEN, AFTER, False),
        (SECOND, ODD, BEFORE, False),
        (OTHER, ODD, BEFORE, True),
    ],
)
def test_offers_with_the_same_hours_are_together_where_their_weeks_are_others(
    one: dict[str, Any], other: dict[str, Any], until: date, together: bool
) -> None:
    person = Participant(ref="a", birth_date=date(1990, 1, 1), planning=Planning(needs=()))
    wanted = Wanted(until=until, needs_met=False)
    compiled = compile_problem(person, ON, catalogue=catalogue(one, other), wanted=wanted)
    both = [plan for plan in iter_combinations(compiled.problem) if len(plan.ids) == 2]
    assert bool(both) is together
    elements = tuple(choice.first() for choice in compiled.choices.values())
    findings = compiled.checker.findings(compiled.base.__class__(valid_from=ON, elements=elements))
    assert any(item.kind == "slots_clash" for item in findings) is not together


@settings(max_examples=200)
@given(slots(), slots())
def test_the_quarter_hours_meet_where_the_times_do(one: Slot, other: Slot) -> None:
    """Over days that hold every kind of week after both have begun, and no less than that over fewer."""
    began = max([ON, *(slot.every_other_from for slot in (one, other) if slot.every_other_from)])
    days = began, began.replace(year=began.year + 8)
    kinds = kinds_between(*days, (one, other))
    meet = bool(quarter_hours((one,), kinds) & quarter_hours((other,), kinds))
    assert meet == bool(clash_minutes([one], [other], *(day.toordinal() for day in days)))
    assert bool(quarter_hours((one,)) & quarter_hours((other,))) == meet


def test_where_every_time_is_of_every_week_one_kind_of_week_is_enough() -> None:
    assert kinds_between(ON, AFTER, (Slot(day="monday", start=540, end=600),)) == EVERY_WEEK
