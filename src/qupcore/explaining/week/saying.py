"""The texts of a week: days, times, hours, notes and the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qupcore.domain.answers.week import Block, DayMark, Week, WeekDay, WeekElement
from qupcore.domain.case.plan import WEEKDAYS
from qupcore.domain.period import Period
from qupcore.explaining.formats import said_period
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.week.overlaps import overlapping_minutes

__all__ = [
    "block_name",
    "class_name",
    "clock",
    "collision_said",
    "day_name",
    "duration_text",
    "element_notes",
    "element_time_said",
    "mark_said",
    "sum_said",
    "title",
    "whole_span",
]

_QUARTER = 15
"""Minutes: times are proposed in quarter hours, and what is less than one is none without room."""


def clock(minutes: int) -> str:
    """A time of the day.

    >>> clock(555)
    '09:15'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"


def duration_text(minutes: int, words: Phrases) -> str:
    """Hours and minutes.

    >>> from qupcore.explaining.phrases import phrases
    >>> duration_text(2250, phrases("nb")).replace("\\N{NO-BREAK SPACE}", " ")
    '37 t 30 min'
    """
    hours, rest = divmod(minutes, 60)
    said = [words.say("week", "hours", hours=hours)] if hours or not rest else []
    if rest:
        said.append(words.say("week", "minutes", minutes=rest))
    return " ".join(said).replace(" ", "\N{NO-BREAK SPACE}")


def day_name(on: date, words: Phrases) -> tuple[str, str]:
    """The weekday with a capital, and the date without the year."""
    table = words.tables["week"]
    weekday: str = table["weekdays"][on.weekday()]
    return weekday[0].upper() + weekday[1:], words.say(
        "week", "date", day=on.day, month=table["months"][on.month - 1]
    )


def title(week: Week, words: Phrases) -> str:
    """The number and year of the week."""
    return words.say("week", "title", number=week.week.number, year=week.week.year)


def whole_span(week: Week, words: Phrases) -> str:
    """The dates from Monday to the last day shown, with the year."""
    return said_period(Period(week.days[0].on, week.days[-1].on), words.lang)


def class_name(element: WeekElement, words: Phrases) -> str:
    """The class of the element."""
    return words.say("week_class", element.counts_as) if element.counts_as else words.say("week", "unclassed")


def mark_said(mark: DayMark, words: Phrases) -> str:
    """A mark of a day, as text."""
    said = words.say("week_mark", mark.kind)
    if mark.minutes is not None:
        said = f"{said}, {duration_text(mark.minutes, words)}"
    if mark.measure:
        return f"{said}: {mark.names.in_language(words.lang) if mark.names else mark.measure}"
    return f"{said}: {words.say('value', mark.holiday)}" if mark.holiday else said


def block_name(block: Block, week: Week, words: Phrases) -> str:
    """The number and name of a piece of a day; a proposal, or a time that falls away, is marked before it."""
    if block.element is None:
        return words.say("week", block.kind)
    name = week.elements[block.element].name(words.lang)
    if block.falls_away:
        name = f"{words.say('week', 'falls_away')}: {name}"
    elif block.kind == "proposal":
        name = f"{words.say('week', 'proposal')}: {name}"
    return f"{block.element + 1} {name}"


def collision_said(elements: Sequence[int], words: Phrases) -> str:
    """That a time collides, with the numbers of the elements it collides with."""
    numbers = ", ".join(str(element + 1) for element in elements)
    return words.say("week", "collides", numbers=numbers)


def element_time_said(element: WeekElement, words: Phrases) -> str:
    """The time of an element in this week, and in a whole week where that differs."""
    if element.minutes is None:
        return words.say("week", "time_unknown")
    said = duration_text(element.minutes, words)
    if element.whole_minutes in (None, element.minutes):
        return said
    return words.say("week", "of", part=said, whole=duration_text(element.whole_minutes or 0, words))


def element_notes(element: WeekElement, words: Phrases) -> tuple[str, ...]:
    """Notes about an element's time."""
    found = []
    if element.flexible_minutes:
        found.append(words.say("week", "flexible", minutes=duration_text(element.flexible_minutes, words)))
    if element.proposed_minutes:
        found.append(words.say("week", "proposed", minutes=duration_text(element.proposed_minutes, words)))
    if element.every_other_week:
        found.append(words.say("week", "every_other_week"))
    if element.drop_in:
        found.append(_drop_in(element, words))
    if element.percent is not None:
        found.append(words.say("week", "percent", percent=element.percent))
    if element.time_from in ("offer", "catalogue"):
        found.append(words.say("week", f"from_{element.time_from}"))
    if element.more_slots_than_time:
        found.append(words.say("week", "more_slots"))
    if not element.dates_known:
        found.append(words.say("week", "dates_unknown"))
    return tuple(found)


def _drop_in(element: WeekElement, words: Phrases) -> str:
    """That people come without enrolment, and when it is open this week."""
    names = words.tables["week"]["weekdays"]
    hours = ", ".join(
        f"{names[WEEKDAYS.index(slot.day)]} {clock(slot.start)}–{clock(slot.end)}"
        for slot in sorted(element.opening_hours, key=lambda slot: (WEEKDAYS.index(slot.day), slot.start))
    )
    return words.say("week", "drop_in_hours", hours=hours) if hours else words.say("week", "drop_in")


def _without_room(week: Week) -> int:
    """Minutes without a fixed time for which the days have no room, where times are proposed."""
    if not any(element.proposed_minutes for element in week.elements):
        return 0
    flexible = sum(element.flexible_minutes or 0 for element in week.elements)
    left = flexible - sum(element.proposed_minutes for element in week.elements)
    return left if left >= _QUARTER else 0


def sum_said(week: Week, words: Phrases) -> tuple[str, ...]:
    """The hours of the week, one sentence for each sum."""
    return tuple(_sum(week, words))


def _sum(week: Week, words: Phrases) -> Iterator[str]:
    hours = week.hours
    if not week.elements:
        yield words.say("week", "no_elements")
    if not hours.days:
        yield words.say("week", "no_days")
        return

    def say(key: str, minutes: int, **more: object) -> str:
        return words.say("week", key, minutes=duration_text(minutes, words), **more)

    yield words.say(
        "week",
        "sum",
        planned=duration_text(hours.planned, words),
        expected=duration_text(hours.expected, words),
    )
    if hours.missing is None:
        why = "missing_unknown" if hours.unknown else "missing_work_unknown"
        yield say(why, hours.missing_at_most, count=hours.unknown)
    elif hours.missing:
        yield say("missing", hours.missing)
    twice = overlapping_minutes(week)
    if hours.missing is None or hours.missing:
        pass
    elif twice > hours.over:
        yield words.say("week", "full_twice")
    elif hours.over:
        yield say("over", hours.over)
    else:
        yield words.say("week", "full")
    if twice:
        yield say("overlapping", twice)
    if left := _without_room(week):
        yield say("no_room", left)
    if hours.unknown and hours.missing is not None:
        yield words.say("week", "unknown_besides", count=hours.unknown)
    if hours.days < len(week.week.working_days):
        yield words.say("week", "days", count=hours.days)
    yield say("adapted" if hours.adapted else "ordinary", hours.full_time)
    if any(block.kind == "proposal" for day in week.days for block in day.blocks):
        yield words.say("week", "proposals_open")
    for work in week.beside:
        time = (
            words.say("week", "time_unknown") if work.minutes is None else duration_text(work.minutes, words)
        )
        yield words.say("week", f"beside_{work.kind}", minutes=time)


def day_said(day: WeekDay, words: Phrases) -> str:
    """The weekday and date together."""
    return " ".join(day_name(day.on, words))
