"""durable-rules is imported only by tests that need it; marked tests are skipped where it may be missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from qupcore.engines import Engine, Evaluator, ReferenceEngine, installed_engines
from qupcore.engines.durable.place import PLACE_VARIABLE, decides_apart
from qupcore.memory import forget
from qupcore.rules.rulebook import Rulebook


@pytest.fixture(scope="session")
def durable_engine() -> Engine:
    """durable-rules in this process, or in one of its own where QUPCORE_DURABLE says so."""
    return installed_engines(2)[1]


@pytest.fixture(scope="session")
def session_module() -> ModuleType:
    if decides_apart():
        pytest.skip("durable-rules is in a process of its own: nothing here can be put in its place")
    from qupcore.engines.durable import session

    return session


@pytest.fixture(scope="session")
def both(durable_engine: Engine) -> Callable[[Rulebook], tuple[Evaluator, Evaluator]]:
    """Prepare a rulebook with the reference engine and with durable-rules."""
    return lambda rulebook: (ReferenceEngine().prepare(rulebook), durable_engine.prepare(rulebook))


@pytest.fixture
def asked_apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment asks for a process of its own."""
    monkeypatch.setenv(PLACE_VARIABLE, "process")
    forget()
    yield
    forget()
