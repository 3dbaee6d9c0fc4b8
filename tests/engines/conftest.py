"""durable-rules is imported only by tests that need it; marked tests are skipped where it may be missing."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from qupcore.engines import Engine, Evaluator, ReferenceEngine
from qupcore.rules.rulebook import Rulebook


@pytest.fixture(scope="session")
def durable_engine() -> Engine:
    from qupcore.engines.durable.engine import DurableEngine

    return DurableEngine()


@pytest.fixture(scope="session")
def session_module() -> ModuleType:
    from qupcore.engines.durable import session

    return session


@pytest.fixture(scope="session")
def both(durable_engine: Engine) -> Callable[[Rulebook], tuple[Evaluator, Evaluator]]:
    """Prepare a rulebook with the reference engine and with durable-rules."""
    return lambda rulebook: (ReferenceEngine().prepare(rulebook), durable_engine.prepare(rulebook))
