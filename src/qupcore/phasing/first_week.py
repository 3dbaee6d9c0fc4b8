"""The week with which a course begins, as a problem of the search: what courses hold, for usual hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from qupcore.composing.choices import QUARTER, Choice, quarter_hours
from qupcore.composing.compiling import Compiled, with_a_place
from qupcore.composing.wanted import Weights
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.asks import asks_of
from qupcore.phasing.hours import FilledWeek, WeekRoom, attends, fill_week, options_of
from qupcore.phasing.laying import judged_by, percent_of
from qupcore.phasing.lines import CourseLine, usual_last
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.spans import months_after, phases_of
from qupcore.phasing.treated import slots_on, stands_for
from qupcore.searching.combination import Combination
from qupcore.searching.problem import AtLeast, AtMost, Candidate, Option, Problem

__all__ = ["FirstWeek", "first_week"]

_TEN_YEARS = 120
"""Months: no course is longer."""

_WORKS = "works"
"""The part of a week that is work or training for a trade, to its hours: a talk about work is none of it."""

_ONE_WORKPLACE = "one workplace"
"""No week begins at two workplaces: policy."""

_TIME = ("$.planning.manages", "$.planning.position", "$.planning.day_frame", "$.planning.treatments")
"""What a week asks; whoever wants all questions asks for a course."""

_TO_ASSESS = "needs_assessment"

_SHARES = (4, 3, 2, 0)
"""The quarters of what the person manages that a week should at least come to; the most first."""


@attrs.frozen(kw_only=True, eq=False)
class FirstWeek:
    """The week with which a course begins.

    Attributes:
        compiled: The choices, the person and the wishes.
        course: The course of which it is the first week.
        lines: What the week may hold, by id of the choice.
        fixed: The ids of what every week holds: follow-up, and treatment that the person is in.
        room: What the week has room for.
        own: The choice of own activity; None where there is none.
    """

    compiled: Compiled
    course: CourseProblem
    lines: Mapping[str, CourseLine]
    fixed: frozenset[str]
    room: WeekRoom
    own: str | None

    @property
    def needs(self) -> frozenset[str]:
        """The needs that something in the week can serve to their size."""
        return frozenset(need for id in self.lines for need in self.serves(id))

    @property
    def later(self) -> frozenset[str]:
        """The needs that only a later part of the course can serve."""
        lines = (*self.course.lines, *self.course.weighing.fixed)
        serve = {need for need in self.course.weighing.needs for line in lines if line.serves(need)}
        return (frozenset(serve) & self.compiled.needs) - self.needs

    def serves(self, id: str) -> frozenset[str]:
        """The needs of the person that a choice of the week serves, as the wishes count them."""
        covers = self.compiled.covers(self.compiled.choices[id])
        return frozenset(
            need for need in self.compiled.needs if need in covers and self.lines[id].serves(need)
        )

    @property
    def asks(self) -> tuple[str, ...]:
        """What is not known about the person's time and would change the week, by its path in the case."""
        return tuple(path for path in asks_of(self.course) if path in _TIME)

    def set_aside(self, plan: Plan) -> int:
        """The minutes of a week of the plan that are set aside without activity."""
        if plan.minutes_a_week is None or self.room.managed is None:
            return 0
        return max(0, self.room.full - sum(element.minutes_a_week or 0 for element in plan.elements))

    def main(self, ids: Iterable[str]) -> frozenset[str]:
        """What matters in a week of some choices: work, wishes, and what fills time and serves a need."""
        lines = {id: self.lines[id] for id in ids if id in self.lines}
        return frozenset(
            id
            for id, line in lines.items()
            if line.item.works or line.item.asked or (line.item.used.fills == "time" and self.serves(id))
        )

    @property
    def works(self) -> bool:
        """Whether the week may hold work, or training for a trade."""
        return any(line.item.works for line in self.lines.values())

    def problems(self, needs: frozenset[str], *, works: bool) -> tuple[tuple[Problem, ...], ...]:
        """The problems of a week that meets some needs, with work or not.

        Each group admits what those before it do: the first has no pair that a relation warns of. In a group
        each problem admits what those before it do: the first comes nearest to what the person manages.
        """
        warned = (True, False) if self.compiled.related.warned else (False,)
        shares = (0,) if self._limit is None else _SHARES
        return tuple(
            tuple(self._problem(needs, share, works=works, calm=calm) for share in shares) for calm in warned
        )

    @property
    def _limit(self) -> int | None:
        """The most minutes of work, courses and job search; None for as many as the week has."""
        known = [limit for limit in (self.room.managed, self.room.within) if limit is not None]
        return min(known) if known and min(known) < self.room.full else None

    def _problem(self, needs: frozenset[str], share: int, *, works: bool, calm: bool) -> Problem:
        compiled, limit = self.compiled, self._limit
        every = compiled.without_warnings if calm else compiled.problem
        within = every.without(set(every.names) - set(self.lines))
        own = self.room.own // QUARTER
        full = self.room.full // QUARTER
        most = full if limit is None else limit // QUARTER
        most_elements = self.course.aims.most + len(self.fixed)
        places = frozenset(id for id, line in self.lines.items() if line.item.places)
        parts = [AtLeast(name) for name in (*compiled.parts.asked, *sorted(self.fixed))]
        return attrs.evolve(
            within,
            candidates=[self._candidate(id, line) for id, line in sorted(self.lines.items())],
            most=max(0, min(compiled.wanted.most - (self.own is not None), most_elements)),
            most_units=most,
            least_units=max(0, full - own) if limit is None else most * share // _SHARES[0],
            needs=needs,
            parts=[*parts, *([AtLeast(_WORKS)] if works else [])],
            groups=[*within.groups, *([AtMost(_ONE_WORKPLACE, places)] if len(places) > 1 else [])],
        )

    def _candidate(self, id: str, line: CourseLine) -> Candidate:
        """What has hours that nobody must manage takes none of what is managed."""
        compiled, choice, needs = self.compiled, self.compiled.choices[id], self.serves(id)
        bits = next(iter(choice.ways)).slots
        if not bits:
            bits = quarter_hours(self._slots(line))
        counts = self._limit is None or attends(line)
        minutes = {number for number, _ in options_of(line, adapted=self.room.managed is not None)}
        if choice.of in compiled.wanted.hours:
            minutes = {option.units * QUARTER for option in choice.ways}
        return Candidate(
            id=id,
            options=[Option(number // QUARTER * counts, bits) for number in minutes],
            needs=needs,
            parts={
                *compiled.parts.of(choice),
                *((_WORKS,) if line.item.works else ()),
                *((id,) if id in self.fixed else ()),
            },
            score=compiled.score(choice),
        )

    def _slots(self, line: CourseLine) -> tuple[Slot, ...]:
        """The fixed times of treatment that the case gives."""
        on, case = self.compiled.checker.on, self.compiled.checker.case
        return slots_on(stands_for(self.compiled.choices[line.item.id], case), on, on)

    def filled(self, found: Combination) -> tuple[Plan, tuple[str, ...]] | None:
        """The plan of a combination for hours nearest to usual, and its ids; None where it is not full."""
        held = {id: self._held(id, found) for id in found.ids}
        hours = fill_week(tuple(held.values()), self.room)
        if hours is None or (hours.missing and self.room.managed is None):
            return None
        elements = {
            id: self._element(line, minutes)
            for (id, line), minutes in zip(held.items(), hours.minutes, strict=True)
        }
        if self.own is not None and hours.own:
            choice = self.compiled.choices[self.own]
            elements[self.own] = attrs.evolve(choice.first(), minutes_a_week=hours.own)
        plan = self.compiled.plan_with(dict(sorted(elements.items())))
        return self._adapted(plan, hours), tuple(sorted(elements))

    def _held(self, id: str, found: Combination) -> CourseLine:
        """The line of a choice; with the hours that the search chose where the caller gave them."""
        line = self.lines[id]
        if self.compiled.choices[id].of not in self.compiled.wanted.hours:
            return line
        choice = self.compiled.choices[id]
        minutes = max(option.units for option in choice.ways) * QUARTER
        if self._limit is None:
            minutes = found.choice[id].units * QUARTER
        return attrs.evolve(line, low=minutes, usual=minutes, most_usual=minutes, high=minutes)

    def _adapted(self, plan: Plan, hours: FilledWeek) -> Plan:
        if not hours.missing:
            return plan
        load = hours.own + sum(hours.minutes)
        judged = judged_by(self.course, self.compiled.checker.on, load)
        return attrs.evolve(plan, minutes_a_week=load, adapted_by=judged)

    def _element(self, line: CourseLine, minutes: int) -> Element:
        choice = self.compiled.choices[line.item.id]
        on, until = self.compiled.checker.on, self.compiled.until
        return Element(
            measure=line.item.of,
            offer=choice.offer.id if choice.offer else "",
            minutes_a_week=minutes or None,
            percent=percent_of(choice, minutes),
            slots=() if choice.offer and choice.offer.fixed_times else self._slots(line),
            first=on,
            last=self._last(line, choice, on, until),
            followed_up_by=line.item.used.given_by,
        )

    def _last(self, line: CourseLine, choice: Choice, on: date, until: date) -> date:
        last = choice.first().last or until
        if line.single:  # what every week holds has no usual length
            return usual_last(line.item, choice, on, last, self.course.weighing.sizes)
        told = stands_for(choice, self.compiled.checker.case)
        return min((last, *(item.last for item in told if item.last and item.last >= on)))


def first_week(compiled: Compiled) -> FirstWeek | None:
    """The first week of the courses of a person; None on a day of leave, or where paid work leaves no room.

    Args:
        compiled: The choices, with the person, the day and the wishes.
    """
    checker, wanted = compiled.checker, compiled.wanted
    case, on = checker.case, checker.on
    if on >= date(9980, 1, 1):
        return None
    early_work = wanted.weights.ordinary_work > Weights().ordinary_work
    aims = CourseAims(approach="integrated" if early_work else "step_by_step", without=wanted.without)
    until = min(compiled.until, months_after(on, _TEN_YEARS))
    spans = phases_of(on, until, case.planning, aims).phases
    if not spans or spans[0].first != on:
        return None

    def admitted(choice: Choice) -> Choice:
        if choice.id in wanted.opened and choice.full:
            choice = with_a_place(choice)
        return attrs.evolve(choice, findings=()) if wanted.assess and choice.state == _TO_ASSESS else choice

    course = course_problem(case, on, until, checker.rules, aims, admitted)
    fixed = {line.item.id: line for line in course.weighing.fixed if line.runs_on(on)}
    begins = {line.item.id: line for line in course.lines if line.first == on and _is_for_now(line)}
    lines = begins | fixed
    lines = {id: line for id, line in lines.items() if id in compiled.choices}
    room = course.weighing.room(on)
    full = compiled.least_units * QUARTER
    own = next((id for id, choice in compiled.choices.items() if choice.counts_as == "own_activity"), None)
    if sum(line.low for line in fixed.values()) > full:
        return None
    return FirstWeek(
        compiled=compiled,
        course=course,
        lines=lines,
        fixed=frozenset(fixed) & lines.keys(),
        room=attrs.evolve(
            room,
            full=full,
            managed=room.managed if room.managed is not None and room.managed < full else None,
            own=room.own if own is not None else 0,
        ),
        own=own,
    )


def _is_for_now(line: CourseLine) -> bool:
    """Whether it belongs to the first part: before its time there is work, and what is wished for."""
    return not line.early or line.item.places or line.item.asked
