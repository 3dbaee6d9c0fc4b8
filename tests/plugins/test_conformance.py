"""The conformance tests catch each broken package when its author runs pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.packages import BROKEN, EXAMPLES, SOUND, VERDICTS, candidates
from qupcore.catalogue.national import national
from qupcore.plugins.conformance import CHECKS, examine

CAUGHT_BY = {
    "discovery": "test_is_announced_once_and_for_this_version",
    "versions": "test_is_announced_once_and_for_this_version",
    "import": "test_is_imported_in_time",
    "process": "test_is_imported_in_time",
    "time": "test_is_imported_in_time",
    "hooks": "test_has_known_hooks",
    "hook": "test_gives_what_the_hooks_ask_for",
    "types": "test_gives_what_the_hooks_ask_for",
    "schema": "test_gives_what_the_hooks_ask_for",
    "namespace": "test_keeps_to_its_own",
    "catalogue": "test_keeps_to_its_own",
    "law": "test_leaves_the_law_alone",
}
NOT_BROKEN = ("sound", "prints", "reads_input")
TEST = """
from qupcore.testing import PluginConformance

class TestIt(PluginConformance):
    plugin = "{plugin}"
    seconds = 3
"""


FULL = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
FIRST_OF = {CAUGHT_BY[stage]: name for name, (stage, _) in reversed(VERDICTS.items())}
BY_AUTHORS = VERDICTS if FULL else FIRST_OF.values()
"""Whose authors run the kit: one for each of its tests. `test_broken` tells the kit what is said of all."""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What the kit says of each package: test to outcome."""
    top = tmp_path_factory.mktemp("authors")
    for name in (*BY_AUTHORS, *NOT_BROKEN):
        folder = {**BROKEN, "sound": SOUND}[name]
        shutil.copytree(folder, top / name, ignore=shutil.ignore_patterns("__pycache__"))
        plugin = candidates(folder)[-1].name
        (top / name / f"test_{name}.py").write_text(TEST.format(plugin=plugin), encoding="utf-8")
    (top / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    run_pytest(top, "--import-mode=importlib", "--junit-xml=report.xml", status=1)
    found: dict[str, dict[str, str]] = {}
    for case in ElementTree.parse(top / "report.xml").iter("testcase"):
        package = case.attrib["classname"].partition(".")[0]
        outcome = next(
            (child.tag for child in case if child.tag in ("failure", "skipped", "error")), "passed"
        )
        found.setdefault(package, {})[case.attrib["name"]] = outcome
    return found


def run_pytest(folder: Path, *arguments: str, status: int = 0) -> str:
    """Run pytest as the author of a package does."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", BY_AUTHORS)
def test_each_is_caught(name: str, results: dict[str, dict[str, str]]) -> None:
    outcomes = results[name]
    failed = [test for test, outcome in outcomes.items() if outcome == "failure"]
    assert failed == [CAUGHT_BY[VERDICTS[name][0]]]
    before, after = (
        list(outcomes.values())[: (at := list(outcomes).index(failed[0]))],
        list(outcomes.values())[at + 1 :],
    )
    assert set(before) <= {"passed"}
    assert set(after) <= {"skipped"}


def test_the_sound_ones_pass(results: dict[str, dict[str, str]]) -> None:
    for name in NOT_BROKEN:
        assert list(results[name].values()) == ["passed"] * len(CHECKS)


def test_the_examples_pass_their_own_tests() -> None:
    folder = EXAMPLES["bodo"].parent
    said = run_pytest(folder, *EXAMPLES, "--rootdir", ".", "--import-mode=importlib", "-W", "error")
    assert f"{len(EXAMPLES) * len(CHECKS)} passed" in said


def test_a_set_in_hash_order_is_caught(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        (SOUND / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    code = (SOUND / "sound_lillevik.py").read_text(encoding="utf-8")
    code = code.replace("sources=SOURCES,", "sources=tuple({Source(text=str(n)) for n in range(40)}),")
    (tmp_path / "sound_lillevik.py").write_text(code, encoding="utf-8")
    checks = {check.name: check for check in examine(*candidates(tmp_path), national())}
    assert [name for name, check in checks.items() if check.state != "passed"] == ["same_twice"]
    assert "something else" in checks["same_twice"].error


def test_places_that_do_not_come_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUPCORE_LILLEVIK_WAY", "loops")
    checks = {check.name: check for check in examine(*candidates(SOUND), national(), live_seconds=2)}
    assert [name for name, check in checks.items() if check.state != "passed"] == ["live_places"]


def test_projects_without_plugins_notice_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_nothing_is_imported():\n"
        "    assert 'qupcore_pytest' in sys.modules\n"
        "    assert not [name for name in sys.modules if name.split('.')[0] in ('qupcore', 'attrs')]\n",
        encoding="utf-8",
    )
    assert "1 passed" in run_pytest(tmp_path, "-W", "error")
