"""The search for the lines of a course: the least cost, layer by layer.

It begins with a course made decision by decision (wishes, needs, work in each phase, job search), and then
changes it as long as a change makes it better: add a line, leave one out, or put one in place of another. A
small problem is searched completely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

import attrs

from qupcore.domain.days import day_after
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.weighing import Weighed, Weighing

__all__ = ["Bounds", "FoundCourse", "best_course"]

_BEFORE_HOURS = 4
"""Layers: full time, needs, wishes and how soon they begin."""

_MOST_SETS = 3000
"""Sets of lines: a problem with no more of them is searched completely."""


@attrs.frozen(kw_only=True, eq=False)
class Bounds:
    """What lines may run together.

    Attributes:
        forbidden: Pairs of ids that exclude each other while both run.
        groups: Sets of ids and how many of them fit at one time.
        required: For an id, sets of ids of which one must run as long as it does.
    """

    forbidden: frozenset[frozenset[str]]
    groups: tuple[tuple[frozenset[str], int], ...]
    required: dict[str, tuple[frozenset[str], ...]]

    def allow(self, lines: Sequence[CourseLine]) -> bool:
        """Whether lines may run together."""
        for place, one in enumerate(lines):
            for other in lines[:place]:
                if one.item.of == other.item.of and (one.meets(other) or (one.single and other.single)):
                    return False
                if not one.meets(other):
                    continue
                if one.item.busy & other.item.busy or _same_purpose(one, other):
                    return False
                if frozenset((one.item.id, other.item.id)) in self.forbidden:
                    return False
            for one_of in self.required.get(one.item.id, ()):
                if not _carried(one, [other for other in lines if other.item.id in one_of]):
                    return False
        for members, at_most in self.groups:
            held = [line for line in lines if line.item.id in members]
            if len(held) > at_most and any(
                sum(other.runs_on(one.first) for other in held) > at_most for one in held
            ):
                return False
        return True


def _carried(one: CourseLine, others: Iterable[CourseLine]) -> bool:
    """Whether some of the others run on every day of a line."""
    day = one.first
    for other in sorted(others, key=lambda line: line.first):
        if other.first <= day <= other.last:
            day = day_after(other.last)
    return day > one.last


def _same_purpose(one: CourseLine, other: CourseLine) -> bool:
    """Whether two lines serve nothing that one of them does not serve alone, so that one is a filler."""
    if one.item.wish or other.item.wish or one.item.used.fills != other.item.used.fills:
        return False
    if one.item.works != other.item.works:
        return False
    if one.item.works:
        return one.item.places and other.item.places
    needs = one.item.needs, other.item.needs
    if not all(needs):
        return not any(needs)
    return needs[0] <= needs[1] or needs[1] <= needs[0]


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
    stop: Callable[[], bool] = lambda: False,
) -> FoundCourse | None:
    """The course of least cost that the search finds; None where not even follow-up fits.

    Args:
        lines: The lines to choose among.
        weighing: What courses are weighed by.
        bounds: What lines may run together.
        most_tried: The most courses to weigh.
        stop: Whether to stop now.
    """
    tried = 0

    def weigh(chosen: Sequence[CourseLine]) -> Weighed | None:
        nonlocal tried
        if not bounds.allow((*weighing.fixed, *chosen)):
            return None
        tried += 1
        return weighing.weigh(chosen)

    def decide(best: Weighed, without: Sequence[CourseLine] = ()) -> Weighed:
        """The best line for each decision in turn, added to a course."""
        for options in _decisions(lines, weighing):
            chosen = best.lines[len(weighing.fixed) :]
            for option in options(chosen):
                if option in without:
                    continue
                found = weigh((*chosen, option))
                if found is not None and found.cost < best.cost:
                    best = found
        return best

    def descend(best: Weighed) -> Weighed:
        """The course after every change of one line that makes it better."""
        improved = True
        while improved and tried < most_tried and not stop():
            improved = False
            for some in _changes(best.lines[len(weighing.fixed) :], lines):
                found = weigh(some)
                if found is not None and found.cost < best.cost:
                    best, improved = found, True
                    break
        return best

    best = weigh(())
    if best is None:
        return None
    best = decide(best)
    small = _sets(lines)
    if small is not None:
        for some in small:
            found = weigh(some)
            if found is not None and _better(found, best):
                best = found
        return FoundCourse(best, True, tried)
    best = descend(best)
    improved = True
    while improved and tried < most_tried and not stop():
        improved = False
        chosen = best.lines[len(weighing.fixed) :]
        for gone in _left_out(chosen, two=any(best.cost[:_BEFORE_HOURS])):
            begun = weigh([line for line in chosen if line not in gone])
            if begun is None or tried >= most_tried:
                continue
            found = descend(decide(begun, without=gone))
            if found.cost < best.cost:
                best, improved = found, True
                break
    return FoundCourse(best, False, tried)


def _better(found: Weighed, best: Weighed) -> bool:
    """Whether a course costs less; of two that cost the same, the one with the earlier lines."""
    return (found.cost, _key(found)) < (best.cost, _key(best))


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

    for wish in sorted(weighing.wishes):  # their order in a case means nothing
        yield serving(lambda line, w=wish: line.item.wish == w, lambda line, w=wish: line.item.wish == w)  # type: ignore[misc]
    for need in sorted(weighing.needs):
        yield serving(lambda line, n=need: n in line.item.needs, lambda line, n=need: n in line.item.needs)  # type: ignore[misc]
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


def _changes(chosen: Sequence[CourseLine], lines: Sequence[CourseLine]) -> Iterator[tuple[CourseLine, ...]]:
    """The courses that differ in one line: one more, one less, or another in its place."""
    held = {line.number for line in chosen}
    others = [line for line in lines if line.number not in held]
    for place in range(len(chosen)):
        yield (*chosen[:place], *chosen[place + 1 :])
    for other in others:
        yield (*chosen, other)
    for place in range(len(chosen)):
        for other in others:
            yield (*chosen[:place], other, *chosen[place + 1 :])


def _sets(lines: Sequence[CourseLine]) -> Iterator[tuple[CourseLine, ...]] | None:
    """Every set with at most one line of a measure; None where there are too many."""
    of: dict[str, list[CourseLine | None]] = {}
    for line in lines:
        of.setdefault(line.item.of, [None]).append(line)
    many = 1
    for several in of.values():
        many *= len(several)
        if many > _MOST_SETS:
            return None
    return (tuple(line for line in some if line is not None) for some in product(*of.values()))
