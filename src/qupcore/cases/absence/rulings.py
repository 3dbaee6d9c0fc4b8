"""The rulings on absences that a review reports: breaches, and matters that the record does not show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.cases.absence import withdrawals
from qupcore.cases.absence.part import PERMISSION, AbsencePart
from qupcore.cases.absence.parts import ACT, parts_of
from qupcore.cases.absence.parts import TOPICS as _PARTS
from qupcore.cases.course.who_took_part import surely_took_part, who_took_part
from qupcore.cases.ruling.item import EntryRuling
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, ruled
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.participation import Participation
from qupcore.law.terms.absence import Absent
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "absence_deadlines", "absence_rulings"]

TOPICS = (*_PARTS, *withdrawals.TOPICS)
"""What is asked about absences and withdrawals; policy values of these topics may be given."""


def absence_rulings(case: Participant, on: date, applied: AppliedLaw) -> tuple[ItemRuling, ...]:
    """What both engines find for each absence and withdrawal, where it is a matter for review.

    A condition that is not met in one of these is a breach, and one that is unknown is not shown:

    - the permission on record, held against the regulation (topic `permission`): one beyond its limits, and a
      refusal of what it gives; and, beside a permission, the limits themselves;
    - § 36 and the regulation where it is not known whether the benefit is kept;
    - every withdrawal of the right to self-certificates, held against § 8.

    That an absence reduces the benefit as § 36 says, or keeps within what the regulation gives, is no matter
    for review: see `AbsencePart.rulings` for everything that was found.

    Args:
        case: The case.
        on: The last day looked at, included: what came later is left out.
        applied: The law, and the numbers chosen where it leaves them open.

    Raises:
        NoRulesInForce: an absence is of a day before 2007-11-01.
        BadInput: a judgement on an absence answers no question of the law.

    >>> from qupcore import Course, Participant
    >>> from qupcore.cases import Absence
    >>> long = Absence(first=date(2026, 6, 1), last=date(2026, 8, 31), reason="holiday", permitted=True)
    >>> case = Participant(ref="a", birth_date=date(1990, 1, 1), course=Course(absences=(long,)))
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = absence_rulings(case, date(2026, 9, 1), AS_IT_STANDS)
    >>> [(item.path, item.topic) for item in found if not item.ruling.holds]
    [('$.course.absences[0]', 'holiday'), ('$.course.absences[0]', 'permission')]
    """
    course = case.course
    if course is None:
        return ()
    days = Participation(course, on)
    seen: set[tuple[object, ...]] = set()
    found = []
    for part in parts_of(case, applied, on):
        for item in _of_part(part):
            ruling = item.ruling
            key = (part.number, item.topic, tuple(ruling.verdicts.rules.items()))
            if item.topic == PERMISSION and ruling.holds is False and not surely_took_part(days, part.days):
                item = _not_shown(course, item, part.last, on, applied)
            if key not in seen:
                seen.add(key)
                found.append(item)
    return (*found, *withdrawals.rulings(course, on, applied))


def absence_deadlines(case: Participant, on: date, applied: AppliedLaw) -> tuple[Deadline, ...]:
    """The day by which each withdrawal of the right to self-certificates must be reviewed.

    Args:
        case: The case.
        on: The last day looked at, included: what came later is left out.
        applied: The law, and the numbers chosen where it leaves them open.

    Source: FOR-2011-12-21-1471 § 8 (3).

    >>> from qupcore import Course, Participant
    >>> from qupcore.cases import SelfCertificateWithdrawal
    >>> taken = SelfCertificateWithdrawal(first=date(2026, 3, 31))
    >>> case = Participant(ref="a", course=Course(withdrawals=(taken,)))
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> found = absence_deadlines(case, date(2026, 9, 1), AS_IT_STANDS)
    >>> [(item.what, str(item.on), item.done) for item in found]
    [('self_certificate_review', '2026-09-30', False)]
    """
    course = case.course
    return () if course is None else tuple(withdrawals.deadlines(course, on, applied))


def _not_shown(course: Course, item: ItemRuling, day: date, on: date, applied: AppliedLaw) -> EntryRuling:
    """A permission for days on which participation is not known; other days need none."""
    known = {name: fact for name, fact in item.ruling.facts.items() if name != Absent.entitled.name}
    found = ruled(item.path, PERMISSION, day, known, applied.as_it_stands)
    asked = who_took_part(course, on)
    return EntryRuling(
        path=item.path, topic=PERMISSION, ruling=found.ruling, asked={Absent.entitled.name: asked}
    )


def _of_part(part: AbsencePart) -> Iterator[ItemRuling]:
    for ruling in part.rulings:
        topic = ruling.topic
        if topic == PERMISSION:
            matters = True
        elif topic == ACT:
            matters = part.kept is None
        else:
            # With a refusal, the limits hold. Without a permission on record, a question asks about unknown
            # limits, and § 36 asks for the permission where the limits are exceeded.
            matters = part.permitted is True or (part.permitted is None and part.entitled is None)
        if matters:
            missing = dict.fromkeys(name for item in ruling.findings for name in item.missing)
            yield ItemRuling(path=part.path, topic=topic, ruling=ruling, asked=part.asked_for(missing))
