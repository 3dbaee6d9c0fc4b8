"""The packages of the plugin tests: one correct package, and one for each kind of fault."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path

from qupcore.plugins.candidates import AnnouncedPlugin, in_folder

__all__ = ["BROKEN", "EXAMPLES", "OWN_COPY", "SOUND", "VERDICTS", "candidates", "install"]

HERE = Path(__file__).parent
BROKEN = {folder.name: folder for folder in sorted((HERE / "broken").iterdir()) if folder.is_dir()}
SOUND = HERE / "sound"
EXAMPLES = {name: Path(__file__).parents[2] / "plugins" / name for name in ("bergen", "bodo", "oslo")}

VERDICTS = {
    "asks_for_motivation": ("catalogue", "no fact is called 'person.motivated'"),
    "changes_a_number": ("law", "sotjl.29.age_min"),
    "changes_a_rule": ("law", "sotjl.29.age"),
    "changes_a_term": ("law", "judgement.capacity_substantially_reduced"),
    "claims_to_be_national": ("namespace", "four-digit number"),
    "drops_a_section": ("law", "qupcore.law.sotjl.p29_right.RULES"),
    "eats_memory": ("hook", "MemoryError"),
    "exits_on_import": ("process", "ended before it had answered"),
    "forges_an_answer": ("process", "answered what no plugin can answer"),
    "forgets_the_mark": ("hooks", "write @hookimpl"),
    "hangs_in_hook": ("time", "no answer within"),
    "hangs_on_import": ("time", "no answer within"),
    "imported_twice": ("discovery", "installed twice"),
    "kills_its_keeper": ("import", "Operation not permitted"),
    "misspells_a_hook": ("hooks", "did you mean 'qupcore_live_places'?"),
    "no_version": ("versions", 'add dependencies = ["qupcore>='),
    "patches_a_decision": ("law", "qupcore.domain.answers.decision.Decision.outcome"),
    "patches_decide": ("law", "qupcore.deciding.decide.decide"),
    "points_nowhere": ("catalogue", "no measure or group is called '1811:second'"),
    "quits_on_import": ("import", "SystemExit: no licence (broken_quits_on_import.py, line "),
    "raises_in_hook": ("hook", "FileNotFoundError: measures.toml (broken_raises_in_hook.py, line "),
    "raises_on_import": ("import", "RuntimeError: no database here (broken_raises_on_import.py, line "),
    "requires_itself": ("catalogue", "1811:first requires, in the end, itself"),
    "rules_over_national_measures": ("namespace", "claims regulation"),
    "shadows_a_national_id": ("catalogue", "'no:arbeidstrening' belongs to another"),
    "too_long": ("schema", "bytes in one answer"),
    "too_many": ("schema", "gives 100000 entries; at most"),
    "tops_up_the_law": ("law", "sotjl.29.age_min is law in"),
    "writes_over_memory": ("law", "sotjl.29.age_min"),
    "wrong_arguments": ("hooks", "{'participant'}"),
    "wrong_hooks": ("versions", "hooks 99"),
    "wrong_inside": ("schema", "$.catalogue.measures[0].owner"),
    "wrong_when_made": ("hook", "Measure.owner"),
    "wrong_type": ("types", "gives dict, not Catalogue"),
    "wrong_version": ("versions", "made for qupcore>=99"),
}
"""At which stage each broken package fails, and what must be said about it."""
OWN_COPY = frozenset(name for name, (stage, _) in VERDICTS.items() if stage == "law") - {"tops_up_the_law"}
"""Those that change their own copy of qupcore only: told where it is asked (`sealed`), and without effect."""


def candidates(*folders: Path) -> tuple[AnnouncedPlugin, ...]:
    """The plugins that the packages announce."""
    return tuple(candidate for folder in folders for candidate in in_folder(folder))


def install(folders: Iterable[Path], site: Path) -> None:
    """Put packages into a folder as an installer does: the modules, and the metadata beside them."""
    for folder in folders:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        source = folder / "src" if (folder / "src").is_dir() else folder
        shutil.copytree(source, site, dirs_exist_ok=True, ignore=_no_modules)
        info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        requires = "".join(f"Requires-Dist: {line}\n" for line in project["dependencies"])
        head = f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
        (info / "METADATA").write_text(head + requires, encoding="utf-8")
        points = project["entry-points"]["qupcore.plugins"].items()
        lines = "".join(f"{name} = {value}\n" for name, value in points)
        (info / "entry_points.txt").write_text(f"[qupcore.plugins]\n{lines}", encoding="utf-8")


def _no_modules(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name in ("__pycache__", "pyproject.toml", "tests", "README.md")}
