"""What 357 installed plugins cost at a start, as ratios to an empty Python: run, kept, and one answer.

python benchmarks/kept_plugins.py [RUNS]

Each start is a new process; its processor time and that of its plugins count, the least of several runs in
turn. The plugins are those of `test_plugins.py`, installed with metadata and a RECORD as pip installs them:
with code, and as folders of TOML.
"""

from __future__ import annotations

import base64
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from test_plugins import CODE, MEASURE, MEASURES, PLUGINS

from qupcore.catalogue.municipalities import municipalities
from qupcore.plugins.candidates import installed

READ = """
import os
from datetime import date
from pathlib import Path
from qupcore import load_plugins, national
from qupcore.catalogue import catalogue_on
folder = os.environ.get("KEPT")
plugins = load_plugins(
    {which}, national=national(), seconds=60, kept=Path(folder) if folder else None, disabled={others}
)
assert len(plugins.plugins) == {count}, plugins.failures[:3]
"""
ANSWER = "catalogue_on(date(2026, 9, 1), '4601', [national(), *plugins.catalogues], plugins.failures)\n"
ALL = "[item.measures for item in plugins.catalogues]\n"
PLUGIN = """
name = "{name}"
version = "1"
municipality = "{number}"
qupcore = ">=0"
"""


def main() -> None:
    """Run each in turn, so that what slows the machine slows all of them."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as top:
        code, data = (_installed(Path(top) / kind, kind == "data") for kind in ("code", "data"))
        others = sorted(item.name for item in installed())
        none = READ.format(which="[]", count=0, others=others)
        every = READ.format(which="None", count=PLUGINS, others=others)
        starts = {
            "an empty Python": ("pass", code, ""),
            "no plugin installed": (none, Path(top) / "empty", ""),
            "none loaded": (none, code, ""),
            "code: run": (every, code, ""),
            "code: kept": (every, code, f"{top}/kept-code"),
            "code: kept, one municipality": (every + ANSWER, code, f"{top}/kept-code"),
            "code: kept, all of them": (every + ALL, code, f"{top}/kept-code"),
            "data: read": (every, data, ""),
            "data: kept": (every, data, f"{top}/kept-data"),
            "data: kept, one municipality": (every + ANSWER, data, f"{top}/kept-data"),
        }
        for start in starts.values():
            seconds(*start)
        least = {name: min(seconds(*start) for _ in range(runs)) for name, start in starts.items()}
    empty, without = least["an empty Python"], least["no plugin installed"]
    for name, spent in least.items():
        print(f"{name:<30} {spent:7.3f} s  {spent / empty:7.1f}  {spent - without:+7.3f} s to none installed")


def seconds(program: str, site: Path, kept: str) -> float:
    """Processor time of one run."""
    environment = {**os.environ, "PYTHONPATH": str(site), "KEPT": kept}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _installed(site: Path, data: bool) -> Path:
    numbers = [number for number, item in sorted(municipalities().items()) if item.last is None][:PLUGINS]
    for number in numbers:
        measures = "".join(
            MEASURE.format(number=number, place=place, age=20 + place) for place in range(MEASURES)
        )
        name = f"many_{number}"
        point = "qupcore.data_plugins" if data else "qupcore.plugins"
        files = {
            f"{name}/measures.toml": measures,
            f"{name}-1.dist-info/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\n"
            "Requires-Dist: qupcore>=0\n",
            f"{name}-1.dist-info/entry_points.txt": f"[{point}]\nm{number} = {name}\n",
            f"{name}-1.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
            f"{name}-1.dist-info/INSTALLER": "pip\n",
        }
        if data:
            files[f"{name}/plugin.toml"] = PLUGIN.format(name=f"m{number}", number=number)
        else:
            files[f"{name}/__init__.py"] = CODE.format(number=number)
        rows = [_row(path, text) for path, text in files.items()]
        files[f"{name}-1.dist-info/RECORD"] = "\n".join([*rows, f"{name}-1.dist-info/RECORD,,", ""])
        for path, text in files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
    return site


def _row(path: str, text: str) -> str:
    said = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return f"{path},sha256={said},{len(text.encode())}"


if __name__ == "__main__":
    main()
