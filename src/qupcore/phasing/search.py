"""The search for the lines of a course: the least cost, layer by layer.

It begins with a course made decision by decision (wishes, needs, work in each phase, job search), and then
changes it as long as a change makes it better: add a line, leave one out, or put one in place of another.
Then all courses are looked at that could cost less, phase by phase, up to a number of sets of lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import attrs

from qupcore.phasing.bounds import Bounds
from qupcore.phasing.exact import ExactSearch
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.weighing import Weighed, Weighing

__all__ = ["FoundCourse", "best_course"]

_BEFORE_HOURS = 5
"""Layers: the lead, full time, needs, wishes and how soon they begin."""

_WIDTH = 8
"""The courses that are kept after each decision."""

_FIRST_SETS = 4000
"""Sets of lines of one phase: so many are looked at before the search changes more lines at once."""

_DESCENTS = 2
"""The courses of these, the best ones, that are then made better by changes."""


@attrs.frozen(eq=False)
class FoundCourse:
    """A course found.

    Attributes:
        weighed: The course with its cost.
        complete: Whether no course costs less, as a search of all of them shows.
        tried: The number of courses weighed.
    """

    weighed: Weighed
    complete: bool
    tried: int


def best_course(
    lines: Sequence[CourseLine],
    weighing: Weighing,
    bounds: Bounds,
    *,
    most_tried: int = 6000,
    most_sets: int = 4000,
    below: Sequence[int] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> FoundCourse | None:
    """The course of least cost that the search finds; None where not even follow-up fits, or none costs less.

    Args:
        lines: The lines to choose among.
        weighing: What courses are weighed by.
        bounds: What lines may run together.
        most_tried: The most courses to weigh in the search by changes.
        most_sets: The most sets of lines of one phase to look at in the proof; 0 for none.
        below: A cost: a course is looked for only where one may cost less.
        stop: Whether to stop now.
    """
    tried = 0
    known: dict[frozenset[int], Weighed | None] = {}

    def weigh(chosen: Sequence[CourseLine]) -> Weighed | None:
        nonlocal tried
        key = frozenset(line.number for line in chosen)
        if key not in known:
            if not bounds.allow((*weighing.fixed, *chosen)):
                known[key] = None
            else:
                tried += 1
                known[key] = weighing.weigh(chosen)
        return known[key]

    def decide(begun: Weighed, without: Sequence[CourseLine] = (), *, width: int = 1) -> list[Weighed]:
        """The best few courses after each decision in turn, the best first."""
        held = [begun]
        for options in _decisions(lines, weighing):
            after = {_key(one): one for one in held}
            for one in held:
                chosen = one.lines[len(weighing.fixed) :]
                for option in options(chosen):
                    if option in without:
                        continue
                    found = weigh((*chosen, option))
                    if found is not None and found.cost < one.cost:
                        after[_key(found)] = found
            held = sorted(after.values(), key=lambda one: (one.cost, _key(one)))[:width]
        return held

    def descend(best: Weighed) -> Weighed:
        """The course after every change of one line that makes it better."""
        improved = True
        while improved and tried < most_tried and not stop():
            improved = False
            for some in _changes(best.lines[len(weighing.fixed) :], lines, bounds):
                found = weigh(some)
                if found is not None and found.cost < best.cost:
                    best, improved = found, True
                    break
        return best

    best = weigh(())
    if best is None:
        return None
    exact = ExactSearch(lines, weighing, bounds, stop) if most_sets else None
    few = min(_FIRST_SETS, most_sets)
    if exact is not None and below is not None and not exact.may_reach(below, most=few):
        return None
    begun = decide(best, width=_WIDTH)
    best = descend(begun[0])
    proved = False
    if exact is not None and not stop():
        best, proved = exact.cheaper(best, most=few)
    if proved:
        return FoundCourse(best, True, tried)
    before = best
    best = min((best, *map(descend, begun[1:_DESCENTS])), key=lambda one: (one.cost, _key(one)))
    improved = True
    while improved and tried < most_tried and not stop():
        improved = False
        chosen = best.lines[len(weighing.fixed) :]
        for gone in _left_out(chosen, two=any(best.cost[:_BEFORE_HOURS])):
            rest = weigh([line for line in chosen if line not in gone])
            if rest is None or tried >= most_tried:
                continue
            found = descend(decide(rest, without=gone)[0])
            if found.cost < best.cost:
                best, improved = found, True
                break
    # The same search again would find the same.
    if exact is not None and not stop() and (best is not before or most_sets > few):
        best, proved = exact.cheaper(best, most=most_sets)
    return FoundCourse(best, proved, tried)


def _key(found: Weighed) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        sorted((line.item.id, line.first.toordinal(), line.last.toordinal()) for line in found.lines)
    )


def _decisions(
    lines: Sequence[CourseLine], weighing: Weighing
) -> Iterator[Callable[[Sequence[CourseLine]], Iterable[CourseLine]]]:
    """What is decided first: for each, the lines that may serve it, given those chosen."""

    def serving(
        test: Callable[[CourseLine], bool], done: Callable[[CourseLine], bool]
    ) -> Callable[..., Iterable[CourseLine]]:
        def options(chosen: Sequence[CourseLine]) -> Iterable[CourseLine]:
            if any(done(line) for line in chosen):
                return ()
            return [line for line in lines if test(line)]

        return options

    if weighing.aims.lead:
        yield serving(lambda line: line.item.leads, lambda line: line.item.leads)
    for step in weighing.aims.then:
        yield serving(lambda line, s=step: line.item.is_of(s), lambda line, s=step: line.item.is_of(s))  # type: ignore[misc]
    for wish in sorted(weighing.wishes):  # their order in a case means nothing
        yield serving(lambda line, w=wish: line.item.wish == w, lambda line, w=wish: line.item.wish == w)  # type: ignore[misc]
    for need in sorted(weighing.needs):
        yield serving(lambda line, n=need: line.serves(n), lambda line, n=need: line.serves(n))  # type: ignore[misc]
    for number, span in enumerate(weighing.spans.phases):
        yield serving(
            lambda line, n=number: line.item.works and line.begins == n,  # type: ignore[misc]
            lambda line, s=span: line.item.works and line.first <= s.first and line.last >= s.last,  # type: ignore[misc]
        )
    yield serving(
        lambda line: line.item.counts_as == "job_search", lambda line: line.item.counts_as == "job_search"
    )


def _left_out(chosen: Sequence[CourseLine], *, two: bool) -> Iterator[tuple[CourseLine, ...]]:
    """Each line, and each two of them where something weightier than hours is not as it could be."""
    for line in chosen:
        yield (line,)
    if two:
        yield from combinations(chosen, 2)


def _changes(
    chosen: Sequence[CourseLine], lines: Sequence[CourseLine], bounds: Bounds
) -> Iterator[tuple[CourseLine, ...]]:
    """The courses that differ in one line: one more, one less, or another in its place."""
    held = sum(1 << line.number for line in chosen)
    # A line may come where it clashes with nothing; or in the place of the one that it clashes with.
    others = [(line, bounds.clashes(line) & held) for line in lines if not held >> line.number & 1]
    for place in range(len(chosen)):
        yield (*chosen[:place], *chosen[place + 1 :])
    for other, clashes in others:
        if not clashes:
            yield (*chosen, other)
    for place, gone in enumerate(chosen):
        for other, clashes in others:
            if not clashes & ~(1 << gone.number):
                yield (*chosen[:place], other, *chosen[place + 1 :])
