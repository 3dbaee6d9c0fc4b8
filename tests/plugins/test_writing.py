"""`qup plugin new` writes a complete, working package or nothing, and replaces no file."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from plugins.packages import candidates
from plugins.test_conformance import run_pytest
from qupcore.catalogue.national import national
from qupcore.errors import BadInput
from qupcore.plugins import writing
from qupcore.plugins.conformance import CHECKS, examine
from qupcore.plugins.writing import write_plugin

WRITTEN = {
    "nb": ("Tiltakene som kommunen tilbyr.", "vår egen beskrivelse", "Hva heter tiltaket"),
    "nn": ("Tiltaka som kommunen tilbyr.", "vår eiga skildring", "Kva heiter tiltaket"),
    "en": ("The measures that the municipality offers.", "our own description", "What is the measure called"),
}


def words_of(folder: Path) -> str:
    """What is written in all files of a folder."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.*")) if path.is_file())


def test_its_own_tests_pass(tmp_path: Path) -> None:
    folder = write_plugin("3301", "drammen", tmp_path)
    assert folder.name == "qupcore-drammen"
    assert f"{len(CHECKS)} passed" in run_pytest(folder, "-W", "error")


@pytest.mark.parametrize("lang", WRITTEN)
def test_it_is_written_in_the_language(lang: str, tmp_path: Path) -> None:
    folder = write_plugin("3301", "drammen", tmp_path, lang=lang)
    text = words_of(folder)
    for other, parts in WRITTEN.items():
        assert [part in text for part in parts] == [other == lang] * len(parts)
    assert {check.state for check in examine(*candidates(folder), national())} == {"passed"}


@pytest.mark.parametrize("room", ["qupcore.plugins", "qupcore.plugins.data"])
def test_every_word_is_there_in_each_language_and_is_used(room: str) -> None:
    told = tomllib.loads(files(room).joinpath("template_words.toml").read_text("utf-8"))
    assert told.keys() == WRITTEN.keys()
    template = words_of(Path(str(files(room))) / "template").replace("$$", "")
    given = {"number", "name", "dashed", "module", "title", "fitting", "hooks"}
    asked = set(re.findall(r"\$(\w+)", template)) - given
    assert all(words.keys() == asked for words in told.values())


def test_a_language_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="se"):
        write_plugin("3301", "drammen", tmp_path, lang="se")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["0301", "3005", "5601"])
def test_any_municipality(number: str, tmp_path: Path) -> None:
    folder = write_plugin(number, "north_coast", tmp_path)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "README.md",
        "pyproject.toml",
        "src/qupcore_north_coast/__init__.py",
        "src/qupcore_north_coast/measures.toml",
        "tests/test_plugin.py",
    }
    assert all("$" not in path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    assert tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert {check.state for check in examine(*candidates(folder), national())} == {"passed"}


def test_it_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "qupcore-drammen").mkdir()
    with pytest.raises(BadInput, match="is there already"):
        write_plugin("3301", "drammen", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["qupcore-drammen"]


def test_nothing_is_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_copy", full)
    with pytest.raises(BadInput, match="No space left"):
        write_plugin("3301", "drammen", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["9999", "", "33010", "３３０１", "../x"])
def test_numbers_that_are_none(number: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no municipality"):
        write_plugin(number, "drammen", tmp_path)


@pytest.mark.parametrize(
    "name", ["", "Drammen", "dram men", "../drammen", "1drammen", "drammen-by", "x" * 41]
)
def test_names_that_are_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not a valid plugin name"):
        write_plugin("3301", name, tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        write_plugin("3301", "drammen", tmp_path / "nowhere")
