"""The open questions about the course that keep a month from being final, with or without benefit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations

from qupcore.cases.absence.closed import doubted
from qupcore.cases.course.twice import same_children
from qupcore.cases.course.undone import about_cuts, about_decisions, open_gaps, open_refusals
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import Programme, effective
from qupcore.domain.days import day_after, day_before
from qupcore.domain.period import Period
from qupcore.law.terms.benefit import Day
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.programme import Start
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question

__all__ = ["doubtful", "doubtful_days", "unsettled"]

_STOPS = ("ended", "interrupted", "reduced", "refused")
"""The kinds of decision that stop or reduce the benefit while they are in force."""


def unsettled(course: Course, first: date, last: date) -> Iterator[Question]:
    """The questions that keep open whether there was participation from `first` to `last`.

    No decision is on record; or a programme covers some of the days without a start on record; or a refusal
    was changed or annulled and no later answer is on record.
    """
    if not course.decisions:
        yield question(Day.in_programme.name, "$.course")
    for programme in course.programmes():
        if programme.started_on is None and not programme.never_was and _reaches(programme, first, last):
            yield question(Start.started_on.name, programme.start_path)
    for number in open_refusals(course):
        if last >= course.decisions[number].decided_on:
            yield question(Record.new_decision.name, f"$.course.decisions[{number}]")


def doubtful(course: Course, first: date, last: date) -> Iterator[Question]:
    """The questions about the days from `first` to `last` that the record leaves open or contradicts.

    The amount follows the record as it is. Besides the decisions and absences, the questions are about a
    presumed start, an unknown first or last day of a period, a start after the end or before the grant, days
    between a grant and its extension, and an appeal that names a day without a decision: it may have undone a
    decision that stops the benefit.
    """
    days = Period(first, last)
    yield from _entries(course, days)
    yield from _doubtful_days(course, days)
    yield from about_cuts(course, days)


def doubtful_days(course: Course, first: date, last: date) -> Iterator[Question]:
    """The questions about whether the days from `first` to `last` are with benefit, leave excluded."""
    yield from _doubtful_days(course, Period(first, last))


def _doubtful_days(course: Course, days: Period) -> Iterator[Question]:
    first, last, programmes = days.start, days.end or days.start, course.programmes()
    for number, appeal in enumerate(course.appeals):
        undid = appeal.result is not None and appeal.result.outcome in ("changed", "annulled")
        stopped = any(item.kind in _STOPS and effective(item) <= last for item in course.decisions)
        if undid and stopped and not course.decided_on(appeal.against):
            yield question(Record.appeal_fits.name, f"$.course.appeals[{number}].against")
    yield from about_decisions(course, days)
    for number in course.left_open().unplaced:
        placed = any(number == item.number for programme in programmes for item in programme.periods)
        ends = course.decisions[number].applies_to
        if not placed and (ends is None or first <= ends):
            yield question(DurationFacts.period_first.name, f"$.course.decisions[{number}].applies_from")
    for programme in programmes:
        yield from _doubtful(programme, days)
        ends = programme.last
        for asked, between in open_gaps(course, programme):
            if any(first <= day <= last and (ends is None or day <= ends) for day in between):
                yield asked
    if course.started_on is not None and course.decisions and not programmes and course.started_on <= last:
        yield question(Day.in_programme.name, "$.course.decisions")


def _entries(course: Course, days: Period) -> Iterator[Question]:
    """The questions about absence while a provider was closed, and about a child that may be a duplicate."""
    for number in range(len(course.absences)):
        if any(days.overlaps(closed) for closed in doubted(course, number)):
            yield question(Record.was_open.name, f"$.course.absences[{number}]")
    for one, other in same_children(course):
        if course.children[one].support.overlaps(days):  # both have the same support: the course checks it
            yield question(Record.told_apart.name, f"$.course.children[{other}]")


def _doubtful(programme: Programme, days: Period) -> Iterator[Question]:
    first, last = days.start, days.end or days.start
    started, ends = programme.started_on, programme.last
    if programme.start_presumed and _reaches(programme, first, last):
        yield question(Start.started_on.name, programme.start_path)
    for item in programme.periods:
        open_ended = item.last is None and ends is None
        if open_ended and item.first <= last:
            yield question(DurationFacts.period_last.name, f"$.course.decisions[{item.number}].applies_to")
        read = item.decision.applies_from is None and programme.contains(item.first)
        if read and item.first <= last and (ends is None or first <= ends):
            yield question(DurationFacts.period_first.name, f"$.course.decisions[{item.number}].applies_from")
    for number, cut_off in _left_out(programme):
        if days.overlaps(cut_off) and (ends is None or max(first, cut_off.start) <= ends):
            yield question(Record.periods_fit.name, f"$.course.decisions[{number}].applies_from")
    if started is None:
        return
    if ends is not None and started > ends and days.overlaps(_between(programme, started)):
        yield question(Start.started_on.name, programme.start_path)
    if started < programme.granted_first and days.overlaps(
        Period(started, day_before(programme.granted_first))
    ):
        number = programme.periods[0].number
        yield question(DurationFacts.period_first.name, f"$.course.decisions[{number}].applies_from")


def _left_out(programme: Programme) -> Iterator[tuple[int, Period]]:
    """The days of a period that a later, overlapping decision leaves out, with the number of that decision.

    Days granted again later, in any decision, are not left out.
    """
    for one, other in permutations(programme.periods, 2):
        if other.last is None or other.decision.decided_on <= one.decision.decided_on:
            continue
        begins = day_after(other.last)
        shared = one.first <= other.last and (one.last is None or other.first <= one.last)
        if not shared or (one.last is not None and one.last <= other.last):
            continue
        again = [
            item
            for item in programme.periods
            if item.decision.decided_on >= other.decision.decided_on
            and item.first <= begins
            and (item.last is None or (one.last is not None and item.last >= one.last))
        ]
        if not again:
            yield other.number, Period(begins, one.last)


def _between(programme: Programme, started: date) -> Period:
    """The days that may be affected by a start that is later than the end.

    One of the two dates is wrong, and the record does not tell which. So the programme may have started on
    any of these days.
    """
    granted = programme.granted_last
    return Period(programme.granted_first, None if granted is None else max(granted, started))


def _reaches(programme: Programme, first: date, last: date) -> bool:
    """Whether a programme, up to its end, covers a day from `first` to `last`."""
    ends = programme.last
    return programme.granted_first <= last and (ends is None or first <= ends)
