"""What a file, a text and an exit status say of hidden numbers, and of tables with hardly anybody."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from qupcore.population import impact, synthesize
from qupcore.reforms import Side
from qupcore.rules import NATIONAL

DAYS = ("--from", "2018-12-31", "--to", "2019-01-01")
MONTHS = ("--from", "2018-12-31", "--to", "national", "--months", "2018-12..2019-01")
AMOUNTS = {
    f"{name}_{end}_ore" for name in ("gained", "lost", "raised", "lowered") for end in ("least", "most")
}


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=400).with_columns(
        pl.when(pl.int_range(pl.len()) % 9 > 0).then("county").alias("county")
    )


def table(path: Path, frame: pl.DataFrame) -> Path:
    frame.write_parquet(path)
    return path


def test_a_file_says_what_is_hidden_and_which_laws_it_is_of(qup: Any, tmp_path: Path) -> None:
    path = table(tmp_path / "p.parquet", people())
    found = qup("impact", path, *DAYS, "--by", "county", "--json", "--csv", tmp_path / "a.csv").json
    rows = pl.read_csv(tmp_path / "a.csv").to_dicts()
    assert {row["law_before"] for row in rows} == {row["law_after"] for row in rows} == {"national"}
    assert {(row["day_before"], row["day_after"]) for row in rows} == {("2018-12-31", "2019-01-01")}
    hiding = 0
    for row, told in zip(rows, [found, *found["groups"]], strict=True):
        numbers = {"people": told["people"], "changed": told["changed"], **told["classes"]}
        hidden = {name for name, number in numbers.items() if number is None}
        hiding += bool(hidden)
        if told["amounts_ore"] is None:
            hidden |= AMOUNTS
        if row["row"] == "all" and told["bounds"] is None:
            hidden |= {name for name in row if name.startswith(("right_", "change_"))}
        assert set((row["hidden"] or "").split()) == hidden
        assert all(row[name] is None for name in hidden)
    assert 0 < hiding < len(rows)
    assert [row["row"] for row in rows].count("group") == len(
        {row["county"] for row in rows if row["row"] == "group"}
    )
    assert None in {row["county"] for row in rows if row["row"] == "group"}, "of whom it is not known"


def test_a_file_of_costs_says_which_laws_it_is_of(qup: Any, tmp_path: Path) -> None:
    path = table(tmp_path / "p.parquet", people().head(50))
    qup("impact", path, *MONTHS, "--csv", tmp_path / "a.csv")
    rows = pl.read_csv(tmp_path / "a.csv")
    assert {*rows["law_before"]} == {"national of 2018-12-31"}
    assert {*rows["law_after"]} == {"national"}


@pytest.mark.parametrize("name", ["law_before", "hidden", "month", "cost_after_most", "gained_least_ore"])
@pytest.mark.parametrize("asked", [DAYS, MONTHS], ids=["days", "months"])
def test_no_trait_takes_the_place_of_a_number(
    qup: Any, tmp_path: Path, asked: tuple[str, ...], name: str
) -> None:
    path = table(tmp_path / "p.parquet", people().head(20).rename({"county": name}))
    ran = qup("impact", path, *asked, "--by", name, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert f"a column {name} of their own" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [
        ("nb", "som får et annet utfall, er skjult", "skjult et annet"),
        ("nn", "som får eit anna utfall, er skjult", "skjult eit anna"),
        ("en", "are decided otherwise is hidden", "people hidden decided"),
    ],
)
def test_a_hidden_number_of_a_group_is_told_in_a_whole_sentence(
    qup: Any, tmp_path: Path, lang: str, said: str, never: str
) -> None:
    path = table(tmp_path / "p.parquet", people())
    text = " ".join(qup("impact", path, *DAYS, "--by", "county", "--lang", lang).out.split())
    assert said in text
    assert never not in text


@pytest.mark.parametrize("asked", [DAYS, MONTHS], ids=["days", "months"])
def test_nobody_is_told_of_as_nobody(qup: Any, tmp_path: Path, asked: tuple[str, ...]) -> None:
    path = tmp_path / "none.csv"
    people().head(0).write_csv(path)
    ran = qup("impact", path, *asked, "--by", "municipality", "--lang", "en")
    assert ran.err == ""
    for words in ("Made up", "hidden number", "By municipality"):
        assert words not in ran.out
    if asked is DAYS:
        assert ran.status == 0
        assert "Of 0 people nobody is decided otherwise." in ran.out
        assert "Change: at least 0, at most 0" in ran.out


def test_of_two_people_the_exit_status_says_nothing(qup: Any, tmp_path: Path) -> None:
    """Under another law it is the same where nobody, one or both are decided otherwise."""

    sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
    seen: dict[int, Any] = {}
    for first in range(0, 100, 2):
        two = people().slice(first, 2)
        changed = impact(two, *sides, least=1)["changed"].item()
        if changed in seen:
            continue
        if len(seen) > 1 and 0 in seen:
            break
        ran = qup("impact", table(tmp_path / f"{first}.parquet", two), *DAYS, "--json")
        seen[changed] = (ran.status, ran.out)
        same = ("--from", "2019-01-01", "--to", "2019-01-01")
        assert qup("impact", tmp_path / f"{first}.parquet", *same).status == 0
    assert len(seen) > 1
    assert 0 in seen
    assert len({*seen.values()}) == 1
    assert seen[0][0] == 1
