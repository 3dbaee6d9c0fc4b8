"""`qup plugin add` and `remove` in an environment of their own, each command a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plugins.packages import EXAMPLES
from plugins.reader import readers_environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the environment is made for a POSIX shell")
CASE = {
    "ref": "a",
    "birth_date": "1990-05-01",
    "planning": {"municipality": "3301", "needs": ["language"]},
}
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `qup` in a new environment that has qupcore and no plugins."""
    environment = readers_environment(tmp_path)

    def running(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qup", *map(str, words)],
            env=environment,
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    return running


def test_what_add_and_remove_print_has_the_form_of_its_schema(run: Run) -> None:
    assert run("plugin", "new", "3301", "--name", "drammen", "--data").returncode == 0
    for schema, *words in (
        ("plugin-added", "add", "qupcore-drammen"),
        ("plugin-removed", "remove", "drammen"),
    ):
        told = json.loads(run("plugin", *words, "--json").stdout)
        validator = jsonschema.Draft202012Validator(json.loads(run("schema", schema).stdout))
        validator.validate(told)
        assert not validator.is_valid({**told, "more": 1})


def test_it_is_known_after_add_and_not_after_remove(run: Run, tmp_path: Path) -> None:
    assert run("plugin", "new", "3301", "--name", "drammen", "--data").returncode == 0
    measures = tmp_path / "qupcore-drammen" / "measures.toml"
    text = measures.read_text(encoding="utf-8")
    covering = text.replace('owner = "municipality"', 'owner = "municipality"\ncovers = "language"')
    measures.write_text(covering, encoding="utf-8")

    def known() -> Any:
        plugins = json.loads(run("plugins", "--json").stdout)
        shown = run("catalogue", "show", "3301:example")
        suggested = run("plan", "suggest", "-", "--on", "2026-09-01", "--json", stdin=json.dumps(CASE))
        names = [plugin["name"] for plugin in plugins["plugins"]]
        return names, plugins["failures"], shown.returncode, "3301:example" in suggested.stdout

    added = run("plugin", "add", "qupcore-drammen", "--lang", "en")
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout.startswith("drammen 0.1.0 is added\nIts measures serve cases of municipality 3301.\n")
    assert known() == (["drammen"], [], 0, True)
    again = json.loads(run("plugin", "add", "qupcore-drammen", "--json").stdout)
    assert (again["name"], again["version"], again["replaced"]) == ("drammen", "0.1.0", "0.1.0")
    removed = run("plugin", "remove", "drammen", "--lang", "nn")
    assert removed.stdout == "drammen 0.1.0 er fjerna\n"
    assert known() == ([], [], 2, False)
    gone = run("plugin", "remove", "drammen", "--lang", "en")
    assert gone.returncode == 2
    assert "no plugin is called drammen" in gone.stderr


def test_pip_keeps_what_pip_installed_and_code_is_left_to_pip(run: Run, tmp_path: Path) -> None:
    environment = readers_environment(tmp_path / "pip")
    assert run("plugin", "new", "3301", "--name", "drammen", "--data").returncode == 0
    subprocess.run(["pip", "install", "-q", "./qupcore-drammen"], cwd=tmp_path, env=environment, check=True)

    def told(*words: str) -> str:
        ran = subprocess.run(
            words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        return ran.stdout + ran.stderr

    assert "drammen: 3301" in told("qup", "plugins")
    for action in (("add", "qupcore-drammen"), ("remove", "drammen")):
        said = told("qup", "plugin", *action, "--lang", "en")
        assert "was not installed by `qup plugin add`" in said
        assert "pip uninstall qupcore-drammen" in said
    told("pip", "wheel", "-q", "--no-deps", "-w", "wheels", "./qupcore-drammen")
    (wheel,) = (tmp_path / "wheels").iterdir()
    assert told("qup", "plugin", "check", str(wheel), "--lang", "en").count("passed: ") == 4
    assert run("plugin", "add", wheel).returncode == 0
    code = run("plugin", "add", EXAMPLES["bodo"], "--lang", "en")
    assert code.returncode == 2
    assert f"pip install {EXAMPLES['bodo']}" in " ".join(code.stderr.split())
