"""Duties in words, and as days of a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qupcore.domain.answers.review import Duty, DutyState
from qupcore.explaining.decision import question_text
from qupcore.explaining.findings import input_line
from qupcore.explaining.lines import Line, Weight
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.wire.ical import CalendarDay, write_calendar

__all__ = ["duties_calendar", "explain_duties"]

_GROUPS: tuple[tuple[DutyState, Weight], ...] = (
    ("overdue", "not_met"),
    ("due", "plain"),
    ("undated", "unknown"),
    ("past", "quiet"),
    ("done_late", "plain"),
    ("done", "met"),
)


def explain_duties(duties: Iterable[Duty], on: date, lang: str = "nb", ref: str = "") -> tuple[Line, ...]:
    """Put duties in words: what is overdue first, what is done last.

    Args:
        duties: What `duties` returned.
        on: The day asked about.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.

    >>> from qupcore import Participant, duties
    >>> from qupcore.domain.case.course import Course
    >>> case = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> lines = explain_duties(duties(case, date(2026, 3, 1)), date(2026, 3, 1), "en")
    >>> [line.text for line in lines if "2026-07-15" in line.text]
    ['2026-07-15: the programme starts (the municipality)']
    """
    return tuple(_lines(tuple(duties), on, phrases(lang), ref))


def duties_calendar(duties: Iterable[Duty], on: date, lang: str = "nb", ref: str = "") -> str:
    """The dated duties as the text of an iCalendar file, each a whole day.

    Nothing about the person is in it but the case's reference. A duty has the same UID in every file, so a
    later file moves it.

    Args:
        duties: What `duties` returned.
        on: The day asked about; it stamps the entries.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference.
    """
    words = phrases(lang)
    seen: dict[tuple[str, str], int] = {}
    days = []
    for duty in sorted(duties, key=lambda item: (item.due or date.max, item.kind, item.path)):
        nth = seen[duty.kind, duty.path] = seen.get((duty.kind, duty.path), 0) + 1
        if duty.due is None:
            continue
        told = words.say("duty", duty.kind)
        if duty.state in ("done", "done_late", "overdue"):
            told = f"{words.say('duty_state', duty.state)}: {told}"
        days.append(
            CalendarDay(
                key=(ref, duty.kind, duty.path, str(nth)),
                on=duty.due,
                summary=f"{told} [{ref}]" if ref else told,
                details="\n".join(
                    part
                    for part in (
                        words.place(duty.citation),
                        _day_off(duty, words),
                        words.say("label", "calendar_note"),
                    )
                    if part
                ),
                categories=(words.say("duty_state", duty.state), words.say("whose", duty.whose)),
            )
        )
    return write_calendar(days, on, words.say("label", "calendar_name"))


def _lines(duties: tuple[Duty, ...], on: date, words: Phrases, ref: str) -> Iterator[Line]:
    yield Line(words.say("heading", "duties", on=on), weight="headline")
    if ref:
        yield Line(words.say("label", "case", ref=ref), weight="quiet")
    if not duties:
        yield Line(words.say("label", "no_duties"))
    for state, weight in _GROUPS:
        group = [duty for duty in duties if duty.state == state]
        if group:
            yield Line(words.say("heading", f"duties_{state}"), weight="heading")
        for duty in group:
            yield from _duty(duty, words, weight)


def _duty(duty: Duty, words: Phrases, weight: Weight) -> Iterator[Line]:
    when = words.say("label", "no_day_yet") if duty.due is None else str(duty.due)
    done = f"; {words.say('label', 'done_on', day=duty.done_on)}" if duty.done_on else ""
    whose = words.say("whose", duty.whose)
    yield Line(f"{when}: {words.say('duty', duty.kind)} ({whose}){done}", 2, weight)
    place = words.place(duty.citation)
    yield Line(f"{place}; {words.say('label', 'where', path=duty.path)}", 4, "quiet")
    if said := _day_off(duty, words):
        yield Line(said, 4)
    for item in duty.inputs:
        yield Line(input_line(item, words), 4)
    for use in duty.parameters:
        yield Line(f"{words.policy(use.name, use.value, use.unit)} ({words.source(use.source)})", 4, "quiet")
    for name in duty.missing:
        yield Line(question_text(name, words), 4)


def _day_off(duty: Duty, words: Phrases) -> str:
    """That a day off moved the day, or that it falls on one and stays; "" otherwise."""
    if duty.moved_from is not None and duty.moved_by is not None:
        because, place = _named(duty.moved_because, words), words.place(duty.moved_by)
        return words.say("label", "moved", day=duty.moved_from, because=because, place=place)
    if duty.falls_on:
        why = words.say("duty_moves", duty.kind)
        return words.say("label", "falls_on", because=_named(duty.falls_on, words), why=why)
    return ""


def _named(day: str, words: Phrases) -> str:
    table = "day_off" if day in words.tables["day_off"] else "value"
    return words.say(table, day)
