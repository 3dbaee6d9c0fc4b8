"""Withdrawals of the right to self-certificates, checked against § 8 of the regulation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qupcore.cases.absence.days_off import working_days
from qupcore.cases.absence.spells import absence_spells
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, deadline, ruled
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.case.absence import Absence, SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.domain.case.participation import Participation
from qupcore.domain.days import day_after, day_of
from qupcore.domain.truth import Truth
from qupcore.law.terms.absence import Window, WindowDays, Withdrawal, WithdrawalDays
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import IntTerm

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("withdrawal", "withdrawal_window", "withdrawal_certified")
_DAY = timedelta(days=1)
_MORE_THAN_ANY = 10**6
"""Absences: more than any number that the law asks for."""


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each withdrawal that had begun by a day, under the rules of the day on which it began.

    No rules about withdrawals were found for 2007-2011; withdrawals in those years get no ruling.
    """
    for _, found in _found(course, on, applied):
        yield found


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The day by which each withdrawal must be reviewed; done where it was reviewed or ended."""
    for item, found in _found(course, on, applied):
        done_on = _settled(item, on)
        over = _over(course, item, on)
        review_by = found.ruling.amounts[WithdrawalDays.review_by.name]
        if done_on is None and over is not None and review_by is not None and over.toordinal() <= review_by:
            continue  # the participation ends before the review is due
        yield deadline("self_certificate_review", found, WithdrawalDays.review_by, done_on=done_on)


def _found(
    course: Course, on: date, applied: AppliedLaw
) -> Iterator[tuple[SelfCertificateWithdrawal, ItemRuling]]:
    for number, item in enumerate(course.withdrawals):
        if item.first <= on and timeline("withdrawal", applied).on(item.first) is not None:
            yield item, _ruled(course, number, item, on, applied)


def _ruled(
    course: Course, number: int, item: SelfCertificateWithdrawal, on: date, applied: AppliedLaw
) -> ItemRuling:
    fewest, most = _absences(course, item.first, applied)
    facts = {
        Withdrawal.ground.name: item.ground,
        Withdrawal.first.name: item.first,
        Withdrawal.heard_on.name: item.heard_on,
        Withdrawal.settled_on.name: _settled(item, on) or _over(course, item, on),
    }

    def found(absences: int | None) -> ItemRuling:
        known = {**facts, Withdrawal.absences.name: absences}
        return ruled(f"$.course.withdrawals[{number}]", "withdrawal", item.first, known, applied)

    least, largest = found(fewest), found(most)
    return least if least.ruling.verdicts == largest.ruling.verdicts else found(None)


def _settled(item: SelfCertificateWithdrawal, on: date) -> date | None:
    """The day, up to `on`, on which the withdrawal was reviewed or ended; None if neither."""
    back = day_after(item.last) if item.last is not None else None
    days = [day for day in (item.reviewed_on, back) if day is not None and day <= on]
    return min(days, default=None)


def _over(course: Course, item: SelfCertificateWithdrawal, on: date) -> date | None:
    """The first day without the programme in which the withdrawal was made."""
    for programme in course.programmes(on):
        over = programme.over_from
        if programme.contains(item.first) and over is not None and over <= on:
            return over
    return None


def _absences(course: Course, first: date, applied: AppliedLaw) -> tuple[int, int]:
    """The lowest and highest number of self-certified absences in the last months.

    One illness is one absence, registered in one or more entries. Illness on days without participation is no
    absence. Attendance is registered (§ 39), so a record with absences is taken to be complete. A record
    without any is taken to leave them out, and the number is then unknown.
    """
    days = Participation(course)
    after = _amount("withdrawal_window", first, first, WindowDays.counted_after, applied)
    entries = [
        item
        for item in course.absences
        if item.through > after and item.first < first and _absent(days, item) is not False
    ]
    if not entries:
        return 0, _MORE_THAN_ANY
    entries.sort(key=lambda entry: entry.first)
    fewest = most = 0
    works = working_days(applied).with_activities(course.activity_days)
    for spell in absence_spells(entries, lambda entry: entry.reason == "own_illness", lambda *_: True, works):
        certified_by = _amount("withdrawal_certified", first, spell.first, WindowDays.certified_by, applied)
        ill = [entries[number] for number in spell.numbers]
        in_time = {entry.certificate for entry in ill if entry.first <= certified_by}
        certificates = {entry.certificate for entry in ill}
        sure = all(_absent(days, entry) for entry in ill)
        fewest += sure and "self" in certificates and not in_time & {"doctor", None}
        most += bool(certificates & {"self", None}) and "doctor" not in in_time
    # An entry without a reason may be one more absence, join two others, or be covered by a certificate.
    unknown = sum(entry.reason is None for entry in entries)
    return max(0, fewest - 2 * unknown), most + unknown


def _absent(days: Participation, item: Absence) -> Truth:
    """Whether some day of an entry is one of participation; always where no programme is on record."""
    if not days.on_record:
        return True
    found = {truth for _, truth in days.stretches(item.first, item.through)}
    return True if True in found else None if None in found else False


def _amount(topic: str, on: date, counted_at: date, gives: IntTerm, applied: AppliedLaw) -> date:
    """A day that the rules of a topic compute from another day."""
    answers = timeline(topic, applied).on(on)
    assert answers is not None  # in force for as long as the rules about withdrawals
    found = answers({Window.counted_at.name: counted_at.toordinal()}).amounts[gives.name]
    return counted_at if found is None else day_of(found)
