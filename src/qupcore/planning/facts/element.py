"""The facts that an element's rules read, from the element, the elements beside it and the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from qupcore.domain.case.fixed_times import clash_minutes, clash_within, mean_minutes
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.days import day_after
from qupcore.domain.truth import Truth
from qupcore.planning.facts.days import PlanDays, Span, bounds, carried, inside, share_a_day
from qupcore.planning.facts.offer import offer_facts
from qupcore.planning.facts.owner import is_gone, is_local, of_municipality
from qupcore.planning.facts.people import Person, aged_apart, older_on
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.facts.week import job_span
from qupcore.planning.rules.law import LawRules
from qupcore.planning.rules.ready import BesideFact, Ready
from qupcore.planning.rules.terms import BesideTerms, ElementTerms
from qupcore.rules.terms import Value

__all__ = ["Around", "ElementFacts", "element_facts"]


@attrs.frozen(kw_only=True, eq=False)
class Around:
    """The plan, person and law around an element.

    Attributes:
        elements: All elements of the plan, including the element itself.
        before: The elements of earlier versions of the plan.
        person: The person the plan is for.
        on: The day of the check: an element that began before it has its place already.
        law: The law on weeks, which gives the minutes of a hundred percent.
        local: Whether there is a catalogue of the person's municipality.
        owners: The namespaces that the person's municipality sees.
        held: The catalogues in use, as their owners gave them.
    """

    elements: Sequence[PlacedElement]
    before: Sequence[PlacedElement]
    person: Person
    on: date
    law: LawRules
    local: bool
    owners: frozenset[str]
    held: tuple[Catalogue, ...]


@attrs.frozen(kw_only=True, eq=False)
class ElementFacts:
    """The facts about one element.

    Attributes:
        facts: The facts on its first day, by term.
        others: The other elements that a fact is about, by the name of the fact.
        later: The facts on each later day on which the person is a year older, if that may change an answer.
    """

    facts: Mapping[str, Value]
    others: Mapping[str, tuple[PlacedElement, ...]]
    later: tuple[tuple[date, Mapping[str, Value]], ...]


def element_facts(one: PlacedElement, rules: Ready, around: Around) -> ElementFacts:
    """Work out the facts that the rules of an element read."""
    person = around.person
    began = _began(one, around)
    facts = dict(person.on(began or around.on))
    others: dict[str, tuple[PlacedElement, ...]] = {}
    beside = tuple(_sharing_a_day(one, around.elements))
    facts |= _known(_of_itself(one, began, around))
    facts |= _known(_beside(one, beside, others))
    if (at_work := _at_work(one, person)) is not None:
        facts[BesideTerms.work_minutes.name] = at_work
    if one.element.offer:
        facts |= _known(offer_facts(one, began, person.case, around.on, around.owners, around.held))
    for item in rules.beside:
        if (truth := _truth(item, one, around, others)) is not None:
            facts[item.name] = truth
    return ElementFacts(facts=facts, others=others, later=tuple(_later(one, rules, facts, person)))


def _later(
    one: PlacedElement, rules: Ready, facts: Mapping[str, Value], person: Person
) -> Iterator[tuple[date, Mapping[str, Value]]]:
    first, last, born = one.element.first, one.element.last, person.case.birth_date
    if not rules.person.ages or first is None or last is None or born is None:
        return
    if aged_apart(rules.person, facts, person.on(last)):
        for day in older_on(born, first, last):
            yield day, {**facts, **person.on(day)}


def _sharing_a_day(
    one: PlacedElement, elements: Iterable[PlacedElement]
) -> Iterator[tuple[PlacedElement, Truth]]:
    """The other elements that share a day with it (True), or may (None)."""
    for other in elements:
        if other is not one and (truth := share_a_day(one.span, other.span)) is not False:
            yield other, truth


def _known(found: Iterable[tuple[str, Value | None]]) -> dict[str, Value]:
    return {name: value for name, value in found if value is not None}


def _began(one: PlacedElement, around: Around) -> date | None:
    """The first day, or that of the element of the same measure and offer that it goes on from day to day.

    Other hours are no new start.
    """
    first = one.element.first
    same = [
        other.element
        for other in (*around.before, *around.elements)
        if other is not one
        and (other.element.measure, other.element.offer) == (one.element.measure, one.element.offer)
    ]
    while first is not None:
        before = next((e for e in same if e.last is not None and day_after(e.last) == first), None)
        if before is None or before.first is None or before.first >= first:
            return first
        first = before.first
    return None


def _of_itself(one: PlacedElement, began: date | None, around: Around) -> Iterator[tuple[str, Value | None]]:
    element, measure = one.element, one.measure
    _, last = one.span
    yield ElementTerms.first.name, None if began is None else began.toordinal()
    yield ElementTerms.last.name, last
    yield ElementTerms.minutes.name, one.minutes
    yield ElementTerms.slot_minutes.name, mean_minutes(one.slots)
    if measure is None:
        yield from _of_unknown(element, around)
        return
    yield ElementTerms.in_catalogue.name, True
    if (length := _length(one, around)) is not None:
        yield ElementTerms.length_first.name, length[0]
        yield ElementTerms.length_end.name, length[0] + length[1]
    yield ElementTerms.percent.name, _percent(one, around.law)
    yield ElementTerms.percent_later.name, _percent_later(one, around)
    yield ElementTerms.time_stated.name, bool(element.percent or element.slots or element.minutes_a_week)
    yield ElementTerms.in_existence.name, inside(one.span, measure.valid)
    if element.last is not None:
        yield ElementTerms.age_at_end.name, around.person.age(element.last)
    if measure.starts is not None and began is not None:
        day = f"{began.month:02}-{began.day:02}"
        low, high = measure.starts.first, measure.starts.last
        yield ElementTerms.in_window.name, low <= day <= high if low <= high else day >= low or day <= high


def _of_unknown(element: Element, around: Around) -> Iterator[tuple[str, Value | None]]:
    """The facts about a measure that the person's municipality does not see: one of them says why.

    Where the plan says which catalogue the measure was from, a finding of its own says that it is gone.
    """
    theirs = of_municipality(element.measure, around.owners)
    yield ElementTerms.of_municipality.name, theirs
    if theirs and not is_gone(element.made_from.measure if element.made_from else None, around.held):
        here = around.local or not is_local(element.measure)
        yield ElementTerms.catalogue_here.name, here
        yield ElementTerms.in_catalogue.name, False if here else None


def _length(one: PlacedElement, around: Around) -> tuple[int, int] | None:
    """The first day of the measure, and the number of its days up to the end of this element."""
    first, last = one.span
    if first is None or last is None:
        return None
    begun, days = first, last - first + 1
    for other in (*around.before, *around.elements):
        if other is one or other.element.measure != one.element.measure:
            continue
        start, end = other.span
        if start is None or end is None:
            return None
        if (start, other.place) < (first, one.place):
            begun = min(begun, start)
            days += end - start + 1
    return begun, days


def _percent(one: PlacedElement, law: LawRules) -> int | None:
    if one.element.percent is not None:
        return one.element.percent
    if one.minutes is None or one.measure is None:
        return None
    return min(one.minutes * 100 // _whole(one.measure, law), 100)


def _whole(measure: Measure, law: LawRules) -> int:
    """The minutes a week of a hundred percent of a measure."""
    time = measure.time
    if law.whole_is_full_time or not (time and time.minutes_a_week):
        return law.full_time
    return time.minutes_a_week


def _percent_later(one: PlacedElement, around: Around) -> int | None:
    """The highest percent of the elements of the same measure that follow it without a gap."""
    highest = 0
    last = one.span.last
    following = [o for o in around.elements if o is not one and o.element.measure == one.element.measure]
    while last is not None:
        after = next((o for o in following if o.span.first == last + 1), None)
        if after is None:
            break
        percent = _percent(after, around.law)
        if percent is None:
            return None
        highest, last = max(highest, percent), after.span.last
        following.remove(after)
    return highest


def _beside(
    one: PlacedElement,
    beside: Sequence[tuple[PlacedElement, Truth]],
    others: dict[str, tuple[PlacedElement, ...]],
) -> Iterator[tuple[str, Value | None]]:
    """The facts about elements on the same days; fills `others` by time, offer and measure."""
    own = clash_within(one.slots, *one.span.possible)
    clash: int | None = own
    same_offer: Truth = False
    same_measure: Truth = False
    in_time, of_offer, of_measure = [], [], []
    for other, truth in beside:
        if one.slots and other.slots and (minutes := _clashing(one, other)):
            clash = None if truth is None or clash is None else clash + minutes
            in_time.append(other)
        if other.element.measure == one.element.measure:
            same_measure = same_measure or truth
            of_measure.append(other)
            if one.element.offer and other.element.offer == one.element.offer:
                same_offer = same_offer or truth
        if other.element.offer == one.element.offer:
            of_offer.append(other)
    others["clash"] = tuple(in_time)
    others["same_offer"] = tuple(of_offer)
    others["same_measure"] = tuple(of_measure)
    # The element's clash with itself is certain, whatever the days of the others.
    yield BesideTerms.clash_minutes.name, clash if clash is not None else own or None
    yield BesideTerms.same_measure.name, same_measure
    yield BesideTerms.same_offer.name, same_offer


def _at_work(one: PlacedElement, person: Person) -> int | None:
    """The minutes a week in which the person is at paid work; None where days are not known."""
    if not one.slots:
        return 0
    found = 0
    for job in paid_work(person.case):
        days = job_span(job, date.max.toordinal())
        if not job.slots or not (minutes := _overlap(one.slots, one.span, job.slots, days)):
            continue
        truth = share_a_day(one.span, days)
        if truth is None:
            return None
        found += minutes if truth else 0
    return found


def _clashing(one: PlacedElement, other: PlacedElement) -> int:
    """The minutes a week in which the fixed times of the two overlap."""
    return _overlap(one.slots, one.span, other.slots, other.span)


def _overlap(one: Sequence[Slot], span: Span, other: Sequence[Slot], others: Span) -> int:
    """The minutes a week in which fixed times overlap on the days that both may run."""
    (first, last), (begins, ends) = span.possible, others.possible
    return clash_minutes(one, other, max(first, begins), min(last, ends))


def _truth(
    item: BesideFact, one: PlacedElement, around: Around, others: dict[str, tuple[PlacedElement, ...]]
) -> Truth:
    """The truth of a fact about the elements beside this one; adds those elements to `others`."""
    span = one.span.within(*bounds(item.valid))
    if span is None:
        return item.way == "carried"  # the relation holds on none of its days
    found = list(_held_against(item, one, span, around))
    truths = [truth for _, truth in found]
    if item.way == "with":
        others[item.name] = tuple(other for other, _ in found)
        if True in truths:
            return True if span.there else None
        return None if None in truths else False
    if item.overlap != "same_time":
        return True if True in truths else None if found or not span.there else False
    return carried(span, [other.span for other, _ in found])


def _held_against(
    item: BesideFact, one: PlacedElement, span: PlanDays, around: Around
) -> Iterator[tuple[PlacedElement, Truth]]:
    """The other elements of a relation that are there at the time that counts (True), or may be (None)."""
    others = around.elements if item.overlap == "same_time" else (*around.before, *around.elements)
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
