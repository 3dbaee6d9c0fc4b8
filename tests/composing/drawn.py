"""Small generated catalogues with every kind of relation between measures."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
from hypothesis import strategies as st

from qupcore import Participant, Period, Plan
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import AgeBand
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.planning.check import check_plan

ON, UNTIL = date(2026, 9, 7), date(2027, 3, 31)
HOURS = (450, 900, 1350, 1800, 2250)
SOURCE = (Source(text="drawn"),)
WORDS = Text("a", "b", "c")
PERIODS = st.sampled_from(
    (Period(date(2016, 1, 1)),) * 4
    + (
        Period(date(2016, 1, 1), date(2026, 9, 6)),
        Period(date(2026, 9, 7), date(2026, 9, 7)),
        Period(date(2026, 12, 1)),
    )
)
EXCEPTIONS = st.sampled_from(("", "", "assessment.reduced_capacity", "not person.in_ordinary_education"))


def measures(id: str) -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        id=st.just(id),
        names=st.just(WORDS),
        owner=st.just("municipality"),
        valid=st.sampled_from((Period(date(2016, 1, 1)),) * 5 + (Period(date(2027, 1, 1)),)),
        classes=st.sampled_from(("work_directed", "job_search", "supporting", None)).map(
            lambda c: (Classing(counts_as=c),) if c else ()
        ),
        covers=st.sets(st.sampled_from(("a", "b")), max_size=1).map(tuple),
        ages=st.none() | st.just(AgeBand(low=30)),
        admits=st.sampled_from(((),) * 4 + ((Admission(when="assessment.reduced_capacity"),),)),
        sources=st.just(SOURCE),
    )


def relations(ids: tuple[str, ...]) -> st.SearchStrategy[Relation]:
    kinds = ("requires", "requires_one_of", "forbids", "forbids", "warns", "unknown", "allows")
    return st.builds(
        Relation,
        kind=st.sampled_from(kinds),
        of=st.tuples(st.sampled_from(ids)),
        to=st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(tuple),
        valid=PERIODS,
        authority=st.just("guidance"),
        reason=st.just(WORDS),
        sources=st.just(SOURCE),
        scope=st.sampled_from(("measure", "host")),
        overlap=st.sampled_from(("same_time", "same_time", "programme", "before")),
        unless=EXCEPTIONS,
        confidence=st.sampled_from(("high", "high", "medium", "low")),
    ).filter(lambda relation: not set(relation.of) & set(relation.to))


def groups(ids: tuple[str, ...], number: int) -> st.SearchStrategy[Group]:
    return st.builds(
        Group,
        id=st.just(f"no:g{number}"),
        members=st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True).map(tuple),
        at_most=st.sampled_from((None, 1, 1, 2)),
        valid=PERIODS,
        authority=st.sampled_from(("regulation", "local", "advice")),
        reason=st.just(WORDS),
        sources=st.just(SOURCE),
        overlap=st.sampled_from(("same_time", "programme")),
    )


_NEXT = {day: ON + timedelta((number - ON.weekday()) % 7) for number, day in enumerate(("monday", "tuesday"))}
SLOTS = st.lists(
    st.builds(
        lambda day, start, length, rhythm: Slot(
            day=day,
            start=start,
            end=start + length,
            weeks=rhythm if rhythm != "second" else None,
            every_other_from=_NEXT[day] if rhythm == "second" else None,
        ),
        st.sampled_from(("monday", "tuesday")),
        st.sampled_from((540, 600, 615)),
        st.sampled_from((60, 75)),
        st.sampled_from((None, None, "even", "odd", "second")),
    ),
    max_size=2,
    unique=True,
).map(tuple)


def offers(id: str, measure: str) -> st.SearchStrategy[Offer]:
    return st.builds(
        Offer,
        id=st.just(id),
        measure=st.just(measure),
        period=st.just(Period(date(2020, 1, 1))),
        slots=SLOTS,
        minutes_a_week=st.sampled_from((450, 900)),
    )


@st.composite
def catalogues(draw: st.DrawFn, most: int = 5) -> Catalogue:
    """Catalogues of a few measures, with relations, groups and offers."""
    ids = tuple(f"no:m{number}" for number in range(draw(st.integers(1, most))))
    offered = draw(st.lists(st.sampled_from(ids), max_size=2))
    return Catalogue(
        by="drawn",
        measures=tuple(draw(measures(id)) for id in ids),
        relations=tuple(draw(st.lists(relations(ids), max_size=4))) if len(ids) > 1 else (),
        groups=tuple(draw(groups(ids, n)) for n in range(draw(st.integers(0, 2)))) if len(ids) > 1 else (),
        offers=tuple(draw(offers(f"no:o{number}", id)) for number, id in enumerate(offered)),
        needs=(Need(id="a", names=WORDS), Need(id="b", names=WORDS)),
    )


people = st.builds(
    Participant,
    ref=st.just("drawn"),
    birth_date=st.sampled_from((date(1990, 1, 1), date(2000, 1, 1))),
    circumstances=st.builds(
        Circumstances,
        reduced_capacity=st.sampled_from((None, True, False)),
        in_ordinary_education=st.sampled_from((None, True, False)),
    ),
    planning=st.builds(Planning, needs=st.sampled_from(((), ("a",), ("a", "b")))),
    course=st.sampled_from((None, None, Course(work=(Work(first=date(2026, 1, 1), minutes_a_week=450),)))),
)


def ways(catalogue: Catalogue) -> dict[str, list[Element]]:
    """Each measure, or each of its offers, with each number of hours, worked out without the search."""
    found: dict[str, list[Element]] = {}
    for measure in catalogue.measures:
        if not measure.valid.contains(ON):
            continue
        own = [offer for offer in catalogue.offers if offer.measure == measure.id]
        for offer in own:
            element = Element(
                measure=measure.id,
                offer=offer.id,
                minutes_a_week=offer.minutes_a_week,
                first=ON,
                last=UNTIL,
            )
            found[offer.id] = [element]
        if not own:
            found[measure.id] = [
                Element(measure=measure.id, minutes_a_week=minutes, first=ON, last=UNTIL)
                for minutes in HOURS[:2]
            ]
    return found


def subsets(catalogue: Catalogue) -> Any:
    """Every set of ids, with every choice of hours; each measure at most once."""
    several = ways(catalogue)
    for chosen in product(*([None, *elements] for elements in several.values())):
        elements = [element for element in chosen if element is not None]
        measures = [element.measure for element in elements]
        if len(set(measures)) == len(measures):
            ids = tuple(id for id, element in zip(several, chosen, strict=True) if element is not None)
            yield ids, elements


def valid_sets(catalogue: Catalogue, person: Participant) -> set[tuple[str, ...]]:
    """The valid sets, found by checking every set with both engines."""
    found: set[tuple[str, ...]] = set()
    for ids, elements in subsets(catalogue):
        key = tuple(sorted(ids))
        if key not in found:
            plan = Plan(valid_from=ON, elements=tuple(elements))
            if check_plan(plan, ON, case=person, catalogue=catalogue, repairs=0).outcome == "valid":
                found.add(key)
    return found


def renamed(catalogue: Catalogue, names: dict[str, str]) -> Catalogue:
    """The same catalogue under other ids."""

    def other(id: str) -> str:
        return names.get(id, id)

    return attrs.evolve(
        catalogue,
        measures=tuple(attrs.evolve(m, id=other(m.id)) for m in catalogue.measures),
        offers=tuple(attrs.evolve(o, measure=other(o.measure)) for o in catalogue.offers),
        relations=tuple(
            attrs.evolve(r, of=tuple(map(other, r.of)), to=tuple(map(other, r.to)))
            for r in catalogue.relations
        ),
        groups=tuple(attrs.evolve(g, members=tuple(map(other, g.members))) for g in catalogue.groups),
    )
