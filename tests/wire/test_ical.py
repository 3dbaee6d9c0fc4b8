"""Calendar files: whole days, folded lines, the same bytes for the same days; and they can be read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from qupcore.wire.ical import CalendarDay, write_calendar

ON = date(2026, 6, 1)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=120)
DAYS = st.lists(
    st.builds(
        CalendarDay,
        key=st.tuples(TEXT, TEXT),
        on=st.dates(date(2007, 11, 1), date(2100, 1, 1)),
        summary=TEXT,
        details=TEXT,
        categories=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
    ),
    max_size=4,
)


def events(text: str) -> list[Calendar]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


@given(DAYS)
def test_a_calendar_reads_back_with_the_same_days_and_words(days: list[CalendarDay]) -> None:
    text = write_calendar(days, ON, "Deadlines")
    found = events(text)
    assert [event["dtstart"].dt for event in found] == [day.on for day in days]
    assert [str(event["summary"]) for event in found] == [day.summary for day in days]
    assert [str(event.get("description", "")) for event in found] == [day.details for day in days]
    assert write_calendar(days, ON, "Deadlines") == text


@given(DAYS)
def test_no_line_is_longer_than_75_octets_and_each_ends_as_the_standard_says(days: list[CalendarDay]) -> None:
    data = write_calendar(days, ON).encode()
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_the_stamp_is_the_day_asked_about_and_no_clock() -> None:
    (event,) = events(write_calendar([CalendarDay(key=("a",), on=ON, summary="s")], ON))
    assert event["dtstamp"].dt == datetime(2026, 6, 1, tzinfo=UTC)
    assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("case", "start"), ("case", "start"), True),
        (("case", "start"), ("case", "appeal"), False),
        (("a", "bc"), ("ab", "c"), False),
    ],
)
def test_an_entry_keeps_its_uid_whatever_its_day(
    one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    days = [
        CalendarDay(key=one, on=ON, summary="s"),
        CalendarDay(key=other, on=date(2027, 1, 1), summary="t"),
    ]
    first, second = (str(event["uid"]) for event in events(write_calendar(days, ON)))
    assert (first == second) is same
    assert "case" not in first, "no reference in the UID itself"
