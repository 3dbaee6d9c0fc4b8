"""How the tests run: the same examples every time, and nothing skipped without a reason."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from hypothesis import settings

settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=False, database=None, max_examples=100
)
settings.register_profile("thorough", deadline=None, database=None, max_examples=5000)
settings.register_profile(
    "mutants", deadline=None, derandomize=True, print_blob=False, database=None, max_examples=25
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the durable-rules tests where it may be missing: before 3.13 it must be there, and they fail."""
    reason = why_no_durable()
    if reason is None or sys.version_info < (3, 13):
        return
    for item in items:
        if item.get_closest_marker("durable"):
            item.add_marker(pytest.mark.skip(reason=reason))
