"""One course as the judge reads it: its elements, and what runs on a day.

The minutes of a day are the sum of `minutes_a_week` over the elements that run on it, so that two elements of
which one follows the other in the middle of a week are never added up. The minutes of a week are those of its
fullest day. Minutes that are null or 0 add nothing, and the element runs all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from courses.judging.months import Days

TALKS = frozenset({"no:oppfolgingssamtale", "no:trepartssamtale"})
"""A talk that is follow-up and nothing else."""

SUPPORTED = frozenset({"no:individuell-jobbstotte", "no:ips-ung"})
"""Individual placement and support (IPS): job search is a part of it from the first week."""

JOB_SEARCH = frozenset({"no:jobbsoking", "no:jobbklubb", "no:digitalt-jobbsokerkurs"})


@dataclass(frozen=True)
class Element:
    """A measure in a phase, with its own first and last day."""

    measure: str
    offer: str
    counts_as: str
    covers: frozenset[str]
    minutes: int
    first: date
    last: date
    every_weeks: int
    slots: tuple[dict, ...]

    @property
    def is_job_search(self) -> bool:
        return self.counts_as == "job_search" or self.measure in JOB_SEARCH

    @property
    def is_follow_up(self) -> bool:
        return self.measure in TALKS or "follow_up" in self.covers

    def is_one_of(self, ids: Iterable[str]) -> bool:
        return self.measure in ids or (self.offer != "" and self.offer in ids)


Chosen = Callable[[Element], bool]


def one_of(ids: Iterable[str]) -> Chosen:
    wanted = frozenset(ids)
    return lambda element: element.is_one_of(wanted)


def counted_as(classes: Iterable[str]) -> Chosen:
    wanted = frozenset([classes] if isinstance(classes, str) else classes)
    return lambda element: element.counts_as in wanted


class Course:
    """A course of the answer.

    `position_minutes` is a job that the person holds until `position_last`; `times` are the fixed times of
    offers, for elements that say none themselves.
    """

    def __init__(
        self,
        written: dict,
        *,
        position_minutes: int = 0,
        position_last: date = date.max,
        times: Mapping[str, Sequence[dict]] | None = None,
    ) -> None:
        self.written = written
        self.times = times or {}
        self.position_minutes = position_minutes
        self.position_last = position_last

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element. A measure that goes on from one phase to the next stands once for each."""
        return tuple(
            Element(
                measure=item["measure"],
                offer=item.get("offer") or "",
                counts_as=item.get("counts_as") or "",
                covers=frozenset(item.get("covers") or ()),
                minutes=item.get("minutes_a_week") or 0,
                first=date.fromisoformat(item["first"]),
                last=date.fromisoformat(item["last"]),
                every_weeks=item.get("every_weeks") or 1,
                slots=tuple(item.get("slots") or self.times.get(item.get("offer") or "", ())),
            )
            for phase in self.written["phases"]
            for item in phase["elements"]
        )

    @cached_property
    def phases(self) -> tuple[Days, ...]:
        """The course's own phases, in order."""
        return tuple(
            Days(date.fromisoformat(phase["first"]), date.fromisoformat(phase["last"]))
            for phase in self.written["phases"]
        )

    @cached_property
    def _by_day(self) -> dict[date, tuple[Element, ...]]:
        found: dict[date, list[Element]] = {}
        for element in self.elements:
            for day in Days(element.first, element.last):
                found.setdefault(day, []).append(element)
        return {day: tuple(elements) for day, elements in found.items()}

    def on(self, day: date, chosen: Chosen | None = None) -> tuple[Element, ...]:
        """What runs on a day."""
        running = self._by_day.get(day, ())
        return running if chosen is None else tuple(filter(chosen, running))

    def minutes(self, day: date, chosen: Chosen | None = None) -> int:
        """The minutes a week of what runs on a day."""
        return sum(element.minutes for element in self.on(day, chosen))

    def full_minutes(self, day: date) -> int:
        """The minutes a week of a day with the job that the person holds, up to half a position (1,125)."""
        held = min(self.position_minutes, 1125) if day <= self.position_last else 0
        return self.minutes(day) + held

    def weeks(self, days: Days, chosen: Chosen | None = None) -> dict[date, int]:
        """The minutes of each week within the days, by the Monday."""
        found: dict[date, int] = {}
        for day in days:
            monday = day - timedelta(days=day.weekday())
            found[monday] = max(found.get(monday, 0), self.minutes(day, chosen))
        return found

    def runs(self, days: Days, chosen: Chosen) -> bool:
        """Whether anything of the chosen runs on some working day."""
        return any(self.on(day, chosen) for day in days)

    def usual_week(self, days: Days) -> frozenset[tuple[str, int]]:
        """The measures and minutes that run on most of the days, follow-up talks left out."""
        seen: dict[frozenset[tuple[str, int]], int] = {}
        for day in days:
            week = frozenset(
                (item.measure, item.minutes) for item in self.on(day) if item.measure not in TALKS
            )
            seen[week] = seen.get(week, 0) + 1
        return max(seen, key=lambda week: seen[week]) if seen else frozenset()

    def first_day(self, chosen: Chosen) -> date | None:
        """The first day of the earliest of the chosen."""
        return min((item.first for item in self.elements if chosen(item)), default=None)
