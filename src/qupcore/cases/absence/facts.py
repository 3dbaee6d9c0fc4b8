"""The facts of each absence day for the rules, computed in one pass by date.

Only plain facts are made here: counts of days and selected entries. Conclusions belong to the law. Where a
count is uncertain, because the reason or the certificate of an entry is not known, both its lowest and its
highest value are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

import attrs

from qupcore.cases.absence.children import SickChildren
from qupcore.cases.absence.closed import closed_on
from qupcore.cases.absence.day import AbsentDay, Asks, Facts
from qupcore.cases.absence.days_off import WorkingDays, working_days
from qupcore.cases.absence.doubts import Doubts
from qupcore.cases.absence.illness import Illnesses
from qupcore.cases.absence.leave import Leaves
from qupcore.deciding.facts import Fact
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.absence import Absence, AbsenceReason
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.participation import Participation
from qupcore.domain.days import day_after, day_before
from qupcore.domain.truth import Truth
from qupcore.law.terms.absence import Absent, Illness
from qupcore.law.terms.benefit import Day
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

__all__ = ["TOPIC_OF", "WithEntitlement", "absent_days", "told_otherwise"]


class WithEntitlement(Protocol):
    """The result for a day under the regulation."""

    @property
    def entitled(self) -> Truth:
        """Whether the regulation gives absence with benefit."""
        ...

    def questions(self, absent: AbsentDay) -> tuple[Question, ...]:
        """The questions to ask where the result is not known."""
        ...


Judged = TypeVar("Judged", bound=WithEntitlement)

TOPIC_OF: Mapping[AbsenceReason, str] = {
    "own_illness": "own_illness",
    "sick_child": "sick_child",
    "sick_child_minder": "sick_child",
    "minder_follows_child": "sick_child",
    "antenatal_check": "antenatal_check",
    "before_birth": "before_birth",
    "after_birth": "after_birth",
    "birth_of_child": "birth_of_child",
    "birth_helper": "birth_helper",
    "nursing": "nursing",
    "welfare": "welfare",
    "religious_holiday": "religious_holiday",
    "holiday": "holiday",
    "pandemic": "pandemic",
}
"""Which rules of the regulation an absence is held against; none of them speaks of other reasons."""


def absent_days(
    case: Participant,
    judge: Callable[[AbsentDay], Judged],
    applied: AppliedLaw,
    until: date | None = None,
) -> Iterator[tuple[AbsentDay, Judged]]:
    """The working days of absence by date, each with its facts and its result.

    Several entries may be of one day. A day outside the programme, in an interruption or on leave is no
    absence: it is left out and uses up nothing. A day where that is not known may count.

    Args:
        case: The case.
        judge: What the regulation comes to on a day. Of a day for which leave was refused it decides whether
            the refusal used up what could have been refused against the regulation.
        applied: The law, and the numbers chosen where it leaves them open.
        until: The last day looked at, included; judgements made later are left out. Left out: no end.

    Raises:
        NoRulesInForce: an absence began before 2007-11-01.
        BadInput: a judgement on an absence answers no question of the law.
    """
    course = case.course
    if course is None or not course.absences:
        return
    pieces = _pieces(course, until)
    entries = [item.entry for item in pieces]
    outside = {place: item.doubt for place, item in enumerate(pieces) if item.doubt is not None}
    doubts = Doubts(entries, [item.number for item in pieces], outside)
    sure_places = [place for place, item in enumerate(pieces) if item.doubt is None]
    if entries and entries[0].first < applied.law.changes("absence")[0]:
        applied.law.in_force(
            entries[0].first, "absence"
        )  # raises where there was no programme to be absent from
    working = working_days(applied).with_activities(course.activity_days)
    illnesses = Illnesses(course, doubts, sure_places, applied, working)
    children = SickChildren(course, doubts, sure_places, applied, working)
    leaves = Leaves(entries, case.birth_date, working)
    shared = [_shared(course, entry, until) for entry in entries]
    for day, place in _days(entries, working):
        entry = entries[place]
        topic = TOPIC_OF.get(entry.reason) if entry.reason else None
        absent = AbsentDay(doubts.numbers[place], entry, day, topic, shared[place].copy(), {})
        if topic == "own_illness":
            illnesses.on(place, absent)
        elif topic == "sick_child":
            children.on(place, absent)
            withdrawn = illnesses.withdrawn_for_doubt(day)
            if withdrawn is not None:
                absent.facts[Illness.self_certificate_withdrawn.name] = withdrawn
            else:
                absent.asks[Illness.self_certificate_withdrawn.name] = illnesses.ask_grounds(day)
        elif topic is not None:
            leaves.on(place, absent)
        judged = judge(absent)
        yield absent, judged
        if closed_on(course, absent.number, day):
            continue  # the provider was closed, as far as is known: the day uses up nothing
        refused, entitled = entry.permitted is False, judged.entitled
        if refused and entitled is False:
            continue  # rightly refused: it uses up neither leave nor possible refusals
        doubt: Asks | None = None
        if entry.reason is None:
            doubt = partial(absent.questions, (Absent.reason.name,))
        elif refused and entitled is None:
            doubt = partial(judged.questions, absent)
        elif place in doubts.outside:
            doubt = doubts.about((place,), lambda _: None)
        if topic == "sick_child" or entry.reason is None:
            children.count(place, day, entry.minutes_a_day is not None, refused, doubt)
        leaves.count(place, absent, refused, doubt)


@attrs.frozen(slots=True)
class _Piece:
    """The days of an entry that are absence from the programme, or may be.

    Attributes:
        number: The number of the entry in `course.absences`.
        entry: The entry, with those days only.
        doubt: What to ask where they only may be; None where they surely are. Of two reasons given for one
            day it may be either.
    """

    number: int
    entry: Absence
    doubt: Question | None


def _pieces(course: Course, until: date | None) -> list[_Piece]:
    """The entries by date, without the days on which the person does not participate.

    Where the record has nothing of a programme, every day of an entry counts.
    """
    days = Participation(course, until)
    others: dict[int, list[tuple[Absence, Question]]] = {}
    for one, two in _whole_days_shared(course.absences):
        for number, other in ((one, two), (two, one)):
            doubt = _either(course.absences[number], course.absences[other], number, other)
            if doubt is not None:
                others.setdefault(number, []).append((course.absences[other], doubt))
    found = []
    for number, entry in enumerate(course.absences):
        if until is not None and entry.first > until:
            continue
        last = entry.through if until is None else min(entry.through, until)
        for period, takes_part in days.stretches(entry.first, last):
            if takes_part is False:
                continue
            sure = takes_part is True or not days.on_record
            outside = None if sure else question(Day.in_programme.name, "$.course")
            for first, end, doubt in _alone(others.get(number, ()), period.start, period.end or last):
                found.append(_Piece(number, _seen(entry, first, end), doubt or outside))
    return sorted(found, key=lambda item: _by_content(item.entry))


def _days(entries: Sequence[Absence], working: WorkingDays) -> list[tuple[date, int]]:
    """Each working day with the indexes of its entries, by date."""
    return sorted(
        (day, place)
        for place, entry in enumerate(entries)
        for day in working.between(entry.first, entry.through)
    )


def _by_content(entry: Absence) -> tuple[date, date, str]:
    """The entries by date, then by content, so that their order on record never matters."""
    return entry.first, entry.through, repr(entry)


def _either(entry: Absence, other: Absence, number: int, of_other: int) -> Question | None:
    """The questions where days may have been missed for the reason of another entry, or None."""
    if entry.of_another_child(other) or entry.reason is None or entry.reason == other.reason:
        return None
    if other.reason is None:
        return question(Absent.reason.name, f"$.course.absences[{of_other}]")
    return question(Record.one_reason.name, f"$.course.absences[{number}]")


def _alone(
    others: Sequence[tuple[Absence, Question]], first: date, last: date
) -> Iterator[tuple[date, date, Question | None]]:
    """The days of an entry, split where another entry has or may have another reason for the whole day."""
    cuts = {item.first for item, _ in others} | {day_after(item.through) for item, _ in others}
    starts = [first, *sorted(cut for cut in cuts if first < cut <= last)]
    for start, end in zip(starts, [*(day_before(cut) for cut in starts[1:]), last], strict=True):
        yield start, end, next((ask for item, ask in others if item.first <= start <= item.through), None)


def told_otherwise(entries: Sequence[Absence]) -> Iterator[tuple[int, int]]:
    """The indexes of two entries with different reasons for whole days that they share."""
    for one, two in _whole_days_shared(entries):
        if entries[one].beside(entries[two]) and not entries[one].of_another_child(entries[two]):
            yield one, two


def _whole_days_shared(entries: Sequence[Absence]) -> Iterator[tuple[int, int]]:
    """The indexes of two entries of whole days that overlap, in their order on record."""
    running: list[int] = []
    for number in sorted(range(len(entries)), key=lambda place: entries[place].first):
        entry = entries[number]
        if entry.minutes_a_day is not None:
            continue
        running = [other for other in running if entries[other].through >= entry.first]
        for other in running:
            yield min(number, other), max(number, other)
        running.append(number)


def _seen(entry: Absence, first: date, last: date) -> Absence:
    """An entry limited to some of its days."""
    if (first, last) == (entry.first, entry.through):
        return entry
    return attrs.evolve(entry, first=first, last=last)


def _shared(course: Course, entry: Absence, known_on: date | None) -> Facts:
    """The facts known of every day of an entry."""
    known: dict[str, Value | None] = {
        Absent.reason.name: entry.reason,
        Absent.permitted.name: entry.permitted,
        Absent.certificate.name: entry.certificate,
        LeaveOfAbsence.welfare_ground.name: entry.welfare_ground,
        LeaveOfAbsence.minutes_a_day.name: entry.minutes_a_day,
        LeaveOfAbsence.outside_church.name: course.outside_church,
        LeaveOfAbsence.parents_apart.name: entry.parents_live_apart,
    }
    facts: Facts = {name: value for name, value in known.items() if value is not None}
    for item in newest_answers(entry.assessments, known_on):
        facts[item.question] = Fact(item.answer, assessment=item)
    return facts
