"""The edges of a programme, read once: what is paid, due, reviewed and planned never see another one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Participant, benefit_month, duties, review
from qupcore.cases.benefit.runs import runs_of
from qupcore.cases.course.programmes import programmes
from qupcore.cases.ruling.weekdays import has_weekday
from qupcore.cases.week.marks import marks_of
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.national import AS_IT_STANDS

DAY = timedelta(days=1)
FIRST, LAST = date(2025, 1, 6), date(2026, 1, 5)


def granted(
    first: date = FIRST,
    last: date | None = LAST,
    on: date | None = None,
    started: date | None = None,
    kind: str = "granted",
) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind=kind,  # type: ignore[arg-type]
        decided_on=on or first,
        applies_from=first,
        applies_to=last,
        started_on=started,
    )


def ended(first: date, on: date | None = None) -> ProgrammeDecision:
    return ProgrammeDecision(kind="ended", decided_on=on or first, applies_from=first, because="own_wish")


def interrupted(first: date, last: date | None = None) -> ProgrammeDecision:
    return ProgrammeDecision(kind="interrupted", decided_on=first, applies_from=first, applies_to=last)


def days_of(*decisions: ProgrammeDecision, started: date | None = FIRST) -> list[str]:
    return [str(period) for period in Course(decisions=decisions, started_on=started).periods()]


JUNE, SEPTEMBER = date(2025, 6, 2), date(2025, 9, 1)
AGAIN = granted(SEPTEMBER, date(2026, 8, 31), on=date(2025, 8, 20))
STOPPED = ended(JUNE, on=date(2025, 5, 20))


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param([granted()], ["2025-01-06/2026-01-05"], id="granted and started"),
        pytest.param([granted(), ended(JUNE)], ["2025-01-06/2025-06-01"], id="an end"),
        pytest.param([granted(), ended(FIRST + DAY)], ["2025-01-06/2025-01-06"], id="ended after one day"),
        # Ended from the first day, or from a day before it: there never was a programme.
        pytest.param([granted(), ended(FIRST)], [], id="ended on the first day"),
        pytest.param([granted(on=date(2024, 12, 1)), ended(FIRST - 7 * DAY)], [], id="ended before it began"),
        pytest.param([granted(), ended(LAST + DAY)], ["2025-01-06/2026-01-05"], id="ended when it ran out"),
        pytest.param([granted(), ended(LAST + 9 * DAY)], ["2025-01-06/2026-01-05"], id="ended later"),
        # What is ended is what was granted by then; what is granted afterwards is a new programme.
        pytest.param(
            [granted(), STOPPED, AGAIN],
            ["2025-01-06/2025-06-01", "2025-09-01/2026-08-31"],
            id="taken in again inside the first grant",
        ),
        pytest.param(
            [granted(), STOPPED, AGAIN, ended(date(2025, 12, 1))],
            ["2025-01-06/2025-06-01", "2025-09-01/2025-11-30"],
            id="and ended again",
        ),
        pytest.param(
            [granted(), STOPPED, AGAIN, ended(SEPTEMBER)],
            ["2025-01-06/2025-06-01"],
            id="and called off on its first day",
        ),
        pytest.param(
            [granted(), STOPPED, AGAIN, ended(date(2025, 8, 25))],
            ["2025-01-06/2025-06-01"],
            id="and called off before it",
        ),
        pytest.param(
            [granted(), ended(JUNE), granted(JUNE, date(2025, 12, 31))],
            ["2025-01-06/2025-12-31"],
            id="ended and granted anew on one day: two programmes that touch",
        ),
        # The end that was decided last holds.
        pytest.param(
            [granted(), STOPPED, ended(SEPTEMBER, on=JUNE)], ["2025-01-06/2025-08-31"], id="put off"
        ),
        pytest.param(
            [granted(), ended(SEPTEMBER, on=date(2025, 5, 20)), ended(JUNE)],
            ["2025-01-06/2025-06-01"],
            id="moved forward",
        ),
        # Extended: an end from its first day is an end of it, not the beginning of another programme.
        pytest.param(
            [granted(), granted(LAST + DAY, date(2026, 12, 31), on=LAST, kind="extended"), ended(LAST + DAY)],
            ["2025-01-06/2026-01-05"],
            id="ended on the first day of the extension",
        ),
        pytest.param(
            [granted(), granted(date(2026, 1, 12), date(2026, 12, 31), kind="extended")],
            ["2025-01-06/2026-01-05", "2026-01-12/2026-12-31"],
            id="extended late: nothing grants the days between",
        ),
        pytest.param(
            [granted(), granted(date(2025, 12, 29), date(2026, 12, 31), kind="extended")],
            ["2025-01-06/2026-12-31"],
            id="an extension that begins before",
        ),
        pytest.param([granted(last=None)], ["2025-01-06/.."], id="no last day on record"),
        pytest.param([granted(last=None), ended(JUNE)], ["2025-01-06/2025-06-01"], id="and ended"),
        # A grant that was put in writing after it was ended.
        pytest.param(
            [granted(on=date(2025, 7, 1)), ended(JUNE, on=date(2025, 5, 20))],
            ["2025-01-06/2025-06-01"],
            id="granted in writing afterwards",
        ),
    ],
)
def test_the_days_of_a_programme(decisions: list[ProgrammeDecision], expected: list[str]) -> None:
    assert days_of(*decisions) == expected
    assert days_of(*reversed(decisions)) == expected  # the order in the list says nothing


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        (date(2024, 12, 30), ["2025-01-06/2026-01-05"]),  # before the grant: the review finds it
        (FIRST, ["2025-01-06/2026-01-05"]),
        (FIRST + DAY, ["2025-01-07/2026-01-05"]),
        (LAST, ["2026-01-05/2026-01-05"]),
        (LAST + DAY, []),
        (None, []),
    ],
)
def test_a_programme_runs_from_its_start(started: date | None, expected: list[str]) -> None:
    assert days_of(granted(), started=started) == expected
    assert days_of(granted(started=started), started=None) == expected


def test_each_programme_has_its_own_start() -> None:
    again = granted(SEPTEMBER, date(2026, 8, 31), on=date(2025, 8, 20), started=date(2025, 9, 8))
    assert days_of(granted(started=FIRST), STOPPED, again, started=None) == [
        "2025-01-06/2025-06-01",
        "2025-09-08/2026-08-31",
    ]
    assert days_of(granted(), STOPPED, again)[1] == "2025-09-08/2026-08-31"  # the course's is the first one's


def test_the_start_of_whoever_is_taken_in_again_is_asked_for_until_it_is_on_record() -> None:
    """M01: files from before a decision could say it read as they did; the month says what is missing."""
    case = Participant(
        ref="a",
        birth_date=date(1990, 1, 1),
        benefits=(),
        course=Course(decisions=(granted(), STOPPED, AGAIN), started_on=FIRST),
    )
    month = benefit_month(case, 2025, 9)
    assert str(month.gross) == "22478.67"
    assert [item.path for item in month.open] == ["$.course.decisions[2].started_on"]
    assert benefit_month(case, 2025, 3).final
    july = benefit_month(case, 2025, 7)
    assert (july.final, str(july.gross)) == (True, "0")


def test_an_interruption_of_the_first_programme_is_none_of_the_second() -> None:
    open_ended = interrupted(date(2025, 3, 3))
    course = Course(decisions=(granted(), open_ended, STOPPED, AGAIN), started_on=FIRST)
    assert [item.interrupted_on(date(2025, 10, 1)) for item in course.programmes()] == [False, False]
    assert [item.interrupted_on(date(2025, 4, 1)) for item in course.programmes()] == [True, False]


@pytest.mark.parametrize("end", [date(2025, 8, 25), SEPTEMBER])
@pytest.mark.parametrize("started", [None, SEPTEMBER])
def test_a_programme_that_was_ended_before_it_began_pays_and_demands_nothing(
    end: date, started: date | None
) -> None:
    decisions = (granted(SEPTEMBER, date(2026, 8, 31), on=date(2025, 8, 1)), ended(end, on=date(2025, 8, 20)))
    course = Course(applied_on=date(2025, 7, 1), decisions=decisions, started_on=started)
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    month = benefit_month(case, 2025, 9)
    assert str(month.gross) == "0"
    # A start later than the end is on record: which of the two is right?
    assert [item.path for item in month.open] == (["$.course.started_on"] if started else [])
    assert {item.kind for item in duties(case, date(2025, 10, 1))} <= {"appeal", "interim_answer"}


def test_no_month_is_final_and_empty_while_a_programme_runs() -> None:
    case = Participant(ref="a", benefits=(), course=Course(decisions=(granted(),)))
    for month in range(1, 13):
        assert [item.path for item in benefit_month(case, 2025, month).open] == ["$.course.started_on"]
    assert benefit_month(case, 2026, 2).final  # nothing is granted any more
    assert benefit_month(case, 2024, 12).final


def test_what_lies_between_a_grant_and_a_late_extension_is_asked_about() -> None:
    late = granted(date(2026, 1, 12), date(2026, 12, 31), kind="extended")
    case = Participant(
        ref="a",
        birth_date=date(1990, 1, 1),
        benefits=(),
        course=Course(decisions=(granted(), late), started_on=FIRST),
    )
    assert [item.path for item in benefit_month(case, 2026, 1).open] == [
        "$.course.decisions[0].took_part_until"
    ]
    # Later months of the year hang on the four days by an øre, or not: April does not (§ 35 (3)).
    assert [benefit_month(case, 2026, month).final for month in (3, 4)] == [False, True]


def test_a_period_without_its_last_day_is_asked_for_it() -> None:
    course = Course(decisions=(granted(last=None),), started_on=FIRST)
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    assert [item.path for item in benefit_month(case, 2025, 3).open] == ["$.course.decisions[0].applies_to"]
    assert review(case, date(2025, 3, 1)).remarks  # and nothing fails on it
    assert duties(case, date(2025, 3, 1))


_KINDS = st.sampled_from(("granted", "granted", "extended", "ended", "interrupted"))
_DAYS = st.integers(0, 500).map(lambda days: date(2024, 12, 1) + days * DAY)


@st.composite
def decided(draw: st.DrawFn) -> Course:
    """A course of any decisions whatever, however odd, but for two ends decided on one day."""
    found: dict[tuple[str, date], ProgrammeDecision] = {}
    for _ in range(draw(st.integers(1, 6))):
        kind, on, first = draw(_KINDS), draw(_DAYS), draw(st.none() | _DAYS)
        length = draw(st.none() | st.integers(0, 400))
        last = None if first is None or length is None else first + length * DAY
        found[(kind if kind == "ended" else f"{kind}{len(found)}", on)] = ProgrammeDecision(
            kind=kind, decided_on=on, applies_from=first, applies_to=None if kind == "ended" else last
        )
    return Course(decisions=tuple(found.values()), started_on=draw(st.none() | _DAYS))


@given(decided(), st.integers(2024, 2026), st.integers(1, 12))
def test_the_days_that_are_paid_are_days_of_the_programme(course: Course, year: int, month: int) -> None:
    """What benefit pays ⊆ what duties, review, duration and the week see, and the same days the other way."""
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    late = date(2030, 1, 1)  # every decision is known
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - DAY
    paid = {
        run.first + n * DAY
        for run in runs_of(case, course, year, month, AS_IT_STANDS)
        for n in range((run.last - run.first).days + 1)
    }
    seen = programmes(course, late)
    inside = {day for day in _between(first, last) if any(item.contains(day) for item in seen)}
    stopped = {day for day in inside if any(item.contains(day) and item.interrupted_on(day) for item in seen)}
    assert {day for day in paid if has_weekday(day, day)} == {
        day for day in inside - stopped if has_weekday(day, day)
    }
    for item in seen:
        for period in item.days:
            assert period.start >= item.first
            assert item.last is None or (period.end or late) <= item.last
        assert item.never_was <= (not item.days)
    if course.periods():
        outside = {day for day in _between(first, last) if marks_of(course, day)[0].kind == "outside"}
        assert outside == set(_between(first, last)) - inside


@given(decided(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_no_programme(course: Course, random: object) -> None:
    decisions = list(course.decisions)
    random.shuffle(decisions)  # type: ignore[attr-defined]
    other = Course(decisions=tuple(decisions), started_on=course.started_on)
    assert [(item.days, item.last) for item in other.programmes()] == [
        (item.days, item.last) for item in course.programmes()
    ]


def _between(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]
