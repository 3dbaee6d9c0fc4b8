"""From the days between two changes of a plan to the facts that the rules about a week read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from qupcore.combining.days import Span, share_a_day, span_of, stretches
from qupcore.combining.laid_out import Laid, LaidPlan
from qupcore.combining.plan_terms import Week
from qupcore.domain.course import Course
from qupcore.domain.plan import Plan
from qupcore.rules.terms import Value

__all__ = ["PlanWeek", "weeks_of"]

_WHOLE_WEEK = 7 * 24 * 60


@attrs.frozen(eq=False)
class PlanWeek:
    """A week of a plan, the same on all days of a stretch.

    Attributes:
        first: The first day of the stretch, as a number.
        last: The last day.
        surely: The elements that run.
        perhaps: The elements that may run.
        facts: What is known, by term.
    """

    first: int
    last: int
    surely: tuple[Laid, ...]
    perhaps: tuple[Laid, ...]
    facts: Mapping[str, Value]


def weeks_of(plan: Plan, laid: LaidPlan, course: Course | None, low: int, high: int) -> list[PlanWeek]:
    """The stretches of the days from `low` to `high` in which a week of the plan is always the same."""
    work = [(span_of(item.first, item.last), item.minutes_a_week) for item in course.work] if course else []
    # Work without a last day is still running; that is known.
    running = [(Span(span.first, high if span.last is None else span.last), m) for span, m in work]
    spans = (*(item.span for item in laid.elements), *(span for span, _ in running))
    return [
        _week(plan, laid.elements, [m for span, m in running if _holds(span, start)], start, end)
        for start, end in stretches(spans, low, high)
    ]


def _holds(span: Span, day: int) -> bool:
    return share_a_day(span, Span(day, day)) is True


def _week(plan: Plan, elements: Iterable[Laid], work: list[int | None], first: int, last: int) -> PlanWeek:
    surely, perhaps = [], []
    for item in elements:
        truth = share_a_day(item.span, Span(first, first))
        if truth is True:
            surely.append(item)
        elif truth is None:
            perhaps.append(item)
    facts: dict[str, Value] = {Week.adapted.name: _WHOLE_WEEK}
    if plan.minutes_a_week is not None:
        del facts[Week.adapted.name]
        if plan.adapted_by.strip():
            facts[Week.adapted.name] = plan.minutes_a_week
    worked = None if None in work else sum(minutes or 0 for minutes in work)
    if worked is not None:
        facts[Week.work_minutes.name] = worked
    least = sum(item.minutes or 0 for item in surely)
    known = all(item.minutes is not None for item in (*surely, *perhaps))
    most = least + sum(item.minutes or 0 for item in perhaps) if known else None
    _sums(facts, (Week.activity_least.name, Week.activity_most.name, Week.activity_exact.name), least, most)
    _sums(
        facts,
        (Week.least.name, Week.most.name, Week.exact.name),
        least + sum(minutes or 0 for minutes in work),
        None if most is None or worked is None else most + worked,
    )
    classes = [item.counts_as for item in surely]
    if "work_directed" in classes:
        facts[Week.work_directed.name] = True
    elif None not in classes and not any(i.counts_as in ("work_directed", None) for i in perhaps):
        facts[Week.work_directed.name] = False
    return PlanWeek(first, last, tuple(surely), tuple(perhaps), facts)


def _sums(facts: dict[str, Value], names: tuple[str, str, str], least: int, most: int | None) -> None:
    facts[names[0]] = least
    if most is not None:
        facts[names[1]] = most
        if most == least:
            facts[names[2]] = most
