"""`qup plugin new --data` writes a plugin without code that is right at once, for people, editors and pip."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plugins.packages import candidates
from qupcore.catalogue.national import national
from qupcore.plugins.conformance import DATA_CHECKS, examine
from qupcore.plugins.writing import write_plugin

FILES = {
    ".github/workflows/check.yml",
    "CHANGES.md",
    "README.md",
    "RELEASE_NOTES.md",
    "catalogue.schema.json",
    "measures.toml",
    "plugin.toml",
    "pyproject.toml",
    "texts.toml",
}
SAID = {
    "nb": ("Endringer i tiltakene", "Hvem tiltakene tilhører", "Kontrollerer utvidelsen"),
    "nn": ("Endringar i tiltaka", "Kven tiltaka høyrer til", "Kontrollerer utvidinga"),
    "en": ("Changes to the measures", "Whose measures these are", "Checks the plugin with"),
}


def written(into: Path, lang: str = "en") -> Path:
    return write_plugin("3301", "north_coast", into, lang=lang, data=True)


@pytest.mark.parametrize("lang", SAID)
def test_it_is_whole_and_right_in_each_language(lang: str, tmp_path: Path) -> None:
    folder = written(tmp_path, lang)
    assert folder.name == "qupcore-north-coast"
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert files.keys() == FILES
    text = "".join(path.read_text(encoding="utf-8") for path in files.values())
    for other, parts in SAID.items():
        assert [part in text for part in parts] == [other == lang] * len(parts)
    checks = examine(*candidates(folder), national())
    assert [(check.name, check.state) for check in checks] == [(name, "passed") for name in DATA_CHECKS]


def plain(value: Any) -> Any:
    """TOML as an editor gives it to a JSON Schema: days are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float) else str(value)


def test_editors_find_the_schema_and_it_finds_faults(tmp_path: Path) -> None:
    folder = written(tmp_path)
    text = (folder / "measures.toml").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "#:schema ./catalogue.schema.json"
    schema = json.loads((folder / "catalogue.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(plain(tomllib.loads(text)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(tomllib.loads(text.replace("owner =", "ovner ="))), schema)


def test_the_version_stands_once_and_pip_makes_the_same_plugin(tmp_path: Path) -> None:
    folder = written(tmp_path)
    plugin = folder / "plugin.toml"
    plugin.write_text(plugin.read_text("utf-8").replace('"0.1.0"', '"1.4.0"'), encoding="utf-8")
    command = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "dist")]
    subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").iterdir()
    assert wheel.name == "qupcore_north_coast-1.4.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    assert not list((tmp_path / "site").rglob("*.py"))
    points = (tmp_path / "site" / "qupcore_north_coast-1.4.0.dist-info" / "entry_points.txt").read_text()
    assert points.split() == ["[qupcore.data_plugins]", "north_coast", "=", "qupcore_north_coast"]
    checks = examine(*candidates(tmp_path / "site" / "qupcore_north_coast"), national())
    assert {check.state for check in checks} == {"passed"}


def test_the_workflow_checks_and_publishes(tmp_path: Path) -> None:
    text = (written(tmp_path) / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "run: qup plugin check .\n" in text
    assert "--notes-file RELEASE_NOTES.md" in text
    assert "${{ github.token }}" in text
