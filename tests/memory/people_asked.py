"""What is asked about tables of people: made-up ones, whom a reform touches, and a case as a row."""

from __future__ import annotations

from typing import Any

import qupcore as q
from qupcore import population as made
from qupcore import reforms
from qupcore.table.rows import row_of
from table.backends import frame_of

__all__ = ["REFORM", "impact", "population", "table"]

MANY = 10
MARGINS = b"""
name = "few"
day = 2026-09-01
[sources.a]
text = "An example"
[[margins]]
of = ["person.age", "person.lawful_stay"]
unit = "people"
source = "a"
confidence = "low"
rows = "18-24 yes 1\\n25-66 no 2"
"""
REFORM = b"""
name = "drawn"
source = "a test"
[[operations]]
set_number = "sotjl.29.age_max"
start = 2007-11-01
value = 60
"""


def population(it: Any) -> object:
    """A few made-up people, and the case of one of them."""
    margins = made.read_margins(MARGINS.replace(b"2026-09-01", it.on.isoformat().encode()))
    planned = made.planned_population(1, MANY, margins)
    people = made.synthesize(1, MANY, margins)
    told = made.explain_population(planned, made.published_margins(), "nn")
    case = made.person_of_row(people.row(7, named=True), it.on)
    course = next(made.synthesize_courses(1, MANY, margins))
    record = made.population_record(planned, margins)
    long = made.benefits_of_people(people), made.children_of_people(people, it.on)
    rows = [table.rows() for table in (people, *long)]
    return [record, rows, q.records.lines_record(told), case, course]


def impact(it: Any) -> object:
    """What a reform comes to for made-up people."""
    margins = made.read_margins(MARGINS.replace(b"2026-09-01", it.on.isoformat().encode()))
    people = made.synthesize(1, MANY, margins)
    national = q.rules.NATIONAL
    laws = national, reforms.laid_over(national, [reforms.read_reform(REFORM)])
    sides = [reforms.Side(law, it.on) for law in laws]
    found = made.impact_of(people, *sides, ["age_group"])
    told = q.records.lines_record(made.explain_impact(found, "nn"))
    months = [it.on.replace(day=1)]
    cost = made.cost_by_month_of(people, *laws, months, ["age_group"])
    cost_told = q.records.lines_record(made.explain_cost(cost, "nn")), made.cost_record(cost)
    rows = made.impact(people, *sides).rows(), made.cost_by_month(people, *laws, months).rows()
    return [made.impact_record(found), told, cost_told, rows]


def table(it: Any) -> object:
    """The case as the only row of a table, on both backends."""
    rules = q.tables.table(on=it.on)
    numbers = q.rules.NATIONAL.in_force(it.on).numbers()
    row = row_of(it.case, it.on, rules.columns, numbers)
    frame = frame_of([row], rules.columns)
    there = q.tables.decided_in_duckdb(rules, frame)
    try:
        q.tables.decided_in_spark(rules, frame)  # of Spark itself: tests/table/test_spark.py
    except q.errors.BadInput as error:
        refused = error.code
    lines = q.tables.explain_columns(rules, "nb")
    person = frame_of([{"born": it.case.birth_date}], rules.columns).select("born", ref=1)
    month = q.tables.monthly_amounts(person, [it.on.replace(day=1)]).collect()
    return [rules.decide(frame).rows(), there.rows(), refused, [line.text for line in lines], month.rows()]
