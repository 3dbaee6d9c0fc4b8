"""What question n is about: a case, a day and a catalogue of its own, the same in every process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import qupcore as q
from qupcore.catalogue import Catalogue, read_catalogue

__all__ = ["Asked", "asked", "plan_of"]

EXAMPLES = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "examples").glob("E*.json"))
)
FIRST, DAYS = date(2012, 1, 2), 5600
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

    def catalogues(self, n: int) -> tuple[Catalogue, ...]:
        """One of its own, and beside it in half of the questions the national one, which all share."""
        own = self.catalogue(n)
        return (q.national(), own) if self.dice.random() < 0.5 else (own,)


def asked(n: int) -> Asked:
    """Read the case of question n: one of the examples, with another person and another day."""
    dice = Random(n)
    tree = json.loads(dice.choice(EXAMPLES))
    tree["ref"] = f"case-{n}"
    tree["birth_date"] = str(date(1960, 1, 1) + timedelta(days=dice.randrange(16_000)))
    tree["planning"] = {"municipality": "1804", "needs": [dice.choice(NEEDS)]}
    return Asked(dice, q.read_case(json.dumps(tree).encode()), FIRST + timedelta(days=dice.randrange(DAYS)))


def plan_of(catalogues: Sequence[Catalogue], on: date) -> q.Plan:
    """A plan of the measures of the last catalogue, valid or not."""
    elements = tuple(
        q.Element(measure=item.id, minutes_a_week=600, first=on, last=on + timedelta(days=90))
        for item in catalogues[-1].measures
    )
    return q.Plan(valid_from=on, elements=elements)
