"""The findings of a check, in cases where a slip in the code would give somebody a wrong answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, found, run, slot
from planning.measures import ALWAYS, DAY, SOURCE, WORDS, measure, of, offered, relation
from qupcore import Benefit, Period, Plan
from qupcore.domain.case.course import Course, ProgrammeDecision, Work
from qupcore.domain.catalogue.measure import Admission
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit
from qupcore.domain.catalogue.offer import Catchment, Offer
from qupcore.domain.catalogue.relation import Group
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.planning.check import check_plan
from qupcore.planning.rules.view import view_of
from qupcore.searching import SearchLimit as Far

OCTOBER = date(2026, 10, 1)
TWO = of(measure(), measure("no:y"))


def related(kind: str, **more: Any) -> Any:
    return attrs.evolve(TWO, relations=(relation(kind, **more),))


GROUP = Group(
    id="no:g", members=("no:x", "no:y"), valid=ALWAYS, authority="local", reason=WORDS, sources=SOURCE
)
OF_THE_GROUP = attrs.evolve(relation("requires", scope="group"), of=("no:g",))
OF_ITSELF = attrs.evolve(relation("requires_one_of"), of=("no:g",), to=("no:g",))
BAND = measure(ages=AgeBand(low=16, high=29), admits=(Admission(when="person.age < 40"),))
THREE = attrs.evolve(
    of(measure(), measure("no:y"), measure("no:z")),
    relations=(attrs.evolve(relation("forbids"), to=("no:y", "no:z")),),
)
LONG_AGO = Period(date(2016, 1, 1), date(2026, 8, 31))
HERE = Offer(id="no:here", measure="no:x", period=LONG_AGO, enrolment="closed", sources=SOURCE)
OFFERS = of(measure(), offers=(HERE, attrs.evolve(HERE, period=Period(FIRST), enrolment="open")))
OLD = measure(limits=(LengthLimit(kind="base", months=12),), valid=Period(date(2016, 1, 1), LAST))
VERSIONS = of(OLD, measure(limits=(LengthLimit(kind="base", months=1),), valid=Period(LAST + DAY)))
FOR_A_MONTH = (
    LengthLimit(kind="base", months=1),
    LengthLimit(kind="extension", months=1),
    LengthLimit(kind="extension", weeks=1),
)
EARLIER = Plan(
    valid_from=date(2026, 3, 1), elements=(run("x", 900, date(2026, 3, 1)), run("y", 900, FIRST, LAST))
)


def born(day: date) -> Any:
    return attrs.evolve(PERSON, birth_date=day)


def working(minutes: int) -> Any:
    return attrs.evolve(PERSON, course=Course(work=(Work(first=FIRST, minutes_a_week=minutes),)))


def paid(**days: date) -> Any:
    benefit = Benefit(kind="measures_allowance", law="arbeidsmarkedsloven", **days)
    return attrs.evolve(PERSON, benefits=(benefit,))


NOT_FOUND: dict[str, tuple[tuple[Any, ...], dict[str, Any], str]] = {
    "that its first day is not known does not make it another than the offer's": (
        (run("x", FULL, None, LAST, offer="no:here"),),
        {"catalogue": offered(starts=(FIRST,))},
        "offer_start",
    ),
    "who lives in one of two municipalities lives in the area": (
        (run("x", FULL, offer="no:here"),),
        {"catalogue": offered(catchment=Catchment(municipalities=("4601", "1804")))},
        "catchment",
    ),
    "a birthday that changes one answer changes no other": (
        (run("x", FULL),),
        {"catalogue": of(BAND), "person": born(date(1996, 10, 1))},
        "admission_later",
    ),
    "paid work and the measure are directed at work together": (
        (run("arbeidstrening", 1125, percent=50),),
        {"person": working(1125)},
        "essential_part_in_hours",
    ),
    "what all of a group require does not require itself": (
        (run("y", FULL),),
        {"catalogue": attrs.evolve(TWO, groups=(GROUP,), relations=(OF_THE_GROUP,))},
        "requires",
    ),
    "the version of the first day is the one that is asked": (
        (run("x", FULL, FIRST, LAST),),
        {"catalogue": VERSIONS},
        "length",
    ),
    "the offer of the first day is the one that is asked": (
        (run("x", FULL, offer="no:here"),),
        {"catalogue": OFFERS, "on": FIRST},
        "enrolment",
    ),
    "all extensions may be had together": (
        (run("x", FULL, FIRST, date(2026, 11, 7)),),
        {"catalogue": of(measure(limits=FOR_A_MONTH))},
        "length",
    ),
    "an allowance that ended the day before": (
        (run("x", FULL),),
        {"person": paid(valid_to=FIRST - DAY)},
        "measures_allowance",
    ),
    "an allowance from the day after": (
        (run("x", FULL),),
        {"person": paid(valid_from=LAST + DAY)},
        "measures_allowance",
    ),
    "two that do not meet on a day on which a ban holds": (
        (run("x", 1125, None, LAST), run("y", 1125, date(2026, 8, 1), date(2026, 8, 31))),
        {"catalogue": related("forbids", valid=Period(OCTOBER))},
        "forbids",
    ),
}


@pytest.mark.parametrize("case", NOT_FOUND)
def test_nothing_is_found_where_nothing_is_wrong(case: str) -> None:
    elements, more, kind = NOT_FOUND[case]
    assert found(checked(*elements, **more), kind) is None


FOUND: dict[str, tuple[tuple[Any, ...], dict[str, Any], str, dict[str, Any]]] = {
    "times that lie apart take nothing off those that collide": (
        (
            run("x", 1125, slots=(slot("monday", "09:00", "10:00"), slot("monday", "14:00", "15:00"))),
            run("y", 1125, slots=(slot("monday", "09:45", "10:45"),)),
        ),
        {"catalogue": TWO},
        "slots_clash",
        {"values": (("clash_minutes", 15),), "elements": (0, 1)},
    ),
    "what a relation of its own days requires is not there by having ended before them": (
        (run("x", FULL, None, LAST), run("y", 60, date(2026, 8, 1), date(2026, 8, 31))),
        {"catalogue": related("requires", valid=Period(OCTOBER))},
        "requires",
        {"outcome": "not_met", "weight": "breach"},
    ),
    "a host that is there for a time is named once": (
        (run("x", 1125), run("y", 1125, FIRST, date(2026, 10, 31))),
        {"catalogue": related("requires")},
        "requires",
        {"measures": ("no:x", "no:y")},
    ),
    "of a group that requires one of itself, the others are lacking": (
        (run("x", FULL),),
        {"catalogue": attrs.evolve(TWO, groups=(GROUP,), relations=(OF_ITSELF,))},
        "requires_one_of",
        {"measures": ("no:x", "no:y")},
    ),
    "of those that are forbidden, those in the plan are named": (
        (run("x", 1125), run("y", 1125)),
        {"catalogue": THREE},
        "forbids",
        {"measures": ("no:x", "no:y"), "elements": (0, 1)},
    ),
    "the birthday of 29 February in a common year": (
        (run("x", FULL, last=date(2027, 6, 30)),),
        {
            "catalogue": of(measure(admits=(Admission(when="person.age < 31"),))),
            "person": born(date(1996, 2, 29)),
        },
        "admission_later",
        {"period": Period(date(2027, 2, 28), date(2027, 6, 30))},
    ),
    "the birthday of 29 February in a leap year": (
        (run("x", FULL, last=date(2028, 6, 30)),),
        {
            "catalogue": of(measure(admits=(Admission(when="person.age < 32"),))),
            "person": born(date(1996, 2, 29)),
        },
        "admission_later",
        {"period": Period(date(2028, 2, 29), date(2028, 6, 30))},
    ),
    "how much of the week is directed at work is not known where a class is not": (
        (run("eget tiltak", FULL),),
        {},
        "essential_part_in_hours",
        {"outcome": "unknown", "missing": ("element.counts_as",)},
    ),
    "a time that is not known is asked for": (
        (run("x", None),),
        {"catalogue": TWO},
        "not_over",
        {"outcome": "unknown", "missing": ("element.minutes",)},
    ),
    "only the rule about the full week says how short it is": (
        (run("x", 1350),),
        {"catalogue": TWO},
        "adapted_to_individual",
        {"values": ()},
    ),
    "an allowance from the last day": (
        (run("x", FULL),),
        {"person": paid(valid_from=LAST)},
        "measures_allowance",
        {"weight": "breach"},
    ),
    "an allowance to the first day": (
        (run("x", FULL),),
        {"person": paid(valid_to=FIRST)},
        "measures_allowance",
        {"weight": "breach"},
    ),
    "what was to begin on the day of the new plan never ran": (
        (run("x", FULL),),
        {
            "catalogue": related("requires", overlap="programme"),
            "person": attrs.evolve(PERSON, course=Course(plans=(EARLIER,))),
        },
        "requires",
        {"outcome": "not_met", "weight": "breach"},
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_what_is_wrong_is_found_and_said_as_it_is(case: str) -> None:
    elements, more, kind, expected = FOUND[case]
    item = found(checked(*elements, **more), kind)
    assert item is not None
    assert {name: getattr(item, name) for name in expected} == expected


UNTIL_OCTOBER = Period(date(2016, 1, 1), OCTOBER - DAY)
OPEN, SINCE = run("x", 900, date(2026, 8, 1), None), run("x", 900, None, LAST)
OTHER = run("y", 900)


@pytest.mark.parametrize(
    ("kind", "valid", "more", "elements", "outcome"),
    [
        # Its first or last day is unknown, so it is not known whether it ran on a day of the relation.
        ("forbids", Period(OCTOBER), {}, (OPEN, OTHER), "unknown"),
        ("forbids", UNTIL_OCTOBER, {}, (SINCE, OTHER), "unknown"),
        ("forbids", UNTIL_OCTOBER, {}, (OPEN, OTHER), "unknown"),
        ("forbids", UNTIL_OCTOBER, {}, (attrs.evolve(OPEN, first=FIRST), OTHER), "not_met"),
        ("forbids", Period(OCTOBER), {"overlap": "programme"}, (OPEN, OTHER), "unknown"),
        ("requires", Period(OCTOBER), {}, (OPEN,), "unknown"),
        ("requires", Period(OCTOBER), {"overlap": "programme"}, (OPEN,), "unknown"),
        ("requires", UNTIL_OCTOBER, {}, (SINCE,), "unknown"),
        ("requires", Period(OCTOBER), {}, (attrs.evolve(OPEN, first=OCTOBER),), "not_met"),
        ("requires", Period(OCTOBER), {}, (SINCE, attrs.evolve(OTHER, first=OCTOBER)), None),
        ("requires", Period(OCTOBER), {}, (SINCE, attrs.evolve(OTHER, first=OCTOBER + DAY)), "unknown"),
        (
            "requires",
            Period(OCTOBER),
            {},
            (run("x", 900, None, None), run("y", 900, FIRST, FIRST)),
            "unknown",
        ),
        # A relation does not apply to an element with no day in the relation's period.
        *(
            (
                "forbids",
                valid,
                {"overlap": overlap},
                (run("x", 900, OCTOBER), run("y", 900, FIRST, FIRST)),
                outcome,
            )
            for overlap in ("programme", "before")
            for valid, outcome in ((UNTIL_OCTOBER, None), (Period(date(2016, 1, 1), OCTOBER), "not_met"))
        ),
    ],
)
def test_a_relation_of_its_own_days_and_dates_that_are_not_known(
    kind: str, valid: Period, more: Any, elements: Any, outcome: str | None
) -> None:
    item = found(checked(*elements, catalogue=related(kind, valid=valid, **more)), kind)
    assert (item.outcome if item else None) == outcome


def test_whether_a_group_of_its_own_days_is_too_large_is_not_known_where_a_last_day_is_not() -> None:
    group = attrs.evolve(GROUP, at_most=1, valid=Period(OCTOBER))
    for first, outcome in ((OCTOBER - DAY, "unknown"), (OCTOBER, "not_met")):
        elements = (attrs.evolve(OPEN, first=first), OTHER)
        item = found(checked(*elements, catalogue=attrs.evolve(TWO, groups=(group,))), "group")
        assert item is not None
        assert item.outcome == outcome


@pytest.mark.parametrize(
    ("kind", "elements", "catalogue"),
    [
        ("same_measure", (run("x", 900), run("x", 900)), TWO),
        (
            "slots_clash",
            2 * (run("x", 900, slots=(slot("monday", "09:00", "10:00"),)),),
            TWO,
        ),
        (
            "forbids",
            (run("x", 900), run("y", 900)),
            attrs.evolve(
                TWO, relations=(attrs.evolve(relation("forbids"), of=("no:x", "no:y"), to=("no:x", "no:y")),)
            ),
        ),
    ],
)
def test_two_that_meet_are_told_of_once(kind: str, elements: Any, catalogue: Any) -> None:
    told = [item for item in checked(*elements, catalogue=catalogue).findings if item.kind == kind]
    assert [item.elements for item in told] == [(0, 1)]


def test_where_no_repairs_are_wanted_none_are_left_out() -> None:
    """There was no search, so the search is complete."""
    plan = Plan(valid_from=FIRST, elements=(run("arbeidstrening", 1350, percent=60),))
    check = check_plan(plan, ON, case=PERSON, catalogue=TWO, repairs=0, limit=Far(expansions=0))
    assert (check.outcome, check.repairs, check.complete) == ("invalid", (), True)


@pytest.mark.parametrize(
    ("counts_as", "outcome"), [("health", "not_met"), (None, "unknown"), ("work_directed", None)]
)
def test_whether_something_is_directed_at_work_by_halfway(counts_as: Any, outcome: str | None) -> None:
    """Regulation § 1 (1) as it was in 2014: a year granted, and a plan that runs to its end."""
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=date(2014, 2, 3),
        applies_from=date(2014, 3, 3),
        applies_to=date(2015, 3, 2),
    )
    person = attrs.evolve(PERSON, course=Course(decisions=(granted,)))
    element = run("x", FULL, date(2014, 3, 3), date(2015, 3, 2), counts_as=counts_as)
    catalogue = of(measure(classes=(), valid=Period(date(2007, 11, 1))))
    check = check_plan(
        Plan(valid_from=date(2014, 3, 3), elements=(element,)),
        date(2014, 3, 3),
        case=person,
        catalogue=catalogue,
        repairs=0,
    )
    item = found(check, "work_directed_by_halfway")
    assert (item.outcome if item else None) == outcome


def rule_ids(catalogue: Any) -> list[set[str]]:
    view = view_of((catalogue,), "", ON)
    of_measures = [
        {*view.rules_of(each, False).meanings} for found in view.measures.values() for each in found
    ]
    return [*of_measures, {*view.whole.meanings}]


def test_other_words_for_a_relation_or_a_group_keep_the_ids_of_their_rules() -> None:
    group = attrs.evolve(GROUP, at_most=1)
    one = attrs.evolve(TWO, relations=(relation("forbids"),), groups=(group,))
    said: dict[str, Any] = {"reason": Text("d", "e", "f"), "sources": (Source(text="another source"),)}
    other = attrs.evolve(
        TWO, relations=(attrs.evolve(relation("forbids"), **said),), groups=(attrs.evolve(group, **said),)
    )
    assert rule_ids(one) == rule_ids(other)
    stricter = attrs.evolve(one, relations=(relation("forbids", overlap="programme"),))
    assert rule_ids(one) != rule_ids(stricter)


def test_two_relations_that_differ_in_words_alone_are_both_told() -> None:
    again = attrs.evolve(relation("forbids"), reason=Text("d", "e", "f"))
    (ids,) = (
        sorted(id for id in ids if "forbids" in id)
        for ids in rule_ids(attrs.evolve(TWO, relations=(relation("forbids"), again)))
        if any("no:x.forbids" in id for id in ids)
    )
    assert ids[1:] == [f"{ids[0]}-2"]
