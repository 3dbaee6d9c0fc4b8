"""What a start loads, and where qupcore runs: without the command line's libraries, copied, and zipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import qupcore
from qupcore.records import decision_record

TOP = Path(__file__).parents[2]
EXAMPLE = TOP / "examples" / "E07-refused-for-lack-of-motivation.json"
HEAVY = {
    "attr",
    "cattrs",
    "icalendar",
    "importlib.metadata",
    "jsonschema",
    "packaging",
    "pluggy",
    "pydantic_core",
}
HEAVY |= {"durable_rules_engine", "hypothesis", "ortools", "rich", "tomli", "tomllib", "typer"}


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a new Python, from a folder in which nothing lies."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUPCORE"))}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(
        command, env=kept | environment, cwd=TOP / "docs", capture_output=True, text=True, check=False
    )


def loaded_by(script: str, *arguments: str) -> set[str]:
    """The modules that a script loads."""
    told = "\nimport sys\nprint()\nprint(*sys.modules, sep='\\n')"
    done = run(f"import sys\ntry:\n    {script}\nexcept SystemExit: pass{told}", *arguments)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("script", "arguments", "unloaded"),
    [
        ("import qupcore", (), HEAVY | {"qupcore.domain", "qupcore.law", "qupcore.errors"}),
        ("from qupcore import Participant", (), HEAVY - {"attr"} | {"qupcore.law", "qupcore.wire"}),
        (
            "from qupcore import decide, read_case",
            (),
            {
                "typer",
                "rich",
                "pydantic_core",
                "jsonschema",
                "icalendar",
                "hypothesis",
                "qupcore.cases.review.review",
            },
        ),
        (
            "from qupcore_cli import main; main()",
            ("version",),
            HEAVY - {"importlib.metadata", "durable_rules_engine"},
        ),
        (
            "from qupcore_cli import main; main()",
            ("decide", str(EXAMPLE), "--on", "2026-09-01", "--json"),
            {"icalendar", "jsonschema", "packaging", "qupcore.plugins.hooks", "qupcore.catalogue.national"}
            | {"qupcore.cli.plan", "qupcore.cli.course", "qupcore.planning.check"},
        ),
    ],
    ids=["import", "values", "deciding", "version", "decide"],
)
def test_a_start_loads_what_it_uses(script: str, arguments: tuple[str, ...], unloaded: set[str]) -> None:
    assert loaded_by(script, *arguments) & unloaded == set()


BLOCKED = """
import sys
class Missing:
    def find_spec(self, name, *more):
        if name == "typer":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from qupcore_cli import main
main()
"""


def test_the_command_says_what_to_install() -> None:
    done = run(BLOCKED, "decide", str(EXAMPLE), "--on", "2026-09-01", "--lang", "en")
    said = "qup: the command line needs typer, which is not installed\n  remedy: pip install 'qupcore[cli]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    as_json = run(BLOCKED, "decide", str(EXAMPLE), "--json")
    assert json.loads(as_json.stdout)["error"]["code"] == "command.not-installed"
    assert run(BLOCKED, "version").stdout.startswith(qupcore.__version__)


# The installed package's folder and metadata are not to be found; what it needs is.
ALONE = """
import importlib.metadata, json, os, sys
from datetime import date
from pathlib import Path
kept = importlib.metadata.distribution
def distribution(name):
    if name == "qupcore":
        raise importlib.metadata.PackageNotFoundError(name)
    return kept(name)
importlib.metadata.distribution = distribution
listed = os.listdir
os.listdir = lambda place: [name for name in listed(place) if not name.startswith("qupcore-")]
sys.path.insert(0, sys.argv[1])
import qupcore
from qupcore.records import decision_record
case = qupcore.read_case(Path(sys.argv[2]).read_bytes())
decision = qupcore.decide(case, on=date(2026, 9, 1))
told = qupcore.to_text(qupcore.explain(decision, "en"))
measures = len(qupcore.national().measures)
print(json.dumps([qupcore.__file__, qupcore.__version__, decision_record(decision), told, measures]))
"""


def copied(folder: Path) -> Path:
    """The package as a wheel would hold it."""
    made = folder / "there" / "qupcore"
    shutil.copytree(TOP / "src" / "qupcore", made, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TOP / "catalogue", made / "catalogue" / "national")
    return made.parent


def zipped(folder: Path) -> Path:
    """The same in one archive."""
    there, archive = copied(folder), folder / "qupcore.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(there.rglob("*")):
            made.write(path, path.relative_to(there))
    return archive


@pytest.mark.parametrize("place", [copied, zipped])
def test_it_decides_without_being_installed(place: Callable[[Path], Path], tmp_path: Path) -> None:
    where = place(tmp_path)
    done = run(ALONE, str(where), str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    file, version, record, told, measures = json.loads(done.stdout)
    assert file.startswith(str(where))
    assert version == record["provenance"]["qupcore"] == "unknown"
    here = qupcore.decide(qupcore.read_case(EXAMPLE.read_bytes()), on=date(2026, 9, 1))
    expected = json.loads(json.dumps(decision_record(here)))
    expected["provenance"]["qupcore"] = "unknown"
    expected["versions"]["library"] = "unknown"
    assert record == expected
    assert told == qupcore.to_text(qupcore.explain(here, "en")).replace(qupcore.__version__, "unknown")
    assert measures == len(qupcore.national().measures)
