"""The active elements of a plan in a week, where one version may follow another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from qupcore.cases.absence.closed import closures_on
from qupcore.cases.week.marks import plan_in_force
from qupcore.domain.case.course import Course
from qupcore.domain.case.fixed_times import takes_place
from qupcore.domain.case.plan import WEEKDAYS, Element, Slot
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer

__all__ = ["WORKING_DAYS", "Active", "active_elements"]

WORKING_DAYS = 5
"""The days from Monday on over which full time, and the hours without a fixed time, are spread."""


@attrs.frozen
class Active:
    """An element of the week.

    Attributes:
        element: As the plan has it.
        days: The days of the week on which it is active, from 0.
        measure: The measure; None where the catalogue does not know it.
        offer: The offer; None where none is named, or the catalogue does not know it.
        closed: Those of its days on which its provider is closed.
        week: The dates of the week, Monday first. Empty: a week in which every fixed time takes place.
    """

    element: Element
    days: tuple[int, ...]
    measure: Measure | None = None
    offer: Offer | None = None
    closed: tuple[int, ...] = ()
    week: tuple[date, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Its fixed times: its own, else those of the offer."""
        return self.element.slots or (self.offer.fixed_times if self.offer else ())

    @property
    def opening_hours(self) -> tuple[Slot, ...]:
        """The opening hours of its drop-in offer in the week, between its first and last day."""
        given = self.offer.opening_hours if self.offer else ()
        return tuple(slot for slot in given if self._held(slot) and self._runs(slot))

    @property
    def slots_of_week(self) -> tuple[Slot, ...]:
        """Its fixed times that take place in the week, also on days on which it is not active."""
        return tuple(slot for slot in self.slots if self._held(slot))

    @property
    def share_of_week(self) -> int:
        """How many times its mean hours without a fixed time the week has: 0 or 2 for every other week."""
        rhythm = self.offer.rhythm if self.offer and not self.element.slots else None
        if rhythm is None or not self.week:
            return 1
        held = any(takes_place(rhythm, day) for day in self.week)
        return 2 if held else 0

    @property
    def alternates(self) -> bool:
        """Whether some of its time is not in every week."""
        return any(slot.alternates for slot in self.slots) or bool(
            self.offer and self.offer.rhythm and not self.element.slots
        )

    def _runs(self, slot: Slot) -> bool:
        """Whether the day of a time in the week is one of the element."""
        if not self.week:
            return True
        on, element = self.week[WEEKDAYS.index(slot.day)], self.element
        return (element.first or on) <= on <= (element.last or on)

    def _held(self, slot: Slot) -> bool:
        number = WEEKDAYS.index(slot.day)
        return not self.week or (number < len(self.week) and takes_place(slot, self.week[number]))

    def slots_in_week(self) -> Iterator[tuple[int, Slot]]:
        """Its fixed times on the days on which it is active, each with the number of its day."""
        for slot in self.slots_of_week:
            if (number := WEEKDAYS.index(slot.day)) in self.days:
                yield number, slot

    def within(self, days: int) -> Active:
        """It on the first days of the week, so many of them."""
        shown, closed = (tuple(n for n in numbers if n < days) for numbers in (self.days, self.closed))
        return attrs.evolve(self, days=shown, closed=closed)

    @property
    def weekend_slots(self) -> tuple[int, ...]:
        """The numbers of the days of the weekend on which it has a fixed time: 5 is Saturday."""
        return tuple(number for number, _ in self.slots_in_week() if number >= WORKING_DAYS)


def active_elements(
    course: Course, dates: Sequence[date], catalogues: Iterable[Catalogue] = ()
) -> Iterator[Active]:
    """The elements of the week. An element of two versions counts once, the same element twice counts twice.

    Args:
        course: The course.
        dates: The days of the week, Monday first.
        catalogues: What knows measures and offers; the version of the first active day counts.
    """
    known = tuple(catalogues)
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
        element, on = _of(course, key), dates[days[key][0]]
        closed = (number for number in days[key] if _closed(course, element, dates[number]))
        measures = (item for each in known for item in each.measures if item.id == element.measure)
        offers = (item for each in known for item in each.offers if item.id == element.offer)
        yield Active(
            element,
            tuple(days[key]),
            next((item for item in measures if item.valid.contains(on)), None),
            next((item for item in offers if item.period.contains(on)), None),
            tuple(closed),
            tuple(dates),
        )


def _closed(course: Course, element: Element, on: date) -> bool:
    return any(item.measure in ("", element.measure) for item in closures_on(course, on))


def _of(course: Course, key: tuple[int, int]) -> Element:
    return course.plans[key[0]].elements[key[1]]
