"""In which order a review tells what it found, and whose numbers it reads."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import attrs
import pytest

from cases.review.test_refusals import ENTITLED
from qupcore import Participant, duties, review
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course, FollowUp
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.errors import ParameterError

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
    rules = {item.finding.rule for item in review(young, on, policy=policy).remarks}
    assert (TOLD in rules) is right


def test_a_number_that_is_not_read_is_refused() -> None:
    for name in ("convention.leap_birthdays", "sotjl.29.nothing"):
        with pytest.raises(ParameterError, match=name.rpartition(".")[2]):
            review(ENTITLED, ON, policy={name: 1})
        with pytest.raises(ParameterError, match=name.rpartition(".")[2]):
            duties(ENTITLED, ON, policy={name: 1})


def found(on: date, **course: object) -> set[tuple[str, str]]:
    """The topics and rules of what a review finds."""
    remarks = review(Participant(ref="a", course=Course(**course)), on).remarks  # type: ignore[arg-type]
    return {(item.topic, item.finding.rule) for item in remarks}


def test_a_number_of_any_topic_may_be_chosen() -> None:
    assert (
        review(ENTITLED, ON, policy={"for-2011-1471.days_off_count": 0}).remarks
        == review(ENTITLED, ON).remarks
    )


def test_a_right_that_was_not_used_is_no_fault() -> None:
    """Reasons were left out and could be asked for until 7 April: nobody did, and nothing is remarked on."""
    decision = ProgrammeDecision(
        kind="ended", decided_on=date(2026, 3, 10), notified_on=date(2026, 3, 12), reasons=""
    )
    topics = {topic for topic, _ in found(date(2026, 4, 8), decisions=(decision,))}
    assert "late_reasons" not in topics


def test_that_the_body_s_time_to_tell_of_harm_is_out_is_no_fault() -> None:
    """§ 34 (3) bounds a change to harm, which nobody has made: three months from 30 March are 30 June."""
    decision = ProgrammeDecision(kind="refused", decided_on=date(2026, 3, 16), notified_on=date(2026, 3, 16))
    appeal = Appeal(received_on=date(2026, 3, 30), against=date(2026, 3, 16), sent_on=date(2026, 4, 1))
    rules = {rule for _, rule in found(date(2026, 7, 2), decisions=(decision,), appeals=(appeal,))}
    assert not {rule for rule in rules if rule.startswith("fvl.34")}


GRANTED = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 1, 2),
    applies_from=date(2026, 1, 5),
    applies_to=date(2026, 12, 31),
)


@pytest.mark.parametrize(
    ("on", "held_on", "remarked"),
    [
        (date(2026, 4, 1), None, False),  # the day itself
        (date(2026, 4, 2), None, True),
        (date(2026, 4, 2), date(2026, 4, 1), False),
    ],
)
def test_an_evaluation_that_is_not_on_record_is_asked_about_from_the_day_after(
    on: date, held_on: date | None, remarked: bool
) -> None:
    follow_ups = () if held_on is None else (FollowUp(on=held_on, evaluated=True),)
    plan = Plan(valid_from=date(2026, 1, 5), evaluation_dates=(date(2026, 4, 1),))
    topics = {
        topic
        for topic, _ in found(
            on, decisions=(GRANTED,), started_on=date(2026, 1, 5), plans=(plan,), follow_ups=follow_ups
        )
    }
    assert ("evaluation" in topics) is remarked


def test_a_start_of_which_no_last_day_is_known_is_no_fault() -> None:
    """Put off because of the pandemic, in a year in which no rule says by how much."""
    course = {"applied_on": date(2020, 2, 1), "start_deferrals": 1}
    [start] = [
        item
        for item in duties(Participant(ref="a", course=Course(**course)), date(2021, 6, 1))  # type: ignore[arg-type]
        if item.kind == "start"
    ]
    assert (start.due, start.state) == (None, "undated")
    assert "start" not in {topic for topic, _ in found(date(2021, 6, 1), **course)}
