"""A cut for absence: what the award reserves for, and what must be decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases.review.test_refusals import ENTITLED
from qupcore import duties, review
from qupcore.cases import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

NOTICE, CUT = "fvl.16.advance_notice", "sotjl.41.cut_reserved_or_decided"
ON = date(2026, 6, 1)
AWAY = Absence(first=date(2026, 3, 10), reason="other", permitted=False)
REDUCED = ProgrammeDecision(
    kind="reduced",
    decided_on=date(2026, 4, 1),
    applies_from=date(2026, 3, 10),
    applies_to=date(2026, 3, 10),
    because="absence",
    advance_notice=False,
    written=False,
    notified_on=date(2026, 4, 1),
)


def award(reserves: bool | None) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind="granted",
        decided_on=date(2026, 1, 5),
        applies_from=date(2026, 1, 5),
        applies_to=date(2027, 1, 4),
        reserves_for_absence=reserves,
    )


def found(reserves: bool | None, *decisions: ProgrammeDecision, away: tuple[Absence, ...] = (AWAY,)) -> Any:
    course = Course(started_on=date(2026, 1, 5), decisions=(award(reserves), *decisions), absences=away)
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    rules = {NOTICE: "notice", CUT: "cut", "fvl.23.in_writing": "writing"}
    return {
        (rules[item.finding.rule], item.path.removeprefix("$.course."), item.outcome)
        for item in remarks
        if item.finding.rule in rules
        and not (item.path.endswith("[0]") and item.finding.rule.startswith("fvl"))
    }


def test_what_the_award_reserves_for_is_carried_out_and_needs_no_notice() -> None:
    assert found(True, REDUCED) == set()


def test_without_a_reservation_the_cut_is_a_decision_like_others() -> None:
    assert found(False, REDUCED) == {
        ("notice", "decisions[1]", "not_met"),
        ("writing", "decisions[1]", "not_met"),
    }


def test_where_the_reservation_is_not_known_nothing_is_held_against_the_cut() -> None:
    assert found(None, REDUCED) == {
        ("notice", "decisions[1]", "unknown"),
        ("writing", "decisions[1]", "unknown"),
    }


@pytest.mark.parametrize("reserves", [True, False, None])
def test_a_cut_for_anything_else_is_a_decision_whatever_the_award_reserves(reserves: bool | None) -> None:
    other = attrs.evolve(REDUCED, because="other")
    assert ("notice", "decisions[1]", "not_met") in found(reserves, other)


def test_a_cut_of_which_the_reason_is_left_out_is_one_for_the_absence_of_the_same_days() -> None:
    unsaid = attrs.evolve(REDUCED, because=None)
    assert found(True, unsaid) == set()


@pytest.mark.parametrize(
    ("reserves", "decisions", "away", "expected"),
    [
        (True, (), (AWAY,), set()),
        (False, (), (AWAY,), {("cut", "decisions[0]", "unknown")}),  # neither reserved nor decided
        (None, (), (AWAY,), {("cut", "decisions[0]", "unknown")}),
        (False, (), (attrs.evolve(AWAY, permitted=True),), set()),  # nothing is cut
        (False, (), (attrs.evolve(AWAY, permitted=None),), set()),  # nothing is known to be cut
        (
            False,
            (),
            (AWAY, attrs.evolve(AWAY, first=date(2026, 4, 14))),
            {("cut", "decisions[0]", "unknown")},
        ),
        (False, (), (attrs.evolve(AWAY, first=date(2026, 6, 2)),), set()),  # after the day of the review
    ],
)
def test_a_cut_without_reservation_and_without_decision(
    reserves: bool | None, decisions: Any, away: Any, expected: Any
) -> None:
    """Once an award: whether it reserves for absence settles all of them. That no decision is on record does
    not show that none was made."""
    assert found(reserves, *decisions, away=away) == expected


def test_the_cut_of_another_day_does_not_decide_this_one() -> None:
    other = attrs.evolve(REDUCED, applies_from=date(2026, 3, 11), applies_to=date(2026, 3, 11))
    assert ("cut", "decisions[0]", "unknown") in found(False, other)
    open_ended = attrs.evolve(REDUCED, applies_to=None)
    assert ("cut", "decisions[0]", "unknown") not in found(False, open_ended)


def test_what_only_carries_an_award_out_has_no_deadline_for_an_appeal() -> None:
    for reserves, paths in ((True, set()), (False, {"$.course.decisions[1]"})):
        course = Course(started_on=date(2026, 1, 5), decisions=(award(reserves), REDUCED), absences=(AWAY,))
        told = {d.path for d in duties(attrs.evolve(ENTITLED, course=course), ON) if d.kind == "appeal"}
        assert told == paths


def test_nothing_is_said_of_the_years_of_which_no_source_was_found() -> None:
    early = attrs.evolve(
        award(False),
        decided_on=date(2009, 1, 5),
        applies_from=date(2009, 1, 5),
        applies_to=date(2010, 1, 4),
    )
    away = attrs.evolve(AWAY, first=date(2009, 3, 10))
    course = Course(started_on=date(2009, 1, 5), decisions=(early,), absences=(away,))
    remarks = review(attrs.evolve(ENTITLED, course=course), date(2009, 6, 1)).remarks
    assert [item for item in remarks if item.finding.rule == CUT] == []


def test_an_award_is_asked_about_once() -> None:
    away = (AWAY, attrs.evolve(AWAY, first=date(2026, 4, 14)), attrs.evolve(AWAY, first=date(2026, 5, 12)))
    course = Course(started_on=date(2026, 1, 5), decisions=(award(None),), absences=away)
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    assert len([item for item in remarks if item.finding.rule == CUT]) == 1


@pytest.mark.parametrize("reserves", [True, False, None])
def test_an_award_whose_last_day_is_not_on_record_runs_on(reserves: bool | None) -> None:
    """What it reserves for absence is carried out, and nobody is asked for what is on record."""
    course = {
        "started_on": date(2026, 1, 5),
        "decisions": (attrs.evolve(award(reserves), applies_to=None), REDUCED),
        "absences": (AWAY,),
    }
    remarks = review(attrs.evolve(ENTITLED, course=Course(**course)), ON).remarks
    (notice,) = [item.outcome for item in remarks if item.finding.rule == NOTICE] or ["met"]
    assert notice == ("met" if reserves else "unknown"), "it may have been over by then: no breach"


def test_an_award_whose_first_day_is_its_start_holds_from_then_on() -> None:
    """Where a decision names no first day, the day the programme was started on is the first."""
    for started, notice in ((date(2026, 3, 10), "met"), (date(2026, 3, 11), "unknown")):
        late = attrs.evolve(award(True), applies_from=None, started_on=started)
        course = Course(decisions=(late, REDUCED), absences=(AWAY,))
        remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
        found = [i.outcome for i in remarks if i.finding.rule == NOTICE and i.path.endswith("[1]")]
        assert (found or ["met"]) == [notice]


@pytest.mark.parametrize(
    ("day", "notice"),
    [("2026-01-04", "unknown"), ("2026-01-05", "met"), ("2026-03-31", "met"), ("2026-04-01", "not_met")],
)
def test_a_cut_is_held_against_the_award_of_its_day(day: str, notice: str) -> None:
    """The first award, to 31 March, reserves for absence; the extension from 1 April does not."""
    first = attrs.evolve(award(True), applies_to=date(2026, 3, 31))
    then = attrs.evolve(
        award(False), kind="extended", applies_from=date(2026, 4, 1), decided_on=date(2026, 3, 20)
    )
    on = date.fromisoformat(day)
    cut = attrs.evolve(REDUCED, applies_from=on, applies_to=on, decided_on=date(2026, 4, 10))
    away = attrs.evolve(AWAY, first=on)
    course = Course(started_on=date(2026, 1, 5), decisions=(first, then, cut), absences=(away,))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    found = [i.outcome for i in remarks if i.finding.rule == NOTICE and i.path.endswith("[2]")]
    assert (found or ["met"]) == [notice]


def test_an_award_that_was_made_after_the_cut_was_not_what_it_carried_out() -> None:
    later = attrs.evolve(award(True), decided_on=date(2026, 4, 2))
    course = Course(started_on=date(2026, 1, 5), decisions=(later, REDUCED), absences=(AWAY,))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    assert [i.outcome for i in remarks if i.finding.rule == NOTICE] == ["unknown"]
    same_day = attrs.evolve(later, decided_on=date(2026, 4, 1))
    course = attrs.evolve(course, decisions=(same_day, REDUCED))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    assert [i.outcome for i in remarks if i.finding.rule == NOTICE] == []


def of_the_cut(*decisions: ProgrammeDecision, away: tuple[Absence, ...] = (AWAY,), on: date = ON) -> set[str]:
    """What is found of the notice of any decision but the awards."""
    course = Course(started_on=date(2026, 1, 5), decisions=decisions, absences=away)
    remarks = review(attrs.evolve(ENTITLED, course=course), on).remarks
    return {item.outcome for item in remarks if item.finding.rule == NOTICE}


def test_an_end_for_absence_carries_no_award_out() -> None:
    ended = attrs.evolve(REDUCED, kind="ended", applies_to=None)
    assert of_the_cut(award(True), ended) == {"not_met"}


def test_a_cut_that_says_it_is_for_absence_is_believed_without_the_absence() -> None:
    assert of_the_cut(award(True), REDUCED, away=()) == set()
    assert of_the_cut(award(False), REDUCED, away=()) == {"not_met"}


@pytest.mark.parametrize(
    ("first", "carried_out"), [("2026-03-31", True), ("2026-04-01", True), ("2026-04-02", False)]
)
def test_a_cut_without_days_is_for_the_absence_up_to_its_decision(first: str, carried_out: bool) -> None:
    """Decided on 1 April, naming no days: it decides on absence up to the day, and on none after."""
    undated = attrs.evolve(REDUCED, applies_from=None, applies_to=None)
    away = (attrs.evolve(AWAY, first=date.fromisoformat(first)),)
    assert (("cut", "decisions[0]", "unknown") not in found(False, undated, away=away)) is carried_out
    unsaid = attrs.evolve(undated, because=None)
    assert ("cut", "decisions[0]", "unknown") in found(False, unsaid, away=away), (
        "nothing says what it is for"
    )


def test_of_an_award_whose_first_day_is_its_start_nothing_is_held_against_the_cut() -> None:
    late = attrs.evolve(award(False), applies_from=None, started_on=date(2026, 3, 10))
    course = Course(decisions=(late, REDUCED), absences=(AWAY,))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    assert {item.outcome for item in remarks if item.finding.rule == NOTICE} == {"unknown"}


@pytest.mark.parametrize(
    ("decided_on", "asked"), [(date(2026, 5, 31), False), (ON, False), (date(2026, 6, 2), True)]
)
def test_a_cut_is_decided_from_the_day_it_is(decided_on: date, asked: bool) -> None:
    later = attrs.evolve(REDUCED, decided_on=decided_on)
    assert (("cut", "decisions[0]", "unknown") in found(False, later)) is asked


@pytest.mark.parametrize(("first", "asked"), [(ON, True), (date(2026, 6, 2), False)])
def test_absence_is_looked_at_from_its_day(first: date, asked: bool) -> None:
    away = (attrs.evolve(AWAY, first=first),)
    assert (("cut", "decisions[0]", "unknown") in found(False, away=away)) is asked


def test_the_award_is_the_one_of_the_day_wherever_it_stands() -> None:
    refused = ProgrammeDecision(kind="refused", decided_on=date(2025, 11, 3))
    course = Course(
        started_on=date(2026, 1, 5), decisions=(refused, award(False), award(None)), absences=(AWAY,)
    )
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    (one,) = [item.path for item in remarks if item.finding.rule == CUT]
    assert one == "$.course.decisions[2]", "of two of one time the one that was made last"


def test_a_day_after_the_award_is_in_none() -> None:
    over = attrs.evolve(award(False), applies_to=date(2026, 3, 9))
    assert of_the_cut(over, REDUCED) == {"unknown"}
    course = Course(started_on=date(2026, 1, 5), decisions=(over,), absences=(AWAY,))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    assert [item for item in remarks if item.finding.rule == CUT] == []


def test_of_two_awards_of_a_day_the_later_period_counts() -> None:
    longer = attrs.evolve(
        award(False), kind="extended", applies_from=date(2026, 3, 1), decided_on=date(2026, 2, 20)
    )
    assert of_the_cut(award(True), longer, REDUCED) == {"not_met"}
