"""From a person, a day and a catalogue to the lines that a course may hold, and what they are weighed by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

import attrs

from qupcore.composing.choices import Choice, choices_of
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.need import Need, NeedSize
from qupcore.domain.language_level import LEVELS, LanguageLevel
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.bounds import Bounds
from qupcore.phasing.bounds_of import bounds_of
from qupcore.phasing.fixed import fixed_lines
from qupcore.phasing.item import Item
from qupcore.phasing.items import Unusable, item_of
from qupcore.phasing.lines import CourseLine, course_lines, first_start, joints_of
from qupcore.phasing.relevance import SHELTERED, relevant, serves_something
from qupcore.phasing.rooms import rooms_of
from qupcore.phasing.spans import PhaseSpan, Spans, phases_of
from qupcore.phasing.warned import warned_pairs
from qupcore.phasing.weighing import Weighing
from qupcore.planning.checker import Checker
from qupcore.planning.rules.prepared import Choosable, PlanRules

__all__ = ["CourseProblem", "course_problem"]


_AHEAD = 450
"""Minutes a week: what takes no more at the least may begin a phase before those that it belongs to."""

_AHEAD_WISH = 900
"""Minutes a week: the same for what the person wishes, and for what the course is built around."""

_FIRST = frozenset({"health_care", "addiction", "adapted_work", "life_skills", "clarification"})
"""Needs that come before an ordinary workplace, step by step: policy."""


_FIND_OUT = ("clarification",)
"""The needs of a person whose needs nobody has stated: to find them out (policy). It asks for them."""


@attrs.frozen(kw_only=True, eq=False)
class CourseProblem:
    """The problem of a course.

    Attributes:
        case: The person.
        on: The first day.
        until: The last day.
        rules: The rules that plans are checked by.
        aims: The aims.
        spans: The phases.
        usable: What could be used in some phase, by id.
        items: What a course may hold, by id: the best few of what could be used.
        unavailable: What is wished or meets a need and cannot be used in any phase, by id.
        unused: What else cannot be used, by id.
        lines: The lines to choose among.
        weighing: What courses are weighed by.
        bounds: What lines may run together.
        own: Own activity, as a course may hold it; None where there is none.
        assumed: Whether the time that the person manages is an assumption.
        left_out: Whether something that could serve the person is not among the items, or a relation or group
            begins or ceases to hold on a day on which no line is cut.
    """

    case: Participant
    on: date
    until: date
    rules: PlanRules
    aims: CourseAims
    spans: Spans
    usable: Mapping[str, Item]
    items: Mapping[str, Item]
    unavailable: Mapping[str, Unusable]
    unused: Mapping[str, Unusable]
    lines: tuple[CourseLine, ...]
    weighing: Weighing
    bounds: Bounds
    own: Item | None
    assumed: bool
    left_out: bool


def course_problem(
    case: Participant,
    on: date,
    until: date,
    rules: PlanRules,
    aims: CourseAims,
    admitted: Callable[[Choice], Choice] = lambda choice: choice,
) -> CourseProblem:
    """The problem of a course from a day until another.

    Args:
        case: The person.
        on: The first day.
        until: The last day.
        rules: The rules that plans are checked by.
        aims: The aims.
        admitted: What is taken to be known of a choice, where the caller takes it to be available.
    """
    planning = case.planning
    spans = phases_of(on, until, planning, aims)
    checkers = [Checker(case, span.first, rules) for span in spans.phases]
    view = rules.view
    level = planning.language_level if planning else None
    told = planning.needs if planning else None
    needs = _FIND_OUT if told is None else tuple(dict.fromkeys(told))
    wishes = tuple(dict.fromkeys(planning.interests)) if planning else ()
    sizes = {id: size for id, need in view.needs.items() if (size := _size(need, level)) is not None}
    sizes |= dict(aims.sizes)
    by_phase = [
        {id: admitted(choice) for id, choice in _choices(case, span, checker.rules, until, aims).items()}
        for span, checker in zip(spans.phases, checkers, strict=True)
    ]
    items: dict[str, Item] = {}
    unavailable: dict[str, Unusable] = {}
    unused: dict[str, Unusable] = {}
    for id in sorted({id for choices in by_phase for id in choices}):
        found = item_of(
            [choices.get(id) for choices in by_phase],
            checkers[0],
            aims,
            phases=[span.name for span in spans.phases],
            lasts=[span.last for span in spans.phases],
            needs=needs,
            wishes=wishes,
        )
        if isinstance(found, Unusable):
            (unavailable if found.told else unused)[id] = found
        else:
            items[id] = found
    own = next((item for item in items.values() if item.counts_as == "own_activity"), None)
    numbers = count()
    rooms, assumed = rooms_of(case, spans, rules.law.full_time, aims, own is not None)
    fixed = tuple(fixed_lines(case, items.values(), spans, numbers, needs, rooms))
    among = rules.choosable(on, until)
    fixed = _together(fixed, checkers[0], among, spans)
    chosen = relevant(items.values(), needs, wishes, aims, {line.item.of for line in fixed})
    lines = _lines(chosen, spans, sizes, numbers, needs)
    held = tuple({line.item.id: line.item for line in fixed}.values())
    bounds = bounds_of((*fixed, *lines), (*chosen, *held), checkers[0], among, spans)
    weighing = Weighing(
        aims=aims,
        spans=spans,
        rooms=rooms,
        needs=needs,
        sizes={need: sizes[need] for need in needs if need in sizes},
        wishes=wishes,
        fixed=fixed,
        warned=warned_pairs((*fixed, *lines), checkers[0], among),
        searched=any(
            line.item.counts_as == "job_search" and bounds.beside(fixed, line) for line in (*fixed, *lines)
        ),
        soonest=_soonest(lines, needs),
    )
    return CourseProblem(
        case=case,
        on=on,
        until=until,
        rules=rules,
        aims=aims,
        spans=spans,
        usable=items,
        items={item.id: item for item in (*chosen, *held)},
        unavailable=unavailable,
        unused=unused,
        lines=lines,
        weighing=weighing,
        bounds=bounds,
        own=own,
        assumed=assumed,
        left_out=bounds.undecided or _left_out(items.values(), {item.id for item in (*chosen, *held)}, needs),
    )


def _left_out(items: Iterable[Item], held: Collection[str], needs: Sequence[str]) -> bool:
    """Whether something that serves is not held; sheltered work is for those who need it (policy)."""
    return any(
        item.id not in held
        and item.counts_as != "own_activity"
        and serves_something(item)
        and (not item.sheltered or bool(SHELTERED & set(needs)))
        for item in items
    )


def _size(need: Need, level: LanguageLevel | None) -> NeedSize | None:
    """What meets a need; for Norwegian, level after level until B1, which training asks for (policy)."""
    size = need.size(level)
    if size is None or size.level is None or size.weeks is None:
        return size
    steps = [
        item for item in need.sizes if item.level in LEVELS[LEVELS.index(size.level) : LEVELS.index("B1")]
    ]
    return attrs.evolve(size, weeks=max(size.weeks, sum(item.weeks or 0 for item in steps)))


def _choices(
    case: Participant, span: PhaseSpan, rules: PlanRules, until: date, aims: CourseAims
) -> dict[str, Choice]:
    """What is known of each measure and offer on the first day of a phase on which it can begin."""
    begins: dict[date, set[str]] = {}
    for versions in rules.view.offers.values():
        for offer in versions:
            day = first_start(offer, span)
            if day is not None and day > span.first:
                begins.setdefault(day, set()).add(offer.id)
    found: dict[str, Choice] = {}
    for day in (span.first, *sorted(begins)):
        among = rules.choosable(day, until)
        if day > span.first:
            held = tuple(item for item in among.listings if item.offer and item.offer.id in begins[day])
            among = attrs.evolve(among, listings=held)
        for choice in choices_of(Checker(case, day, rules), among, until, {}, fewest=True):
            if not {choice.id, choice.of} & aims.without:
                found[choice.id] = choice
    return found


def _lines(
    items: Sequence[Item],
    spans: Spans,
    sizes: Mapping[str, NeedSize],
    numbers: Iterator[int],
    needs: Sequence[str],
) -> tuple[CourseLine, ...]:
    """The lines of all items; work may also begin where other work ends, and end where other work begins."""
    ahead = {item.id: _ahead(item, needs) for item in items}
    found = [
        line for item in items for line in course_lines(item, spans, sizes, numbers, ahead=ahead[item.id])
    ]
    joints = joints_of(found, spans)
    if not joints:
        return tuple(found)
    held = {(line.item.id, line.first, line.last) for line in found}
    for item in items:
        if item.works and not item.wish:
            more = course_lines(item, spans, sizes, numbers, ahead=ahead[item.id], joints=joints)
            found += [line for line in more if (item.id, line.first, line.last) not in held]
    return tuple(found)


def _ahead(item: Item, needs: Sequence[str]) -> bool:
    """Whether an item may begin a phase before those that it usually belongs to.

    Work may, where no need says that something else must hold first.
    """
    if item.searches or item.paid:  # an employer is found first
        return False
    if item.asked:
        return item.used.low <= _AHEAD_WISH
    if item.places and set(needs) & _FIRST:
        return False
    return bool(item.needs) and item.used.low <= _AHEAD


def _together(
    lines: Sequence[CourseLine], checker: Checker, among: Choosable, spans: Spans
) -> tuple[CourseLine, ...]:
    """The lines that may run together without any other, the first first."""
    items = tuple({line.item.id: line.item for line in lines}.values())
    bounds = bounds_of(tuple(lines), items, checker, among, spans)
    kept: tuple[CourseLine, ...] = ()
    for line in lines:
        if bounds.allow((*kept, line)):
            kept += (line,)
    return kept


def _soonest(lines: Sequence[CourseLine], needs: Sequence[str]) -> dict[str, int]:
    """The first phase in which each need can begin, where it usually begins."""
    found: dict[str, int] = {}
    for line in lines:
        if not line.early:
            for need in filter(line.serves, needs):
                found[need] = min(found.get(need, line.begins), line.begins)
    return found
