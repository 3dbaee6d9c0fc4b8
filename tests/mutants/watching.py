"""Tests run one by one, and which lines of a room each of them reaches."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from time import process_time
from types import CodeType

import pytest
from _pytest.runner import runtestprotocol

__all__ = ["Watch", "needs_3_12"]


def needs_3_12() -> None:
    """Stop where Python cannot tell which lines run without slowing everything down."""
    if sys.version_info < (3, 12):
        sys.exit("this needs Python 3.12 or later (sys.monitoring)")


class Watch:
    """What each test took, and which lines of some files it reached."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(files)
        self._took: dict[pytest.Item, float] = {}
        self._tests: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)

    def run(self, item: pytest.Item, later: pytest.Item | None) -> bool:
        """Run a test on the code as it is; whether it passes."""
        monitoring = sys.monitoring
        reached: set[tuple[str, int]] = set()

        def line(code: CodeType, number: int) -> object:
            if code.co_filename in self._files:
                reached.add((code.co_filename, number))
            return monitoring.DISABLE

        tool = monitoring.COVERAGE_ID
        monitoring.use_tool_id(tool, "mutants")
        monitoring.register_callback(tool, monitoring.events.LINE, line)
        monitoring.set_events(tool, monitoring.events.LINE)
        monitoring.restart_events()
        begun = process_time()  # what else the machine does is no part of it
        try:
            passes = self.passes(item, later)
        finally:
            monitoring.set_events(tool, 0)
            monitoring.register_callback(tool, monitoring.events.LINE, None)
            monitoring.free_tool_id(tool)
        self._took[item] = process_time() - begun
        for place in reached:
            self._tests[place].append(item)
        return passes

    def passes(self, item: pytest.Item, later: pytest.Item | None) -> bool:
        """Run a test, which may have run before; whether nothing in it failed."""
        again = {name: getattr(item, name, None) for name in ("_request", "funcargs")}
        reports = runtestprotocol(item, log=False, nextitem=later)
        if not hasattr(item, "_initrequest"):  # an example of a page cannot make its own request anew
            for name, value in again.items():
                setattr(item, name, value)
        return not any(report.failed for report in reports)

    def reaching(self, file: str, line: int, seconds: float) -> list[pytest.Item]:
        """The tests that reach a line, quickest first, for about so many seconds; one at least."""
        found: list[pytest.Item] = []
        for item in sorted(self._tests.get((file, line), ()), key=self._took.__getitem__):
            if found and self.seconds([*found, item]) > seconds:
                break
            found.append(item)
        return found

    def seconds(self, tests: Iterable[pytest.Item] | None = None) -> float:
        """The time of the processor that tests took on the code as it is; all of them if none are named."""
        return sum(self._took[item] for item in (self._took if tests is None else tests))
