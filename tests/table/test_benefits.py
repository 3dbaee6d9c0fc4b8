"""Benefits in a table of their own are counted as those of a case are."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import get_args

import polars as pl
import pytest

from qupcore import Benefit, Money, Participant
from qupcore.deciding.facts import facts_of
from qupcore.domain.case.participant import BenefitKind, BenefitLaw
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.tables import table

DAY = date(2026, 9, 1)
KINDS = {"law": pl.String, "monthly_ore": pl.Int64, "valid_from": pl.Date, "valid_to": pl.Date}
LAWS = get_args(BenefitLaw)


def people(count: int) -> list[Participant]:
    random = Random(7)

    def benefit(kind: BenefitKind) -> Benefit:
        begun = random.choice((None, DAY - timedelta(30), DAY - timedelta(1), DAY, DAY + timedelta(1)))
        ended = random.choice((None, DAY - timedelta(1), DAY, DAY + timedelta(1)))
        begun = None if begun and ended and ended < begun else begun
        amount = random.choice((None, Money(0), Money(1), Money(1_200_000)))
        law = random.choice(LAWS)
        return Benefit(kind=kind, law=law, monthly_nok=amount, valid_from=begun, valid_to=ended)

    held = [
        None
        if random.random() < 0.2
        else tuple(map(benefit, random.sample(get_args(BenefitKind), random.choice((0, 1, 2, 3)))))
        for _ in range(count)
    ]
    return [Participant(ref=f"p{number}", benefits=found) for number, found in enumerate(held)]


def tables(drawn: list[Participant]) -> tuple[pl.DataFrame, pl.DataFrame]:
    known = [None if person.benefits is None else True for person in drawn]
    rows = [
        (person.ref, item.law, item.monthly_nok.ore if item.monthly_nok is not None else None,
         item.valid_from, item.valid_to)
        for person in drawn
        for item in person.benefits or ()
    ]  # fmt: skip
    mine = pl.DataFrame({"ref": [person.ref for person in drawn], "benefits_known": known, "day": DAY})
    return mine, pl.DataFrame(rows, schema={"ref": pl.String, **KINDS}, orient="row")


@pytest.mark.parametrize("on", [DAY, None], ids=["one day", "days of their own"])
def test_benefits_are_counted_as_those_of_a_case(on: date | None) -> None:
    drawn = people(600)
    found = table(on=on).with_benefits(*tables(drawn))
    numbers = NATIONAL.in_force(DAY).numbers()
    seen = set()
    for person, row in zip(drawn, found.iter_rows(named=True), strict=True):
        facts = {name: fact.value for name, fact in facts_of(person, DAY, numbers).items()}
        for name in ("benefits.monthly_total", "benefits.insurance_benefit"):
            assert row[name] == facts.get(name), (name, person)
            seen.add(row[name])
    assert {None, 0, True} <= seen


def test_faults_of_benefits_are_told_together() -> None:
    mine, its = tables(people(20))
    its = its.with_columns(
        pl.lit("another act").alias("law"), pl.lit("nobody").alias("ref"), pl.lit(-1).alias("monthly_ore")
    )
    with pytest.raises(BadInput) as caught:
        table(on=DAY).with_benefits(pl.concat([mine, mine.head(1)]), its)
    told = " ".join(f"{fault.path}: {fault.what}" for fault in caught.value.faults)
    for words in (
        "law: another word",
        "monthly_ore: a number below 0",
        "a benefit of nobody",
        "of two people",
    ):
        assert words in told


def test_a_count_beside_its_benefits_is_refused() -> None:
    mine, its = tables(people(5))
    with pytest.raises(BadInput) as caught:
        table(on=DAY).with_benefits(mine.with_columns(pl.lit(0).alias("benefits.monthly_total")), its)
    assert caught.value.faults[0].code == "input.twice"
