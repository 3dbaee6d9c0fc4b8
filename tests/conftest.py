"""How the tests run: the same examples every time, and nothing skipped without a reason."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from browser import browser  # noqa: F401
from longest import longest_first

settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=False, database=None, max_examples=100
)
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    print_blob=False,
    database=None,
    max_examples=25,
    # Slips are tried two at a time on a busy machine; whether strategies are quick is for `make test` to say.
    suppress_health_check=list(HealthCheck),
)
MOST_EXAMPLES = 100_000
TRIED = 100
"""Examples from which a thorough run tells how long one takes."""
# What stands in the pages and docstrings is not tried on more: it shows, and does not test.
settings.register_profile("thorough", deadline=None, database=None, max_examples=TRIED)
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
settings.load_profile("thorough" if THOROUGH else os.environ.get("HYPOTHESIS_PROFILE", "ci"))
SECONDS = int(os.environ.get("HYPOTHESIS_SECONDS", "40"))
"""Time for each property of a thorough run; 0: as long as `MOST_EXAMPLES` take, which is days for all."""


# `qup` speaks the language of the machine: here none is asked for, nor in what the tests start.
for _name in ("QUPCORE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(_name, None)


# Where tests run in the background, an interrupt is ignored, also by what they start: none would be tested.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def why_no_durable() -> str | None:
    """Why durable-rules cannot be used here; None where it can."""
    try:
        import durable_rules_engine  # noqa: F401
    except ImportError as error:  # not there, or built without the define
        return f"durable-rules cannot be imported: {error}. See README, 'Two engines'"
    return None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected for the tests never ends: it is not searched for what has ended.

    Neither while it is made nor afterwards: two million objects, which take a second each time. What the
    tests make is searched once there are 10,000 of it, not 700: they are to test qupcore, not that search.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 10, 10)
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files come first; the tests of durable-rules are skipped where it may be missing.

    Before 3.13 it must be there, and they fail. Those of Spark take a minute, and run where asked for.
    """
    items.sort(key=lambda item: longest_first(item.nodeid))
    if "spark" not in config.option.markexpr:
        for item in items:
            if item.get_closest_marker("spark"):
                item.add_marker(pytest.mark.skip(reason="Spark is run by make spark"))
    reason = why_no_durable()
    if reason is None or sys.version_info < (3, 13):
        return
    for item in items:
        if item.get_closest_marker("durable"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """In a thorough run, try each property on 100,000 examples, or on as many as its time allows.

    A hundred are tried first, or as many as the property sets for itself for a small run: what they took
    tells how many more there is time for. Its own number is the least here.
    """
    if not (THOROUGH and is_hypothesis_test(pyfuncitem.obj)):
        return None
    test = getattr(pyfuncitem.obj, "__func__", pyfuncitem.obj)
    own = test._hypothesis_internal_use_settings or settings.default
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}

    def run(examples: int) -> float:
        test._hypothesis_internal_use_settings = settings(own, max_examples=examples)
        start = time.perf_counter()
        pyfuncitem.obj(**arguments)
        return time.perf_counter() - start

    tried = min(TRIED, own.max_examples)
    run(tried // 10 or 1)  # what is done once is not counted
    each = run(tried) / tried
    number = min(MOST_EXAMPLES, max(own.max_examples, int(SECONDS / each))) if SECONDS else MOST_EXAMPLES
    run(number)
    pyfuncitem.user_properties.append(("examples", number))
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many examples each property of a thorough run was tried on, the fewest first."""
    if not THOROUGH:
        return
    told = sorted(
        (number, report.nodeid)
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, number in report.user_properties
        if name == "examples"
    )
    terminalreporter.section("examples of each property")
    for number, test in told:
        terminalreporter.line(f"{number:>7}  {test}")
