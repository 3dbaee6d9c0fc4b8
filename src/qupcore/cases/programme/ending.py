"""Interruptions and ends, checked against § 34, and the certificate due at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.course.interruptions import interruption_spells
from qupcore.cases.course.programmes import (
    effective,
    judged_facts,
    programme_at,
    programmes,
    through,
)
from qupcore.cases.course.undone import asked_of_stop
from qupcore.cases.programme.duration import longest_over
from qupcore.cases.programme.since_the_start import certain_since_the_start
from qupcore.cases.ruling.item import EntryRuling
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, deadline, ruled, stated
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme import Programme
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.programmes_of import undated
from qupcore.domain.days import day_before, last_day
from qupcore.law.sotjl.p34_ending import ended_when_no_return
from qupcore.law.terms.duration import DurationFacts
from qupcore.law.terms.ending import CertificateDays, CertificateOf, Ending, EndingDays, EndingJudgement
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("ending", "certificate")

_PROTECTED = ("ordinary_work", "birth", "adoption")


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each interruption and each end under the rules of the day it was decided, then the certificate."""
    for number, item in enumerate(course.decisions):
        if item.kind in ("interrupted", "ended") and item.decided_on <= on:
            found = _ruled(course, on, number, item, item.decided_on, applied)
            if item.kind == "ended":
                found = certain_since_the_start(course, on, found, applied)
            asked = {} if item.kind == "interrupted" else _asked_elsewhere(course, on)
            yield EntryRuling(path=found.path, topic=found.topic, ruling=found.ruling, asked=asked)
    yield from (item for item, _ in _certificates(course, on, applied))


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The last day of each interruption and each protected year, and the deadline for the certificate.

    The rules are those of the day looked at, or of the interruption's last day where that is earlier.
    """
    for spell, stop in ((one, stop) for one in interruption_spells(course, on) for stop in one.stops):
        item, last = stop.decision, through(stop, on)
        found = _ruled(course, on, stop.number, item, max(stop.first, min(on, last)), applied)
        if EndingDays.year_over.name not in found.ruling.amounts:
            continue
        if stop is spell.stops[-1]:  # earlier, another interruption continues where one is over
            is_over = all(one.last is not None for one in spell.stops) and spell.last(on) <= on
            yield deadline(
                "interruption_ends",
                found,
                EndingDays.year_over,
                done_on=spell.last(on) if is_over else None,
                last_day_before=True,
            )
        if item.because in _PROTECTED:
            yield deadline(
                "protection_ends", found, EndingDays.protection_over, done=False, last_day_before=True
            )
    for number in undated(course.read(on), on):
        item = course.decisions[number]
        if item.kind == "interrupted":  # there is such a day, but it is not known
            found = _ruled(course, on, number, item, item.decided_on, applied)
            if EndingDays.year_over.name in found.ruling.amounts:
                yield deadline("interruption_ends", found, EndingDays.year_over, last_day_before=True)
    yield from _not_coming_back(course, on, applied)
    for certificate, issued in _certificates(course, on, applied):
        yield deadline("certificate", certificate, CertificateDays.due, done_on=issued)


def _not_coming_back(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The duty to end a programme where a judgement says that the participant will likely not return.

    Only the first decision with that judgement in each programme gives it; the law sets no day.
    """
    seen: set[date] = set()
    for number, item in enumerate(course.decisions):
        if item.kind == "ended" or item.decided_on > on or not _no_return(item, on):
            continue
        of = programme_at(programmes(course, on), max(effective(item), item.decided_on))
        if of is None or of.first in seen:
            continue
        found = _ruled(course, on, number, item, on, applied)
        if any(finding.rule == ended_when_no_return.id for finding in found.ruling.findings):
            seen.add(of.first)
            ran_out = of.last if of.last is not None and of.last < on else None
            done_on = of.ended.decided_on if of.ended is not None else ran_out
            yield stated("end_no_return", found, ended_when_no_return.id, None, done_on)


def _ruled(
    course: Course,
    on: date,
    number: int,
    item: ProgrammeDecision,
    day: date,
    applied: AppliedLaw,
) -> ItemRuling:
    begun, last = _interruption(course, on, number, item)
    ran_out = item.because == "maximum_reached"
    facts = {
        Ending.kind.name: item.kind if item.kind in ("interrupted", "ended") else None,
        Ending.because.name: item.because,
        Ending.takes_effect_on.name: item.applies_from,
        Ending.interrupted_from.name: begun,
        Ending.interrupted_through.name: last,
        Ending.absence_from.name: item.absence_from,
        Ending.judged_no_return.name: _no_return(item, on),
        Ending.over.name: _is_over(course, on, effective(item)),
        Ending.longest_over.name: longest_over(course, on, number, applied) if ran_out else None,
        Ending.pandemic_absence.name: _away_for_the_pandemic(course, effective(item)),
        **judged_facts(item.assessments, on),
    }
    return ruled(f"$.course.decisions[{number}]", "ending", day, facts, applied)


def _interruption(
    course: Course, on: date, number: int, item: ProgrammeDecision
) -> tuple[date | None, date | None]:
    """The interruption that a decision starts or continues, or that runs until the end it makes."""
    for spell in interruption_spells(course, on):
        for stop in spell.stops:
            last = spell.last(on, stop)
            if stop.number == number or (item.kind == "ended" and last == day_before(effective(item))):
                return spell.first, last
    if item.kind == "interrupted" and item.applies_from is not None:
        return item.applies_from, last_day(item.applies_to)  # undone since: checked as it was decided
    return None, None


def _asked_elsewhere(course: Course, on: date) -> dict[str, tuple[Question, ...]]:
    """The questions about an end on other entries: the start of an interruption, the length of a grant."""
    stops = [n for n in undated(course.read(on), on) if course.decisions[n].kind == "interrupted"]
    began = tuple(asked_of_stop(course, number, on) for number in stops)
    if not stops:
        began = (question(Ending.interrupted_from.name, "$.course.decisions"),)
    granted = [
        item.number for programme in programmes(course, on) for item in programme.periods if item.last is None
    ]
    unending = [f"$.course.decisions[{number}].applies_to" for number in granted]
    if not course.granted():
        unending = ["$.course.decisions"]
    last = tuple(question(DurationFacts.period_last.name, place) for place in unending)
    return {Ending.interrupted_from.name: began, Ending.longest_over.name: began if stops else last}


def _no_return(item: ProgrammeDecision, on: date) -> bool:
    """Whether the newest judgement on record says that the participant will likely not return."""
    found = judged_facts(item.assessments, on).get(EndingJudgement.no_return_likely.name)
    return found is not None and found.value is True


def _is_over(course: Course, on: date, day: date) -> bool:
    """Whether the programme that runs on a day had ended or expired by the day looked at."""
    of = programme_at(programmes(course, on), day)
    return of is not None and (of.ended is not None or (of.last is not None and of.last < on))


def _away_for_the_pandemic(course: Course, day: date) -> bool:
    """Whether absence because of the pandemic is registered on the day or the day before."""
    return any(
        item.reason == "pandemic" and item.first <= day and day_before(day) <= item.through
        for item in course.absences
    )


def _certificates(course: Course, on: date, applied: AppliedLaw) -> Iterator[tuple[ItemRuling, date | None]]:
    """The certificate of each finished programme with participation, and the day it was issued."""
    begun = [item for item in programmes(course, on) if item.begins is not None]
    for place, item in enumerate(begun):
        day = item.over_from
        if day is None or day > on or (item.ended is not None and item.ended.because == "death"):
            continue
        issued = _issued(course, begun, place, on)
        facts = {
            CertificateOf.programme_over_on.name: day,
            CertificateOf.issued.name: issued is not None or None,
        }
        last = place == len(begun) - 1
        path = "$.course" if last else f"$.course.decisions[{item.periods[0].number}]"
        yield ruled(f"{path}.certificate_on", "certificate", day, facts, applied), issued


def _issued(course: Course, begun: list[Programme], place: int, on: date) -> date | None:
    """The day the certificate was issued, from the grant or from the course for that programme."""
    own, issued = begun[place].periods[0].decision.certificate_on, course.certificate_on
    if own is not None:
        return own if own <= on else None
    begins = [item.begins for item in begun]
    until = begins[place + 1] if place + 1 < len(begun) else None
    since = begins[place]
    if issued is None or issued > on or (since and issued < since) or (until and until <= issued):
        return None
    return issued
