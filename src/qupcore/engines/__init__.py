"""The ways to decide a rulebook. Each agrees with the reference engine, or there is no decision."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from qupcore.engines.protocol import Engine, Evaluator, Verdicts
from qupcore.engines.reference import ReferenceEngine

__all__ = ["Engine", "Evaluator", "ReferenceEngine", "Verdicts", "available"]


@cache
def available() -> tuple[Engine, ...]:
    """The engines that this installation decides with: the reference first, durable-rules where installed."""
    engines: list[Engine] = [ReferenceEngine()]
    if find_spec("durable_rules_engine") is not None:
        from qupcore.engines.durable import DurableEngine

        engines.append(DurableEngine())
    return tuple(engines)
