"""Which elements of a plan are active in a week, where versions of it follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from qupcore.cases.week.marks import plan_in_force
from qupcore.domain.course import Course
from qupcore.domain.plan import Element, Slot, Weekday

__all__ = ["Active", "active_elements"]

_NAMES: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")


@attrs.frozen
class Active:
    """An element, and the days of the week on which it is active, from 0."""

    element: Element
    days: tuple[int, ...]

    def slots(self) -> Iterator[tuple[int, Slot]]:
        """Its fixed times on those days, each with the number of its day."""
        for slot in self.element.slots:
            if (number := _NAMES.index(slot.day)) in self.days:
                yield number, slot


def active_elements(course: Course, dates: Sequence[date]) -> Iterator[Active]:
    """The elements of the week. What two versions share is one element, the same one twice is two."""
    days: dict[tuple[int, int], list[int]] = {}
    first_seen: list[tuple[int, int]] = []
    for number, on in enumerate(dates):
        version = plan_in_force(course, on)
        if version is None:
            continue
        elements = course.plans[version].elements
        for place, element in enumerate(elements):
            if (element.first or on) <= on <= (element.last or on):
                twin = elements[:place].count(element)
                key = next(
                    (
                        old
                        for old in first_seen
                        if _of(course, old) == element
                        and course.plans[old[0]].elements[: old[1]].count(element) == twin
                    ),
                    (version, place),
                )
                if key not in days:
                    first_seen.append(key)
                days.setdefault(key, []).append(number)
    for key in sorted(days):
        yield Active(_of(course, key), tuple(days[key]))


def _of(course: Course, key: tuple[int, int]) -> Element:
    return course.plans[key[0]].elements[key[1]]
