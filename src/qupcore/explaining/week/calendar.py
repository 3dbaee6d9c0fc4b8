"""The fixed times of a week as an iCalendar file (RFC 5545), in Norwegian time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qupcore.domain.answers.week import Block, Week, WeekDay, WeekElement
from qupcore.drawing.markup import readable
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.saying import class_name, title

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

__all__ = ["add_times", "new_calendar", "week_ical"]

_ZONE = "Europe/Oslo"


def week_ical(week: Week, lang: str = "nb") -> str:
    """The fixed times and the proposals of a week as the text of an .ics file.

    A proposal is `TENTATIVE` and leaves the time free; a time that falls away is `CANCELLED`, so that a
    calendar that has it already removes it. Travel, breaks, paid work, absence and hours without a time are
    left out.

    The same piece of the week has the same UID in every file, and a later version of the plan has a higher
    SEQUENCE, so it replaces the earlier one. The time stamp is the first day of the version. A time that a
    later version no longer has is not in its file, and stays in a calendar until it is removed there.

    Args:
        week: The week.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: for any other language.
    """
    words = phrases(lang)
    calendar = new_calendar(title(week, words))
    for day in week.days:
        seen: dict[tuple[int, str], int] = {}
        for block in day.blocks:
            if block.element is not None:
                nth = seen[block.element, block.kind] = seen.get((block.element, block.kind), -1) + 1
                calendar.add_component(_event(week, day, block, nth, words))
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")


def new_calendar(name: str) -> Calendar:
    """A calendar with a name and the time zone of Norway, without entries."""
    from icalendar import Calendar  # imported here because most runs write no calendar

    calendar = Calendar()
    calendar.add("prodid", "-//qupcore//week//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(_norway())
    return calendar


def _norway() -> Timezone:
    """The time zone rule of Norway since 1996, written out to be the same on every machine."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", _ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, before, after, month, first in (
        (TimezoneDaylight(), "CEST", winter, summer, 3, _moment(date(1996, 3, 31), 120)),
        (TimezoneStandard(), "CET", summer, winter, 10, _moment(date(1996, 10, 27), 180)),
    ):
        part.add("dtstart", first.replace(tzinfo=None))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _event(week: Week, day: WeekDay, block: Block, nth: int, words: Phrases) -> Event:
    from icalendar import Event

    assert block.element is not None
    element = week.elements[block.element]
    event = Event()
    event.add("uid", _uid(week, day, block, nth))
    event.add("dtstamp", datetime.combine(day.plan_from or day.on, time(), UTC))
    event.add("sequence", day.plan or 0)
    add_times(event, block, (day.on,), element, words)
    return event


def add_times(event: Event, block: Block, days: Sequence[date], element: WeekElement, words: Phrases) -> None:
    """Say when an entry is, and what it is.

    Args:
        event: The entry.
        block: The piece of each day.
        days: Its days, all of one day of the week, the first of them first.
        element: Whose time it is.
        words: The language.
    """
    event.add("dtstart", _moment(days[0], block.start))
    event.add("dtend", _moment(days[0], block.end))
    step = 14 if all((day - days[0]).days % 14 == 0 for day in days) else 7
    whole = [days[0] + timedelta(number) for number in range(0, (days[-1] - days[0]).days + 1, step)]
    left_out = [day for day in whole if day not in days]
    if len(days) > 1 and len(left_out) < len(days) // 2:
        event.add("rrule", {"freq": "weekly", "interval": step // 7, "count": len(whole)})
        if left_out:
            event.add("exdate", [_moment(day, block.start) for day in left_out])
    elif len(days) > 1:
        event.add("rdate", [_moment(day, block.start) for day in days[1:]])
    name = readable(element.name(words.lang))
    if block.kind == "proposal":
        name = f"{words.say('week', 'proposal')}: {name}"
    event.add("summary", name)
    event.add("categories", [class_name(element, words)])
    event.add("status", _status(block))
    event.add("transp", "OPAQUE" if block.kind == "slot" and not block.falls_away else "TRANSPARENT")


def _status(block: Block) -> str:
    if block.falls_away:
        return "CANCELLED"
    return "TENTATIVE" if block.kind == "proposal" else "CONFIRMED"


def _uid(week: Week, day: WeekDay, block: Block, nth: int) -> str:
    """A hash of the case, day, measure and the time's number on the day; none of them can be read from it."""
    assert block.element is not None
    element = week.elements[block.element]
    twin = sum(
        (other.measure, other.offer) == (element.measure, element.offer)
        for other in week.elements[: block.element]
    )
    key = (week.ref, str(day.on), element.measure, element.offer, twin, block.kind, nth)
    return f"{hashlib.sha256(repr(key).encode('utf-8', 'replace')).hexdigest()[:32]}@qupcore"


def _moment(on: date, minutes: int) -> datetime:
    """The clock time on that day, also where the clock changes; minute 1440 is midnight of the next day."""
    days, rest = divmod(minutes, 24 * 60)
    return datetime.combine(on + timedelta(days=days), time(rest // 60, rest % 60), ZoneInfo(_ZONE))
