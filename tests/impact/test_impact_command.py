"""`qup impact`: texts, records, files and exit statuses; nobody is named."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from cli.test_printed_schemas import validated
from qupcore.population import synthesize

LAWS = ("--from", "2018-12-31", "--to", "2019-01-01")
SAID = {
    "nb": "Oppdiktet: sier ingenting om mennesker.",
    "nn": "Oppdikta: seier ingenting om menneske.",
    "en": "Made up: says nothing about people.",
}
SVG = "{http://www.w3.org/2000/svg}"


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=900)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.parquet"
    people().write_parquet(path)
    return path


def test_the_record_has_the_form_of_its_schema_and_the_status_says_that_somebody_changes(
    qup: Any, file: Path
) -> None:
    found = validated(qup, "impact", "impact", file, *LAWS, "--by", "county,age_group")
    assert qup("impact", file, *LAWS, "--json").status == 1
    assert found["made_up"] == SAID
    assert (found["people"], found["by"]) == (900, ["county", "age_group"])
    assert sum(found["classes"].values()) == found["changed"] > 100
    assert found["on"] == "2019-01-01"
    assert sum(row["people"] for row in found["groups"]) == 900
    assert any(row["changed"] is None for row in found["groups"])
    (together,) = (row for row in found["groups"] if row["small_groups"])
    assert together["group"] == {}
    again = validated(qup, "impact", "impact", file, "--from", "2019-01-01", "--to", "2019-01-01")
    assert again["changed"] == 0
    assert {*again["classes"].values()} == {0}
    assert qup("impact", file, "--from", "2019-01-01", "--to", "2019-01-01").status == 0
    assert again["bounds"]["change"] == {"least": 0, "most": 0}
    twice = qup("impact", file, *LAWS, "--by", "county", "--by", "age_group", "--json").json
    assert twice == found


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_text_says_first_that_people_are_made_up_and_names_nobody(
    qup: Any, file: Path, lang: str
) -> None:
    ran = qup("impact", file, *LAWS, "--by", "municipality", "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith(SAID[lang])
    assert "made-up-" not in ran.out
    assert "{" not in ran.out


def test_nothing_is_said_to_be_made_up_that_is_not(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    people().with_columns(
        ref=pl.when(pl.int_range(pl.len()) > 0).then("ref").otherwise(pl.lit("x"))
    ).write_csv(path)
    assert not qup("impact", path, *LAWS, "--lang", "en").out.startswith("Made up")
    people().write_csv(path)
    assert qup("impact", path, *LAWS, "--lang", "en").out.startswith("Made up")


def test_files_say_the_same_and_have_no_reference(qup: Any, file: Path, tmp_path: Path) -> None:
    names = {kind: tmp_path / f"found.{kind}" for kind in ("csv", "svg", "html")}
    options = [word for kind, path in names.items() for word in (f"--{kind}", path)]
    ran = qup("impact", file, *LAWS, "--by", "age_group", "--json", "--lang", "en", *options)
    assert ran.status == 1, ran.err
    found = json.loads(ran.out)
    rows = pl.read_csv(names["csv"])
    assert rows["changed"].to_list() == [found["changed"], *(row["changed"] for row in found["groups"])]
    assert rows["made_up"].all()
    for path in names.values():
        assert "made-up-" not in path.read_text("utf-8")
    root = ET.fromstring(names["svg"].read_text("utf-8"))
    described = root.findtext(f"{SVG}desc") or ""
    drawn = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    page = names["html"].read_text("utf-8")
    assert root.get("role") == "img"
    for text in (described, drawn, page):
        assert SAID["en"] in text
        assert "Have no right now and had one" in text
        assert str(found["classes"]["newly_refused"]) in text
        assert "hidden" in text or text is drawn
    patterns = {node.get("id") for node in root.iter(f"{SVG}pattern")}
    fills = {node.get("fill", "") for node in root.iter(f"{SVG}path")}
    assert len({fill for fill in fills if fill[5:-1] in patterns}) == 6
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    new = [tmp_path / "new.csv", tmp_path / "new.html"]
    failing = ("--csv", new[0], "--html", new[1], "--svg", names["svg"], "--lang", "nb")
    assert qup("impact", file, *LAWS, *failing).status == 2
    assert not any(path.exists() for path in new), "all files or none"
    before = names["svg"].read_bytes()
    assert qup("impact", file, *LAWS, "--svg", names["svg"]).status == 2, "another picture"
    assert names["svg"].read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "couny"), "county"),
        (("--by", "ref"), "ref says who somebody is"),
        (("--by", "born"), "born says who somebody is"),
        (("--by", "county,county"), "named twice"),
        (("--by", "county", "--by", "county"), "named twice"),
        (("--by", "people"), "a column people of their own"),
        (("--by", "county", "--to", "2019-13-01"), "2019-13-01"),
        (("--to", "2006-01-01"), "2006-01-01"),
    ],
)
def test_bad_input_writes_nothing(
    qup: Any, file: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    laws = LAWS[:2] if "--to" in options else LAWS
    ran = qup("impact", file, *laws, *options, "--csv", tmp_path / "out.csv", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "out.csv").exists()


def test_faults_of_a_table_are_told_at_once(qup: Any, tmp_path: Path) -> None:
    wrong = people().drop("person.lawful_stay").with_columns(pl.col("household.children_0_to_5") - 9)
    wrong.write_parquet(tmp_path / "p.parquet")
    ran = qup("impact", tmp_path / "p.parquet", *LAWS, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert "person.lawful_stay" in ran.err
    assert "household.children_0_to_5" in ran.err
    (tmp_path / "p.parquet").write_bytes(b"no table")
    assert qup("impact", tmp_path / "p.parquet", *LAWS).status == 2


def test_fewer_than_five_people_are_not_told_of(qup: Any, tmp_path: Path) -> None:
    people().slice(320, 4).write_parquet(tmp_path / "p.parquet")
    found = validated(qup, "impact", "impact", tmp_path / "p.parquet", *LAWS, "--by", "county")
    assert (found["people"], found["changed"], found["bounds"], found["groups"]) == (None, None, None, [])
    assert {*found["classes"].values()} == {None}
    same = ("--from", "2019-01-01", "--to", "2019-01-01")
    assert validated(qup, "impact", "impact", tmp_path / "p.parquet", *same)["changed"] == 0
    people().head(0).write_parquet(tmp_path / "none.parquet")
    assert validated(qup, "impact", "impact", tmp_path / "none.parquet", *LAWS)["people"] == 0


def test_without_altair_the_remedy_says_what_to_install(
    qup: Any, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    ran = qup("impact", file, *LAWS, "--svg", tmp_path / "a.svg", "--csv", tmp_path / "a.csv", "--lang", "en")
    assert ran.status == 2
    assert "pip install 'qupcore[impact]'" in ran.err
    assert not (tmp_path / "a.csv").exists()
