"""The backends are held to the answers of reference, durable-rules and compiled, which agree."""

from __future__ import annotations

import importlib.util

import pytest

from qupcore.engines.required import MOST, VARIABLE


@pytest.fixture(autouse=True)
def every_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each decision needs all three; without durable-rules compiled is the second by itself."""
    if importlib.util.find_spec("durable_rules_engine") is not None:
        monkeypatch.setenv(VARIABLE, str(MOST))
