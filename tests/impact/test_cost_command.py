"""`qup impact --months`: texts, records, files and exit statuses; nobody is named."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from cli.test_printed_schemas import validated
from impact.test_impact_command import SAID, SVG
from qupcore.population import children_of_people, synthesize

LAWS = ("--from", "2018-12-31", "--to", "national")
MONTHS = ("--months", "2018-12..2019-01")
REFORM = """
name = "later"
source = "An example"
[[operations]]
set_number = "sotjl.35.factor"
start = 2019-02-01
value = 2200
"""


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=300)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.parquet"
    people().write_parquet(path)
    return path


def test_the_record_has_the_form_of_its_schema_and_the_status_says_whether_the_laws_differ(
    qup: Any, file: Path
) -> None:
    found = validated(qup, "cost", "impact", file, *LAWS, *MONTHS, "--by", "county", "--by", "age_group")
    assert found["by"] == ["county", "age_group"]
    assert qup("impact", file, *LAWS, *MONTHS, "--json").status == 1
    assert found["made_up"] == SAID
    assert (found["before"]["law"], found["after"]["law"]) == ("national of 2018-12-31", "national")
    december, january = found["months"]
    assert [row["kind"] for row in december["rows"]][:2] == ["all", "group"]
    assert december["rows"][0]["cost_ore"]["change"] == {"least": 0, "most": 0}
    assert (
        january["rows"][0]["cost_ore"]["change"]["least"] < 0 < january["rows"][0]["right"]["change"]["most"]
    )
    same = qup("impact", file, "--from", "national", "--to", "national", *MONTHS, "--json")
    assert (same.status, same.json["together"][0]["cost_ore"]["change"]) == (0, {"least": 0, "most": 0})


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_text_says_that_people_are_made_up_and_that_it_is_no_forecast(
    qup: Any, file: Path, lang: str
) -> None:
    ran = qup("impact", file, *LAWS, *MONTHS, "--by", "municipality", "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith(SAID[lang])
    assert "§ 32" in ran.out
    assert {"nb": "ingen prognose", "nn": "ingen prognose", "en": "no forecast"}[lang] in ran.out
    assert "made-up-" not in ran.out
    assert "{" not in ran.out


def test_files_say_the_same_and_have_no_reference(qup: Any, file: Path, tmp_path: Path) -> None:
    names = {kind: tmp_path / f"found.{kind}" for kind in ("csv", "svg", "html")}
    options = [word for kind, path in names.items() for word in (f"--{kind}", path)]
    ran = qup("impact", file, *LAWS, *MONTHS, "--json", "--lang", "nb", *options)
    found = json.loads(ran.out)
    rows = pl.read_csv(names["csv"])
    every = [*found["together"], *(row for month in found["months"] for row in month["rows"])]
    assert rows["cost_after_most"].to_list() == [row["cost_ore"]["after"]["most"] for row in every]
    assert rows["made_up"].all()
    root = ET.fromstring(names["svg"].read_text("utf-8"))
    drawn = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert root.get("role") == "img"
    for text in (root.findtext(f"{SVG}desc") or "", drawn, names["html"].read_text("utf-8")):
        assert SAID["nb"] in text
        assert "made-up-" not in text
    assert "Millioner kroner i måneden" in drawn
    assert "ørste lov" in drawn
    patterns = {node.get("id") for node in root.iter(f"{SVG}pattern")}
    filled = {node.get("fill", "")[5:-1] for node in root.iter(f"{SVG}path")} & patterns
    assert len(filled) == 3, "a pattern for each law and for the change"
    dashes = {node.get("stroke-dasharray") for node in root.iter(f"{SVG}path")}
    assert "7,4" in dashes


def test_reforms_are_laid_over_a_law_that_moves_or_stands_still(qup: Any, file: Path, tmp_path: Path) -> None:
    (tmp_path / "later.toml").write_text(REFORM, "utf-8")
    month, law = ("--months", "2019-02"), f"national+{tmp_path / 'later.toml'}"
    found = qup("impact", file, "--from", "national", "--to", law, *month, "--json").json
    assert found["after"]["law"] == "national+later"
    assert found["together"][0]["cost_ore"]["change"]["least"] > 0
    held = f"2018-12-31+{tmp_path / 'later.toml'}"
    found = qup("impact", file, "--from", "2018-12-31", "--to", held, *month, "--json").json
    assert found["together"][0]["cost_ore"]["change"]["least"] > 0
    ran = qup("impact", file, "--from", "national", "--to", law, "--months", "2018-12", "--lang", "en")
    assert ran.status == 2
    assert "not in force in any of the months" in ran.err


def test_children_are_read_from_a_file(qup: Any, file: Path, tmp_path: Path) -> None:
    children = children_of_people(people(), date(2011, 12, 31))
    children.with_columns(relation=pl.lit("own"), lives_in_norway=pl.lit(True)).write_csv(tmp_path / "c.csv")
    costs = [
        qup("impact", file, *LAWS, *MONTHS, *given, "--json").json
        for given in ((), ("--children", tmp_path / "c.csv"))
    ]
    assert [cost["with_children"] for cost in costs] == [False, True]
    without, with_them = (cost["together"][0]["cost_ore"]["after"]["most"] for cost in costs)
    assert with_them > without


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((*LAWS, "--months", "2019"), "not a period of months"),
        ((*LAWS, "--months", "2019-13"), "not a period of months"),
        ((*LAWS, "--months", "2019-02..2019-01"), "not a period of months"),
        ((*LAWS, "--months", "0000-01..0001-01"), "not a period of months"),
        (LAWS, "no months are given"),
        (("--from", "2018-12-31", "--to", "2019-01-01", "--children", "c.csv"), "goes with --months"),
        ((*LAWS, *MONTHS, "--by", "ref"), "ref says who somebody is"),
        ((*LAWS, *MONTHS, "--children", "missing.csv"), "missing.csv"),
        ((*LAWS, "--months", "2006-01"), "2006"),
    ],
)
def test_bad_input_writes_nothing(
    qup: Any, file: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ran = qup("impact", file, *options, "--csv", tmp_path / "out.csv", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "out.csv").exists()
