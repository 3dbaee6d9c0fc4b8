"""Interruptions, stops and ends held against § 34, and the certificate that is due at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.cases.programmes import DAY, effective, interruptions, judged_facts, programmes
from qupcore.domain.course import Course
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.law.ending_terms import CertificateDays, CertificateOf, Ending, EndingDays

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("ending", "certificate")

_PROTECTED = ("ordinary_work", "birth", "adoption")


def rulings(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[ItemRuling]:
    """Each interruption and each end, by the rules of the day it was decided; then the certificate."""
    for number, item in enumerate(course.decisions):
        if item.kind in ("interrupted", "ended") and item.decided_on <= on:
            yield _ruled(course, on, number, item, item.decided_on, policy)
    yield from _certificate(course, on, policy)


def deadlines(course: Course, on: date, policy: Mapping[str, int] | None = None) -> Iterator[Deadline]:
    """The last day of each interruption, of each protected year, and for the certificate.

    The rules are those of the day looked at, or of the interruption's last day where that is earlier.
    """
    for number, item, first, through in interruptions(course, on):
        found = _ruled(course, on, number, item, max(first, min(on, through)), policy)
        if EndingDays.year_over.name not in found.ruling.amounts:
            continue
        over = through < on or (item.applies_to is not None and through <= on)
        resumed = through if over else None
        yield deadline(
            "interruption_ends", found, EndingDays.year_over, done_on=resumed, last_day_before=True
        )
        if item.because in _PROTECTED:
            yield deadline(
                "protection_ends", found, EndingDays.protection_over, done=False, last_day_before=True
            )
    for item_ruling in _certificate(course, on, policy):
        issued = course.certificate_on if course.certificate_on and course.certificate_on <= on else None
        yield deadline("certificate", item_ruling, CertificateDays.due, done_on=issued)


def _ruled(
    course: Course,
    on: date,
    number: int,
    item: ProgrammeDecision,
    day: date,
    policy: Mapping[str, int] | None,
) -> ItemRuling:
    begun, through = _interruption(course, on, number, item)
    facts = {
        Ending.kind.name: item.kind,
        Ending.because.name: item.because,
        Ending.takes_effect_on.name: effective(item),
        Ending.interrupted_from.name: begun,
        Ending.interrupted_through.name: through,
        Ending.absence_from.name: item.absence_from,
        Ending.pandemic_absence.name: _away_for_the_pandemic(course, effective(item)),
        **judged_facts(item.assessments, on),
    }
    return ruled(f"$.course.decisions[{number}]", "ending", day, facts, policy)


def _interruption(
    course: Course, on: date, number: int, item: ProgrammeDecision
) -> tuple[date | None, date | None]:
    """The interruption that a decision makes, or that runs until the end it makes."""
    for other, _, first, through in interruptions(course, on):
        if other == number or (item.kind == "ended" and through == effective(item) - DAY):
            return first, through
    return None, None


def _away_for_the_pandemic(course: Course, day: date) -> bool:
    """Whether absence because of the pandemic is registered on the day before, or on the day itself."""
    return any(
        item.reason == "pandemic" and item.first <= day and day - DAY <= item.through
        for item in course.absences
    )


def _certificate(course: Course, on: date, policy: Mapping[str, int] | None) -> Iterator[ItemRuling]:
    """The certificate of the last programme, once it is over and was taken part in."""
    over = [item for item in programmes(course, on) if item.over_from <= on]
    if not over or course.started_on is None or course.started_on > over[-1].last:
        return
    issued = True if course.certificate_on and course.certificate_on <= on else None
    facts = {CertificateOf.programme_over_on.name: over[-1].over_from, CertificateOf.issued.name: issued}
    yield ruled("$.course.certificate_on", "certificate", over[-1].over_from, facts, policy)
