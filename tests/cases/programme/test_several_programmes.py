"""Two programmes in one life: each has its own application, assessment, start and certificate.

A case says one of each for itself; a decision may say its own. What is said of one programme is never held
against another, and never counts as done for another.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest

from qupcore import Participant, WorkAbilityAssessment, duties, read_case, review
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

EARLY, LATE = date(2022, 9, 1), date(2026, 3, 2)
FIRST = ProgrammeDecision(
    kind="granted",
    decided_on=date(2022, 8, 25),
    applies_from=EARLY,
    applies_to=date(2023, 6, 30),
    started_on=EARLY,
)
AGAIN = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 2, 25),
    applies_from=LATE,
    applies_to=date(2027, 2, 28),
    started_on=LATE,
)
ON = date(2026, 7, 1)
ASSESSED, STARTS = "sotjl.29.assessed_before_decision", "sotjl.31.starts_in_time_or_deferred"


def case(*decisions: ProgrammeDecision, assessed: date | None = None, **fields: Any) -> Participant:
    done = WorkAbilityAssessment(completed_on=assessed) if assessed else None
    return Participant(
        ref="a",
        benefits=(),
        work_ability_assessment=done,
        course=Course(decisions=decisions, **fields),
    )


def said(it: Participant, rule: str, on: date = ON) -> dict[str, str]:
    """What a rule comes to, by the number of the decision; what is not named holds."""
    return {
        item.path.removeprefix("$.course."): item.outcome
        for item in review(it, on).remarks
        if item.finding.rule == rule
    }


def asked(it: Participant, rule: str, on: date = ON) -> set[str]:
    return {
        question.path for item in review(it, on).remarks if item.finding.rule == rule for question in item.add
    }


def due(it: Participant, kind: str, on: date = ON) -> list[tuple[str, str]]:
    return sorted((str(item.due), item.state) for item in duties(it, on) if item.kind == kind)


def with_own(item: ProgrammeDecision, **own: date) -> ProgrammeDecision:
    return attrs.evolve(item, **own)


def test_a_new_assessment_says_nothing_of_an_older_grant() -> None:
    """§ 29 (2): it was gone through before the grant of 2022, or it was not; the new one does not tell."""
    new = date(2026, 2, 20)
    both = case(FIRST, AGAIN, assessed=new)
    assert said(both, ASSESSED) == {"decisions[0]": "unknown"}
    assert asked(both, ASSESSED) == {"$.course.decisions[0].assessed_on"}
    own = case(with_own(FIRST, assessed_on=date(2022, 8, 20)), AGAIN, assessed=new)
    assert said(own, ASSESSED) == {}
    after = case(with_own(FIRST, assessed_on=date(2022, 8, 26)), AGAIN, assessed=new)
    assert said(after, ASSESSED) == {"decisions[0]": "not_met"}
    assert said(case(FIRST, assessed=new), ASSESSED) == {"decisions[0]": "not_met"}
    assert said(case(FIRST, AGAIN, assessed=date(2026, 3, 1)), ASSESSED)["decisions[1]"] == "not_met"


def test_a_start_before_the_application_is_the_start_of_another_programme() -> None:
    waiting = case(applied_on=date(2026, 2, 10), started_on=date(2022, 9, 5))
    assert due(waiting, "start", date(2026, 8, 10)) == [("2026-08-10", "due")]
    assert due(waiting, "start", date(2026, 9, 1)) == [("2026-08-10", "overdue")]
    same_day = case(applied_on=date(2026, 2, 10), started_on=date(2026, 2, 10))
    assert due(same_day, "start") == [("2026-08-10", "done")]


@pytest.mark.parametrize(
    ("started", "state", "outcome"),
    [
        (date(2026, 8, 10), "done", None),
        (date(2026, 10, 1), "done_late", "not_met"),  # seven weeks too late
        (None, "overdue", "unknown"),
    ],
)
def test_the_application_is_answered_by_the_first_grant_after_it(
    started: date | None, state: str, outcome: str | None
) -> None:
    again = ProgrammeDecision(
        kind="granted",
        decided_on=date(2026, 6, 1),
        applies_from=date(2026, 8, 10),
        applies_to=date(2027, 6, 30),
        started_on=started,
    )
    on = date(2026, 10, 10)
    own = case(with_own(FIRST, applied_on=date(2022, 8, 1)), again, applied_on=date(2026, 2, 10))
    assert due(own, "start", on) == [("2023-02-01", "done"), ("2026-08-10", state)]
    assert said(own, STARTS, on) == ({"decisions[1].started_on": outcome} if outcome else {})
    unsaid = case(FIRST, again, applied_on=date(2026, 2, 10))
    assert said(unsaid, STARTS, on)["decisions[0].started_on"] == "unknown"
    assert "$.course.decisions[0].applied_on" in asked(unsaid, STARTS, on)


def test_an_application_after_a_programme_was_over_waits_for_another() -> None:
    """And one while it runs is none for a new programme, as far as is on record."""
    over = case(FIRST, applied_on=date(2026, 2, 10))
    assert due(over, "start") == [("2026-08-10", "due")]
    running = case(AGAIN, applied_on=date(2026, 4, 1))
    assert due(running, "start") == [("2026-10-01", "done")]


def test_each_programme_has_its_certificate() -> None:
    two = ProgrammeDecision(
        kind="granted",
        decided_on=date(2025, 1, 10),
        applies_from=date(2025, 1, 13),
        applies_to=date(2026, 6, 28),
        started_on=date(2025, 1, 13),
    )
    first, second = ("2023-07-01", "overdue"), ("2026-06-29", "done")
    issued = date(2026, 6, 29)
    assert due(case(FIRST, two, certificate_on=issued), "certificate") == [first, second]
    own = with_own(FIRST, certificate_on=date(2023, 7, 1))
    assert due(case(own, two, certificate_on=issued), "certificate") == [("2023-07-01", "done"), second]
    assert due(case(own, two), "certificate") == [("2023-07-01", "done"), ("2026-06-29", "overdue")]
    early = case(FIRST, two, certificate_on=date(2023, 6, 30))
    assert due(early, "certificate") == [("2023-07-01", "done"), ("2026-06-29", "overdue")]
    assert "$.course.decisions[0].certificate_on" in {
        question.path
        for item in review(case(FIRST, two, certificate_on=issued), ON).remarks
        for question in item.add
    }


def test_a_programme_that_ran_out_never_reaches_its_longest_time() -> None:
    """§ 32 (1): granted to 30 June 2023; two years from the start would have been over in 2024."""
    assert due(case(FIRST, AGAIN), "maximum")[0] == ("2024-08-31", "done")
    assert due(case(FIRST), "maximum", date(2023, 6, 30)) == [("2024-08-31", "due")]
    assert due(case(FIRST), "maximum", date(2023, 7, 1)) == [("2024-08-31", "done")]
    result = AppealResult(decided_on=date(2022, 12, 1), by="appeal_body", outcome="changed", to_favour=True)
    appeal = Appeal(received_on=date(2022, 9, 10), against=FIRST.decided_on, result=result)
    longer = case(FIRST, appeals=(appeal,))  # it may have become longer (fvl § 34)
    assert due(longer, "maximum") == [("2024-08-31", "overdue")]


@pytest.mark.parametrize("left_out", [None, "applies_from", "applies_to"])
def test_a_day_that_a_period_leaves_out_makes_the_next_neither_late_nor_apart(left_out: str | None) -> None:
    """Regulation § 2 (1): extended in time and without a gap, as far as the second period reaches."""
    second = ProgrammeDecision(
        kind="extended",
        decided_on=date(2027, 2, 15),
        applies_from=date(2027, 3, 1),
        applies_to=date(2027, 8, 31),
    )
    third = attrs.evolve(
        second, decided_on=date(2027, 8, 20), applies_from=date(2027, 9, 1), applies_to=date(2027, 12, 31)
    )
    second = attrs.evolve(second, **({left_out: None} if left_out else {}))
    it, on = case(AGAIN, second, third, applied_on=date(2026, 2, 10)), date(2027, 10, 1)
    for name in ("extended_in_time", "extended_without_gap"):
        rule = f"for-2011-1471.2.{name}"
        assert said(it, rule, on).get("decisions[2]", "met") == ("unknown" if left_out else "met")
        assert asked(it, rule, on) == ({f"$.course.decisions[1].{left_out}"} if left_out else set())


def test_what_a_decision_says_of_its_own_is_read_from_a_file() -> None:
    own = {"kind": "granted", "decided_on": "2022-08-25", "applied_on": "2022-08-01"}
    data = {
        "ref": "a",
        "course": {"decisions": [{**own, "assessed_on": "2022-08-20", "certificate_on": "2023-07-01"}]},
    }
    read = read_case(json.dumps(data).encode())
    assert read.course is not None
    (decision,) = read.course.decisions
    assert (decision.applied_on, decision.assessed_on) == (date(2022, 8, 1), date(2022, 8, 20))
    assert decision.certificate_on == date(2023, 7, 1)
