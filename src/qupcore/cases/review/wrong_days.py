"""Days of a decision or an appeal in an impossible order.

Notice cannot come before its decision, and an appeal cannot be decided before it came in. One of the two days
is wrong, and no rule tells which: the review asks, and no deadline is computed from the earlier day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from qupcore.cases.review.oddities import odd
from qupcore.cases.ruling.item import EntryRuling
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course
from qupcore.law.terms.record import Record
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["wrong_days"]


def wrong_days(course: Course, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Each day that is before the day of the event it follows, up to a day.

    >>> from qupcore.cases import ProgrammeDecision
    >>> over = ProgrammeDecision(kind="ended", decided_on=date(2026, 9, 1), notified_on=date(2026, 8, 25))
    >>> from qupcore.law.national import AS_IT_STANDS
    >>> [item.path for item in wrong_days(Course(decisions=(over,)), date(2026, 10, 1), AS_IT_STANDS)]
    ['$.course.decisions[0].notified_on']
    """
    for number, item in enumerate(course.decisions):
        if item.decided_on > on:
            continue
        for name, day in (("notified_on", item.notified_on), ("known_on", item.known_on)):
            if day is not None and day < item.decided_on:
                yield odd(
                    f"$.course.decisions[{number}].{name}", item.decided_on, Record.notice_fits, applied
                )
    for number, appeal in enumerate(course.appeals):
        if appeal.known_on <= on and (name := _out_of_order(appeal, on)):
            yield odd(f"$.course.appeals[{number}].{name}", appeal.known_on, Record.appeal_in_order, applied)


def _out_of_order(appeal: Appeal, on: date) -> str:
    """The first field with a day before the event it follows; empty: none."""
    result = appeal.result
    came = appeal.received_on or appeal.repeated_on
    ways = [
        (("against", appeal.against), ("posted_on", appeal.posted_on), ("received_on", appeal.received_on)),
        (("posted_on", appeal.posted_on), ("lost_known_on", appeal.lost_known_on)),
        (("posted_on", appeal.posted_on), ("repeated_on", appeal.repeated_on)),
        (("received_on", came), ("sent_on", appeal.sent_on)),
    ]
    if result is not None:
        decided = ("result.decided_on", result.decided_on)
        ways.append((("received_on", came), decided, ("result.notified_on", result.notified_on)))
        if result.by == "appeal_body":
            ways.append((("sent_on", appeal.sent_on), decided))
    for way in ways:
        known = [(name, day) for name, day in way if day is not None and day <= on]
        for (_, before), (name, after) in combinations(known, 2):
            if after < before:
                return name
    return ""
