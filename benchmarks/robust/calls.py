"""The mixed load of a service: question n has a case, a day and a catalogue of its own, made anew each time.

Question n is the same in every process: its parts are drawn from n alone. So its answer can be compared with
that of another process, or with the first answer to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

import attrs

import qupcore as q
from qupcore.catalogue import Catalogue, read_catalogue
from qupcore.domain.iso_week import IsoWeek

__all__ = ["KINDS", "answer", "kind_of", "plan_of"]

EXAMPLES = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "examples").glob("E*.json"))
)
FIRST, DAYS = date(2012, 1, 2), 5600
LIMIT = q.plans.SearchLimit(expansions=50)
MEASURE = """[[measures]]
id = "1804:m{n}-{part}"
names = "Tiltak {n}"
owner = "municipality"
valid = "2008-01-01/.."
sources = {{ text = "made up" }}
classes = {{ counts_as = "{counts_as}" }}
covers = ["{need}"]
ages = {{ low = {age} }}
time = {{ minutes_a_week = {minutes} }}

"""
CLASSES = ("work_directed", "supporting", "job_search", "health")
NEEDS = tuple(need.id for need in q.national().needs)[:4]


class Asked(NamedTuple):
    """What question n is about."""

    dice: Random
    case: q.Participant
    on: date

    def catalogue(self, n: int) -> Catalogue:
        """Three measures of Bodø that no other question has."""
        parts = (
            MEASURE.format(
                n=n,
                part=part,
                counts_as=self.dice.choice(CLASSES),
                need=self.dice.choice(NEEDS),
                age=self.dice.randrange(16, 30),
                minutes=60 * self.dice.randrange(2, 20),
            )
            for part in range(3)
        )
        return read_catalogue("".join(parts), namespace="1804", known=[q.national()])


def asked(n: int) -> Asked:
    """Read the case of question n: one of the examples, with another person and another day."""
    dice = Random(n)
    tree = json.loads(dice.choice(EXAMPLES))
    tree["ref"] = f"case-{n}"
    tree["birth_date"] = str(date(1960, 1, 1) + timedelta(days=dice.randrange(16_000)))
    tree["planning"] = {"municipality": "1804", "needs": [dice.choice(NEEDS)]}
    return Asked(dice, q.read_case(json.dumps(tree).encode()), FIRST + timedelta(days=dice.randrange(DAYS)))


def plan_of(catalogue: Catalogue, on: date) -> q.Plan:
    """A plan of all measures of a catalogue, valid or not."""
    elements = tuple(
        q.Element(measure=item.id, minutes_a_week=600, first=on, last=on + timedelta(days=90))
        for item in catalogue.measures
    )
    return q.Plan(valid_from=on, elements=elements)


def _read(n: int) -> object:
    return q.write_case(asked(n).case)


def _decide(n: int) -> object:
    it = asked(n)
    return q.records.decision_record(q.decide(it.case, on=it.on))


def _explain(n: int) -> object:
    it = asked(n)
    return q.to_text(q.explain(q.decide(it.case, on=it.on), it.dice.choice(("nb", "nn", "en"))))


def _receipt(n: int) -> object:
    it = asked(n)
    written = q.records.write_receipt(q.records.receipt_of(it.case, q.decide(it.case, on=it.on)))
    return written, repr(q.records.replay(q.records.read_receipt(written.encode())))


def _calculate(n: int) -> object:
    it = asked(n)
    month = q.benefit_month(it.case, it.on.year, it.on.month)
    return repr(q.cases.rates(it.on)), q.records.benefit_month_record(month)


def _review(n: int) -> object:
    it = asked(n)
    return q.records.review_record(q.review(it.case, it.on))


def _check(n: int) -> object:
    it = asked(n)
    catalogue = it.catalogue(n)
    found = q.check_plan(plan_of(catalogue, it.on), it.on, case=it.case, catalogue=catalogue, repairs=0)
    return q.records.plan_check_record(found)


def _suggest(n: int) -> object:
    it = asked(n)
    found = q.suggest(it.case, it.on, catalogue=it.catalogue(n), want=2, limit=LIMIT)
    return q.records.suggestions_record(found)


def _course(n: int) -> object:
    it = asked(n)
    until = it.on + timedelta(days=150)
    found = q.suggest_course(it.case, it.on, until, catalogue=it.catalogue(n), want=1, limit=LIMIT)
    return q.records.courses_record(found)


def _allocate(n: int) -> object:
    it, other = asked(n), asked(n + 1)
    found = q.plans.allocate([it.case, other.case], it.on, catalogue=it.catalogue(n), limit=LIMIT)
    return q.records.allocation_record(found)


def _week(n: int) -> object:
    it = asked(n)
    catalogue = it.catalogue(n)
    course = attrs.evolve(it.case.course or q.Course(), plans=(plan_of(catalogue, it.on),))
    case = attrs.evolve(it.case, course=course)
    return q.explaining.week_plan(case, IsoWeek.of(it.on), catalogues=(catalogue,)).text()


def _available(n: int) -> object:
    it = asked(n)
    day = q.catalogue.catalogue_on(it.on, "1804", sources=(q.national(), it.catalogue(n)))
    return q.records.available_record(q.available(it.case, day))


KINDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "read": (300, _read),
    "decide": (200, _decide),
    "explain": (130, _explain),
    "receipt and replay": (70, _receipt),
    "calculate": (120, _calculate),
    "review": (50, _review),
    "check a plan": (60, _check),
    "week": (30, _week),
    "available": (20, _available),
    "suggest": (12, _suggest),
    "allocate": (5, _allocate),
    "suggest a course": (3, _course),
}
"""Of a thousand questions, how many are of each kind, and how it is answered."""
_ORDER = tuple(kind for kind, (many, _) in KINDS.items() for _ in range(many))


def kind_of(n: int) -> str:
    """The kind of question n: each thousand has the same mix, in an order that mixes them."""
    return _ORDER[n * 617 % len(_ORDER)]


def answer(n: int) -> bytes:
    """Eight bytes of the hash of the answer to question n, or of the error that it ends with."""
    try:
        found = KINDS[kind_of(n)][1](n)
    except q.QupError as error:
        found = repr((type(error).__name__, str(error)))
    return sha256(json.dumps(found, ensure_ascii=False, default=repr).encode()).digest()[:8]
