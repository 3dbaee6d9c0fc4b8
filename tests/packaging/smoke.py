"""Build the wheel, install it where the sources are out of reach, decide with both engines: `make wheel`.

A script and no test: it needs pip, and the warnings of build tools are not ours. The dependencies are those
of requirements/run.lock. Fetched and compiled, they are kept in build/wheelhouse, so that only the first run
needs a network and a compiler.

`--keep FOLDER` leaves the wheel there, and the list of what was installed with it (a CycloneDX SBOM).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

TOP = Path(__file__).parents[2]
# durable-rules is the extra `durable` where it compiles only with a define: docs/install.md.
DURABLE = sys.version_info >= (3, 13)
EXTRA = "[cli,durable]" if DURABLE else "[cli]"
DEFINE = "-DPyEval_CallObject=PyObject_CallObject"
LOCK = TOP / "requirements" / "run.lock"
EXAMPLE = TOP / "examples" / "E07-refused-for-lack-of-motivation.json"
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]

LOOK = """
import json, sys
from datetime import date
from pathlib import Path
import qupcore
case = qupcore.read_case(Path(sys.argv[1]).read_bytes())
decision = qupcore.decide(case, on=date(2026, 9, 1), require_engines=2)
print(json.dumps([qupcore.__file__, qupcore.__version__, decision.outcome]))
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as a user would, without this project's environment; stop with its output if it fails."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    clean |= {"PYTHONUTF8": "1", "QUPCORE_LANG": "nb"}
    if DURABLE:
        clean["CPPFLAGS"] = f"{clean.get('CPPFLAGS', '')} {DEFINE}"
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        shown = " ".join(map(str, command))
        sys.exit(f"{shown}\n{done.stdout}{done.stderr}wheel smoke test: exit status {done.returncode}")
    return done.stdout


def check(ok: object, message: str) -> None:
    """Stop with a message unless something holds; `assert` would vanish under -O."""
    if not ok:
        sys.exit(f"wheel smoke test: {message}")


def build(folder: Path) -> Path:
    """Build the wheel with the build backend of this environment: nothing is fetched."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, TOP, cwd=folder)
    (wheel,) = folder.glob("qupcore-*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """Every file of the package and of the national catalogue is inside, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if not name.endswith("/")}
        licences = [name for name in inside if name.endswith(".dist-info/licenses/LICENSE")]
        check(licences and b"EUPL" in archive.read(licences[0]), "the wheel has no licence text")
    package = files_under(TOP / "src", "")
    catalogue = files_under(TOP / "catalogue", "qupcore/catalogue/national")
    for kind, names in {
        "py.typed": {"qupcore/py.typed"},
        "law parameters": {
            name for name in package if name.startswith("qupcore/law/") and name.endswith(".toml")
        },
        "template for plugins": {name for name in package if name.startswith("qupcore/plugins/template/")},
        "plugin for pytest": {"qupcore_pytest/__init__.py"},
        "plugin for Hypothesis": {"qupcore_hypothesis/__init__.py"},
        "command": {"qupcore_cli/__init__.py"},
        "texts": {name for name in package if name.startswith("qupcore/explaining/texts/")},
        "catalogue": catalogue,
        "package": package,
    }.items():
        check(names, f"the sources have no {kind}")
        check(names <= inside, f"the wheel misses {kind}: {sorted(names - inside)}")
    strays = {name for name in inside - package - catalogue if ".dist-info/" not in name}
    check(not strays, f"the wheel holds what the sources do not: {sorted(strays)}")


def files_under(folder: Path, prefix: str) -> set[str]:
    """The names that the files of a folder have in the wheel."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = (path.as_posix() for path in found if "__pycache__" not in path.parts)
    return {f"{prefix}/{path}" if prefix else path for path in kept}


def wheelhouse(wheel: Path) -> Path:
    """The dependencies as wheels, fetched anew when pyproject.toml, the lock file or Python changes."""
    wanted = hashlib.sha256((TOP / "pyproject.toml").read_bytes() + LOCK.read_bytes()).hexdigest()[:12]
    house = TOP / "build" / "wheelhouse" / f"{sys.implementation.cache_tag}-{wanted}"
    if not house.is_dir():
        new = house.parent / "new"
        shutil.rmtree(new, ignore_errors=True)
        for old in house.parent.glob(f"{sys.implementation.cache_tag}-*"):
            shutil.rmtree(old)
        fetch = [*PIP, "wheel", "--wheel-dir", new]
        run(*fetch, "--require-hashes", "--requirement", LOCK, cwd=wheel.parent)
        if DURABLE:
            project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
            extra = project["optional-dependencies"]["durable"]
            run(*fetch, "--no-cache-dir", "--no-deps", *extra, cwd=wheel.parent)
        new.rename(house)
    return house


def use(wheel: Path, folder: Path) -> str:
    """Install the wheel in a new environment outside the sources, decide a case, and return the outcome."""
    venv = folder / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=folder)
    bin_ = scripts(venv)
    install = [*PIP, "--python", bin_ / "python", "install", "--no-index", "--find-links", wheelhouse(wheel)]
    run(*install, f"{wheel}{EXTRA}", cwd=folder)

    case = folder / "case.json"
    shutil.copy(EXAMPLE, case)
    where, version, outcome = json.loads(run(bin_ / "python", "-I", "-c", LOOK, case, cwd=folder))
    check(venv.resolve() in Path(where).resolve().parents, f"imported from {where}, not from the wheel")
    check(f"qupcore-{version}-" in wheel.name, f"the wheel is {wheel.name}, the package says {version}")

    record = json.loads(run(bin_ / "qup", "decide", case, "--on", "2026-09-01", "--json", cwd=folder))
    check(record["outcome"] == outcome, f"qup says {record['outcome']}, the library {outcome}")
    check(run(bin_ / "qup", "decide", case, "--on", "2026-09-01", cwd=folder).strip(), "qup explains nothing")

    run(bin_ / "qup", "plugin", "new", "3301", "--name", "drammen", cwd=folder)
    checked = json.loads(run(bin_ / "qup", "plugin", "check", "qupcore-drammen", "--json", cwd=folder))
    check(
        {item["state"] for item in checked["drammen"]} == {"passed"}, f"a new plugin is not sound: {checked}"
    )
    listed = json.loads(run(bin_ / "qup", "catalogue", "list", "--on", "2026-09-01", "--json", cwd=folder))
    check(len(listed["measures"]) > 50, f"the wheel's catalogue has {len(listed['measures'])} measures")
    return str(outcome)


def scripts(venv: Path) -> Path:
    """The folder of an environment that holds its commands."""
    return venv / ("Scripts" if os.name == "nt" else "bin")


def bill_of_materials(wheel: Path, folder: Path) -> Path:
    """What is installed beside the wheel, each with version, licence and what it needs, as CycloneDX."""
    version = wheel.name.split("-")[1]
    written = folder / f"qupcore-{version}-{sys.implementation.cache_tag}.cdx.json"
    options = ["--pyproject", TOP / "pyproject.toml", "--mc-type", "library", "--output-reproducible"]
    asked = [*options, "--no-validate", "--output-file", written, scripts(folder / "venv") / "python"]
    run(sys.executable, "-m", "cyclonedx_py", "environment", *asked, cwd=folder)
    bill = json.loads(written.read_text("utf-8"))
    root = bill["metadata"]["component"]
    check((root["name"], root["version"]) == ("qupcore", version), f"the SBOM is of {root}")
    locked = set(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK.read_text("utf-8"), re.MULTILINE))
    for item in bill["components"]:
        name = re.sub(r"[-_.]+", "-", item["name"]).lower()
        beyond = DURABLE and name == "durable-rules"
        check(
            beyond or (name, item["version"]) in locked, f"{name} {item['version']} is not locked: make lock"
        )
    needed = next(item["dependsOn"] for item in bill["dependencies"] if item["ref"] == root["bom-ref"])
    check(len(needed) > 5, f"the SBOM knows only of {needed}")
    return written


def main() -> None:
    """Build, look inside, use."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--keep", type=Path, help="a folder for the wheel and its SBOM")
    keep = arguments.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="qupcore-smoke-") as name:
        folder = Path(name).resolve()
        check(TOP not in folder.parents, f"{folder} is inside the sources")
        wheel = build(folder)
        check_contents(wheel)
        outcome = use(wheel, folder)
        made = wheel, bill_of_materials(wheel, folder)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            for path in made:
                print(shutil.copy(path, keep))
        print(f"{wheel.name}: installed, imported, decided ({outcome})")


if __name__ == "__main__":
    main()
