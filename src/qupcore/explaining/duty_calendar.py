"""Duties as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.domain.answers.review import Duty
from qupcore.domain.arguments import check_arguments
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.duty_days import day_off
from qupcore.explaining.phrases import phrases
from qupcore.wire.ical import CalendarDay, write_calendar

__all__ = ["duties_calendar"]


def duties_calendar(duties: Iterable[Duty], on: date, lang: str = "nb", ref: str = "") -> str:
    """The dated duties as the text of an iCalendar file, each as an all-day event.

    The only personal data in it is the case's reference. A duty has the same UID in every file, so a later
    file moves its event. Under another law than the national one each event says that it is a trial, and has
    a UID of its own: it takes the place of no event of the law in force.

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
        raise BadInput(worded("ref is {what}", what=what), remedy=remedy, code=code)
    words = phrases(lang)
    seen: dict[tuple[str, str], int] = {}
    days = []
    for duty in sorted(duties, key=lambda item: (item.due or date.max, item.kind, item.path)):
        nth = seen[duty.kind, duty.path] = seen.get((duty.kind, duty.path), 0) + 1
        if duty.due is None:
            continue
        summary = words.say("duty", duty.kind)
        if duty.state in ("done", "done_late", "overdue"):
            summary = f"{words.say('duty_state', duty.state)}: {summary}"
        trial = words.say("label", "trial", law=duty.under.law) if duty.under.trial else ""
        days.append(
            CalendarDay(
                key=(ref, duty.kind, duty.path, str(nth), *([duty.under.law_hash] if trial else [])),
                on=duty.due,
                summary=" ".join(part for part in (trial, summary, f"[{ref}]" if ref else "") if part),
                details="\n".join(
                    part
                    for part in (
                        words.place(duty.citation),
                        day_off(duty, words),
                        words.say("label", "calendar_note"),
                    )
                    if part
                ),
                categories=(words.say("duty_state", duty.state), words.say("whose", duty.whose)),
            )
        )
    return write_calendar(days, on, words.say("label", "calendar_name"))
