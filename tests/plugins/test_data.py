"""A folder of TOML is a plugin: read without running anything, with the checks of every plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.packages import candidates
from qupcore.catalogue.national import national
from qupcore.errors import BadInput
from qupcore.errors.worded import in_language
from qupcore.plugins.candidates import installed
from qupcore.plugins.conformance import DATA_CHECKS, Check, examine
from qupcore.plugins.data.files import DATA_GROUP
from qupcore.plugins.loading import load_plugins

PLUGIN = """
name = "bodo"
municipality = "1804"
version = "1.2.0"
qupcore = ">=0.1,<1"
"""
MEASURES = """
[[measures]]
id = "1804:jobbsenter"
names = "Jobbsenteret"
owner = "municipality"
covers = ["job_search"]
valid = "2018-01-01/.."
sources = { text = "our own description" }
"""
TEXTS = """
["1804:jobbsenter"]
nb = "Ta med legitimasjon."
nn = "Ta med legitimasjon."
en = "Bring identification."
"""
TOP_UP = """
[[top_ups]]
municipality = "1804"
parameter = "{parameter}"
value = 1
condition = {{ nb = "Alle", nn = "Alle", en = "Anyone" }}
valid = "2024-01-01/.."
sources = {{ text = "decision of the council" }}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A correct data plugin."""
    return write(tmp_path / "bodo")


def write(folder: Path) -> Path:
    folder.mkdir()
    (folder / "plugin.toml").write_text(PLUGIN, encoding="utf-8")
    (folder / "measures.toml").write_text("\ufeff" + MEASURES.replace("\n", "\r\n"), encoding="utf-8")
    (folder / "texts.toml").write_text(TEXTS, encoding="utf-8")
    (folder / "measures.py").write_text("raise SystemExit", encoding="utf-8")
    return folder


def checked(folder: Path) -> dict[str, Check]:
    return {check.name: check for check in examine(*candidates(folder), national())}


def install(folder: Path, site: Path) -> None:
    """Put the plugin where an installer puts a wheel that announces it."""
    write(site / "qupcore_bodo")
    info = site / "qupcore_bodo-1.2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: qupcore-bodo\nVersion: 1.2.0\nRequires-Dist: qupcore>=0.1,<1\n"
    )
    (info / "entry_points.txt").write_text(f"[{DATA_GROUP}]\nbodo = qupcore_bodo\n")


def test_it_is_loaded_as_a_plugin_is(folder: Path) -> None:
    loaded = load_plugins(candidates=candidates(folder), national=national(), strict=True)
    (plugin,) = loaded.plugins
    assert (plugin.use.name, plugin.use.distribution, plugin.use.version) == ("bodo", "qupcore-bodo", "1.2.0")
    assert [measure.id for measure in plugin.given.catalogue.measures] == ["1804:jobbsenter"]
    assert loaded.texts["1804:jobbsenter"].en == "Bring identification."
    assert [check.state for check in checked(folder).values()] == ["passed"] * len(DATA_CHECKS)


def test_an_entry_point_announces_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    install(folder, site)
    monkeypatch.syspath_prepend(str(site))
    known = [item for item in installed() if item.data]
    assert [item.name for item in known] == ["bodo"]
    here, there = (
        load_plugins(candidates=found, national=national(), strict=True).uses
        for found in (candidates(folder), known)
    )
    assert here == there


@pytest.mark.parametrize(
    ("file", "old", "new", "check", "told"),
    [
        ("measures.toml", "job_search", "job_serach", "given", "measures.toml:6: measures[0].covers[0]: "),
        ("measures.toml", '"1804:jobbsenter"', '"1804:jobb', "given", "measures.toml:3: not TOML"),
        ("measures.toml", "1804:", "0301:", "given", "ids of this catalogue begin with 1804:"),
        ("texts.toml", "en =", "se =", "given", "texts.toml:5: 1804:jobbsenter.se: unknown key"),
        ("texts.toml", "jobbsenter", "annet", "its_own", "1804:annet"),
        ("plugin.toml", ">=0.1,<1", ">=99", "announced", "made for qupcore>=99"),
    ],
)
def test_each_fault_has_its_place(folder: Path, file: str, old: str, new: str, check: str, told: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8-sig").replace(old, new), encoding="utf-8")
    found = checked(folder)
    assert [name for name, item in found.items() if item.state == "failed"] == [check]
    assert told in found[check].error


def test_a_top_up_chooses_only_what_the_law_leaves_open(folder: Path) -> None:
    path = folder / "top_ups.toml"
    path.write_text(TOP_UP.format(parameter="sotjl.35.full_rate_under_25"), encoding="utf-8")
    assert {check.state for check in checked(folder).values()} == {"passed"}
    path.write_text(TOP_UP.format(parameter="sotjl.29.age_min"), encoding="utf-8")
    assert checked(folder)["law"].state == "failed"


def test_a_fault_is_told_in_nynorsk(folder: Path) -> None:
    (folder / "measures.toml").write_bytes(b'names = "B\xf8"')
    said = in_language(checked(folder)["given"].error, "nn")
    assert "measures.toml:1: fila er ikkje UTF-8 (lagre ho på nytt med teiknkodinga UTF-8)" in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('version = "1.2.0"', 'version = "new"', "plugin.toml:4: version: 'new' is no version"),
        ('name = "bodo"', 'name = "../bodo"', "plugin.toml:2: name: '../bodo' is not a valid plugin name"),
        ('qupcore = ">=0.1,<1"', 'qupcore = ""', "plugin.toml:5: qupcore: "),
        ('municipality = "1804"', "municipality = 1804", "plugin.toml:3: municipality: expected a text"),
    ],
)
def test_what_it_says_of_itself(folder: Path, old: str, new: str, told: str) -> None:
    (folder / "plugin.toml").write_text(PLUGIN.replace(old, new), encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        candidates(folder)
    assert told in str(raised.value)
