"""`qup plugin diff`: in words, as JSON, and in the log that the municipality keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def both(qup: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of a plugin, the newer as the scaffold lies there."""
    folders = []
    for place in ("old", "new"):
        (tmp_path / place).mkdir()
        words = ("plugin", "new", "3301", "--name", "drammen", "--data", "--into", tmp_path / place)
        assert qup(*words, "--lang", "en").status == 0
        folders.append(tmp_path / place / "qupcore-drammen")
    for file, was, now in (
        ("plugin.toml", "0.1.0", "0.2.0"),
        ("measures.toml", 'owner = "municipality"', 'owner = "ngo"'),
        ("texts.toml", "Contact your adviser.", "Call your adviser."),
    ):
        path = folders[1] / file
        path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    return folders[0], folders[1]


def test_what_changed_is_told_and_logged(qup: Run, both: tuple[Path, Path]) -> None:
    log = both[1] / "CHANGES.md"
    ran = qup("plugin", "diff", *both, "--lang", "nn", "--log", log)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "drammen 0.1.0 samanlikna med drammen 0.2.0\n0 lagde til, 0 trekte tilbake, 2 endra\n\nTiltak\n"
        "  endra: Døme (3301:example)\n    Ansvarleg: kommunen → frivillig organisasjon\n\n"
        "Tekstar til deltakarane\n  endra: 3301:example\n    en: Contact your adviser. → Call your adviser.\n"
    )
    text = log.read_text(encoding="utf-8")
    assert text.index("## 0.2.0\n\n### Tiltak\n\n- endra: Døme (3301:example)\n") < text.index("## 0.1.0")
    again = qup("plugin", "diff", *both, "--log", log, "--json")
    assert again.json["error"]["code"] == "file.exists"
    assert qup("plugin", "check", both[1]).status == 0


def test_as_json(qup: Run, both: tuple[Path, Path]) -> None:
    told = qup("plugin", "diff", *both, "--json").json
    assert (told["before"]["version"], told["after"]["version"]) == ("0.1.0", "0.2.0")
    assert told["changes"][0] == {
        "kind": "measures",
        "id": "3301:example",
        "names": {"nb": "Eksempel", "nn": "Døme", "en": "Example"},
        "state": "changed",
        "fields": [{"field": "owner", "before": "municipality", "after": "ngo"}],
    }
    assert qup("plugin", "diff", both[0], both[0], "--json").json["changes"] == []


@pytest.mark.usefixtures("in_english")
def test_what_is_no_plugin(qup: Run, both: tuple[Path, Path]) -> None:
    ran = qup("plugin", "diff", "nowhere", both[1])
    assert ran.status == 2
    assert "no folder, no wheel and no installed plugin" in ran.err
