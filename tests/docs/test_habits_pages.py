"""The pages for contributors name files, commands and variables that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
TOP_PAGES = sorted(TOP.glob("*.md"))
DECISIONS = sorted((TOP / "docs" / "decisions").glob("0*.md"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")


def missing_links(text: str, folder: Path) -> list[str]:
    """Links to files of the project that are not there."""
    return [name for name in LINK.findall(text) if not (folder / name).exists()]


def unknown_targets(text: str) -> set[str]:
    """Targets of make that a text names, in code, and the Makefile does not have."""
    named = re.findall(r"(?:`|\$ )make ([a-z][a-z-]*)", text)
    known = re.findall(r"^([a-z][a-z -]*):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    return set(named) - {target for targets in known for target in targets.split()}


def reads_environment(path: Path) -> bool:
    """Whether a module reads the environment."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Attribute(attr="environ" | "environb" | "getenv"):
                return True
            case ast.ImportFrom(module="os", names=names) if {alias.name for alias in names} & {
                "environ",
                "getenv",
            }:
                return True
    return False


@pytest.mark.parametrize("page", [*TOP_PAGES, *DECISIONS], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert missing_links(page.read_text("utf-8"), page.parent) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert missing_links("[a](LICENSE) [b](docs/none.md#here) [c](https://example.no)", TOP) == [
        "docs/none.md"
    ]


@pytest.mark.parametrize(
    "page", [*TOP_PAGES, *sorted((TOP / "docs").rglob("*.md"))], ids=lambda page: page.name
)
def test_make_has_the_targets_that_pages_name(page: Path) -> None:
    assert unknown_targets(page.read_text("utf-8")) == set()


def test_a_target_that_is_not_there_is_found() -> None:
    assert unknown_targets("`make test`, `make love`\n$ make war\n") == {"love", "war"}


def test_decisions_are_numbered_and_listed() -> None:
    listed = re.findall(r"^(0\d{3}-\S+)$", (TOP / "docs/decisions/index.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [page.stem for page in DECISIONS]
    assert [int(name[:4]) for name in listed] == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_each_decision_says_why_and_what_would_change_it(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith(f"# {int(page.stem[:4])}. ")
    headings = re.findall(r"^\*\*([^*]+)\.\*\*", text, re.MULTILINE)
    assert headings == ["Decision", "Why", "Cost", "What would change it"]


NOT_OURS = {
    "qupcore.cli.command_line": "COLUMNS, the width of the terminal",
    "qupcore.plugins.inside": "empties the environment of a plugin's process",
    "qupcore.plugins.boundary.surroundings": "what a plugin's process gets",
    "qupcore.processes.isolated": "what a process beside this one gets",
    "qupcore.plugins.boundary.confining": "the proxy of a plugin with live places",
    "qupcore.table.csv_files": "POLARS_CSV_CHUNK_SIZE, which Polars reads",
}
"""Modules that touch the environment and read no variable of qupcore."""

OF_A_PLUGIN = ("QUPCORE_HOOKS", "QUPCORE_ADDRESSES", "QUPCORE_BODO_", "QUPCORE_OSLO_")
"""What a plugin declares in its module, and the variables of plugins in examples."""


def test_every_variable_of_the_environment_is_in_the_docs_with_its_module() -> None:
    table = re.findall(
        r"^\| `(QUPCORE_\w+)` \|.*\| `([\w.]+)` \|", (TOP / "docs/engines.md").read_text("utf-8"), re.M
    )
    sources = sorted((TOP / "src").rglob("*.py"))
    reading = {
        ".".join(p.relative_to(TOP / "src").with_suffix("").parts) for p in sources if reads_environment(p)
    }
    assert {module for _, module in table} == reading - set(NOT_OURS)
    named = {name for path in sources for name in re.findall(r"\bQUPCORE_[A-Z_]+\b", path.read_text("utf-8"))}
    assert {name for name, _ in table} == {name for name in named if not name.startswith(OF_A_PLUGIN)}


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("import os\nos.environ['A']\n", True),
        ("import os\nos.getenv('A')\n", True),
        ("from os import environ\n", True),
        ("environment = {}\n", False),
    ],
)
def test_a_module_that_reads_the_environment_is_found(tmp_path: Path, text: str, reads: bool) -> None:
    (tmp_path / "module.py").write_text(text, "utf-8")
    assert reads_environment(tmp_path / "module.py") is reads
