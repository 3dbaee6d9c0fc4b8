"""`make audit` never takes silence for safety."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

AUDIT = runpy.run_path(str(Path(__file__).with_name("audit.py")))
told, NOBODY = AUDIT["told"], AUDIT["NOBODY"]

SOUND = {"name": "attrs", "version": "26.1.0", "vulns": []}
FAULTY = {
    "name": "rich",
    "version": "15.0.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["15.0.1", "16"]}, {"id": "PYSEC-2", "fix_versions": []}],
}
SKIPPED = {"name": "typer", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def written(*found: dict[str, Any]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


@pytest.mark.parametrize(
    "stderr",
    [
        "Traceback ...\nrequests.exceptions.ProxyError: HTTPSConnectionPool(host=...)",
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    ],
)
def test_without_a_network_it_says_that_nothing_was_checked(stderr: str) -> None:
    assert told("", stderr) == (0, [NOBODY])


def test_where_the_database_knows_no_package_nothing_was_checked() -> None:
    assert told(written(SKIPPED, SKIPPED), "No known vulnerabilities found") == (0, [NOBODY])


def test_a_vulnerable_package_fails_with_its_advisories() -> None:
    status, lines = told(written(SOUND, FAULTY, SKIPPED), "Found 2 known vulnerabilities in 1 package")
    assert status == 1
    assert lines == [
        "rich 15.0.0: PYSEC-1, mended in 15.0.1, 16",
        "rich 15.0.0: PYSEC-2, mended in no version",
        f"typer: not looked up: {SKIPPED['skip_reason']}",
        "2 packages looked up, 1 not; 1 vulnerable",
    ]


def test_sound_packages_pass_and_are_counted() -> None:
    assert told(written(SOUND), "") == (0, ["1 packages looked up, 0 not; 0 vulnerable"])


@pytest.mark.parametrize("stdout", ["", "{}", "[]", "usage: pip-audit"])
def test_a_failure_of_pip_audit_is_no_success(stdout: str) -> None:
    status, lines = told(stdout, "pip-audit: error: unrecognized arguments")
    assert status == 2
    assert "pip-audit: error: unrecognized arguments" in lines
