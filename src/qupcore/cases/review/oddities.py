"""Contradictions in a record without a breach: the review asks which statement is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from qupcore.cases.absence.closed import doubted
from qupcore.cases.absence.cuts import unclear_cuts, unexplained_cuts
from qupcore.cases.absence.facts import told_otherwise
from qupcore.cases.course.jobs import told_apart
from qupcore.cases.course.twice import money_twice, same_children
from qupcore.cases.course.undone import came_to_unknown, days_meanwhile, for_days_passed
from qupcore.cases.ruling.item import EntryRuling, rule_entry
from qupcore.cases.ruling.lacking import found_in_law
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.contradicting import contradicted_stops
from qupcore.domain.case.course import Course
from qupcore.domain.case.participation import Participation
from qupcore.domain.case.programme import Programme, joined
from qupcore.domain.days import day_after
from qupcore.domain.period import Period
from qupcore.law.forskrift.f1471_s02_duration import extended_without_gap
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import BoolTerm

__all__ = ["odd", "oddities"]

_ASKED = (
    *(Record.entry_fits, Record.start_fits, Record.periods_fit),
    *(Record.was_open, Record.told_apart, Record.appeal_fits, Record.one_reason),
    *(Record.new_decision, Record.effect_fits, Record.gap_fits, Record.job_told_apart),
    *(Record.cut_explained, Record.cut_concerns, Record.money_told_apart),
    *(Record.stop_holds, Record.took_part_meanwhile),
    *(Record.after_the_law, Record.notice_fits, Record.appeal_in_order),
)


def oddities(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Each entry up to a day that contradicts another entry.

    >>> from qupcore.cases import Absence, ProgrammeDecision
    >>> day = date(2026, 1, 5)
    >>> granted = ProgrammeDecision(kind="granted", decided_on=day, applies_from=day,
    ...                             applies_to=date(2026, 12, 31))
    >>> away = Absence(first=date(2025, 12, 30))
    >>> course = Course(decisions=(granted,), started_on=day, absences=(away,))
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> [item.path for item in oddities(course, date(2026, 2, 1), AS_IT_STANDS)]
    ['$.course.absences[0]']
    """
    programmes = course.programmes(on)
    for path, first, last in _outside(course, programmes, on):
        if first <= on and not _inside(programmes, first, min(last, on)):
            yield odd(path, first, Record.entry_fits, applied)
    for path, first in _away_from_nothing(course, programmes, on):
        yield odd(path, first, Record.entry_fits, applied)
    for programme in programmes:
        started = programme.started_on
        if started is not None and started <= on and not _start_fits(programme, started):
            yield odd(programme.start_path, started, Record.start_fits, applied)
        for number, day in _out_of_step(programme):
            yield odd(f"$.course.decisions[{number}].applies_from", day, Record.periods_fit, applied)
    for number, item in enumerate(course.absences):
        if any(closed.start <= on for closed in doubted(course, number)):
            yield odd(f"$.course.absences[{number}]", item.first, Record.was_open, applied)
    for one, other in told_otherwise(course.absences):
        first = max(course.absences[one].first, course.absences[other].first)
        if first <= on:
            yield odd(f"$.course.absences[{other}].reason", first, Record.one_reason, applied)
    for number, appeal in enumerate(course.appeals):
        nothing = appeal.rejected_because == "not_a_decision"  # then the office itself states it
        if appeal.known_on <= on and not nothing and not course.decided_on(appeal.against):
            yield odd(f"$.course.appeals[{number}].against", appeal.known_on, Record.appeal_fits, applied)
    for number in came_to_unknown(course, on):
        yield odd(
            f"$.course.decisions[{number}]", course.decisions[number].decided_on, Record.new_decision, applied
        )
    for number in unexplained_cuts(course, date.min, on, on):
        yield odd(
            f"$.course.decisions[{number}]",
            course.decisions[number].decided_on,
            Record.cut_explained,
            applied,
        )
    for number in unclear_cuts(course, on):
        path = f"$.course.decisions[{number}].absence_from"
        yield odd(path, course.decisions[number].decided_on, Record.cut_concerns, applied)
    for one, other in combinations(range(len(course.work)), 2):
        before, after = course.work[one], course.work[other]
        shared = after.first <= on and (before.last is None or after.first <= before.last)
        if shared and not told_apart(before, after):
            yield odd(f"$.course.work[{other}]", after.first, Record.job_told_apart, applied)
    for number, between in days_meanwhile(course, date.min, on, on):
        yield odd(
            f"$.course.decisions[{number}].took_part_until", between[0], Record.took_part_meanwhile, applied
        )
    for number in dict.fromkeys(stop.by for stop in contradicted_stops(course.read(on), on)):
        later = course.decisions[number].decided_on
        yield odd(f"$.course.decisions[{number}].reverses", later, Record.stop_holds, applied)
    for path, day in money_twice(course):
        if day <= on:
            yield odd(path, day, Record.money_told_apart, applied)
    for number, first, _ in for_days_passed(course, on):
        yield odd(f"$.course.decisions[{number}].took_part_until", first, Record.effect_fits, applied)
    for _, other in same_children(course):
        yield odd(f"$.course.children[{other}].ref", on, Record.told_apart, applied)


def _outside(course: Course, programmes: tuple[Programme, ...], on: date) -> Iterator[tuple[str, date, date]]:
    """The entries about days of a programme, each with its days."""
    if not programmes:
        return
    for number, leave in enumerate(course.leaves):
        yield f"$.course.leaves[{number}]", leave.first, leave.last or leave.first
    for stop, of in course.stops(on):
        if of is None:
            yield f"$.course.decisions[{stop.number}]", stop.first, stop.first


def _away_from_nothing(
    course: Course, programmes: tuple[Programme, ...], on: date
) -> Iterator[tuple[str, date]]:
    """The absences with days without participation: outside a programme, interrupted, or on leave."""
    days = Participation(course, on)
    for number, item in enumerate(course.absences):
        if item.first > on:
            continue
        last = min(item.through, on)
        outside = programmes and not _inside(programmes, item.first, last)
        if outside or any(truth is False for _, truth in days.stretches(item.first, last)):
            yield f"$.course.absences[{number}]", item.first


def _inside(programmes: tuple[Programme, ...], first: date, last: date) -> bool:
    """Whether the days are in a programme; where no start is on record, in a grant."""
    spans = [period for item in programmes for period in item.days or _granted(item)]
    return any(period.contains(first) and period.contains(last) for period in joined(spans))


def _granted(programme: Programme) -> tuple[Period, ...]:
    if programme.never_was or programme.started_on is not None:
        return ()
    return (Period(programme.granted_first, programme.last),)


def _start_fits(programme: Programme, started: date) -> bool:
    last = programme.last
    return programme.granted_first <= started and (last is None or started <= last)


def _out_of_step(programme: Programme) -> Iterator[tuple[int, date]]:
    """The periods that overlap the period before, or follow it with a gap that no rule reports."""
    for before, after in pairwise(programme.periods):
        follows = before.last is None or after.first == day_after(before.last)
        gap = before.last is not None and after.first > day_after(before.last)
        if not follows and not (gap and _without_gap_is_law(after.decision.decided_on)):
            yield after.number, after.first


def _without_gap_is_law(day: date) -> bool:
    """Whether a rule of the day requires an extension to follow without a gap, and reports the gap."""
    return any(item.valid.contains(day) for item in extended_without_gap.provisions)


def odd(path: str, day: date, term: BoolTerm, applied: AppliedLaw) -> EntryRuling:
    """The question about a contradiction, at its path; it is no breach.

    Args:
        path: Where in the case it stands.
        day: The day that it is about.
        term: What is asked.
        applied: The law; it begins where its rules about the record do.
    """
    facts = {one.name: True for one in _ASKED if one is not term}
    found = vocabulary()[term.name]
    asks = Question(term=found.name, nature=found.nature, path=path, known_by=found.known_by)
    begins = found_in_law(applied.law.changes("record"), "record")
    return rule_entry(path, "record", max(day, begins), facts, applied, asks=(asks,))
