"""Sound arguments of the public functions, by name and by type, for the tests of the doors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import polars as pl

import qupcore as q
from planning.few import few
from qupcore import population, reforms, tables
from qupcore.catalogue.snapshot import catalogue_on as snapshot
from qupcore.domain.input_limits import InputLimits
from qupcore.rules import NATIONAL

__all__ = ["CASE", "LAWS", "OF_ONE", "ON", "PLAN", "SCHOOLING", "SOUND", "answers"]

ON = date(2026, 9, 7)
CASE = q.Participant(ref="a", birth_date=date(1990, 5, 14))
UNTIL = date(2027, 3, 6)
PLAN = q.Plan(valid_from=ON, elements=(q.Element(measure="no:jobbklubb", minutes_a_week=900, first=ON),))
WANTED = q.plans.Wanted(most=2, needs_met=False)
ENOUGH = q.plans.SearchLimit(expansions=50)


@cache
def answers() -> Mapping[str, Any]:
    """By name of the type: an answer that another public function takes."""
    decision = q.decide(CASE, on=ON)
    receipt = q.records.receipt_of(CASE, decision)
    suggested = q.suggest(CASE, ON, catalogue=few(), want=1, wanted=WANTED, limit=ENOUGH)
    month = q.benefit_month(CASE, 2026, 9)
    found = (
        q.available(CASE, snapshot(ON)),
        q.cases.rates(ON),
        q.load_plugins([], national=few()),
        few().measures[0],
        CASE,
        PLAN,
        few(),
        snapshot(ON),
        decision,
        q.cases.difference(decision, decision),
        receipt,
        q.records.plan_receipt(PLAN, ON, case=CASE, catalogue=few()),
        month,
        q.cases.benefit_year(CASE, 2026),
        q.review(CASE, ON),
        q.check_plan(PLAN, ON, case=CASE, catalogue=few(), repairs=0),
        suggested,
        q.addable(PLAN, ON, case=CASE, catalogue=few(), wanted=WANTED, limit=ENOUGH),
        q.plans.coverage([CASE], ON, municipality="1804", catalogue=few(), wanted=WANTED, limit=ENOUGH),
        q.plans.allocate([CASE], ON, catalogue=few(), wanted=WANTED, limit=ENOUGH),
    )
    sides = reforms.Sides(*LAWS)
    margins = population.published_margins()
    proposed = (
        sides,
        reforms.law_difference(sides),
        reforms.check_rules(sides.before, ["benefit_age"]),
        reforms.read_statement("Nobody is newly refused"),
        reforms.read_claims(b'[[claims]]\nname = "adults"\nclaim = "person.age >= 18"\nof = "met"')[0],
        SCHOOLING,
        margins,
        population.planned_population(1, 100, margins),
        population.impact_of(PEOPLE, sides.before, sides.after),
        population.cost_by_month_of(PEOPLE, NATIONAL, NATIONAL, [ON.replace(day=1)]),
        tables.table(topic="benefit_age", on=ON),
    )
    course = q.suggest_course(CASE, ON, UNTIL, catalogue=few(), want=1)
    told = q.plans.why_not(course, few().measures[0].id)
    return {type(item).__name__: item for item in (*found, *proposed, course, *course.courses, told)}


LAWS = (reforms.Side(NATIONAL, date(2018, 12, 31)), reforms.Side(NATIONAL, date(2019, 1, 1)))
PEOPLE = population.synthesize(1, 100)
SCHOOLING = reforms.NewTerm(
    name="proposed.schooling",
    kind="int",
    unit="years",
    known_by="person",
    label=q.catalogue.Text("antall års skolegang", "talet på år med skulegang", "years of schooling"),
    question=q.catalogue.Text("Hvor mange år?", "Kor mange år?", "How many years?"),
)

SOUND: Mapping[str, Any] = {
    "limits": InputLimits(),
    "id": few().measures[0].id,
    "on": ON,
    "until": UNTIL,
    "year": 2026,
    "month": 9,
    "municipality": "1804",
    "week": "2026-W36",
    "lang": "nb",
    "names": {},
    "seed": 1,
    "first": ON,
    "day": ON,
    "number": "1804",
    "other": "0301",
    "data": b'{"ref": "a"}',
    "text": "person.age < 30",
    "package": "qupcore",
    "namespace": "1804",
    "catalogue": few(),
    "national": few(),
    "plugins": [],
    "participants": [CASE],
    "cases": [CASE],
    "name": "decision",
    "before": q.decide(CASE, on=ON),
    "after": q.decide(CASE, on=ON),
    "wanted": WANTED,
    "limit": ENOUGH,
    "form": q.asking.ask(CASE, ON),
    "question": q.asking.ask(q.Participant(ref="a"), ON)[0],
    "value": ON,
    "rule": "sotjl.29.age",
    "term": "person.age",
    "law": NATIONAL,
    "new": SCHOOLING,
    "frame": pl.DataFrame({"person.age": [24]}),
    "people": PEOPLE,
    "row": PEOPLE.row(0, named=True),
    "size": 100,
    "provider": None,
    "answer": q.decide(CASE, on=ON),
    "condition": q.catalogue.condition("person.age < 30"),
    "lines": q.explain(q.decide(CASE, on=ON)),
}


NOBODY = reforms.read_statement("Nobody is newly refused")
OF_ONE: Mapping[tuple[str, str], Any] = {
    ("check_rules", "law"): LAWS[0],
    ("check_rules", "topics"): ["benefit_age"],
    ("prove", "law"): reforms.Sides(*LAWS),
    ("prove_claim", "law"): LAWS[0],
    ("monthly_amounts", "people"): PEOPLE.with_columns(children_known=True),
    ("monthly_amounts", "months"): [ON.replace(day=1)],
    **{
        (name, what): argument
        for name in ("cost_by_month", "cost_by_month_of")
        for what, argument in (
            ("before", NATIONAL),
            ("after", NATIONAL),
            ("months", [ON.replace(day=1)]),
            ("children", None),
        )
    },
    ("read_statement", "text"): "Nobody is newly refused",
    ("laid_over", "reforms"): [],
    ("explain_proofs", "proofs"): [reforms.prove(NOBODY, reforms.Sides(*LAWS))],
    ("proof_record", "proofs"): [reforms.prove(NOBODY, reforms.Sides(*LAWS))],
    **{
        (name, side): LAWS[at]
        for name in ("impact", "impact_of")
        for at, side in enumerate(("before", "after"))
    },
}
"""Arguments that another function takes by the same name, of another type."""
