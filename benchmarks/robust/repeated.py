"""A plugin of pytest: each test is run several times (`TIMES`), and the runs are counted.

The last line of the output is JSON: how many runs there were, failed, and were skipped.
"""

from __future__ import annotations

import json
import os

import pytest

TIMES = int(os.environ.get("TIMES", "1"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test once for each number."""
    metafunc.fixturenames.append("run")
    metafunc.parametrize("run", range(TIMES))


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many runs there were; a failed set-up counts as a failed run."""
    told = {name: len(terminalreporter.getreports(name)) for name in ("passed", "failed", "error", "skipped")}
    failed = told["failed"] + told["error"]
    terminalreporter.write_line(
        json.dumps({"runs": told["passed"] + failed, "failed": failed, "skipped": told["skipped"]})
    )
