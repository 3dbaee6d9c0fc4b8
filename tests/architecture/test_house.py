"""The architecture rules that no linter checks. Each is tried on a package that breaks it, then on ours."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
MOST_LINES = 400
VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
CLOCKS = {"today", "now", "utcnow"}
MACHINE = re.compile(r"(?<![\w.~$})\]>*-])/(?:" + "|".join(("work", "root", "home", "tmp", "Users")) + r")\b")

Rule = Callable[[Path], Iterator[str]]


def modules(top: Path) -> list[Path]:
    return sorted((top / "src").rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def assigned(tree: ast.Module) -> set[str]:
    """The names that a module gives a value at its top."""
    single = [node.target for node in tree.body if isinstance(node, ast.AnnAssign)]
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in (*single, *targets) if isinstance(target, ast.Name)}


def tracked(top: Path) -> list[Path]:
    """The files of the project: what git knows or would add, or everything in an unpacked archive."""
    if (top / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=top, check=True, capture_output=True, text=True).stdout
        paths = [top / name for name in listed.split("\0") if name]
    else:
        paths = [
            path for path in top.rglob("*") if not any(p.startswith(".") for p in path.relative_to(top).parts)
        ]
    return sorted(path for path in paths if path.is_file())


def short(top: Path) -> Iterator[str]:
    """No module is longer than 400 lines, tests included."""
    for path in (*modules(top), *sorted((top / "tests").rglob("*.py"))):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            yield f"{path.relative_to(top)}: {lines} lines"


def named(top: Path) -> Iterator[str]:
    """No file or folder has a name that could hold anything."""
    for path in sorted((top / "src").rglob("*")):
        if path.stem.strip("_").lower() in VAGUE:
            yield f"{path.relative_to(top)}: name it after what it does"


def clockless(top: Path) -> Iterator[str]:
    """Nothing asks what day or time it is, not even the command line: the date is always given."""
    for path in modules(top):
        tree = tree_of(path)
        dates = dates_of(tree)
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                    yield f"{path.relative_to(top)}:{node.lineno}: {name}()"
                case ast.Attribute(attr=name) if name in CLOCKS and root_of(node) in dates:
                    yield f"{path.relative_to(top)}:{node.lineno}: .{name}"
                case ast.Import(names=names) if any(alias.name == "time" for alias in names):
                    yield f"{path.relative_to(top)}:{node.lineno}: import time"
                case ast.ImportFrom(module="time", names=names) if {alias.name for alias in names} != {
                    "monotonic"  # how long something took, which tells no day
                }:
                    yield f"{path.relative_to(top)}:{node.lineno}: from time import"


def dates_of(tree: ast.Module) -> set[str]:
    """What the module calls the datetime module and what it takes from it."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {alias.asname or alias.name for alias in names if alias.name == "datetime"}
            case ast.ImportFrom(module="datetime", names=names):
                found |= {alias.asname or alias.name for alias in names}
    return found


def root_of(node: ast.expr) -> str | None:
    """The first name of `a.b.c`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def placeless(top: Path) -> Iterator[str]:
    """No file names a folder of the machine it was written on."""
    for path in tracked(top):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if found := MACHINE.search(line):
                yield f"{path.relative_to(top)}:{number}: {found.group()}"


def introduced(top: Path) -> Iterator[str]:
    """Every package that says anything says first what it is."""
    for path in modules(top):
        if path.name == "__init__.py":
            tree = tree_of(path)
            if tree.body and not ast.get_docstring(tree):
                yield f"{path.relative_to(top)}: no docstring"


def open_about_itself(top: Path) -> Iterator[str]:
    """Every public module lists what it offers: `__all__`, or in the law its RULES."""
    for path in modules(top):
        inside = path.relative_to(top / "src").parts
        if path.stem.startswith("_") and path.name != "__init__.py":
            continue
        tree = tree_of(path)
        offers = {"__all__", "RULES"} if "law" in inside else {"__all__"}
        if tree.body and not offers & assigned(tree):
            only_words = len(tree.body) == 1 and ast.get_docstring(tree)
            if not only_words:
                yield f"{path.relative_to(top)}: no {' or '.join(sorted(offers))}"


def drawn(top: Path) -> Iterator[str]:
    """Every package stands in the list of docs/architecture.md: a room with its folders on its line."""
    page = top / "docs" / "architecture.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    block = re.search(r"^```text\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    rooms: dict[str, set[str]] = {}
    for line in block[1].splitlines() if block else ():
        head, _, said = line.partition("  ")
        rooms |= {room: set(re.findall(r"\w+", said)) for room in re.findall(r"\w+", head)}
    for path in modules(top):
        house, *inside = path.parent.relative_to(top / "src").parts
        if path.name != "__init__.py" or not (inside or "_" in house):
            continue
        room, *folders = inside or [house]
        if room not in rooms or not set(folders) <= rooms[room]:
            yield f"{path.parent.relative_to(top)}: not in the list of rooms in docs/architecture.md"


RULES: tuple[Rule, ...] = (short, named, clockless, placeless, introduced, open_about_itself, drawn)

BREACHES = [
    (short, "src/house/long.py", "x = 1\n" * (MOST_LINES + 1)),
    (short, "tests/rooms/test_long.py", "x = 1\n" * (MOST_LINES + 1)),
    (named, "src/house/helpers.py", ""),
    (named, "src/house/common/rooms.py", ""),
    (clockless, "src/house/a.py", "from datetime import date\nday = date.today()\n"),
    (clockless, "src/house/cli/a.py", "import datetime\nclock = datetime.datetime.now\n"),
    (clockless, "src/house/a.py", "from datetime import date as d\nclock = d.today\n"),
    (clockless, "src/house/a.py", "def f(pandas):\n    return pandas.Timestamp.now()\n"),
    (clockless, "src/house/a.py", "import time as t\nt.time()\n"),
    (clockless, "src/house/a.py", "def f():\n    from time import time\n"),
    (placeless, "docs/page.md", "Look in " + "/wo" + "rk/main/src.\n"),
    (placeless, "Makefile", "PYTHON=" + "/ro" + "ot/python\n"),
    (placeless, "docs/page.md", 'open("' + "/tm" + 'p/case.json")\n'),
    (introduced, "src/house/room/__init__.py", "from house import door\n\n__all__ = ['door']\n"),
    (open_about_itself, "src/house/a.py", '"""A room."""\n\nDOOR = 1\n'),
    (open_about_itself, "src/house/a.py", "RULES = ()\n"),
    (drawn, "src/house/cellar/__init__.py", '"""A cellar."""\n'),
    (drawn, "src/house/law/cellar/__init__.py", '"""A cellar."""\n'),
    (drawn, "src/house_door/__init__.py", '"""A door."""\n'),
    (drawn, "docs/architecture.md", "law: the law\n"),
]

SOUND = {
    "src/house/__init__.py": "",
    "src/house/law/__init__.py": '"""The law."""\n',
    "src/house/law/p1.py": '"""Section 1."""\n\nRULES: tuple[str, ...] = ()\n',
    "src/house/a.py": '__all__ = ["on"]\nfrom datetime import date\non = date(2026, 9, 1)\n',
    "src/house/_b.py": "def difference(item):\n    return item.now\n",
    "src/house/law/old/__init__.py": '"""The old law."""\n',
    "src/house_gate/__init__.py": '"""A gate."""\n',
    "docs/architecture.md": "```text\nattic · law   old: what was\nhouse_gate    the way in\n```\n",
    "docs/page.md": "See https://example.no/home/page, src/home/a.py and ~/work, or `and/or/home`.\n",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_our_house_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(TOP)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_house_keeps_the_rule(rule: Rule, tmp_path: Path) -> None:
    build(tmp_path, SOUND)
    assert list(rule(tmp_path)) == []


@pytest.mark.parametrize(("rule", "name", "text"), BREACHES)
def test_a_breach_is_seen(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    build(tmp_path, SOUND | {name: text})
    assert list(rule(tmp_path))


def build(top: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
