"""The ways to decide a rulebook. Each agrees with the reference engine, or there is no decision."""

from __future__ import annotations

from qupcore.engines.protocol import Engine, Evaluator, Verdicts
from qupcore.engines.reference import ReferenceEngine
from qupcore.memory import remembered

__all__ = ["Engine", "Evaluator", "ReferenceEngine", "Verdicts", "available"]


@remembered(most=1)
def available() -> tuple[Engine, ...]:
    """The engines that this installation decides with: the reference first, durable-rules where installed."""
    engines: tuple[Engine, ...] = (ReferenceEngine(),)
    try:
        from qupcore.engines.durable import DurableEngine
    except ImportError:  # not installed, or built without the define on 3.13 and later: provenance says so
        return engines
    return (*engines, DurableEngine())
