"""Writing deadlines as an iCalendar file (RFC 5545): whole days, and no other text than the given one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import attrs

__all__ = ["CalendarDay", "write_calendar"]


@attrs.frozen(kw_only=True)
class CalendarDay:
    """A calendar entry of a whole day.

    Attributes:
        key: The identity of the entry; an entry of a later file with the same key replaces it.
        on: The day.
        summary: One line.
        details: More lines.
        categories: The categories of the entry.
    """

    key: tuple[str, ...]
    on: date
    summary: str
    details: str = ""
    categories: tuple[str, ...] = ()


def write_calendar(days: Iterable[CalendarDay], on: date, name: str = "") -> str:
    """The days as the text of an .ics file, in the order given; the same bytes for the same days.

    Args:
        days: The days; each becomes an event of a whole day that does not block the person's time.
        on: The day of the file. It is the time stamp of the entries, so that a later file replaces them.
        name: The name of the calendar.

    >>> kept = CalendarDay(key=("case-1", "start"), on=date(2026, 9, 1), summary="Latest start")
    >>> [line for line in write_calendar([kept], on=date(2026, 6, 1)).splitlines() if "DTSTART" in line]
    ['DTSTART;VALUE=DATE:20260901']
    """
    from icalendar import Calendar, Event  # imported here, since most runs write no calendar

    calendar = Calendar()
    calendar.add("prodid", "-//qupcore//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    stamp = datetime.combine(on, time(), UTC)
    for day in days:
        event = Event()
        event.add("uid", f"{hashlib.sha256(repr(day.key).encode()).hexdigest()[:32]}@qupcore")
        event.add("dtstamp", stamp)
        event.add("dtstart", day.on)
        event.add("summary", day.summary)
        if day.details:
            event.add("description", day.details)
        if day.categories:
            event.add("categories", list(day.categories))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")
