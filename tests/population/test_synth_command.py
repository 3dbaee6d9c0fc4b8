"""`qup synth`: files, what every output says of them, and exit statuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from cli.test_printed_schemas import validated
from population.test_margins_files import HEAD, SOUND
from qupcore.population import synthesize

SAID = {
    "nb": "Oppdiktet: sier ingenting om mennesker.",
    "nn": "Oppdikta: seier ingenting om menneske.",
    "en": "Made up: says nothing about people.",
}
SMALL = ("--seed", "1", "--size", "300")


def test_parquet_has_the_same_people_and_the_mark_in_three_languages(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    ran = qup("synth", *SMALL, "-o", path, "--lang", "en")
    assert ran.status == 0, ran.err
    assert pl.read_parquet(path).equals(synthesize(1, 300))
    marked = pl.read_parquet_metadata(path)
    assert marked["qupcore.made_up"] == " ".join(SAID.values())
    assert '"seed": 1' in marked["qupcore.population"]
    before = path.read_bytes()
    assert qup("synth", *SMALL, "-o", path).status == 0
    assert path.read_bytes() == before
    again = qup("synth", "--seed", "2", "--size", "300", "-o", path)
    assert (again.status, path.read_bytes()) == (2, before)


def test_csv_has_a_note_beside_it(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    assert qup("synth", *SMALL, "-o", path).status == 0
    note = (tmp_path / "people.csv.note.txt").read_text("utf-8")
    assert all(said in note for said in SAID.values())
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 301
    assert all(line.startswith("made-up-") for line in lines[1:])
    assert qup("synth", *SMALL, "-o", path).status == 0
    (tmp_path / "people.csv.note.txt").unlink()
    other = qup("synth", "--seed", "2", "--size", "300", "-o", path)
    assert (other.status, [file.name for file in tmp_path.iterdir()]) == (2, ["people.csv"])


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_terminal_says_so_first_and_lists_margins_sources_and_assumptions(
    qup: Any,
    tmp_path: Path,
    lang: str,
) -> None:
    ran = qup("synth", *SMALL, "-o", tmp_path / "p.parquet", "--lang", lang)
    told = " ".join(ran.out.split())
    assert told.startswith(SAID[lang])
    for text in ("tab-2012-11-08-02-en", "tab-2010-12-06-04-en", "judgement.benefits_limited", "p.parquet"):
        assert text in told


def test_json_has_the_tolerance_of_each_margin(qup: Any, tmp_path: Path) -> None:
    found = validated(qup, "population", "synth", *SMALL, "-o", tmp_path / "p.parquet")
    assert found["made_up"] == SAID
    assert found["size"] == 300
    for margin in found["margins"]:
        assert max(abs(row["asked"] - row["found"]) for row in margin["people"]) <= margin["tolerance"]
        assert sum(row["found"] for row in margin["people"]) == 300
    assert found["tolerance"] == max(margin["tolerance"] for margin in found["margins"])
    assert all(assumed["why"]["nn"] for assumed in found["assumptions"])


def test_other_margins(qup: Any, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(HEAD + SOUND)
    path = tmp_path / "p.parquet"
    ran = qup("synth", *SMALL, "-o", path, "--margins", tmp_path / "m.toml", "--lang", "en")
    assert ran.status == 0, ran.err
    assert "Not verified." in ran.out
    assert pl.read_parquet(path)["person.lawful_stay"].sum() == 225


@pytest.mark.parametrize(
    "options",
    [
        ("--seed", "1", "--size", "0", "-o", "p.parquet"),
        ("--seed", "-1", "--size", "10", "-o", "p.parquet"),
        ("--seed", "1", "--size", "10", "-o", "p.xlsx"),
        ("--seed", "1", "--size", "10"),
        ("--seed", "one", "--size", "10", "-o", "p.parquet"),
        ("--seed", "1", "--size", "10", "-o", "p.parquet", "--margins", "none.toml"),
        ("--seed", "1", "--size", "10", "-o", "nowhere/p.parquet"),
    ],
)
def test_bad_input_writes_nothing(qup: Any, tmp_path: Path, options: tuple[str, ...]) -> None:
    placed = [str(tmp_path / word) if "." in word else word for word in options]
    ran = qup("synth", *placed)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert not [*tmp_path.iterdir()]


def test_faults_of_a_file_of_margins_are_told_at_once(qup: Any, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        HEAD + SOUND.replace("yes 3", "maybe -3") + SOUND.replace("lawful", "awful")
    )
    ran = qup("synth", *SMALL, "-o", tmp_path / "p.parquet", "--margins", tmp_path / "m.toml", "--lang", "nn")
    assert ran.status == 2
    assert ran.err.count("margins[0].rows") == 2
    assert ran.err.count("margins[1].of") == 1
    assert not (tmp_path / "p.parquet").exists()


def test_without_polars_the_remedy_says_what_to_install(
    qup: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    ran = qup("synth", *SMALL, "-o", tmp_path / "p.parquet", "--lang", "en")
    assert ran.status == 2
    assert "pip install 'qupcore[table]'" in ran.err
