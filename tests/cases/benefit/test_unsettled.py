"""What a month asks about the course: from which month to which, and of which entry."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from cases.course.test_programmes import AGAIN, FIRST, SEPTEMBER, STOPPED, ended, granted
from qupcore import Participant, benefit_month
from qupcore.cases import ProgrammeDecision
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Closure, Course
from qupcore.domain.case.supported_child import SupportedChild


def asked(course: Course, year: int, month: int) -> list[tuple[str, str]]:
    """The term and the place, below the course, of what a month asks."""
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    found = benefit_month(case, year, month).open
    return [(item.term, item.path.removeprefix("$.course.")) for item in found]


GAP = ("record.gap_fits", "decisions[0].took_part_until")
START, FIRST_DAY, LAST_DAY = "start.started_on", "duration.period_first", "duration.period_last"


def test_without_any_decision_it_is_asked_whether_there_is_a_programme() -> None:
    assert asked(Course(), 2025, 3) == [("day.in_programme", "decisions")]


@pytest.mark.parametrize(
    ("year", "month", "open_"),
    [(2024, 12, False), (2025, 1, True), (2026, 1, True), (2026, 2, False)],
)
def test_a_start_is_asked_for_in_the_months_that_were_granted(year: int, month: int, open_: bool) -> None:
    """Granted from 6 January 2025 to 5 January 2026."""
    course = Course(decisions=(granted(),))
    assert asked(course, year, month) == ([(START, "started_on")] if open_ else [])


@pytest.mark.parametrize(("day", "open_"), [(date(2025, 6, 1), False), (date(2025, 6, 2), True)])
def test_a_start_is_not_asked_for_after_the_end(day: date, open_: bool) -> None:
    """Ended from that day on: June has a day of the programme only where the end came after the first."""
    course = Course(decisions=(granted(), ended(day)))
    assert asked(course, 2025, 5) == [(START, "started_on")]
    assert bool(asked(course, 2025, 6)) is open_


def test_the_start_of_a_programme_that_never_was_is_asked_for_nowhere() -> None:
    course = Course(decisions=(granted(), ended(FIRST)))
    for month in range(1, 13):
        assert asked(course, 2025, month) == []


@pytest.mark.parametrize(("month", "open_"), [(8, False), (9, True), (12, True)])
def test_a_start_that_is_presumed_is_asked_for_in_its_own_programme(month: int, open_: bool) -> None:
    course = Course(decisions=(granted(), STOPPED, AGAIN), started_on=FIRST)
    assert asked(course, 2025, month) == ([(START, "decisions[2].started_on")] if open_ else [])


@pytest.mark.parametrize(
    ("last", "month", "open_"),
    [
        (None, 1, True),
        (None, 12, True),
        (date(2025, 6, 30), 6, True),
        (date(2025, 6, 1), 6, True),
        (date(2025, 6, 30), 7, False),
        (date(2025, 5, 31), 6, False),
    ],
)
def test_a_period_whose_first_day_is_nowhere_is_asked_about_until_its_last(
    last: date | None, month: int, open_: bool
) -> None:
    nowhere = ProgrammeDecision(kind="extended", decided_on=FIRST, applies_to=last)
    course = Course(decisions=(granted(), nowhere), started_on=FIRST)
    found = (FIRST_DAY, "decisions[1].applies_from") in asked(course, 2025, month)
    assert found is open_


@pytest.mark.parametrize(("year", "month", "open_"), [(2024, 12, False), (2025, 1, True), (2025, 12, True)])
def test_a_first_day_that_is_read_from_the_start_is_asked_for_while_it_bears(
    year: int, month: int, open_: bool
) -> None:
    """The decision names no first day, so it is taken to be the day the programme was started on."""
    read = attrs.evolve(granted(started=FIRST), applies_from=None)
    course = Course(decisions=(read,))
    assert ((FIRST_DAY, "decisions[0].applies_from") in asked(course, year, month)) is open_
    assert asked(course, 2026, 2) == []


@pytest.mark.parametrize(("year", "month", "open_"), [(2025, 8, False), (2025, 9, True), (2030, 1, True)])
def test_a_last_day_is_asked_for_from_the_first_of_its_period(year: int, month: int, open_: bool) -> None:
    extended = granted(SEPTEMBER, None, on=date(2025, 8, 20), kind="extended")
    course = Course(decisions=(granted(last=date(2025, 8, 31)), extended), started_on=FIRST)
    assert asked(course, year, month) == ([(LAST_DAY, "decisions[1].applies_to")] if open_ else [])


def test_where_an_end_is_on_record_the_last_day_granted_is_not_asked_for() -> None:
    course = Course(decisions=(granted(last=None), ended(date(2025, 7, 1))), started_on=FIRST)
    for month in (3, 6, 7, 9):
        assert asked(course, 2025, month) == []


@pytest.mark.parametrize(
    ("year", "month", "open_"),
    [
        (2024, 12, False),
        # Before the end too: one of the two days is wrong, and if it is the start, May was in the programme.
        (2025, 5, True),
        (2025, 6, True),  # the end is on 2 June, the start on record on 1 September
        (2025, 9, True),
        (2026, 1, True),  # the last day that was granted is 5 January
        (2026, 2, False),
    ],
)
def test_a_start_later_than_the_end_is_asked_about_from_the_first_day_granted_on(
    year: int, month: int, open_: bool
) -> None:
    course = Course(decisions=(granted(), ended(date(2025, 6, 2))), started_on=SEPTEMBER)
    assert ((START, "started_on") in asked(course, year, month)) is open_


@pytest.mark.parametrize(
    ("year", "month", "open_"),
    [
        (2024, 12, False),  # the first day granted is 6 January 2025
        (2025, 1, True),  # a start in the wrong year: these were 0, final, although they were granted
        (2025, 12, True),
        (2026, 1, True),
        (2026, 3, True),
        (2026, 4, False),
    ],
)
def test_a_start_later_than_everything_granted_is_asked_about_up_to_it(
    year: int, month: int, open_: bool
) -> None:
    """Granted to 5 January 2026, started, it says, on 10 March 2026."""
    course = Course(decisions=(granted(),), started_on=date(2026, 3, 10))
    assert ((START, "started_on") in asked(course, year, month)) is open_


@pytest.mark.parametrize(
    ("year", "month", "open_"),
    [(2024, 10, False), (2024, 11, True), (2024, 12, True), (2025, 1, True), (2025, 2, False)],
)
def test_a_start_before_anything_was_granted_is_asked_about_between_the_two(
    year: int, month: int, open_: bool
) -> None:
    course = Course(decisions=(granted(),), started_on=date(2024, 11, 18))
    assert ((FIRST_DAY, "decisions[0].applies_from") in asked(course, year, month)) is open_


def test_a_start_on_the_first_day_granted_is_asked_about_nowhere() -> None:
    course = Course(decisions=(granted(),), started_on=FIRST)
    for year, month in ((2024, 12), (2025, 1), (2025, 6), (2026, 1), (2026, 2)):
        assert asked(course, year, month) == []


@pytest.mark.parametrize(
    ("year", "month", "open_"),
    [
        (2025, 12, False),
        (2026, 1, True),
        (2026, 2, True),
        (2026, 6, True),
        (2027, 1, False),
        (2027, 3, False),
    ],
)
def test_days_between_two_periods_are_asked_about(year: int, month: int, open_: bool) -> None:
    """Granted to 5 January 2026 and again from 9 February; what came third has nothing to do with it.

    They may be benefit days of 2026 (§ 35 (3)), so later months of that year hang on them too, by an øre.
    """
    late = granted(date(2026, 2, 9), date(2026, 6, 30), kind="extended")
    third = granted(date(2026, 7, 1), date(2027, 12, 31), kind="extended")
    course = Course(decisions=(granted(), late, third), started_on=FIRST)
    assert asked(course, year, month) == ([GAP] if open_ else [])


@pytest.mark.parametrize(
    ("begins", "until", "leave", "expected"),
    [
        (date(2026, 2, 9), None, False, ["GAP"]),
        (date(2026, 2, 9), date(2026, 1, 5), False, []),  # nobody took part in it
        (date(2026, 2, 9), date(2026, 1, 6), False, ["FROM"]),  # somebody did, and nothing grants it
        (date(2026, 2, 9), date(2026, 2, 8), False, ["FROM"]),
        (date(2026, 2, 9), None, True, []),  # on leave
        (date(2026, 1, 7), None, False, ["GAP"]),  # Tuesday the 6th
    ],
)
def test_days_that_nothing_grants_are_settled_by_the_last_day_of_taking_part(
    begins: date, until: date | None, leave: bool, expected: list[str]
) -> None:
    """§ 35 (1): paid is the time in which somebody takes part."""
    late = granted(begins, date(2026, 6, 30), kind="extended")
    course = Course(
        decisions=(attrs.evolve(granted(), took_part_until=until), late),
        started_on=FIRST,
        leaves=(Leave(first=date(2026, 1, 6), last=date(2026, 2, 8), with_benefit=False),) if leave else (),
    )
    found = {"GAP": GAP, "FROM": (FIRST_DAY, "decisions[1].applies_from")}
    assert asked(course, 2026, 1) == [found[name] for name in expected]


def test_a_weekend_that_nothing_grants_is_no_question() -> None:
    """Granted to Friday 2 January, extended from Monday the 5th."""
    first = attrs.evolve(granted(), applies_to=date(2026, 1, 2))
    course = Course(
        decisions=(first, granted(date(2026, 1, 5), date(2026, 6, 30), kind="extended")), started_on=FIRST
    )
    assert asked(course, 2026, 1) == []


@pytest.mark.parametrize(("day", "open_"), [(date(2026, 1, 6), False), (date(2026, 1, 7), True)])
def test_days_between_two_periods_are_asked_about_up_to_the_end(day: date, open_: bool) -> None:
    """Ended with 5 January as the last day there was no gap; with 6 January there was one of a day."""
    late = granted(date(2026, 2, 9), date(2026, 6, 30), kind="extended")
    # Decided later, so it is on record until when the participant took part: else that is asked as well.
    end = attrs.evolve(ended(day, on=date(2026, 3, 2)), took_part_until=day - timedelta(days=1))
    course = Course(decisions=(granted(), late, end), started_on=FIRST)
    assert (GAP in asked(course, 2026, 1)) is open_


@pytest.mark.parametrize(("month", "open_"), [(1, False), (2, True), (12, True)])
def test_a_start_without_anything_granted_is_asked_about_from_its_month(month: int, open_: bool) -> None:
    refused = ProgrammeDecision(kind="refused", decided_on=FIRST)
    course = Course(decisions=(refused,), started_on=date(2025, 2, 28))
    assert asked(course, 2025, month) == ([("day.in_programme", "decisions")] if open_ else [])
    assert asked(attrs.evolve(course, started_on=None), 2025, month) == []


@pytest.mark.parametrize(("month", "open_"), [(6, False), (7, True), (8, True), (9, False)])
def test_absence_on_closed_days_is_asked_about_in_the_months_that_have_both(month: int, open_: bool) -> None:
    away = Absence(first=date(2025, 6, 16), last=date(2025, 9, 12), reason="other", permitted=False)
    closed = Closure(first=date(2025, 7, 28), last=date(2025, 8, 8))
    course = Course(decisions=(granted(),), started_on=FIRST, absences=(away,), closures=(closed,))
    assert (("record.was_open", "absences[0].from_something_else") in asked(course, 2025, month)) is open_


@pytest.mark.parametrize(
    ("year", "month", "open_"), [(2025, 2, False), (2025, 3, True), (2025, 8, True), (2025, 9, False)]
)
def test_a_child_that_may_be_entered_twice_is_asked_about_while_both_are_supported(
    year: int, month: int, open_: bool
) -> None:
    child = SupportedChild(
        birth_date=date(2020, 1, 1),
        lives_in_norway=True,
        supported_from=date(2025, 3, 1),
        supported_to=date(2025, 8, 31),
    )
    course = Course(decisions=(granted(),), started_on=FIRST, children=(child, child))
    assert (("record.told_apart", "children[1].ref") in asked(course, year, month)) is open_


def test_where_nothing_is_decided_one_thing_is_asked() -> None:
    assert asked(Course(started_on=FIRST), 2025, 3) == [("day.in_programme", "decisions")]


@pytest.mark.parametrize(("month", "open_"), [(8, False), (9, True), (12, True)])
def test_what_is_granted_on_the_last_day_of_a_month_is_asked_about_in_it(month: int, open_: bool) -> None:
    last_of_september = date(2025, 9, 30)
    without_start = Course(decisions=(granted(last_of_september),))
    assert asked(without_start, 2025, month) == ([(START, "started_on")] if open_ else [])
    open_ended = Course(
        decisions=(granted(last=date(2025, 9, 29)), granted(last_of_september, None, kind="extended")),
        started_on=FIRST,
    )
    assert asked(open_ended, 2025, month) == ([(LAST_DAY, "decisions[1].applies_to")] if open_ else [])
    read = Course(decisions=(attrs.evolve(granted(started=last_of_september), applies_from=None),))
    assert ((FIRST_DAY, "decisions[0].applies_from") in asked(read, 2025, month)) is open_


def test_a_start_is_asked_for_where_what_was_granted_has_no_last_day() -> None:
    course = Course(decisions=(granted(last=None),))
    for year, month in ((2025, 1), (2025, 12), (2029, 6)):
        assert (START, "started_on") in asked(course, year, month)


@pytest.mark.parametrize(("year", "month", "open_"), [(2026, 1, True), (2026, 2, True), (2026, 3, False)])
def test_a_first_day_that_is_read_is_asked_for_up_to_the_last(year: int, month: int, open_: bool) -> None:
    read = attrs.evolve(granted(started=FIRST, last=date(2026, 2, 1)), applies_from=None)
    assert bool(asked(Course(decisions=(read,)), year, month)) is open_
    open_ended = Course(decisions=(attrs.evolve(read, applies_to=None),))
    assert (FIRST_DAY, "decisions[0].applies_from") in asked(open_ended, year, month)


def test_a_first_day_that_is_read_is_not_nowhere() -> None:
    """It is the extension that names its first day; before the first month nothing is asked."""
    read = attrs.evolve(granted(started=FIRST, last=date(2025, 6, 30)), applies_from=None)
    extended = granted(date(2025, 7, 1), date(2025, 12, 31), kind="extended")
    course = Course(decisions=(read, extended))
    assert asked(course, 2024, 12) == []
    assert asked(course, 2025, 8) == [(FIRST_DAY, "decisions[0].applies_from")]


def test_the_first_day_of_a_programme_that_never_was_is_asked_for_nowhere() -> None:
    read = attrs.evolve(granted(started=FIRST), applies_from=None)
    course = Course(decisions=(read, ended(FIRST)))
    for month in (1, 2, 12):
        assert (FIRST_DAY, "decisions[0].applies_from") not in asked(course, 2025, month)


def test_a_start_on_the_last_day_granted_fits() -> None:
    course = Course(decisions=(granted(),), started_on=date(2026, 1, 5))
    for year, month in ((2025, 12), (2026, 1), (2026, 2)):
        assert (START, "started_on") not in asked(course, year, month)


def test_a_start_later_than_the_end_is_asked_about_for_good_where_no_last_day_was_granted() -> None:
    course = Course(decisions=(granted(last=None), ended(date(2025, 6, 2))), started_on=SEPTEMBER)
    for year, month, open_ in ((2024, 12, False), (2025, 5, True), (2025, 12, True), (2029, 1, True)):
        assert ((START, "started_on") in asked(course, year, month)) is open_


def test_a_start_before_the_grant_is_not_asked_about_from_the_first_day_granted() -> None:
    first = granted(date(2025, 2, 1), date(2025, 6, 30))
    extended = granted(date(2025, 7, 1), date(2026, 1, 31), kind="extended")
    course = Course(decisions=(first, extended), started_on=date(2025, 1, 20))
    # Later months of 2025 hang on the days of January too: a year has 260 benefit days (§ 35 (3)).
    for month in (1, 2, 6, 7):
        assert asked(course, 2025, month) == [(FIRST_DAY, "decisions[0].applies_from")]
    assert asked(course, 2026, 1) == []


def test_days_between_periods_are_asked_about_where_the_last_has_no_last_day() -> None:
    late = granted(date(2026, 2, 9), None, kind="extended")
    course = Course(decisions=(granted(), late), started_on=FIRST)
    assert GAP in asked(course, 2026, 1)
    assert GAP not in asked(course, 2027, 1)
