"""The changelog is kept by version, and has a section for the version in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from packaging.version import Version

TOP = Path(__file__).parents[2]
VERSION = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]["version"]
HEADING = re.compile(r"^## (?P<version>\d\S*) \((?P<day>\d{4}-\d{2}-\d{2})\)$")


def faults(changelog: str, version: str) -> list[str]:
    """What is wrong with the sections of a changelog."""
    headings = re.findall(r"^## .*$", changelog, re.MULTILINE)
    found = [f"the first section is {headings[:1]}"] if headings[:1] != ["## Unreleased"] else []
    released = [(heading, HEADING.match(heading)) for heading in headings[1:]]
    found += [f"{heading!r} is not `## version (day)`" for heading, match in released if not match]
    known = [(Version(match["version"]), date.fromisoformat(match["day"])) for _, match in released if match]
    if known != sorted(known, reverse=True):
        found.append("the newest version does not come first")
    if Version(version) not in [number for number, _ in known]:
        found.append(f"no section for {version}")
    return found


def test_the_changelog_has_a_section_for_this_version() -> None:
    assert faults((TOP / "CHANGELOG.md").read_text("utf-8"), VERSION) == []


@pytest.mark.parametrize(
    ("changelog", "said"),
    [
        ("## 0.2.0 (2026-11-28)\n", "the first section"),
        ("## Unreleased\n## 0.1.0 (2026-01-01)\n", "no section for 0.2.0"),
        ("## Unreleased\n## 0.2.0\n", "is not `## version (day)`"),
        ("## Unreleased\n## 0.1.0 (2026-01-01)\n## 0.2.0 (2026-11-28)\n", "does not come first"),
    ],
)
def test_a_fault_in_a_changelog_is_found(changelog: str, said: str) -> None:
    assert said in "; ".join(faults(changelog, "0.2.0"))
