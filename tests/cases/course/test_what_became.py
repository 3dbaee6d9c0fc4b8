"""A decision that an appeal undid, that waits, or that does not say from when, takes nothing unasked."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from qupcore import Participant, benefit_month, duties, review
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.appeal import Appeal, AppealResult, Suspension
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)
GRANTED = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
DECIDED, RESULT = date(2026, 8, 20), date(2026, 9, 20)
ENDED = ProgrammeDecision(kind="ended", decided_on=DECIDED, applies_from=date(2026, 9, 1))
INTERRUPTED = evolve(ENDED, kind="interrupted", applies_to=date(2026, 9, 20))
REFUSED = ProgrammeDecision(kind="refused", decided_on=DECIDED)
FULL, PART = "23582.05", "8575.29"


def course(*decisions: ProgrammeDecision, outcome: str | None = None, **more: object) -> Course:
    """A programme, and what came of an appeal against the decision of 20 August."""
    appeals = () if outcome is None else (appeal(outcome, **more),)
    return Course(
        applied_on=date(2025, 11, 3), started_on=FIRST, decisions=(GRANTED, *decisions), appeals=appeals
    )


def appeal(outcome: str, by: str = "appeal_body", to_favour: bool | None = True) -> Appeal:
    result = AppealResult(decided_on=RESULT, by=by, outcome=outcome, to_favour=to_favour)  # type: ignore[arg-type]
    return Appeal(received_on=date(2026, 8, 25), against=DECIDED, result=result)


def of(found: Course, month: int = 9, year: int = 2026) -> tuple[str, bool, list[str]]:
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=found)
    answer = benefit_month(case, year, month)
    return str(answer.gross), answer.final, [item.term for item in answer.open]


def breaches(found: Course, on: date) -> list[str]:
    remarks = review(Participant(ref="a", benefits=(), course=found), on).remarks
    return [item.finding.rule for item in remarks if item.outcome == "not_met"]


def due(found: Course, on: date) -> dict[str, str]:
    case = Participant(ref="a", benefits=(), course=found)
    return {item.kind: f"{item.due} {item.state}" for item in duties(case, on)}


def suspended(on: date, refused: bool | None = False) -> Suspension:
    return Suspension(asked_on=date(2026, 8, 25), decided_on=on, refused=refused)


ASKED = ["record.new_decision"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(course(ENDED), ("0", True, []), id="an end"),
        pytest.param(course(ENDED, outcome="upheld"), ("0", True, []), id="upheld"),
        pytest.param(course(ENDED, outcome="turned_away"), ("0", True, []), id="turned away"),
        pytest.param(course(ENDED, outcome="annulled"), (FULL, True, []), id="annulled"),
        pytest.param(
            course(ENDED, outcome="annulled", by="municipality"), (FULL, True, []), id="by the office"
        ),
        pytest.param(course(ENDED, outcome="changed"), (FULL, False, ASKED), id="changed"),
        pytest.param(
            course(
                ENDED, evolve(ENDED, decided_on=RESULT, applies_from=date(2026, 10, 1)), outcome="changed"
            ),
            (FULL, True, []),
            id="changed, and the new decision is on record",
        ),
        pytest.param(course(INTERRUPTED), (PART, True, []), id="an interruption"),
        pytest.param(course(INTERRUPTED, outcome="annulled"), (FULL, True, []), id="interruption annulled"),
        pytest.param(course(INTERRUPTED, outcome="changed"), (FULL, False, ASKED), id="interruption changed"),
        pytest.param(
            course(evolve(ENDED, suspension=suspended(date(2026, 8, 27)))), (FULL, True, []), id="let wait"
        ),
        pytest.param(
            # The days until the appeal was decided, 20 September, were days in the programme: 14 of 22.
            course(evolve(ENDED, suspension=suspended(date(2026, 8, 27))), outcome="upheld"),
            ("15006.76", True, []),
            id="let wait until it was upheld",
        ),
        pytest.param(
            course(evolve(ENDED, suspension=suspended(date(2026, 8, 27), refused=True))),
            ("0", True, []),
            id="not let wait",
        ),
        pytest.param(
            # What held from 1 September until it was let wait on the 10th, no law seen says.
            course(evolve(ENDED, suspension=suspended(date(2026, 9, 10)))),
            (FULL, False, ASKED),
            id="let wait after it began",
        ),
        pytest.param(
            course(
                ENDED, evolve(GRANTED, decided_on=RESULT, applies_from=date(2026, 9, 1), reverses=DECIDED)
            ),
            (FULL, True, []),
            id="undone without an appeal",
        ),
        pytest.param(
            course(evolve(REFUSED, reverses=FIRST)), (FULL, False, ASKED), id="a grant that was taken back"
        ),
    ],
)
def test_a_month_reads_what_became_of_the_decision(
    found: Course, expected: tuple[str, bool, list[str]]
) -> None:
    assert of(found) == expected


def test_until_the_day_of_the_result_the_decision_stands_as_it_did() -> None:
    found = course(ENDED, outcome="annulled")
    assert due(found, date(2026, 9, 19))["certificate"] == "2026-09-01 overdue"
    assert "certificate" not in due(found, RESULT)


def test_a_refusal_that_was_changed_leaves_the_right_as_it_was() -> None:
    # Regulation and § 31: six months from the application, whatever the first answer was.
    for outcome in ("changed", "annulled"):
        found = Course(applied_on=date(2026, 5, 15), decisions=(REFUSED,), appeals=(appeal(outcome),))
        assert "start" not in due(found, date(2026, 9, 19))
        assert due(found, RESULT)["start"] == "2026-11-15 due"
        assert of(found) == ("None", False, ASKED)
    upheld = Course(applied_on=date(2026, 5, 15), decisions=(REFUSED,), appeals=(appeal("upheld"),))
    assert "start" not in due(upheld, RESULT)


def test_a_refused_extension_that_was_changed_is_asked_about_after_the_period() -> None:
    found = course(REFUSED, outcome="changed")
    assert of(found, 12)[1:] == (True, [])
    assert of(found, 1, 2027) == ("None", False, ASKED)
    assert of(course(REFUSED, outcome="upheld"), 1, 2027) == ("0", True, [])


def test_of_two_decisions_of_one_day_which_one_was_annulled_is_asked() -> None:
    again = evolve(GRANTED, kind="extended", decided_on=DECIDED, applies_to=date(2027, 6, 30))
    again = evolve(again, applies_from=date(2027, 1, 1))
    assert of(course(ENDED, again, outcome="annulled"))[1:] == (False, ASKED)


@pytest.mark.parametrize(
    ("decision", "month", "expected"),
    [
        pytest.param(evolve(ENDED, applies_from=None), 7, ("24653.97", True, []), id="before the decision"),
        pytest.param(
            evolve(ENDED, applies_from=None), 9, (FULL, False, ["ending.takes_effect_on"]), id="an end"
        ),
        pytest.param(
            evolve(INTERRUPTED, applies_from=None),
            9,
            (FULL, False, ["ending.interrupted_from"]),
            id="an interruption",
        ),
        pytest.param(evolve(INTERRUPTED, applies_from=None), 1, ("20435.15", True, []), id="long before it"),
        pytest.param(
            # Had it stopped the pay of days in September, October would be paid an øre otherwise (§ 35 (3)).
            evolve(INTERRUPTED, applies_from=None),
            10,
            ("23582.06", False, ["ending.interrupted_from"]),
            id="after it, in the year",
        ),
    ],
)
def test_from_when_it_applies_is_asked_and_nothing_is_cut_meanwhile(
    decision: ProgrammeDecision, month: int, expected: tuple[str, bool, list[str]]
) -> None:
    assert of(course(decision), month) == expected


def test_no_breach_is_made_of_the_day_of_the_decision() -> None:
    # The effect may have come after the year that is protected.
    birth = evolve(ENDED, applies_from=None, because="birth", absence_from=date(2025, 9, 1))
    assert "sotjl.34.not_ended_in_protected_year" not in breaches(course(birth), RESULT)
    early = evolve(birth, applies_from=date(2026, 8, 31))
    assert "sotjl.34.not_ended_in_protected_year" in breaches(course(early), RESULT)
    long = evolve(INTERRUPTED, applies_from=None, decided_on=date(2025, 8, 20), applies_to=date(2026, 8, 30))
    assert "sotjl.34.interrupted_for_a_year_at_most" not in breaches(course(long), RESULT)
    assert due(course(long), RESULT)["maximum"] == "None undated"


BACKWARDS = evolve(ENDED, decided_on=date(2026, 9, 28))


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        # 19 weekdays until the decision of Monday 28 September, for as long as nobody says who took part.
        pytest.param(BACKWARDS, ("20366.32", False, ["record.effect_fits"]), id="for days that had passed"),
        pytest.param(
            evolve(BACKWARDS, kind="interrupted"),
            ("20366.32", False, ["record.effect_fits"]),
            id="interrupted",
        ),
        pytest.param(
            evolve(BACKWARDS, took_part_until=date(2026, 8, 31)), ("0", True, []), id="took no part"
        ),
        pytest.param(
            evolve(BACKWARDS, took_part_until=date(2026, 9, 4)),
            ("4287.64", True, []),
            id="took part four days",
        ),
        pytest.param(evolve(BACKWARDS, because="death"), ("0", True, []), id="a death"),
        pytest.param(
            evolve(BACKWARDS, applies_from=date(2026, 9, 28)), ("20366.32", True, []), id="on the day"
        ),
    ],
)
def test_an_end_for_days_that_had_passed_takes_none_of_them_unasked(
    decision: ProgrammeDecision, expected: tuple[str, bool, list[str]]
) -> None:
    # § 35 (1): benefit is for time in the programme.
    assert of(course(decision)) == expected


def test_the_review_finds_an_effect_before_the_decision_and_a_result_nobody_wrote_down() -> None:
    for found, path in (
        (course(BACKWARDS), "$.course.decisions[1].took_part_until"),
        (course(ENDED, outcome="changed"), "$.course.decisions[1]"),
    ):
        remarks = review(Participant(ref="a", benefits=(), course=found), date(2026, 10, 1)).remarks
        assert path in [item.path for item in remarks if item.finding.rule == "fvl.17.record_agrees"]


@pytest.mark.parametrize(
    ("decided", "late"), [(date(2026, 12, 31), False), (date(2027, 1, 1), False), (date(2027, 1, 2), True)]
)
def test_an_extension_is_decided_when_the_period_is_over(decided: date, late: bool) -> None:
    # Regulation § 2 (1), third sentence. The first day after is taken to be in time.
    more = evolve(GRANTED, kind="extended", decided_on=decided, applies_to=date(2027, 6, 30))
    more = evolve(more, applies_from=date(2027, 1, 1))
    rule = "for-2011-1471.2.extended_in_time"
    assert (rule in breaches(course(more), date(2027, 2, 1))) is late


def test_a_job_entered_twice_counts_once_and_what_cannot_matter_is_not_asked() -> None:
    job = Work(first=date(2026, 9, 1), minutes_a_week=900)
    full = evolve(job, minutes_a_week=2250)
    leave = (Leave(first=date(2026, 9, 7), last=date(2026, 9, 11)),)
    plain = course()
    assert of(evolve(plain, work=(job, job))) == ("14149.23", False, ["record.job_told_apart"])
    assert of(evolve(plain, work=(job, evolve(job, first=date(2026, 8, 31))))) == ("4716.41", True, [])
    assert of(evolve(plain, work=(full, full))) == ("0", True, [])
    assert of(evolve(plain, work=(full,), leaves=leave)) == ("0", True, [])
    assert of(evolve(plain, work=(job,), leaves=leave))[1:] == (False, ["day.leave_with_benefit"])


def test_a_month_of_which_work_takes_everything_is_not_provisional() -> None:
    later = evolve(GRANTED, applies_from=date(2026, 7, 1), applies_to=date(2027, 6, 30))
    for minutes, final in ((2250, True), (2249, False)):
        work = (Work(first=date(2026, 9, 1), minutes_a_week=minutes),)
        found = Course(started_on=date(2026, 7, 1), decisions=(later,), work=work)
        assert of(found, 5, 2027)[1:] == (final, [])


@pytest.mark.parametrize(("days", "asked"), [(10, True), (364, True), (365, False)])
def test_a_child_said_to_live_abroad_for_part_of_the_year_is_asked_about(days: int, asked: bool) -> None:
    child = SupportedChild(birth_date=date(2018, 1, 1), lives_in_norway=False, days_abroad=days)
    gross, final, terms = of(evolve(course(), children=(child,)))
    assert (gross, final) == (FULL, False)
    assert ("child.lives_in_norway" in terms) is asked


def test_a_reduction_for_nothing_on_record_is_asked_about_by_the_review() -> None:
    reduced = evolve(INTERRUPTED, kind="reduced")
    for found, asked in ((course(reduced), True), (course(reduced, outcome="annulled"), False)):
        remarks = review(Participant(ref="a", benefits=(), course=found), date(2026, 10, 1)).remarks
        terms = [question.term for item in remarks for question in item.add]
        assert ("record.cut_explained" in terms) is asked


def test_a_reduction_that_was_annulled_is_settled_as_an_ending_is() -> None:
    """It cuts nothing and nothing is asked; one that was changed is asked for, and cuts nothing meanwhile."""
    for kind in ("reduced", "ended"):
        decision = evolve(INTERRUPTED, kind=kind, applies_to=None, because="absence")
        decision = decision if kind == "reduced" else evolve(decision, because=None)
        assert of(course(decision, outcome="annulled")) == (FULL, True, [])
        _, final, asked = of(course(decision, outcome="changed"))
        assert not final
        assert set(ASKED) <= set(asked)
