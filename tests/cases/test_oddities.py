"""What a caseworker may really have written is read; what does not agree is asked about, not refused."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Participant, benefit_month, duties, review
from qupcore.cases.oddities import oddities
from qupcore.domain.absence import Absence, Leave
from qupcore.domain.assessment import Assessment
from qupcore.domain.course import Closure, Course, Work
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.domain.supported_child import SupportedChild

FIRST, LAST = date(2025, 3, 3), date(2026, 3, 2)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
COURSE = Course(applied_on=FIRST, decisions=(GRANTED,), started_on=FIRST)
ON = date(2026, 6, 1)


def case(course: Course) -> Participant:
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def extended(first: date, kind: str = "extended", decided: date = LAST) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind=kind,  # type: ignore[arg-type]
        decided_on=decided,
        applies_from=first,
        applies_to=date(2027, 2, 28),
    )


def found(course: Course, rule: str) -> list[tuple[str, str]]:
    return [
        (item.path, item.outcome) for item in review(case(course), ON).remarks if item.finding.rule == rule
    ]


def ended(day: date, because: str = "own_wish") -> ProgrammeDecision:
    return ProgrammeDecision(
        kind="ended",
        decided_on=day,
        applies_from=day,
        because=because,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("course", "paths"),
    [
        pytest.param(COURSE, [], id="in order"),
        pytest.param(
            evolve(COURSE, absences=(Absence(first=date(2025, 2, 28)), Absence(first=FIRST))),
            ["$.course.absences[0]"],
            id="absence before the programme",
        ),
        pytest.param(
            evolve(COURSE, leaves=(Leave(first=date(2026, 3, 3), last=date(2026, 3, 6)),)),
            ["$.course.leaves[0]"],
            id="leave after it",
        ),
        pytest.param(
            evolve(COURSE, started_on=date(2025, 2, 28)),
            ["$.course.started_on"],
            id="a start before the grant",
        ),
        pytest.param(
            evolve(COURSE, decisions=(GRANTED, extended(LAST))),
            ["$.course.decisions[1].applies_from"],
            id="periods that overlap",
        ),
        pytest.param(
            evolve(
                COURSE,
                decisions=(
                    GRANTED,
                    ProgrammeDecision(kind="interrupted", decided_on=LAST, applies_from=date(2026, 3, 5)),
                ),
            ),
            ["$.course.decisions[1]"],
            id="an interruption outside",
        ),
        pytest.param(
            evolve(
                COURSE,
                absences=(Absence(first=date(2025, 7, 14)),),
                closures=(Closure(first=date(2025, 7, 7), last=date(2025, 7, 18)),),
            ),
            ["$.course.absences[0]"],
            id="absent while the provider was closed",
        ),
        pytest.param(
            evolve(COURSE, children=(SupportedChild(birth_date=FIRST), SupportedChild(birth_date=FIRST))),
            ["$.course.children[1].ref"],
            id="twins, or one child entered twice",
        ),
    ],
)
def test_what_does_not_agree_is_asked_about(course: Course, paths: list[str]) -> None:
    assert [item.path for item in oddities(course, ON)] == paths
    assert found(course, "fvl.17.record_agrees") == [(path, "unknown") for path in paths]


def test_an_extension_decided_late_is_read_and_the_review_finds_the_gap() -> None:
    name = "for-2011-1471.2.extended_without_gap"
    late = evolve(COURSE, decisions=(GRANTED, extended(date(2026, 3, 10), decided=date(2026, 3, 9))))
    assert found(late, name) == [("$.course.decisions[1]", "not_met")]
    assert found(evolve(COURSE, decisions=(GRANTED, extended(date(2026, 3, 3)))), name) == []


def test_at_the_longest_time_nothing_is_left_to_decide() -> None:
    """M02 and regulation § 2 (1) 4th sentence: no duty to decide, and no notice of what the award says."""
    second = ProgrammeDecision(
        kind="extended", decided_on=LAST, applies_from=date(2026, 3, 3), applies_to=date(2027, 3, 2)
    )
    course = evolve(COURSE, decisions=(GRANTED, second))
    kinds = [(item.kind, item.path) for item in duties(case(course), ON)]
    assert ("period_ends", "$.course.decisions[1]") not in kinds
    assert ("maximum", "$.course.decisions[1]") in kinds
    shorter = evolve(course, decisions=(GRANTED, evolve(second, applies_to=date(2027, 3, 1))))
    assert ("period_ends", "$.course.decisions[1]") in [(i.kind, i.path) for i in duties(case(shorter), ON)]


@pytest.mark.parametrize(
    ("because", "effect", "said"),
    [
        ("maximum_reached", date(2026, 3, 3), []),
        ("maximum_reached", date(2026, 3, 2), [("$.course.decisions[1]", "not_met")]),  # cut short
        ("own_wish", date(2026, 3, 3), [("$.course.decisions[1]", "not_met")]),
    ],
)
def test_expiry_at_the_longest_time_takes_no_notice(
    because: str, effect: date, said: list[tuple[str, str]]
) -> None:
    end = evolve(ended(effect, because), decided_on=date(2026, 3, 1), advance_notice=False)
    assert found(evolve(COURSE, decisions=(GRANTED, end)), "fvl.16.advance_notice") == said


def test_a_death_ends_the_programme_and_asks_for_nothing() -> None:
    course = evolve(COURSE, decisions=(GRANTED, ended(date(2025, 9, 10), "death")))
    assert [item.path for item in review(case(course), ON).remarks if "decisions[1]" in item.path] == []
    assert found(course, "for-2011-1471.1.certificate_issued") == []
    assert not {item.kind for item in duties(case(course), ON)} & {"certificate", "appeal"}
    assert str(benefit_month(case(course), 2025, 10).gross) == "0"
    other = evolve(COURSE, decisions=(GRANTED, ended(date(2025, 9, 10))))
    assert found(other, "for-2011-1471.1.certificate_issued")


def test_a_judgement_that_nobody_comes_back_ends_the_programme() -> None:
    judged = Assessment(
        question="judgement.no_return_likely", answer=True, grounds="Moved abroad.", by="adviser", at=FIRST
    )
    stopped = ProgrammeDecision(
        kind="interrupted", decided_on=date(2025, 9, 1), applies_from=date(2025, 9, 1), assessments=(judged,)
    )
    name = "sotjl.34.ended_when_no_return"
    running = evolve(GRANTED, applies_to=date(2026, 12, 31))
    assert found(evolve(COURSE, decisions=(running, stopped)), name) == [("$.course.decisions[1]", "not_met")]
    over = (running, stopped, ended(date(2025, 9, 15)))
    assert found(evolve(COURSE, decisions=over), name) == []


def test_two_jobs_are_added_up_and_parts_of_a_day_are_read() -> None:
    """N15: § 37, overlapping work is two jobs; a fault only where absence is more than the day has."""
    jobs = (Work(first=FIRST, minutes_a_week=450), Work(first=date(2025, 9, 1), minutes_a_week=450))
    one = Work(first=FIRST, minutes_a_week=900)
    two = benefit_month(case(evolve(COURSE, work=jobs)), 2025, 9)
    assert two.gross == benefit_month(case(evolve(COURSE, work=(one,))), 2025, 9).gross


def test_plans_and_decisions_stand_in_any_order() -> None:
    decisions = (GRANTED, extended(date(2026, 3, 3)))
    said = [review(case(evolve(COURSE, decisions=d)), ON).remarks for d in (decisions, decisions[::-1])]
    assert {item.finding.rule for item in said[0]} == {item.finding.rule for item in said[1]}
