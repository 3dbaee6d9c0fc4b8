"""The fixed times of several weeks as an iCalendar file, each time once with all its dates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import attrs

from qupcore.domain.answers.week import Block, Week, WeekElement
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.week.calendar import add_times, new_calendar
from qupcore.explaining.week.saying import title

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["weeks_ical"]


@attrs.frozen
class _Time:
    """A time of the week in one version of the plan.

    Attributes:
        plan: The place of the version in the case's plans.
        plan_from: The first day of that version.
        weekday: The day of the week, from 0.
        block: The piece of the day, without its element.
        element: Whose time it is: measure, offer, and its number among equal elements of the week.
    """

    plan: int
    plan_from: date
    weekday: int
    block: Block
    element: tuple[str, str, int]


def weeks_ical(weeks: Sequence[Week], lang: str = "nb") -> str:
    """The fixed times and the proposals of weeks that follow each other, as the text of an .ics file.

    A time is one entry with a rule (`FREQ=WEEKLY`, `INTERVAL=2` for every other week) and the dates that are
    left out, or with a list of its dates where that is shorter. So it has the dates on which `week_ical` has
    a time that does not fall away, and no other. A later file replaces the entries of an earlier one as long
    as the version of the plan has the time.

    Args:
        weeks: The weeks, the first of them first.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: for any other language.
    """
    words = phrases(lang)
    calendar = new_calendar(f"{title(weeks[0], words)} – {title(weeks[-1], words)}")
    found: dict[_Time, tuple[list[date], Week, WeekElement]] = {}
    for week in weeks:
        for at, on, element in _times(week):
            found.setdefault(at, ([], week, element))[0].append(on)
    newest = max((at.plan for at in found), default=0)
    for at, (days, week, element) in found.items():
        calendar.add_component(_event(at, days, week, element, newest, words))
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")


def _times(week: Week) -> Iterator[tuple[_Time, date, WeekElement]]:
    """The times of a week that do not fall away; of equal times of an element only the first."""
    for day in week.days:
        seen: set[_Time] = set()
        for block in day.blocks:
            if block.element is None or block.falls_away or day.plan is None or day.plan_from is None:
                continue
            element = week.elements[block.element]
            whose = (element.measure, element.offer)
            twin = sum((other.measure, other.offer) == whose for other in week.elements[: block.element])
            piece = attrs.evolve(block, element=None)
            at = _Time(day.plan, day.plan_from, day.on.weekday(), piece, (*whose, twin))
            if at not in seen:
                seen.add(at)
                yield at, day.on, element


def _event(
    at: _Time, days: Sequence[date], week: Week, element: WeekElement, newest: int, words: Phrases
) -> Event:
    from icalendar import Event  # imported here because most runs write no calendar

    event = Event()
    key = (week.ref, "series", str(at.plan_from), at.weekday, at.block.kind, at.block.start, at.block.end)
    name = hashlib.sha256(repr((*key, *at.element)).encode("utf-8", "replace")).hexdigest()[:32]
    event.add("uid", f"{name}@qupcore")
    event.add("dtstamp", datetime.combine(at.plan_from, time(), UTC))
    event.add("sequence", newest)
    add_times(event, at.block, days, element, words)
    return event
