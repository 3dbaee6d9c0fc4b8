"""The questions about decisions that were changed or annulled, or that name no day or a past day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import Programme, effective, stops_from
from qupcore.domain.case.what_became import Became
from qupcore.domain.days import day_after, day_before, last_day
from qupcore.domain.period import Period
from qupcore.law.terms.case_work import Suspended
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.ending import Ending
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question
from qupcore.memory import found_once

__all__ = [
    "about_cuts",
    "about_decisions",
    "asked_of_stop",
    "came_to_unknown",
    "cuts_undone",
    "days_meanwhile",
    "for_days_passed",
    "open_cuts",
    "open_gaps",
    "open_refusals",
    "undone_on",
]

_GRANTING = ("granted", "extended")
_SATURDAY = 5


@attrs.frozen(slots=False)
class _PaidDays:
    """The days in a programme from one day to another; few courses have a question that needs them."""

    course: Course
    first: date
    last: date

    @found_once
    def all(self) -> list[date]:
        """Each day."""
        granted = [period for item in self.course.programmes() for period in item.days]
        return [day for day in _each(self.first, self.last) if any(one.contains(day) for one in granted)]


def about_decisions(course: Course, days: Period) -> Iterator[Question]:
    """The questions about decisions on which the pay of some days depends."""
    first, last = days.start, days.end or days.start
    became, programmes = course.became(), course.programmes()
    paid = _PaidDays(course, first, last)
    left_open = course.left_open()
    for number in left_open.undated:
        if _may_stop(became[number], number, programmes, paid.all):
            yield _asked(became[number], number)
    if left_open.moved:
        yield from _about_undone(course, days, paid)
    for stop in left_open.contradicted:
        if days.overlaps(stop.days) and any(stop.days.contains(day) for day in paid.all):
            yield question(Record.stop_holds.name, f"{_path(stop.by)}.reverses")
    for number, begins, ends in for_days_passed(course):
        if begins <= last and first <= ends:
            yield question(Record.effect_fits.name, f"{_path(number)}.took_part_until")


def _about_undone(course: Course, days: Period, paid: _PaidDays) -> Iterator[Question]:
    """The questions about decisions that were undone, or of which it is open what became of them."""
    first, last = days.start, days.end or days.start
    programmes = course.programmes()
    for number in open_refusals(course):
        if last >= course.decisions[number].decided_on and len(paid.all) <= (last - first).days:
            yield question(Record.new_decision.name, _path(number))
    for number, item in enumerate(course.became()):
        if item.fate == "open" and item.decision.kind in _GRANTING:
            ends = item.decision.applies_to
            within = effective(item.decision) <= last and (ends is None or first <= ends)
            if within or (
                len(paid.all) <= (last - first).days and _may_reach(course, number, programmes, days)
            ):
                yield question(Record.new_decision.name, _path(number))
    for number, between in days_meanwhile(course, first, last):
        if any(day in between for day in paid.all):
            yield question(Record.took_part_meanwhile.name, f"{_path(number)}.took_part_until")


def about_cuts(course: Course, days: Period) -> Iterator[Question]:
    """The questions about changed reductions on which the pay of some days depends."""
    if not course.left_open().moved:
        return
    first, last = days.start, days.end or days.start
    for number in open_cuts(course):
        cut = course.decisions[number]
        if effective(cut) <= last and first <= (cut.applies_to or date.max):
            yield question(Record.new_decision.name, _path(number))


def open_refusals(course: Course, on: date | None = None) -> Iterator[int]:
    """The numbers of the changed or annulled refusals without a later answer on record."""
    yield from _undone(course, "refused", (*_GRANTING, "refused"), on)


def _may_reach(course: Course, number: int, programmes: tuple[Programme, ...], days: Period) -> bool:
    """Whether a grant changed on appeal may be longer and reach days that it did not reach before.

    An appeal can try every part of a decision (forvaltningsloven § 34), including the length of a grant. A
    grant does not become longer where the programme was ended, or where it was changed to the participant's
    harm. There is no participation before the start on record.
    """
    item, last = course.decisions[number], days.end or days.start
    results = [one.result for one in course.appeals if one.against == item.decided_on and one.result]
    moved = [one for one in results if one.outcome in ("changed", "annulled")]
    if not any(one.to_favour or not one.to_harm for one in moved):
        return False
    of = next((one for one in programmes if any(part.number == number for part in one.periods)), None)
    begins, over = effective(item), None
    if of is None or of.started_on is None:
        begins = min(begins, item.decided_on)
    if of is not None and of.ended is not None and of.ended.applies_from is not None:
        over = of.last
    return begins <= last and (over is None or days.start <= over)


def open_cuts(course: Course, on: date | None = None) -> Iterator[int]:
    """The numbers of the reductions with an unknown result on appeal and no later reduction on record.

    An annulled reduction is settled, as an annulled ending is: it has no effect and reduces nothing.
    """
    became = course.became(on)
    yield from (number for number in cuts_undone(course, on) if became[number].fate == "open")


def cuts_undone(course: Course, on: date | None = None) -> Iterator[int]:
    """The numbers of the reductions that were or may be undone, without a later reduction on record."""
    yield from _undone(course, "reduced", ("reduced",), on)


def _undone(course: Course, kind: str, answers: Sequence[str], on: date | None) -> Iterator[int]:
    for number, item in enumerate(course.became(on)):
        decided = item.decision.decided_on
        if item.decision.kind != kind or item.fate not in ("undone", "open") or (on and decided > on):
            continue
        later = (other for other in course.decisions if decided < other.decided_on <= (on or date.max))
        if not any(other.kind in answers for other in later):
            yield number


def undone_on(course: Course, number: int) -> date:
    """The day on which a decision was undone or changed; the last day of the calendar if not on record."""
    day = course.decisions[number].decided_on
    moved = ("annulled", "changed")
    days = [
        one.result.decided_on
        for one in course.appeals
        if one.against == day and one.result and one.result.outcome in moved
    ]
    days += [
        other.decided_on for other in course.decisions if other.reverses == day and other.decided_on > day
    ]
    return min((one for one in days if one >= day), default=date.max)


def days_meanwhile(
    course: Course, first: date, last: date, on: date | None = None
) -> Iterator[tuple[int, list[date]]]:
    """The undone endings and interruptions, each with the days on which participation is not known.

    These are the weekdays of the stop after the last day of participation on record (`took_part_until`) and
    before the decision was undone, from `first` to `last`, without leave or absence on record. Benefit is
    paid for participation (§ 35 (1)).
    """
    for number, item in enumerate(course.became(on)):
        decision, until = item.decision, item.decision.took_part_until
        if decision.kind not in ("ended", "interrupted") or item.fate != "undone" or until is None:
            continue
        if on is not None and decision.decided_on > on:
            continue
        begins = max(first, effective(decision), day_after(until))
        ends = min(last, decision.applies_to or date.max, day_before(undone_on(course, number)))
        days = _each(begins, ends) if begins <= ends else ()
        between = [day for day in days if day.weekday() < _SATURDAY and not _on_record(course, day)]
        if between:
            yield number, between


def _on_record(course: Course, day: date) -> bool:
    """Whether leave or absence on record covers a day."""
    leave = any(item.first <= day <= (item.last or date.max) for item in course.leaves)
    return leave or any(item.first <= day <= item.through for item in course.absences)


def came_to_unknown(course: Course, on: date) -> Iterator[int]:
    """The numbers of the decisions whose result on appeal is not on record, as known on a day."""
    yield from open_refusals(course, on)
    yield from open_cuts(course, on)
    for number, item in enumerate(course.became(on)):
        if (
            item.fate == "open"
            and item.left_out is None  # the rules of § 42 ask for it
            and item.decision.kind not in ("refused", "reduced")
            and item.decision.decided_on <= on
        ):
            yield number


def for_days_passed(course: Course, on: date | None = None) -> Iterator[tuple[int, date, date]]:
    """The endings and interruptions that name days before they can stop the benefit, with those days.

    Only those without a last day of participation on record (`took_part_until`).
    """
    for programme in course.programmes(on):
        if programme.ended is None and not programme.stops:
            continue
        begins = programme.begins
        if begins is None:
            continue
        for number, item in enumerate(course.read(on)):
            stops = item is not None and item in (
                programme.ended,
                *(stop.decision for stop in programme.stops),
            )
            if item is None or not stops or item.applies_from is None or item.took_part_until is not None:
                continue
            first, last = max(begins, item.applies_from), day_before(stops_from(item))
            ends = min(day for day in (last, programme.granted_last, item.applies_to) if day is not None)
            if item.applies_from < stops_from(item) and first <= ends:
                yield number, first, ends


def open_gaps(course: Course, programme: Programme) -> Iterator[tuple[Question, list[date]]]:
    """The questions about weekdays between two periods that no decision grants, each with the days.

    If the earlier period has a last day of participation (`took_part_until`), there was participation until
    then, and the question is from when the extension applies; later days are left out. Otherwise the question
    is until when there was participation. Days of leave are left out.
    """
    for gap in programme.gaps:
        before = next(item for item in programme.periods if item.last == day_before(gap.start))
        after = next(item for item in programme.periods if item.first > gap.start)
        until = before.decision.took_part_until
        days = [
            day
            for day in _each(gap.start, gap.end or gap.start)
            if day.weekday() < _SATURDAY
            and (until is None or day <= until)
            and not any(item.first <= day <= (item.last or date.max) for item in course.leaves)
        ]
        if days and until is None:
            yield question(Record.gap_fits.name, f"{_path(before.number)}.took_part_until"), days
        elif days:
            yield question(DurationFacts.period_first.name, f"{_path(after.number)}.applies_from"), days


def _may_stop(became: Became, number: int, programmes: tuple[Programme, ...], paid: list[date]) -> bool:
    """Whether a decision without a known first day may concern paid days.

    An ending concerns no day of a programme that it did not end.
    """
    item = became.decision
    begins, ends = last_day(item.applies_from) or item.decided_on, item.applies_to
    passed = item.kind == "interrupted" and ends is not None and ends < begins  # all days before the decision
    about = [
        day
        for day in paid
        if (passed or begins <= day) and (item.kind == "ended" or ends is None or day <= ends)
    ]
    if item.kind != "ended":
        return bool(about)
    others = [one for one in programmes if one.ended is None or one.ended.decided_on != item.decided_on]
    return any(not any(one.contains(day) for one in others) for day in about)


def asked_of_stop(course: Course, number: int, on: date) -> Question:
    """The question about an interruption or an ending whose effect or first day is not known on a day."""
    return _asked(course.became(on)[number], number)


def _asked(item: Became, number: int) -> Question:
    if item.left_out is not None:
        asked = Suspended.refused if item.left_out == "refused" else Suspended.decided
        return question(asked.name, f"{_path(number)}.suspension.{item.left_out}")
    if item.fate == "open":
        return question(Record.new_decision.name, _path(number))
    term = Ending.takes_effect_on if item.decision.kind == "ended" else Ending.interrupted_from
    return question(term.name, f"{_path(number)}.applies_from")


def _path(number: int) -> str:
    return f"$.course.decisions[{number}]"


def _each(first: date, last: date) -> Iterator[date]:
    day = first
    while day < last:
        yield day
        day = day_after(day)
    yield last
