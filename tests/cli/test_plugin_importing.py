"""`qup plugin import`: what is written, what is told of each row, and the exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GOOD = "Id;Navn;Ansvarlig;Gjelder fra;Kilde\nkurs;Kurset;kommunen;1.1.2024;Veileder\n"
BAD = GOOD + "annet;;kommunen;1.13.2024;Veileder\n"


@pytest.fixture
def folder(qup: Run, tmp_path: Path) -> Path:
    """A new plugin without code."""
    assert qup("plugin", "new", "3301", "--name", "drammen", "--data", "--into", tmp_path).status == 0
    return tmp_path / "qupcore-drammen"


def table(folder: Path, text: str) -> Path:
    path = folder / "tiltak.csv"
    path.write_text(text, encoding="cp1252")
    return path


def test_it_is_written_and_then_a_part_of_the_plugin(qup: Run, folder: Path) -> None:
    into = folder / "imported.toml"
    ran = qup("plugin", "import", table(folder, GOOD), "-o", into, "--lang", "en")
    assert ran.status == 0
    lines = [line.strip() for line in ran.out.splitlines() if line]
    assert lines[0] == "1 row taken, 0 refused"
    assert lines[-2:] == ["tiltak.csv", "row 2, 3301:kurs: taken"]
    assert into.read_text(encoding="utf-8").startswith(
        "#:schema ./catalogue.schema.json\n# Read from tiltak.csv"
    )
    assert qup("plugin", "check", folder).status == 0
    again = qup("plugin", "import", folder / "tiltak.csv", "-o", into)
    assert (again.status, again.err) == (0, "")
    changed = qup("plugin", "import", table(folder, GOOD.replace("Kurset", "Kurs")), "-o", into, "--json")
    assert changed.json["error"]["code"] == "file.exists"
    assert "Kurset" in into.read_text(encoding="utf-8")
    ran = qup("plugin", "import", folder / "tiltak.csv", "-o", into, "--replace", "--json")
    assert (ran.json["taken"], ran.json["refused"], ran.json["written"]) == (1, 0, str(into))
    assert "Kurset" not in into.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "D3, Gjelder fra: «1.13.2024» er ikke en dato (skriv den som 2026-09-01 eller 1.9.2026)"),
        ("nn", "D3, Gjelder fra: «1.13.2024» er ikkje ein dato (skriv han som 2026-09-01 eller 1.9.2026)"),
        ("en", "D3, Gjelder fra: '1.13.2024' is not a day (write it as 2026-09-01 or 1.9.2026)"),
    ],
)
def test_a_refused_row_is_told_and_nothing_is_written(lang: str, said: str, qup: Run, folder: Path) -> None:
    into = folder / "imported.toml"
    ran = qup("plugin", "import", table(folder, BAD), "-o", into, "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    assert said in " ".join(ran.out.split())
    assert not into.exists()
    told = qup("plugin", "import", folder / "tiltak.csv", "-o", into, "--json").json
    assert (told["taken"], told["refused"], told["written"]) == (1, 1, None)
    good, bad = told["rows"]
    assert (good["row"], good["id"], good["taken"], good["faults"]) == (2, "3301:kurs", True, [])
    assert [(fault["cell"], fault["column"], fault["code"]) for fault in bad["faults"]] == [
        ("B3", "Navn", "input.missing"),
        ("D3", "Gjelder fra", "input.date"),
    ]


def test_a_part_is_written_where_it_is_asked_for(qup: Run, folder: Path) -> None:
    into = folder / "imported.toml"
    ran = qup("plugin", "import", table(folder, BAD), "-o", into, "--partial", "--lang", "en")
    assert ran.status == 0
    assert "row 3, 3301:annet: refused" in ran.out
    assert into.read_text(encoding="utf-8").count("[[measures]]") == 1
    into.unlink()
    nothing = qup("plugin", "import", table(folder, BAD.replace("1.1.2024", "x")), "-o", into, "--partial")
    assert nothing.status == 1
    assert not into.exists()


def test_a_refused_row_that_another_file_needs(qup: Run, folder: Path) -> None:
    """The row is told, and not only the file that needs it; then a part of the rows cannot be written."""
    into = folder / "imported.toml"
    other = folder / "measures.toml"
    other.write_text(other.read_text("utf-8") + """
[[relations]]
kind = "requires"
of = "3301:example"
to = "3301:annet"
authority = "local"
reason = "Eksempel"
valid = "2024-01-01/.."
sources = "ours"
""", encoding="utf-8")  # fmt: skip
    ran = qup("plugin", "import", table(folder, BAD), "-o", into, "--partial", "--lang", "en")
    assert (ran.status, ran.err) == (1, "")
    assert "row 3, 3301:annet: refused" in ran.out
    assert "no measure or group is called '3301:annet'" in " ".join(ran.out.split())
    assert not into.exists()
    told = qup("plugin", "import", folder / "tiltak.csv", "-o", into, "--partial", "--json").json
    assert "measures.toml:30: relations[0].to[0]" in told["unfit"]
    good = BAD.replace("annet;;", "annet;Annet;").replace("1.13.2024", "13.1.2024")
    assert qup("plugin", "import", table(folder, good), "-o", into).status == 0


def test_a_template_is_filled_in_and_read(qup: Run, folder: Path) -> None:
    template = folder / "tilbud.csv"
    ran = qup("plugin", "import", "--template", template, "--offers", "--lang", "nb")
    assert ran.status == 0
    assert f"Skrevet i {template}" in " ".join(ran.out.split())
    header = template.read_text(encoding="utf-8-sig").strip().split(";")
    assert header[:2] == ["Id", "Tiltak"]
    values = {"Id": "host", "Tiltak": "example", "Første dag": "17.8.2026"}
    with template.open("a", encoding="utf-8") as file:
        file.write(";".join(values.get(name, "") for name in header) + "\r\n")
    assert qup("plugin", "import", template, "-o", folder / "offers.toml").status == 0
    assert "3301:host" in (folder / "offers.toml").read_text(encoding="utf-8")
    again = qup("plugin", "import", "--template", template, "--json")
    assert again.json["error"]["code"] == "file.exists"


@pytest.mark.usefixtures("in_english")
def test_what_is_missing_is_told(qup: Run, tmp_path: Path) -> None:
    assert "a spreadsheet and the catalogue file to write are needed" in qup("plugin", "import").err
    ran = qup("plugin", "import", tmp_path / "nowhere.csv", "-o", tmp_path / "a.toml")
    assert (ran.status, "No such file" in ran.err) == (2, True)
