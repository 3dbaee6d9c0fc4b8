"""From an element, what runs beside it and who it is for, to the facts that its rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.truth import Truth
from qupcore.planning.facts.days import Span, carried, share_a_day
from qupcore.planning.facts.laid_out import Laid, LaidPlan
from qupcore.planning.facts.offer import offer_facts
from qupcore.planning.facts.people import age_at
from qupcore.planning.facts.periods import bounds, inside
from qupcore.planning.rules.measure import BesideFact, MeasureRules
from qupcore.planning.rules.terms import Beside, Element
from qupcore.rules.terms import Value

__all__ = ["Whole", "clashing", "element_facts", "held_against"]

Whole = Callable[[Measure], int]
"""The minutes a week that a hundred percent of a measure is."""


def element_facts(
    one: Laid,
    plan: LaidPlan,
    rules: MeasureRules,
    participant: Participant,
    person: Mapping[str, Value],
    on: date,
    whole: Whole,
) -> dict[str, Value]:
    """Everything known about one element, by term.

    Args:
        one: The element.
        plan: The plan it stands in.
        rules: The rules that will be asked.
        participant: Who it is for.
        person: What is known about the person on the element's first day.
        on: The day the plan is looked at: what began before it has its place already.
        whole: Minutes that a participation in percent is of, for a measure.
    """
    facts = dict(person)
    facts |= _known(_of_itself(one, plan, participant, whole))
    facts |= _known(_beside(one, plan))
    if one.element.offer:
        facts |= _known(offer_facts(one, participant, on))
    for item in rules.beside:
        if (truth := _truth(item, one, plan)) is not None:
            facts[item.name] = truth
    return facts


def _known(found: Iterable[tuple[str, Value | None]]) -> dict[str, Value]:
    return {name: value for name, value in found if value is not None}


def _of_itself(
    one: Laid, plan: LaidPlan, participant: Participant, whole: Whole
) -> Iterator[tuple[str, Value | None]]:
    element, measure = one.element, one.measure
    first, last = one.span
    yield Element.first.name, first
    yield Element.last.name, last
    yield Element.minutes.name, one.minutes
    yield Element.slot_minutes.name, sum(slot.end - slot.start for slot in one.slots)
    yield Element.in_catalogue.name, measure is not None
    if measure is None:
        return
    if (length := _length(one, plan)) is not None:
        yield Element.length_first.name, length[0]
        yield Element.length_end.name, length[0] + length[1]
    yield Element.percent.name, _percent(one, whole)
    yield Element.percent_later.name, _percent_later(one, plan, whole)
    yield Element.time_stated.name, bool(element.percent or element.slots or element.minutes_a_week)
    yield Element.in_existence.name, inside(one.span, measure.valid)
    if element.last is not None:
        yield Element.age_at_end.name, age_at(participant, element.last)
    if measure.starts is not None and element.first is not None:
        day = f"{element.first.month:02}-{element.first.day:02}"
        low, high = measure.starts.first, measure.starts.last
        yield Element.in_window.name, low <= day <= high if low <= high else day >= low or day <= high


def _length(one: Laid, plan: LaidPlan) -> tuple[int, int] | None:
    """When the measure first began, and how many days of it there are up to the end of this element."""
    first, last = one.span
    if first is None or last is None:
        return None
    begun, days = first, last - first + 1
    for other in (*plan.before, *plan.elements):
        if other is one or other.element.measure != one.element.measure:
            continue
        start, end = other.span
        if start is None or end is None:
            return None
        if (start, other.place) < (first, one.place):
            begun = min(begun, start)
            days += end - start + 1
    return begun, days


def _percent(one: Laid, whole: Whole) -> int | None:
    if one.element.percent is not None:
        return one.element.percent
    if one.minutes is None or one.measure is None:
        return None
    return min(one.minutes * 100 // whole(one.measure), 100)


def _percent_later(one: Laid, plan: LaidPlan, whole: Whole) -> int | None:
    """The highest participation in the elements that follow on it without a gap."""
    highest = 0
    last = one.span.last
    following = [o for o in plan.elements if o is not one and o.element.measure == one.element.measure]
    while last is not None:
        after = next((o for o in following if o.span.first == last + 1), None)
        if after is None:
            break
        percent = _percent(after, whole)
        if percent is None:
            return None
        highest, last = max(highest, percent), after.span.last
        following.remove(after)
    return highest


def _beside(one: Laid, plan: LaidPlan) -> Iterator[tuple[str, Value | None]]:
    own = clash_within(one)
    clash: int | None = own
    same_offer: Truth = False
    same_measure: Truth = False
    for other, truth in plan.beside(one):
        if one.slots and other.slots and (minutes := clashing(one, other)):
            clash = None if truth is None or clash is None else clash + minutes
        if other.element.measure == one.element.measure:
            same_measure = same_measure or truth
            if one.element.offer and other.element.offer == one.element.offer:
                same_offer = same_offer or truth
    # What it takes twice itself collides whenever the others run.
    yield Beside.clash_minutes.name, clash if clash is not None else own or None
    yield Beside.same_measure.name, same_measure
    yield Beside.same_offer.name, same_offer


def clashing(one: Laid, other: Laid) -> int:
    """Minutes of a week that the fixed times of both take."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.slots
        for b in other.slots
        if a.day == b.day
    )


def clash_within(one: Laid) -> int:
    """Minutes of a week that two fixed times of the element itself take."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a, b in combinations(one.slots, 2)
        if a.day == b.day
    )


def _truth(item: BesideFact, one: Laid, plan: LaidPlan) -> Truth:
    """What a fact about what runs beside an element is."""
    span = one.span.within(*bounds(item.valid))
    if span is None:
        return item.way == "carried"  # the relation holds on none of its days
    found = list(held_against(item, one, plan))
    truths = [truth for _, truth in found]
    if item.way == "with":
        if True in truths:
            return True if span.there else None
        return None if None in truths else False
    if item.overlap != "same_time":
        return True if True in truths else None if found or not span.there else False
    return carried(span, [other.span for other, _ in found])


def held_against(item: BesideFact, one: Laid, plan: LaidPlan) -> Iterator[tuple[Laid, Truth]]:
    """The other elements that a relation holds it against: those that are there for certain, or may be."""
    others = plan.elements if item.overlap == "same_time" else (*plan.before, *plan.elements)
    span = one.span.within(*bounds(item.valid))
    if span is None:
        return
    for other in others:
        if other is one or other.element.measure not in item.members:
            continue
        if item.overlap == "before":
            truth = _before(other.span, one.span)
        elif item.overlap == "programme":
            truth = True
        else:
            truth = share_a_day(span, other.span)
        if truth is not False:
            yield other, truth


def _before(other: Span, one: Span) -> Truth:
    if other.last is not None and one.first is not None:
        return other.last < one.first
    (first, _), (_, latest) = other.possible, one.possible
    return False if first > latest or (one.sure and first > one.sure[0]) else None
