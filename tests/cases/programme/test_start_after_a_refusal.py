"""§ 31 where an application was refused or given up, or the person died: whose six months, if any run."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from qupcore import Participant, duties, review
from qupcore.cases import Appeal
from qupcore.domain.case.appeal import AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

ON = date(2026, 10, 1)
APPLIED = date(2026, 1, 5)  # six months: 5 July
REFUSED = ProgrammeDecision(kind="refused", decided_on=date(2026, 2, 1))
GRANTED = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 7, 20),
    applies_from=date(2026, 8, 3),
    applies_to=date(2027, 8, 2),
)
STARTED = date(2026, 8, 3)
ASKED = ["$.course.decisions[1].applied_on"]
RULE = "sotjl.31.starts_in_time_or_deferred"


def result(outcome: Any, day: date = date(2026, 6, 1)) -> Appeal:
    came = AppealResult(decided_on=day, by="appeal_body", outcome=outcome)
    return Appeal(received_on=date(2026, 2, 10), against=REFUSED.decided_on, result=came)


def answers(*decisions: ProgrammeDecision, on: date = ON, **course: Any) -> tuple[Any, Any]:
    """What the review says of § 31 with what it asks, and each duty to start."""
    case = Participant(ref="a", course=Course(**{"applied_on": APPLIED, **course, "decisions": decisions}))
    said = [(r.outcome, [q.path for q in r.add]) for r in review(case, on).remarks if r.finding.rule == RULE]
    due = [(str(d.due) if d.due else None, d.state) for d in duties(case, on) if d.kind == "start"]
    return said, due


@pytest.mark.parametrize(
    ("decisions", "appeals", "said", "due"),
    [
        # Until now a breach: what was granted after the refusal most likely answers a new application.
        ((REFUSED, GRANTED), (), [("unknown", ASKED)], [(None, "done")]),
        ((REFUSED, GRANTED), (result("upheld"),), [("unknown", ASKED)], [(None, "done")]),
        # Undone on appeal, or taken back by the office itself, the first application stands.
        ((REFUSED, GRANTED), (result("annulled"),), [("not_met", [])], [("2026-07-05", "done_late")]),
        (
            (REFUSED, GRANTED),
            (result("changed", GRANTED.decided_on),),
            [("not_met", [])],
            [("2026-07-05", "done_late")],
        ),
        (
            (REFUSED, attrs.evolve(GRANTED, reverses=REFUSED.decided_on)),
            (),
            [("not_met", [])],
            [("2026-07-05", "done_late")],
        ),
        # Said, it is held against the application that it answers; the one refused waits for nothing.
        ((REFUSED, attrs.evolve(GRANTED, applied_on=date(2026, 7, 1))), (), [], [("2027-01-01", "done")]),
        # A refusal from before the application, of an extension, or from after the grant answered another.
        (
            (attrs.evolve(REFUSED, decided_on=date(2026, 1, 4)), GRANTED),
            (),
            [("not_met", [])],
            [("2026-07-05", "done_late")],
        ),
        (
            (attrs.evolve(REFUSED, extension="second_year"), GRANTED),
            (),
            [("not_met", [])],
            [("2026-07-05", "done_late")],
        ),
        ((GRANTED,), (), [("not_met", [])], [("2026-07-05", "done_late")]),
    ],
)
def test_after_a_refusal_the_application_is_asked_for(
    decisions: Any, appeals: Any, said: Any, due: Any
) -> None:
    assert answers(*decisions, appeals=appeals, started_on=STARTED) == (said, due)


def test_in_time_by_the_first_application_is_in_time_by_any_later_one() -> None:
    early = attrs.evolve(GRANTED, decided_on=date(2026, 4, 1), applies_from=date(2026, 4, 6))
    for started, expected in (
        (date(2026, 7, 5), ([], [("2026-07-05", "done")])),
        (date(2026, 7, 6), ([("unknown", ASKED)], [(None, "done")])),
    ):
        assert answers(REFUSED, early, started_on=started) == expected


@pytest.mark.parametrize(
    ("on", "due"), [("2026-07-05", ("2026-07-05", "due")), ("2026-07-06", (None, "undated"))]
)
def test_a_grant_after_a_refusal_that_is_not_started_keeps_its_duty(on: str, due: Any) -> None:
    early = attrs.evolve(GRANTED, decided_on=date(2026, 4, 1), applies_from=date(2026, 4, 6))
    assert answers(REFUSED, early, on=date.fromisoformat(on))[1] == [due]


def ended(because: Any, first: date | None) -> ProgrammeDecision:
    return ProgrammeDecision(kind="ended", decided_on=date(2026, 3, 1), because=because, applies_from=first)


@pytest.mark.parametrize("because", ["death", "own_wish", "moved"])
@pytest.mark.parametrize(
    ("first", "on", "due"),
    [
        (date(2026, 2, 20), "2026-10-01", []),
        (None, "2026-10-01", []),
        (date(2026, 2, 20), "2026-02-28", [("2026-07-05", "due")]),  # not decided yet
        (date(2026, 7, 5), "2026-10-01", []),
        (date(2026, 7, 6), "2026-10-01", [("2026-07-05", "overdue")]),  # it was overdue before
    ],
)
def test_no_start_is_due_after_it_was_given_up(because: Any, first: Any, on: str, due: Any) -> None:
    """Applied and ended before anything was granted: `start` was overdue for ever."""
    said, found = answers(ended(because, first), on=date.fromisoformat(on))
    assert found == due
    assert bool(said) is (due == [("2026-07-05", "overdue")])


def test_an_end_from_before_the_application_gives_nothing_up() -> None:
    before = attrs.evolve(ended("own_wish", date(2026, 1, 4)), decided_on=date(2026, 1, 4))
    assert answers(before)[1] == [("2026-07-05", "overdue")]


def test_a_programme_that_was_ended_before_anybody_started_has_no_start_due() -> None:
    granted = attrs.evolve(GRANTED, decided_on=date(2026, 2, 1), applies_from=date(2026, 3, 1))
    for because in ("death", "own_wish"):
        _, due = answers(granted, ended(because, date(2026, 3, 20)))
        assert due == []
        said, due = answers(granted, ended(because, date(2026, 3, 1)))
        assert (said, due) == ([], []), "it never was"
