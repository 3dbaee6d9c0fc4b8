"""The version of the texts follows what their files say, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import qupcore as q
from qupcore.explaining import texts_version
from qupcore.explaining.phrases import LANGUAGES
from qupcore.memory import forget

FOLDER = Path(texts_version.__file__).parent


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the texts, which are read in their place."""
    shutil.copytree(FOLDER / "texts", tmp_path / "texts")
    for name in ("sources.toml", "catalogue_sources.toml", "legal_terms.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    monkeypatch.setattr(texts_version, "files", lambda _: tmp_path)
    forget()
    return tmp_path


def told() -> dict[str, str]:
    forget()
    return {lang: q.records.texts_version(lang) for lang in LANGUAGES}


def test_a_word_changes_the_version_of_its_language_alone(copied: Path) -> None:
    before = told()
    assert len(set(before.values())) == 3
    file = copied / "texts" / "nn" / "review.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    after = told()
    assert {lang for lang in LANGUAGES if after[lang] != before[lang]} == {"nn"}


def test_the_same_texts_elsewhere_with_other_line_ends_have_the_same_version(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = told()
    for file in copied.rglob("*.toml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert told() == there
    monkeypatch.undo()
    assert told() == there


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(q.QupError, match="sv"):
        q.records.texts_version("sv")
