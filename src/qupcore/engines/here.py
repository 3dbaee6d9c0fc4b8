"""The engines of this installation."""

from __future__ import annotations

import warnings

from qupcore.engines.durable.loading import INSTALL, Loading, load
from qupcore.engines.durable.place import decides_apart
from qupcore.engines.protocol import Engine
from qupcore.engines.reference import ReferenceEngine
from qupcore.engines.required import VARIABLE, required
from qupcore.errors import EngineFault, EngineWarning
from qupcore.errors.worded import worded
from qupcore.memory import remembered

__all__ = ["installed_engines"]


def installed_engines(require: int | None = None) -> tuple[Engine, ...]:
    """The engines that decide here: the reference engine, then durable-rules if it can be loaded.

    The compiled engine is the second where durable-rules cannot be loaded, and the third where three are
    required. It reads the trees as the reference engine does, so it never counts for durable-rules: where 2
    engines are required and durable-rules is missing, nothing is decided.

    Args:
        require: The smallest permitted number of engines, 1, 2 or 3. The environment variable
            `QUPCORE_REQUIRE_ENGINES` sets it for every call; the larger number applies.

    Raises:
        EngineFault: there are fewer engines than required, or durable-rules is to decide in a process of its
            own (`QUPCORE_DURABLE=process`) and that cannot be started.
        BadInput: the required number is not 1, 2 or 3, or `QUPCORE_DURABLE` has another value.

    Warns:
        EngineWarning: durable-rules is installed but cannot be loaded.

    >>> installed_engines()[0].name
    'reference'
    """
    loading, engines = _loaded()
    least = required(require)
    if least > 1 and not loading.usable:
        raise EngineFault(
            worded(
                "{least} engines are required and no engine here is independent of the reference engine, so "
                "nothing is decided",
                least=least,
            ),
            where="require_engines"
            if require == least
            else worded("environment variable {name}", name=VARIABLE),
            why=str(loading),
            remedy=worded("run `{install}`", install=INSTALL),
            code="engine.missing",
        )
    if loading.fault:
        _warn(loading)
    return engines if len(engines) >= least and len(engines) > 1 else (*engines, _compiled())


@remembered(most=1)
def _loaded() -> tuple[Loading, tuple[Engine, ...]]:
    """The reference engine and durable-rules, each if it can be loaded."""
    loading = load()
    engines: tuple[Engine, ...] = (ReferenceEngine(),)
    if loading.usable:
        engines = (*engines, _durable())
    return loading, engines


@remembered(most=1)
def _compiled() -> Engine:
    from qupcore.engines.compiled.engine import CompiledEngine  # most installations need it never

    return CompiledEngine()


def _durable() -> Engine:
    from qupcore.engines.durable.engine import DurableEngine

    if decides_apart():  # then this process never loads durable-rules
        from qupcore.engines.durable.apart import SessionsApart

        return DurableEngine(SessionsApart)
    from qupcore.engines.durable.session import Sessions

    return DurableEngine(Sessions)


@remembered(most=1)
def _warn(loading: Loading) -> None:
    """Warn once that no independent engine checks the reference engine, with the remedy."""
    warnings.warn(
        worded(
            "{loading}. No independent engine checks the reference engine. To install durable-rules run "
            "`{install}`",
            loading=loading,
            install=INSTALL,
        ),
        EngineWarning,
        stacklevel=1,
    )
