"""The Python of every page passes mypy --strict, as a user's own program would."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
PAGES = [*sorted((TOP / "docs").rglob("*.md")), TOP / "README.md"]
BLOCK = re.compile(r"^```(?:python|\{code-block\} python)\n(?:(?::\w+:.*\n)+\n?)?(.*?)^```", re.M | re.S)
LEAST_PAGES = 15
SHOWN = re.compile(r"^(?:>>> |\.\.\. |\.\.\.$)")


def python_of(page: str) -> str:
    """The Python of a page, block after block: what is typed after prompts, or all of a block without."""
    found = []
    for block in BLOCK.findall(page):
        lines = block.splitlines()
        prompted = any(line.startswith(">>> ") for line in lines)
        found += [line[4:] for line in lines if SHOWN.match(line)] if prompted else lines
    return "".join(f"{line}\n" for line in found)


def checked(programs: dict[str, str], folder: Path) -> str:
    """What mypy says of programs, each in a file of that name."""
    for name, text in programs.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    options = ["--strict", "--config-file=", f"--cache-dir={TOP / 'build' / 'mypy-pages'}"]
    files = [f"{name}.py" for name in programs]
    command = [sys.executable, "-m", "mypy", *options, *files]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_the_python_of_every_page_has_sound_types(tmp_path: Path) -> None:
    texts = {
        "page_" + re.sub(r"\W", "_", path.relative_to(TOP).as_posix()): path.read_text("utf-8")
        for path in PAGES
    }
    programs = {name: program for name, text in texts.items() if (program := python_of(text))}
    assert len(programs) >= LEAST_PAGES
    programs["wrong"] = python_of(WRONG)
    said = checked(programs, tmp_path).splitlines()
    errors = [line for line in said if ": error: " in line]
    # What is wrong on purpose is found, in the same run: the types that mypy sees are the real ones.
    assert [line.partition(": error: ")[0] for line in errors] == [
        "wrong.py:3",
        "wrong.py:5",
        "wrong.py:7",
        *(f"wrong.py:{line}" for line in range(12, 17)),
    ], said


WRONG = """
```python
>>> from datetime import date
>>> from qupcore import Participant, decide
>>> decide({"ref": "a"}, on=date(2026, 9, 1))
>>> from qupcore import Money
>>> Money("12")
```

```python
from qupcore.plans import Wanted
Wanted(mots=3)
```

```python
from qupcore import Participant
from qupcore.observing.telling import tell

case = Participant(ref="a")
tell("plugin_failed", plugin=case.ref)
tell("plugin_failed", seconds=1.5)
tell("replay_differs", seal=case.ref, differences=())
tell("memory_emptied", entries=12)
tell("memory_emptied", amount=12)
```
"""
"""The last: a value of a case, or a number, is no field of an event."""
