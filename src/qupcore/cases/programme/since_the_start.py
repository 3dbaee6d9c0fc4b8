"""Certain facts about an end with a day missing: nothing began before the programme did.

A year from the first day of an absence or an interruption is not over where less than a year has passed since
the participant first took part.
"""

from __future__ import annotations

from datetime import date

from qupcore.cases.course.programmes import programmes
from qupcore.cases.ruling.item_ruling import ItemRuling, KnownFacts, ruled
from qupcore.deciding.facts import Fact
from qupcore.domain.case.course import Course
from qupcore.domain.case.programmes_of import unplaced
from qupcore.law.sotjl.p34_ending import a_year_has_passed, not_ended_in_protected_year
from qupcore.law.terms.ending import Ending
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["certain_since_the_start"]

_READ_BY = {
    Ending.absence_from.name: not_ended_in_protected_year.id,
    Ending.interrupted_from.name: a_year_has_passed.id,
}


def certain_since_the_start(course: Course, on: date, item: ItemRuling, applied: AppliedLaw) -> ItemRuling:
    """The ruling on an end, with the earliest possible first day of the absence or interruption.

    Only where that day makes a breach, since any later day then does too; else the day stays unknown.

    Args:
        course: The course.
        on: The last day looked at.
        item: The ruling on the end, as the record has it.
        applied: The law, and the numbers chosen where it leaves them open.
    """
    earliest = _earliest(course, on)
    if earliest is None:
        return item
    for name, rule in _READ_BY.items():
        verdicts = item.ruling.verdicts.rules
        if name in item.ruling.facts or rule not in verdicts or verdicts[rule] is not None:
            continue
        facts: KnownFacts = {**item.ruling.facts, name: earliest}
        with_it = ruled(item.path, item.topic, item.ruling.on, facts, applied)
        if with_it.ruling.verdicts.rules[rule] is False:
            item = with_it
    return item


def _earliest(course: Course, on: date) -> Fact | None:
    """The first possible day of participation and its path; None where it is not known."""
    found = programmes(course, on)
    starts = [(item.started_on, item.start_path) for item in found]
    if not found or any(day is None for day, _ in starts) or list(unplaced(course.read(on), on)):
        return None
    first, path = min((day, path) for day, path in starts if day is not None)
    return Fact(min(first, found[0].granted_first).toordinal(), path)
