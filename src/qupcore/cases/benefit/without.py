"""Why the days of a month give no benefit, by what the case says of the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from qupcore.cases.ruling.weekdays import has_weekday
from qupcore.domain.answers.benefit import WithoutBenefit, WithoutKind
from qupcore.domain.case.course import Course

__all__ = ["days_without"]


def days_without(course: Course, first: date, last: date) -> Iterator[WithoutBenefit]:
    """The days from one to another with the reason why each gives no benefit; weekends alone are left out.

    Args:
        course: The course.
        first: The first day, of a month that comes to nothing.
        last: The last day, included.
    """
    edges = [(item.first, item.last) for item in course.programmes()]
    stops = [stop for stop, _ in course.stops()]

    def why(day: date) -> tuple[WithoutKind, date | None]:
        if not edges:
            return "not_granted", None
        if not any(begins <= day and (ends is None or day <= ends) for begins, ends in edges):
            over = [ends for begins, ends in edges if ends is not None and begins <= day]
            if over:
                return "after_programme", max(over)
            return "before_programme", min(begins for begins, _ in edges)
        if any(stop.contains(day) for stop in stops):
            return "interrupted", None
        away = any(item.first <= day and (item.last is None or day <= item.last) for item in course.leaves)
        return ("leave" if away else "no_right"), None

    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for (kind, day), held in groupby(days, key=why):
        several = list(held)
        if has_weekday(several[0], several[-1]):
            yield WithoutBenefit(why=kind, first=several[0], last=several[-1], day=day)
