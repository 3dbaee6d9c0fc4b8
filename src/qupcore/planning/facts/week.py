"""From the days between two changes of a plan to the facts that the rules about a week read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from qupcore.domain.case.course import Course, Work
from qupcore.law.terms.content import Combined, Content
from qupcore.planning.facts.days import Span, share_a_day, span_of, stretches
from qupcore.planning.facts.directed import DIRECTED
from qupcore.planning.facts.laid_out import Laid, LaidPlan
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
        least: Minutes of activities and paid work, at least.
        most: Minutes, at most; a whole week where nobody knows.
        activity: Minutes of activities alone, at least and at most.
        content: What the law's rules on content read, all but the time.
        work: What the law's rules on paid work read; None where there is none.
    """

    first: int
    last: int
    surely: tuple[Laid, ...]
    perhaps: tuple[Laid, ...]
    least: int
    most: int
    activity: tuple[int, int]
    content: Mapping[str, Value]
    work: Mapping[str, Value] | None


def weeks_of(laid: LaidPlan, course: Course | None, low: int, high: int) -> list[PlanWeek]:
    """The stretches of the days from `low` to `high` in which a week of the plan is always the same."""
    # Work without a last day is still running; that is known.
    jobs = [(Span(item.first.toordinal(), _last(item, high)), item) for item in course.work] if course else []
    spans = (*(item.span for item in laid.elements), *(span for span, _ in jobs))
    return [
        _week(laid.elements, [job for span, job in jobs if _holds(span, start)], start, end)
        for start, end in stretches(spans, low, high)
    ]


def _last(item: Work, high: int) -> int:
    last = span_of(None, item.last).last
    return max(high, item.first.toordinal()) if last is None else last


def _holds(span: Span, day: int) -> bool:
    return share_a_day(span, Span(day, day)) is True


def _week(elements: Iterable[Laid], jobs: Sequence[Work], first: int, last: int) -> PlanWeek:
    surely, perhaps = [], []
    for item in elements:
        truth = share_a_day(item.span, Span(first, first))
        if truth is True:
            surely.append(item)
        elif truth is None:
            perhaps.append(item)
    running = (*surely, *perhaps)
    paid = [job.minutes_a_week for job in jobs]
    worked = None if None in paid else sum(minutes or 0 for minutes in paid)
    least = sum(item.minutes or 0 for item in surely)
    known = all(item.minutes is not None for item in running)
    most = least + sum(item.minutes or 0 for item in perhaps) if known else None
    classes = {item.counts_as for item in surely}
    content: dict[str, Value] = {}
    if most == least and worked is not None and None not in classes:
        content[Content.work_directed_minutes.name] = worked + sum(
            item.minutes or 0 for item in surely if item.counts_as in DIRECTED
        )
    return PlanWeek(
        first=first,
        last=last,
        surely=tuple(surely),
        perhaps=tuple(perhaps),
        least=least + sum(minutes or 0 for minutes in paid),
        most=_WHOLE_WEEK if most is None or worked is None else most + worked,
        activity=(least, _WHOLE_WEEK if most is None else most),
        content=content,
        work=_work(jobs, worked) if jobs else None,
    )


def _work(jobs: Iterable[Work], worked: int | None) -> dict[str, Value]:
    facts: dict[str, Value] = {Combined.apprenticeship.name: any(j.kind == "apprenticeship" for j in jobs)}
    if worked is not None:
        facts[Combined.minutes_a_week.name] = worked
    return facts
