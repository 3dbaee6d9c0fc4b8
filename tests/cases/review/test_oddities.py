"""What a caseworker may really have written is read; what does not agree is asked about, not refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from qupcore import Participant, benefit_month, duties, review
from qupcore.cases.absence.parts import absence_parts
from qupcore.cases.review.oddities import oddities
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Closure, Course, Work
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.law.national import AS_IT_STANDS

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
        pytest.param(
            evolve(COURSE, appeals=(Appeal(received_on=LAST, against=FIRST + timedelta(days=1)),)),
            ["$.course.appeals[0].against"],
            id="an appeal against a day without a decision",
        ),
        pytest.param(
            evolve(
                COURSE,
                appeals=(
                    Appeal(
                        received_on=LAST,
                        against=FIRST + timedelta(days=1),
                        rejected_because="not_a_decision",
                    ),
                ),
            ),
            [],
            id="an appeal turned away because nothing was decided",
        ),
    ],
)
def test_what_does_not_agree_is_asked_about(course: Course, paths: list[str]) -> None:
    assert [item.path for item in oddities(course, ON, AS_IT_STANDS)] == paths
    assert found(course, "fvl.17.record_agrees") == [(path, "unknown") for path in paths]


def test_an_appeal_against_a_day_without_a_decision_asks_one_thing() -> None:
    """Of what is not on record nothing is asked: not its notice, not its deadline."""
    appeal = Appeal(received_on=LAST, against=FIRST + timedelta(days=1), rejected_as_late=True)
    remarks = review(case(evolve(COURSE, appeals=(appeal,))), ON).remarks
    assert {item.finding.rule for item in remarks if item.path.startswith("$.course.appeals")} == {
        "fvl.17.record_agrees"
    }


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


CLOSED = Closure(first=date(2025, 7, 7), last=date(2025, 7, 18))


@pytest.mark.parametrize(
    ("days", "said", "cut_days", "asked"),
    [
        pytest.param(("2025-07-03", "2025-07-04"), None, 2, False, id="before the closure: cut as ever"),
        pytest.param(("2025-07-04", "2025-07-07"), None, 1, True, id="the first closed day takes nothing"),
        pytest.param(("2025-07-18", "2025-07-21"), None, 1, True, id="nor does the last one"),
        pytest.param(("2025-07-21", "2025-07-22"), None, 2, False, id="after it: cut as ever"),
        pytest.param(
            ("2025-07-07", "2025-07-18"), None, 0, True, id="all closed: nothing until it is settled"
        ),
        pytest.param(("2025-07-07", "2025-07-18"), True, 10, False, id="from something else: it is cut"),
        pytest.param(("2025-07-07", "2025-07-18"), False, 0, False, id="from nothing else: no absence"),
    ],
)
def test_absence_on_closed_days_takes_nothing_until_it_is_settled(
    days: tuple[str, str], said: bool | None, cut_days: int, asked: bool
) -> None:
    """Nobody is absent from what was not held (§ 36); what is not known neither adds nor takes away."""
    first, last = (date.fromisoformat(day) for day in days)
    away = Absence(first=first, last=last, reason="other", permitted=False, from_something_else=said)
    full = benefit_month(case(COURSE), 2025, 7)
    month = benefit_month(case(evolve(COURSE, absences=(away,), closures=(CLOSED,))), 2025, 7)
    assert full.gross is not None
    assert month.gross is not None
    day_in_ore = full.gross.ore / 23  # July 2025 has 23 weekdays
    assert abs(full.gross.ore - month.gross.ore - cut_days * day_in_ore) <= 2
    paths = [item.path for item in month.open]
    assert paths == (["$.course.absences[0].from_something_else"] if asked else [])


@pytest.mark.parametrize(
    ("decided", "paths"),
    [
        pytest.param(
            date(2018, 12, 31), ["$.course.decisions[1].applies_from"], id="until 2018: asked about"
        ),
        pytest.param(date(2019, 1, 1), [], id="from 2019 a rule of the regulation finds it"),
    ],
)
def test_days_between_periods_are_asked_about_where_no_rule_finds_them(
    decided: date, paths: list[str]
) -> None:
    first = date(2018, 3, 1)
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=date(2018, 12, 28)
    )
    later = ProgrammeDecision(
        kind="extended", decided_on=decided, applies_from=date(2019, 1, 10), applies_to=date(2019, 6, 30)
    )
    course = Course(decisions=(granted, later), started_on=first)
    assert [item.path for item in oddities(course, date(2019, 2, 1), AS_IT_STANDS)] == paths


@pytest.mark.parametrize(("said", "cut"), [(None, False), (False, False), (True, True)])
def test_absence_on_closed_days_uses_up_nothing(said: bool | None, cut: bool) -> None:
    """Ten days of holiday while the provider was closed leave all 25 days of § 17 for the autumn."""
    closed = Absence(
        first=CLOSED.first, last=CLOSED.last, reason="holiday", permitted=True, from_something_else=said
    )
    autumn = Absence(first=date(2025, 9, 1), last=date(2025, 10, 3), reason="holiday", permitted=False)
    course = evolve(COURSE, absences=(closed, autumn), closures=(CLOSED,))
    refused = [part for part in absence_parts(case(course)) if part.number == 1]
    assert any(part.entitled is False for part in refused) is cut
