"""A plugin of pytest: each test is run several times (`TIMES`), and the runs are counted.

Every test runs once before any runs again. No new round begins after `SECONDS`. The last line of the output
is JSON: how many runs there were, failed, and were skipped.
"""

from __future__ import annotations

import json
import os
import time

import pytest

TIMES = int(os.environ.get("TIMES", "1"))
UNTIL = time.monotonic() + float(os.environ.get("SECONDS", "3600"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test once for each number."""
    metafunc.fixturenames.append("run")
    metafunc.parametrize("run", range(TIMES))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Round by round."""
    items.sort(key=_round)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    """Stop between two rounds when the time is up."""
    found = yield
    if nextitem is not None and _round(nextitem) > _round(item) and time.monotonic() > UNTIL:
        item.session.shouldstop = "the time is up"
    return found


def _round(item: pytest.Item) -> int:
    assert isinstance(item, pytest.Function)
    return int(item.callspec.params["run"])


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many runs there were; a failed set-up counts as a failed run."""
    told = {name: len(terminalreporter.getreports(name)) for name in ("passed", "failed", "error", "skipped")}
    failed = told["failed"] + told["error"]
    terminalreporter.write_line(
        json.dumps({"runs": told["passed"] + failed, "failed": failed, "skipped": told["skipped"]})
    )
