"""Numbers that the law leaves open are chosen for both laws, and every answer says which."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from impact.test_by_hand import HAS_THE_RIGHT, frame_of
from qupcore.errors import ParameterError
from qupcore.population import cost_by_month, impact
from qupcore.reforms import Reform, SetNumber, Side
from qupcore.rules import NATIONAL

ON = date(2025, 2, 28)
LEAP = {"convention.leap_birthday": 301}
DAYS = ("--from", "2025-02-28", "--to", "2025-02-28")
MONTHS = ("--from", "national", "--to", "national", "--months", "2025-03")
SAID = {
    "nb": "Valgt, der loven lar det stå åpent: den som er født 29. februar, fyller år 1. mars i vanlige år.",
    "nn": "Valt, der lova lèt det stå ope: den som er fødd 29. februar, fyller år 1. mars i vanlege år.",
    "en": "Chosen, where the law leaves it open: a person born on 29 February has their birthday on "
    "1 March in common years.",
}


def born(day: date) -> pl.DataFrame:
    return frame_of(*[HAS_THE_RIGHT] * 20).drop("person.age").with_columns(born=pl.lit(day))


def test_the_choice_counts_for_the_right_and_for_the_groups() -> None:
    older = Reform(name="a", source="t", operations=[SetNumber(about="sotjl.29.age_min", start=ON, value=25)])
    sides = Side(NATIONAL, ON), Side(older(NATIONAL), ON)
    for policy, refused, group in ((None, 0, "25-29"), (LEAP, 20, "18-24")):
        total, found = impact(born(date(2000, 2, 29)), *sides, ["age_group"], policy=policy).iter_rows(
            named=True
        )
        assert (total["newly_refused"], found["age_group"]) == (refused, group)


def test_the_choice_counts_for_the_costs() -> None:
    """Whoever is 67 in the month: an age that the law leaves open."""
    month, people = date(2026, 9, 1), born(date(1959, 9, 1))
    costs = [
        cost_by_month(people, NATIONAL, NATIONAL, [month], least=1, policy=policy)["right_before_most"][1]
        for policy in (None, {"sotjl.29.age_max_included": 1})
    ]
    assert costs == [0, 20]
    rounded = [
        cost_by_month(born(date(1990, 1, 1)), NATIONAL, NATIONAL, [month], least=1, policy=policy)[
            "cost_before_least"
        ][1]
        for policy in ({"sotjl.35.rounding_step": 1}, {"sotjl.35.rounding_step": 100})
    ]
    assert rounded[0] != rounded[1]


@pytest.mark.parametrize(("lang", "asked"), [("nb", DAYS), ("nn", DAYS), ("en", DAYS), ("nb", MONTHS)])
def test_every_answer_says_what_is_chosen(
    qup: Any, tmp_path: Path, lang: str, asked: tuple[str, ...]
) -> None:
    born(date(2000, 2, 29)).write_parquet(tmp_path / "p.parquet")
    files = [word for kind in ("csv", "svg", "html") for word in (f"--{kind}", tmp_path / f"a.{kind}")]
    policy = ("--policy", "convention.leap_birthday=301", "--lang", lang)
    ran = qup("impact", tmp_path / "p.parquet", *asked, *policy, *files)
    assert (ran.status, ran.err) == (0, "")
    texts = (ran.out, *((tmp_path / f"a.{kind}").read_text("utf-8") for kind in ("svg", "html")))
    for text in texts:
        assert SAID[lang] in " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert pl.read_csv(tmp_path / "a.csv")["policy"].unique().to_list() == ["convention.leap_birthday=301"]
    record = qup("impact", tmp_path / "p.parquet", *asked, *policy, "--json").json
    assert record["policy"] == LEAP
    assert SAID[lang] not in qup("impact", tmp_path / "p.parquet", *asked, "--lang", lang).out


@pytest.mark.parametrize(
    "policy", [{"sotjl.29.age_min": 20}, {"sotjl.29.age_max_included": 3}, {"no.such_number": 1}]
)
def test_numbers_of_the_law_are_not_chosen(policy: dict[str, int]) -> None:
    side = Side(NATIONAL, ON)
    with pytest.raises(ParameterError):
        impact(born(date(1990, 1, 1)), side, side, policy=policy)
    with pytest.raises(ParameterError):
        cost_by_month(born(date(1990, 1, 1)), NATIONAL, NATIONAL, [date(2025, 3, 1)], policy=policy)
