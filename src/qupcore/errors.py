"""What can go wrong, said so that the reader can mend it.

One root, `QupError`. Every error carries *what* went wrong, *where*, *why* (the source, where there is one)
and the *remedy* as attributes; the message is only their rendering.
"""

from __future__ import annotations

import attrs

__all__ = [
    "BadInput",
    "EngineDisagreement",
    "EngineFault",
    "EngineWarning",
    "Fault",
    "NoRulesInForce",
    "ParameterError",
    "PluginError",
    "QupError",
    "RuleError",
]


MOST_SHOWN = 100
"""Faults in a message; `BadInput.faults` holds all."""


@attrs.define(slots=False, eq=False)
class QupError(Exception):
    """Root of every error that qupcore raises on purpose.

    >>> try:
    ...     raise QupError("no such section", where="sotjl § 28", remedy="list them with `qup rules list`")
    ... except QupError as error:
    ...     print(error)
    no such section
      where: sotjl § 28
      remedy: list them with `qup rules list`
    """

    what: str
    where: str = ""
    why: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        lines = [self.what]
        for label in ("where", "why", "remedy"):
            if text := getattr(self, label):
                lines.append(f"  {label}: {text}")
        return "\n".join(lines)


@attrs.frozen
class Fault:
    """One thing wrong in a file: the path to it (`$.benefits[1].monthly_nok`), what is wrong, what to do."""

    path: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.what}" + (f" ({self.remedy})" if self.remedy else "")


@attrs.define(slots=False, eq=False)
class BadInput(QupError):
    """A file or value that cannot be read. `faults` names every one of them; nothing was half-read."""

    faults: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        shown = [f"  {fault}" for fault in self.faults[:MOST_SHOWN]]
        if len(self.faults) > MOST_SHOWN:
            shown.append(f"  and {len(self.faults) - MOST_SHOWN} more")
        return "\n".join([super().__str__(), *shown])


@attrs.define(slots=False, eq=False)
class RuleError(QupError):
    """A rule is written in a way that has no meaning. Raised while it is built, never while deciding."""


@attrs.define(slots=False, eq=False)
class ParameterError(QupError):
    """A dated parameter is missing, overlaps another, or has a value it may not have."""


@attrs.define(slots=False, eq=False)
class NoRulesInForce(QupError):
    """The date lies before the programme existed in law."""


@attrs.define(slots=False, eq=False)
class EngineFault(QupError):
    """A required engine is missing, or an engine did something it must never do: nothing is decided."""


@attrs.define(slots=False, eq=False)
class PluginError(QupError):
    """A plugin is not there, or could not be used where every plugin must be. `failures` names each."""

    failures: tuple[object, ...] = ()


@attrs.define(slots=False, eq=False)
class EngineDisagreement(QupError):
    """Two engines gave different answers: there is no decision.

    `traces` maps each engine's name to what it found: for each rule True, False or None (unknown), for each
    amount a whole number or None.
    """

    traces: dict[str, dict[str, int | None]] = attrs.field(factory=dict)


class EngineWarning(UserWarning):
    """An installed engine cannot be loaded, so the reference engine decides alone."""
