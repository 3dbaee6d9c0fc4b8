"""The errors of qupcore, each with its remedy.

All errors derive from `QupError`. Each has the attributes `what`, `where`, `why` (the source, if there is
one) and `remedy`; the message is made from them. Programs use `code`.
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
from qupcore.errors.outside import cleaned, one_line
from qupcore.errors.worded import Worded, in_language, worded

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


_LABELS = (worded("where"), worded("why"), worded("remedy"))
_UNREADABLE = worded("(unreadable key)")
"""What stands in a path for a key that is not shown: a path is joined of its steps, and this one is words."""

MOST_SHOWN = 100
"""The largest number of faults in a message; `BadInput.faults` holds all."""


def _shown(text: str) -> str:
    """A text of an error; the values of a worded one are clean already."""
    return text if isinstance(text, Worded) or not isinstance(text, str) else cleaned(text)


def _shown_name(text: str) -> str:
    return text if isinstance(text, Worded) or not isinstance(text, str) else one_line(text)


@attrs.define(slots=False, eq=False, repr=False)
class QupError(Exception):
    """The base class of every error that qupcore raises on purpose.

    Attributes:
        what: What went wrong.
        where: The place of the error.
        why: The source, if there is one.
        remedy: What to do.
        code: The kind of error, for programs: a key of `CODES`.

    >>> try:
    ...     raise QupError("no such section", where="sotjl § 28", remedy="list them with `qup rules list`")
    ... except QupError as error:
    ...     print(error)
    no such section
      where: sotjl § 28
      remedy: list them with `qup rules list`
    """

    USUAL: ClassVar[Code] = "input.value"
    """The code of an error of this class unless one is given."""

    what: str = attrs.field(converter=_shown)
    where: str = attrs.field(default="", converter=_shown)
    why: str = attrs.field(default="", converter=_shown)
    remedy: str = attrs.field(default="", converter=_shown)
    code: Code = attrs.field(kw_only=True)

    @code.default
    def _usual(self) -> Code:
        return self.USUAL

    @property
    def args(self) -> tuple[Any, ...]:  # type: ignore[override]
        """The arguments of the error; only the code if values are hidden."""
        if values_hidden():
            return (self.code,)
        return tuple(getattr(self, field.name) for field in attrs.fields(type(self)))

    def without_values(self) -> Self:
        """The error in general words, without a value of a case in any attribute: for logs and statistics.

        >>> print(QupError("'Kari' is no section", code="law.unknown-section").without_values())
        law.unknown-section: a section without rules
          remedy: list them with `qup rules list`
        """
        meaning = CODES[self.code]
        what = worded("{code}: {what}", code=self.code, what=worded(meaning.what))
        return type(self)(what, remedy=meaning.remedy, code=self.code)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The whole message in a language; a text that nobody has translated stays in English.

        Args:
            lang: `nb`, `nn` or `en`.

        >>> error = QupError("two rules have the id a", remedy="give each its own id")
        >>> error.in_language("en") == str(error)
        True
        """
        return (self.without_values() if values_hidden() else self)._message(lang)

    def __repr__(self) -> str:
        shown = self.without_values() if values_hidden() else self
        fields = (f"{field.name}={getattr(shown, field.name)!r}" for field in attrs.fields(type(self)))
        return f"{type(self).__name__}({', '.join(fields)})"

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}
        return _made, (type(self), fields)

    def _message(self, lang: str) -> str:
        lines = [in_language(self.what, lang)]
        for label in _LABELS:
            if text := getattr(self, label):
                lines.append(f"  {in_language(label, lang)}: {in_language(text, lang)}")
        return "\n".join(lines)


def _made(kind: type[QupError], fields: dict[str, Any]) -> QupError:
    """An error from its fields: for pickle."""
    return kind(**fields)


@attrs.frozen(repr=False)
class Fault:
    """One thing wrong in a file.

    Attributes:
        path: The place in the file: `$.benefits[1].monthly_nok`.
        what: What is wrong.
        remedy: What to do. Left out: what its code says.
        code: The kind of fault, for programs: a key of `CODES`.
    """

    path: str = attrs.field(converter=_shown_name)
    what: str = attrs.field(converter=_shown)
    remedy: str = attrs.field(default="", converter=_shown)
    code: Code = "input.value"

    def __attrs_post_init__(self) -> None:
        if not self.remedy:  # every fault has one: that of its code, where the place knows no better
            object.__setattr__(self, "remedy", worded(CODES[self.code].remedy))

    def below(self, path: str) -> Fault:
        """The fault with a path prefixed to its own."""
        return attrs.evolve(self, path=path + self.path)

    def without_values(self) -> Fault:
        """The fault in general words, without a value in any attribute."""
        meaning = CODES[self.code]
        what = worded("{code}: {what}", code=self.code, what=worded(meaning.what))
        return Fault(path_without_values(self.path), what, meaning.remedy, self.code)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The fault on one line in a language: the path, what is wrong, and the remedy.

        Args:
            lang: `nb`, `nn` or `en`.

        >>> Fault("$.ref", "a text that is too long", "shorten it", "input.text").in_language("en")
        '$.ref: a text that is too long (shorten it)'
        """
        shown = self.without_values() if values_hidden() else self
        remedy = f" ({in_language(shown.remedy, lang)})" if shown.remedy else ""
        path = in_language(shown.path, lang).replace(_UNREADABLE, in_language(_UNREADABLE, lang))
        return f"{path}: {in_language(shown.what, lang)}{remedy}"

    def __repr__(self) -> str:
        shown = self.without_values() if values_hidden() else self
        return (
            f"Fault(path={shown.path!r}, what={shown.what!r}, remedy={shown.remedy!r}, code={shown.code!r})"
        )


@attrs.define(slots=False, eq=False, repr=False)
class BadInput(QupError):
    """A file or value that cannot be read. `faults` holds every fault; nothing is read in part."""

    faults: tuple[Fault, ...] = ()

    def without_values(self) -> Self:
        """The error in general words; each fault keeps its code and the field names of its path."""
        return attrs.evolve(
            QupError.without_values(self), faults=tuple(fault.without_values() for fault in self.faults)
        )

    def _message(self, lang: str) -> str:
        if len(self.faults) == 1 and self.what.endswith(f"{self.faults[0].path}: {self.faults[0].what}"):
            return QupError._message(self, lang)  # which says the only fault already, with its remedy
        shown = [f"  {fault.in_language(lang)}" for fault in self.faults[:MOST_SHOWN]]
        if len(self.faults) > MOST_SHOWN:
            more = worded("and {count} more", count=len(self.faults) - MOST_SHOWN)
            shown.append(f"  {in_language(more, lang)}")
        return "\n".join([QupError._message(self, lang), *shown])


@attrs.define(slots=False, eq=False, repr=False)
class RuleError(QupError):
    """A rule without a meaning, found while the rule is built; or a law that lacks a rule an answer needs."""

    USUAL: ClassVar[Code] = "rule.meaningless"


@attrs.define(slots=False, eq=False, repr=False)
class ParameterError(QupError):
    """A dated parameter is missing, overlaps another or has a value that is not allowed."""

    USUAL: ClassVar[Code] = "rule.parameter"


@attrs.define(slots=False, eq=False, repr=False)
class NoRulesInForce(QupError):
    """No rule is in force on the day; the programme came into the law on 2007-11-01."""

    USUAL: ClassVar[Code] = "law.not-in-force"


@attrs.define(slots=False, eq=False, repr=False)
class EngineFault(QupError):
    """A required engine is missing, or an engine misbehaved: nothing is decided."""

    USUAL: ClassVar[Code] = "engine.fault"


@attrs.define(slots=False, eq=False, repr=False)
class PluginError(QupError):
    """A plugin is not installed, or failed while `strict` was requested. `failures` lists the failures."""

    USUAL: ClassVar[Code] = "plugin.failed"

    failures: tuple[object, ...] = ()


@attrs.define(slots=False, eq=False, repr=False)
class EngineDisagreement(QupError):
    """Two engines gave different answers: there is no decision.

    `traces` holds the answers by name of the engine: for each rule True, False or None (unknown), for each
    amount a whole number or None.
    """

    USUAL: ClassVar[Code] = "engine.disagreement"

    traces: dict[str, dict[str, int | None]] = attrs.field(factory=dict)


class EngineWarning(UserWarning):
    """An installed engine cannot be loaded, so nothing independent checks the others."""


def __dir__() -> list[str]:
    return sorted(__all__)
