"""What can go wrong, said so that the reader can mend it.

One root, `QupError`. Every error carries *what* went wrong, *where*, *why* (the source, where there is one)
and the *remedy* as attributes; the message is only their rendering. Its `code` is for programs.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

import attrs

from qupcore.errors.codes import CODES, Code
from qupcore.errors.hiding import (
    hidden_values,
    hide_values,
    path_without_values,
    shown_values,
    values_hidden,
)

__all__ = [
    "CODES",
    "BadInput",
    "Code",
    "EngineDisagreement",
    "EngineFault",
    "EngineWarning",
    "Fault",
    "NoRulesInForce",
    "ParameterError",
    "PluginError",
    "QupError",
    "RuleError",
    "hidden_values",
    "hide_values",
    "shown_values",
]


MOST_SHOWN = 100
"""Faults in a message; `BadInput.faults` holds all."""


@attrs.define(slots=False, eq=False, repr=False)
class QupError(Exception):
    """Root of every error that qupcore raises on purpose.

    Attributes:
        what: What went wrong.
        where: Where.
        why: The source, where there is one.
        remedy: What to do.
        code: What went wrong, for programs: a key of `CODES`.

    >>> try:
    ...     raise QupError("no such section", where="sotjl § 28", remedy="list them with `qup rules list`")
    ... except QupError as error:
    ...     print(error)
    no such section
      where: sotjl § 28
      remedy: list them with `qup rules list`
    """

    USUAL: ClassVar[Code] = "input.value"
    """The code of an error of this class that is given none."""

    what: str
    where: str = ""
    why: str = ""
    remedy: str = ""
    code: Code = attrs.field(kw_only=True)

    @code.default
    def _usual(self) -> Code:
        return self.USUAL

    @property
    def args(self) -> tuple[Any, ...]:  # type: ignore[override]
        """What the error was made with; nothing but the code where values are hidden."""
        if values_hidden():
            return (self.code,)
        return tuple(getattr(self, field.name) for field in attrs.fields(type(self)))

    def without_values(self) -> Self:
        """The error in general words, without a value of a case in any attribute, for logs and counts.

        >>> print(QupError("'Kari' is no section", code="law.unknown-section").without_values())
        law.unknown-section: a section in which no rule stands
          remedy: list them with `qup rules list`
        """
        told = CODES[self.code]
        return type(self)(f"{self.code}: {told.what}", remedy=told.remedy, code=self.code)

    def __str__(self) -> str:
        return (self.without_values() if values_hidden() else self)._message()

    def __repr__(self) -> str:
        shown = self.without_values() if values_hidden() else self
        fields = (f"{field.name}={getattr(shown, field.name)!r}" for field in attrs.fields(type(self)))
        return f"{type(self).__name__}({', '.join(fields)})"

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}
        return _made, (type(self), fields)

    def _message(self) -> str:
        lines = [self.what]
        for label in ("where", "why", "remedy"):
            if text := getattr(self, label):
                lines.append(f"  {label}: {text}")
        return "\n".join(lines)


def _made(kind: type[QupError], fields: dict[str, Any]) -> QupError:
    """An error from its fields, as pickles keep it."""
    return kind(**fields)


@attrs.frozen(repr=False)
class Fault:
    """One thing wrong in a file.

    Attributes:
        path: Where: `$.benefits[1].monthly_nok`.
        what: What is wrong.
        remedy: What to do.
        code: What is wrong, for programs: a key of `CODES`.
    """

    path: str
    what: str
    remedy: str = ""
    code: Code = "input.value"

    def below(self, path: str) -> Fault:
        """The fault with a path put before its own."""
        return attrs.evolve(self, path=path + self.path)

    def without_values(self) -> Fault:
        """The fault in general words, without a value in any attribute."""
        told = CODES[self.code]
        return Fault(path_without_values(self.path), f"{self.code}: {told.what}", told.remedy, self.code)

    def __str__(self) -> str:
        shown = self.without_values() if values_hidden() else self
        return f"{shown.path}: {shown.what}" + (f" ({shown.remedy})" if shown.remedy else "")

    def __repr__(self) -> str:
        shown = self.without_values() if values_hidden() else self
        return (
            f"Fault(path={shown.path!r}, what={shown.what!r}, remedy={shown.remedy!r}, code={shown.code!r})"
        )


@attrs.define(slots=False, eq=False, repr=False)
class BadInput(QupError):
    """A file or value that cannot be read. `faults` names every one of them; nothing was half-read."""

    faults: tuple[Fault, ...] = ()

    def without_values(self) -> Self:
        """The error in general words; each fault keeps its code, and of its path the names of fields."""
        return attrs.evolve(
            QupError.without_values(self), faults=tuple(fault.without_values() for fault in self.faults)
        )

    def _message(self) -> str:
        shown = [f"  {fault}" for fault in self.faults[:MOST_SHOWN]]
        if len(self.faults) > MOST_SHOWN:
            shown.append(f"  and {len(self.faults) - MOST_SHOWN} more")
        return "\n".join([QupError._message(self), *shown])


@attrs.define(slots=False, eq=False, repr=False)
class RuleError(QupError):
    """A rule has no meaning, told while it is built; or a trial law lacks a rule that an answer needs."""

    USUAL: ClassVar[Code] = "rule.meaningless"


@attrs.define(slots=False, eq=False, repr=False)
class ParameterError(QupError):
    """A dated parameter is missing, overlaps another, or has a value it may not have."""

    USUAL: ClassVar[Code] = "rule.parameter"


@attrs.define(slots=False, eq=False, repr=False)
class NoRulesInForce(QupError):
    """The date lies before the programme existed in law."""

    USUAL: ClassVar[Code] = "law.not-in-force"


@attrs.define(slots=False, eq=False, repr=False)
class EngineFault(QupError):
    """A required engine is missing, or an engine did something it must never do: nothing is decided."""

    USUAL: ClassVar[Code] = "engine.fault"


@attrs.define(slots=False, eq=False, repr=False)
class PluginError(QupError):
    """A plugin is not there, or could not be used where every plugin must be. `failures` names each."""

    USUAL: ClassVar[Code] = "plugin.failed"

    failures: tuple[object, ...] = ()


@attrs.define(slots=False, eq=False, repr=False)
class EngineDisagreement(QupError):
    """Two engines gave different answers: there is no decision.

    `traces` maps each engine's name to what it found: for each rule True, False or None (unknown), for each
    amount a whole number or None.
    """

    USUAL: ClassVar[Code] = "engine.disagreement"

    traces: dict[str, dict[str, int | None]] = attrs.field(factory=dict)


class EngineWarning(UserWarning):
    """An installed engine cannot be loaded, so the reference engine decides alone."""
