"""Checking a plan with every engine, and covering a municipality, as `qup plan` and `qup coverage` do.

    make bench

The catalogue is constructed: 100 measures, 150 relations, 30 offers. The people are drawn, always the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from qupcore import Participant, Period, Plan
from qupcore.catalogue import Catalogue, Source, Text
from qupcore.composing.coverage import coverage
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Need
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.catalogue.relation import Relation
from qupcore.phasing.weeks_suggested import suggest
from qupcore.planning.check import check_plan

ON = date(2026, 9, 7)
ALWAYS = Period(date(2016, 1, 1))
WORDS = Text("tiltak", "tiltak", "measure")
SOURCE = (Source(text="constructed"),)
NEEDS = tuple(f"need{number}" for number in range(14))
CLASSES = ("work_directed", "work_directed", "supporting", "health", "job_search")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def catalogue(measures: int = 100, relations: int = 150, offers: int = 30, seed: int = 1) -> Catalogue:
    lot = Random(seed)
    ids = [f"no:m{number:03}" for number in range(measures)]
    made = tuple(
        Measure(
            id=id,
            names=WORDS,
            owner="state",
            valid=ALWAYS,
            classes=(Classing(counts_as=CLASSES[number % len(CLASSES)]),),
            covers=tuple(lot.sample(NEEDS, lot.choice((0, 1, 1, 2)))),
            ages=AgeBand(low=lot.choice((16, 19, 22)), high=lot.choice((None, None, 29))),
            limits=(
                LengthLimit(kind="base", months=12),
                LengthLimit(kind="extension", months=6, when="assessment.reduced_capacity"),
            ),
            admits=(Admission(when=lot.choice(("health.in_treatment", "assessment.reduced_capacity"))),)
            if lot.random() < 0.2
            else (),
            sources=SOURCE,
        )
        for number, id in enumerate(ids)
    )
    pairs = tuple(
        Relation(
            kind=lot.choice(("forbids", "forbids", "warns", "allows", "requires_one_of")),
            of=(lot.choice(ids[measures // 2 :]),),
            to=tuple(lot.sample(ids[: measures // 2], lot.choice((1, 2, 4)))),
            valid=ALWAYS,
            authority="guidance",
            reason=WORDS,
            sources=SOURCE,
        )
        for _ in range(relations)
    )
    start = [lot.choice((540, 660, 780)) for _ in range(offers)]
    some = tuple(
        Offer(
            id=f"no:o{number:03}",
            measure=lot.choice(ids),
            period=ALWAYS,
            slots=(Slot(day=lot.choice(DAYS), start=begins, end=begins + 120),),
            enrolment="open",
            places=Places(free=lot.choice((0, 1, 5))),
            sources=SOURCE,
        )
        for number, begins in enumerate(start)
    )
    return Catalogue(
        by="constructed",
        measures=made,
        relations=pairs,
        offers=some,
        needs=tuple(Need(id=need, names=WORDS) for need in NEEDS),
    )


def person(number: int, lot: Random) -> Participant:
    def maybe(share: float) -> bool:
        return lot.random() < share

    return Participant(
        ref=str(number),
        birth_date=date(1960, 1, 1) + timedelta(days=lot.randrange(17_000)),
        benefits=(),
        circumstances=Circumstances(reduced_capacity=maybe(0.5), in_treatment=maybe(0.3)),
        planning=Planning(needs=tuple(lot.sample(NEEDS, lot.randrange(5))), municipality="1804"),
    )


KNOWN = catalogue()
SOMEBODY = Participant(
    ref="a",
    birth_date=date(1990, 1, 1),
    benefits=(),
    circumstances=Circumstances(reduced_capacity=True, in_treatment=True),
    planning=Planning(needs=("need0", "need3"), municipality="1804"),
)
EIGHT = Plan(
    valid_from=ON,
    elements=tuple(
        Element(measure=measure.id, minutes_a_week=281 + (number == 7) * 2, first=ON, last=date(2027, 6, 30))
        for number, measure in enumerate(KNOWN.measures[44:52])
    ),
)


def twelve() -> Plan:
    """A plan of 12 elements with too many hours and one more breach: only two changes together mend it."""

    def of(measures: list[Measure]) -> Plan:
        elements = tuple(
            Element(measure=one.id, minutes_a_week=187 + 90 * (number == 0), first=ON, last=date(2027, 6, 30))
            for number, one in enumerate(measures)
        )
        return Plan(valid_from=ON, elements=elements)

    def breaches(measures: list[Measure]) -> int:
        found = check_plan(of(measures), ON, case=SOMEBODY, catalogue=KNOWN, repairs=0)
        return sum(item.weight == "breach" for item in found.findings)

    kept: list[Measure] = []
    for measure in KNOWN.measures:
        more = breaches([*kept, measure]) - (breaches(kept) if kept else 0)
        if len(kept) < 12 and (more > 0) == (len(kept) in (0, 11)):
            # the first alone is too few hours; the last breaks one rule more
            kept.append(measure)
    return of(kept)


TWELVE = twelve()


@pytest.mark.benchmark(group="plan check: 12 elements, 150 relations")
def test_three_repairs_of_twelve_elements(benchmark):
    """The ratio to the check without repairs is what the repairs cost."""
    assert benchmark(check_plan, TWELVE, ON, case=SOMEBODY, catalogue=KNOWN).repairs


@pytest.mark.benchmark(group="plan check: 12 elements, 150 relations")
def test_check_of_twelve_elements_without_repairs(benchmark):
    assert benchmark(check_plan, TWELVE, ON, case=SOMEBODY, catalogue=KNOWN, repairs=0).findings


@pytest.mark.benchmark(group="plan check: 8 elements, 150 relations")
def test_check_with_every_engine_and_findings(benchmark):
    found = benchmark(check_plan, EIGHT, ON, case=SOMEBODY, catalogue=KNOWN, repairs=0)
    assert found.findings


@pytest.mark.benchmark(group="plan check: 8 elements, 150 relations")
def test_check_with_conflict_and_three_repairs(benchmark):
    assert benchmark(check_plan, EIGHT, ON, case=SOMEBODY, catalogue=KNOWN).outcome


@pytest.mark.benchmark(group="suggest: 100 measures")
def test_five_best_plans_compiled_searched_and_checked(benchmark):
    assert benchmark(suggest, SOMEBODY, ON, catalogue=KNOWN, want=5).plans


@pytest.mark.benchmark(group="coverage: 100 measures")
@pytest.mark.parametrize("people", [1_000, 10_000])
def test_coverage(benchmark, people):
    lot = Random(2)
    several = [person(number, lot) for number in range(people)]
    found = benchmark.pedantic(
        coverage, (several, ON), {"municipality": "1804", "catalogue": KNOWN}, rounds=1
    )
    assert found.people == people
