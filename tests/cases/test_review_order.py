"""In which order a review tells what it found, and whose numbers it reads."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import attrs
import pytest

from cases.test_refusals import ENTITLED
from qupcore import ParameterError, Participant, duties, review
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.domain.supported_child import SupportedChild

ON = date(2026, 6, 1)


def refused(*days: int) -> Participant:
    """Whoever has the right was refused, on each of so many days of May."""
    decisions = tuple(ProgrammeDecision(kind="refused", decided_on=date(2026, 5, day)) for day in days)
    return attrs.evolve(ENTITLED, course=Course(decisions=decisions))


def places(case: Participant) -> list[tuple[str, int]]:
    return [
        (item.outcome, int(item.path.partition("[")[2].partition("]")[0]))
        for item in review(case, ON).remarks
        if item.path.startswith("$.course.decisions[")
    ]


def test_breaches_come_first_and_the_tenth_entry_after_the_second() -> None:
    found = places(refused(*range(4, 16)))
    assert {number for _, number in found} == set(range(12))
    for outcome in ("not_met", "unknown"):
        of_it = [number for said, number in found if said == outcome]
        assert of_it == sorted(of_it)
        assert len(of_it) >= 12
    assert [said for said, _ in found] == sorted(said for said, _ in found)


def test_what_is_found_in_one_place_is_told_by_rule() -> None:
    found = review(refused(4), ON).remarks
    for one, other in itertools.pairwise(found):
        if (one.outcome, one.path) == (other.outcome, other.path):
            assert one.finding.rule <= other.finding.rule
    assert len({item.path for item in found}) < len(found), "some are in one place"


def test_places_are_in_the_order_of_their_names() -> None:
    case = attrs.evolve(
        refused(4),
        course=Course(
            decisions=(ProgrammeDecision(kind="refused", decided_on=date(2026, 5, 4)),),
            children=(SupportedChild(birth_date=ON - timedelta(days=900)),) * 2,
        ),
    )
    paths = [item.path for item in review(case, ON).remarks if item.outcome == "unknown"]
    assert paths == sorted(paths)
    assert {"$.course.children[1].ref", "$.course.decisions[0]"} <= set(paths)


LEAP = {"convention.leap_birthday": 301}
TOLD = "sotjl.17.told_of_the_programme"


@pytest.mark.parametrize(
    ("on", "policy", "right"),
    [
        # Born on 29 February 2008: 18 years on 28 February 2026, or on 1 March where that is the convention.
        (date(2026, 2, 27), None, False),
        (date(2026, 2, 28), None, True),
        (date(2026, 2, 28), LEAP, False),
        (date(2026, 3, 1), LEAP, True),
    ],
)
def test_the_convention_for_29_february_that_was_chosen_is_that_of_the_right(
    on: date, policy: dict[str, int] | None, right: bool
) -> None:
    young = attrs.evolve(ENTITLED, birth_date=date(2008, 2, 29))
    rules = {item.finding.rule for item in review(young, on, policy).remarks}
    assert (TOLD in rules) is right


def test_a_number_that_is_not_read_is_refused() -> None:
    for name in ("convention.leap_birthdays", "sotjl.29.nothing"):
        with pytest.raises(ParameterError, match=name.rpartition(".")[2]):
            review(ENTITLED, ON, {name: 1})
        with pytest.raises(ParameterError, match=name.rpartition(".")[2]):
            duties(ENTITLED, ON, {name: 1})
