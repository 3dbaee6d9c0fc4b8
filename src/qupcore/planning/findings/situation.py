"""What a plan asks of the person beyond what the case says can be managed: warnings, never a refusal.

What the case does not tell is no finding. A question is told where somebody in treatment with reduced
capacity is to take part and nobody has judged for how long, and where somebody cares for others in the
daytime and the hours that are left are not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.fixed_times import clash_minutes
from qupcore.domain.case.manageable import (
    ATTENDED,
    asks_for_the_day,
    is_treatment,
    managed_on,
    outside_the_day,
    within_the_day,
)
from qupcore.domain.case.participant import Participant
from qupcore.domain.period import Period
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.facts.week import PlanWeek

__all__ = ["situation_findings"]


def situation_findings(
    weeks: Sequence[PlanWeek[PlacedElement]], running: Sequence[PlacedElement], case: Participant
) -> Iterator[PlanFinding]:
    """A warning for each thing in a plan that does not fit what the case tells of the person's situation."""
    planning = case.planning
    if planning is not None:
        for one in running:
            if not is_treatment(one.slots, planning.treatments or ()):
                if outside := outside_the_day(one.slots, planning.day_frame):
                    times = ", ".join(f"{_clock(slot.start)}–{_clock(slot.end)}" for slot in outside)
                    yield _of("outside_day", (one,), _days(one), (("times", times),))
                yield from _at_treatment(one, case)
    asked = False
    for week in weeks:
        if not week.away:
            yield from _too_much(week, case)
            asked = asked or bool(_attended(week))
    about = case.circumstances
    may_not = about is not None and about.in_treatment is True and about.reduced_capacity is True
    if asked and may_not and not (planning and planning.manages):
        yield _question("managed", "planning.manages")
    if asked and asks_for_the_day(case):
        yield _question("over_the_day", "planning.day_frame")


def _question(kind: str, missing: str) -> PlanFinding:
    return PlanFinding(rule=f"plan.{kind}", kind=kind, weight="note", outcome="unknown", missing=(missing,))


def _too_much(week: PlanWeek[PlacedElement], case: Participant) -> Iterator[PlanFinding]:
    """The days of a week with more time than was judged, or than the hours of the day have."""
    held = _attended(week)
    minutes = sum(item.minutes or 0 for item in held)
    turns = {item.first.toordinal() for item in case.planning.manages if item.first} if case.planning else ()
    begins = [week.first, *sorted(day for day in turns if week.first < day <= week.last)]
    for first, after in pairwise((*begins, week.last + 1)):
        days = Period(date.fromordinal(first), date.fromordinal(after - 1))
        judged = managed_on(case, days.start)
        if judged is not None and minutes > judged.minutes_a_week:
            yield _of(
                "managed", held, days, (("minutes", minutes), ("managed_minutes", judged.minutes_a_week))
            )
    room = within_the_day(case)
    if room is not None and minutes > room:
        whole = Period(date.fromordinal(week.first), date.fromordinal(week.last))
        yield _of("over_the_day", held, whole, (("minutes", minutes), ("day_minutes", room)))


def _attended(week: PlanWeek[PlacedElement]) -> tuple[PlacedElement, ...]:
    """The elements that surely run and whose time the person must manage."""
    return tuple(item for item in week.surely if item.counts_as in ATTENDED and item.minutes)


def _at_treatment(one: PlacedElement, case: Participant) -> Iterator[PlanFinding]:
    for treatment in (case.planning.treatments or ()) if case.planning else ():
        low = max(one.element.first or date.min, treatment.first or date.min)
        high = min(one.element.last or date.max, treatment.last or date.max)
        times = one.slots, treatment.slots
        if low <= high and (minutes := clash_minutes(*times, low.toordinal(), high.toordinal())):
            yield _of("at_treatment", (one,), _days(one), (("clash_minutes", minutes),))


def _of(
    kind: str,
    elements: Sequence[PlacedElement],
    period: Period | None,
    values: tuple[tuple[str, int | str], ...],
) -> PlanFinding:
    return PlanFinding(
        rule=f"plan.{kind}",
        kind=kind,
        weight="warning",
        outcome="not_met",
        elements=tuple(sorted(item.place for item in elements)),
        measures=tuple(dict.fromkeys(item.element.measure for item in elements)),
        period=period,
        values=values,
    )


def _days(one: PlacedElement) -> Period | None:
    first, last = one.element.first, one.element.last
    return None if first is None else Period(first, last)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
