"""Duties as text and as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qupcore.domain.answers.review import Duty, DutyState
from qupcore.domain.arguments import check_arguments
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput
from qupcore.explaining.findings import Behind, fact_lines
from qupcore.explaining.lines import Line, LineStyle, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import entry_day, place_words
from qupcore.explaining.trial import trial_lines
from qupcore.law.national import NATIONAL, under_law
from qupcore.rules.law import Law
from qupcore.wire.ical import CalendarDay, write_calendar

__all__ = ["duties_calendar", "explain_duties"]

_GROUPS: tuple[tuple[DutyState, LineStyle], ...] = (
    ("overdue", "not_met"),
    ("due", "plain"),
    ("undated", "unknown"),
    ("past", "quiet"),
    ("done_late", "plain"),
    ("done", "met"),
)


def explain_duties(
    duties: Iterable[Duty], on: date, lang: str = "nb", ref: str = "", *, law: Law = NATIONAL
) -> tuple[Line, ...]:
    """Explain duties: the overdue ones first, the completed ones last.

    Args:
        duties: The result of `duties`.
        on: The day of the list.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.
        law: The law that `duties` was asked under. It is told where there is no duty; a duty tells its own.

    >>> from qupcore import Course, Participant, duties
    >>> case = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> lines = explain_duties(duties(case, date(2026, 3, 1)), date(2026, 3, 1), "en")
    >>> [line.text for line in lines if "15 July" in line.text]
    ['15 July 2026: the programme starts (the municipality)']
    """
    check_arguments(explain_duties, locals())
    duties, words = tuple(duties), phrases(lang)
    under = duties[0].under if duties else under_law(law)
    return tuple(apart((*trial_lines(under, words), *_lines(duties, on, words, ref))))


def duties_calendar(duties: Iterable[Duty], on: date, lang: str = "nb", ref: str = "") -> str:
    """The dated duties as the text of an iCalendar file, each as an all-day event.

    The only personal data in it is the case's reference. A duty has the same UID in every file, so a later
    file moves its event.

    Args:
        duties: The result of `duties`.
        on: The day of the list; it is the time stamp of the events.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference.

    Raises:
        BadInput: `ref` is a text that no case has as its reference.
    """
    check_arguments(duties_calendar, locals())
    if wrong := text_fault(ref):
        what, remedy, code = wrong
        raise BadInput(f"ref is {what}", remedy=remedy, code=code)
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
    yield Line(words.say("heading", "duties", on=on), weight="headline", id="duties")
    if ref:
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    if not duties:
        yield Line(words.say("label", "no_duties"), id="no_duties")
    for state, weight in _GROUPS:
        group = [duty for duty in duties if duty.state == state]
        if group:
            yield Line(words.say("heading", f"duties_{state}"), weight="heading", id=f"duties.{state}")
        for duty in group:
            yield from _duty(duty, words, weight)


def _duty(duty: Duty, words: Phrases, weight: LineStyle) -> Iterator[Line]:
    when = words.say("label", "no_day_yet") if duty.due is None else words.written(duty.due)
    done = f"; {words.say('label', 'done_on', day=duty.done_on)}" if duty.done_on else ""
    whose = words.say("whose", duty.whose)
    id, path, rule = f"duty.{duty.kind}.{duty.path}", duty.path, (duty.rule,)
    rests = Behind(
        findings=rule,
        facts=tuple(item.term for item in duty.inputs),
        parameters=tuple(use.name for use in duty.parameters),
        citation=str(duty.citation),
    )
    text = f"{when}: {words.say('duty', duty.kind)} ({whose}){done}"
    yield Line(text, 2, weight, id=id, path=path, **rests)
    what = place_words(path, words, entry_day(path, duty.inputs))
    place = f"{words.place(duty.citation)}; {words.say('label', 'where', what=what)}"
    yield Line(place, 4, "quiet", id=f"{id}.place", path=path, **rests)
    if said := _day_off(duty, words):
        moved = str(duty.moved_by or duty.citation)
        yield Line(said, 4, id=f"{id}.day_off", findings=rule, citation=moved, path=path)
    yield from fact_lines(duty.inputs, words, 4, id, rule, path)
    for use in duty.parameters:
        said = f"{words.policy(use.name, use.value, use.unit)} ({words.source(use.source)})"
        name = f"{id}.number.{use.name}"
        yield Line(said, 4, "quiet", id=name, findings=rule, parameters=(use.name,), path=path)
    for name in duty.missing:
        text = words.question(name)
        yield Line(text, 4, id=f"{id}.missing.{name}", findings=rule, facts=(name,), path=path)


def _day_off(duty: Duty, words: Phrases) -> str:
    """The remark that a day off moved the deadline, or that it is on a day off and stays; else empty."""
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
