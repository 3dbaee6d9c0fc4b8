"""What an event may tell. The list is closed, and no field has a type that a value of a case has.

Two things keep a value of a case out. A type checker refuses it: a text is a word of a closed list, or of a
type of its own (`Hash`, `PluginName`); a number is never given, but counted from a collection or measured by
a `Clock`; of an error only the code and the places are taken. And what is written is looked at once more: a
text that does not have the form of its field is left out, with `…` in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from time import monotonic
from typing import Literal, NewType, TypedDict, get_args

from qupcore.errors import CODES
from qupcore.errors.hiding import path_without_values

__all__ = [
    "FIELDS",
    "LEFT_OUT",
    "Clock",
    "Fields",
    "Hash",
    "KeptCause",
    "MemoryName",
    "PackageVersion",
    "PluginName",
    "QuestionOutcome",
    "Reading",
    "Seal",
    "Stage",
    "Told",
    "checked",
]

QuestionOutcome = Literal[
    "answered",
    "refused",
    "stopped",
    "failed",
    "right",
    "no_right",
    "undetermined",
    "valid",
    "invalid",
    "needs_assessment",
    "same",
    "different",
]
"""How a question went: its outcome, else `answered`; after an error `refused`, `stopped` or `failed`."""

Stage = NewType("Stage", str)
"""Where a plugin failed: a word of `STAGES`."""
KeptCause = Literal["not_made", "not_private", "not_written"]
"""Why the folder of kept plugins is not used."""
Seal = Literal["whole", "broken", "none"]
Hash = NewType("Hash", str)
"""SHA-256 of rules, of a catalogue or of what a plugin gave: never of a case, which could be guessed."""
PluginName = NewType("PluginName", str)
"""The name of a plugin among the entry points of `qupcore.plugins`."""
PackageVersion = NewType("PackageVersion", str)
"""The version of an installed package."""
MemoryName = NewType("MemoryName", str)
"""The owner of a memory, as docs/memories.md lists them."""
Told = bool | int | float | str
"""What is written of a field."""

LEFT_OUT = "…"
"""What stands for a text that does not have the form of its field."""

STAGES = frozenset(
    [
        "discovery",
        "versions",
        "trust",
        "import",
        "hooks",
        "hook",
        "types",
        "schema",
        "namespace",
        "catalogue",
        "law",
        "time",
        "process",
        "live_places",
    ]
)


Reading = NewType("Reading", float)
"""What `monotonic` gave: no other number."""


class Clock:
    """Measures how long something takes. The only thing that a duration is made of.

    Args:
        began: The reading of `monotonic` at which it began. Left out: now.

    >>> clock = Clock()
    >>> clock.stop()
    >>> clock.seconds == clock.seconds >= 0
    True
    """

    __slots__ = ("_began", "_took")

    def __init__(self, began: Reading | None = None) -> None:
        self._began: float = monotonic() if began is None else began
        self._took: float | None = None

    def stop(self) -> None:
        """Measure no longer."""
        self._took = monotonic() - self._began

    @property
    def seconds(self) -> float:
        """Seconds until it was stopped, or until now."""
        return monotonic() - self._began if self._took is None else self._took


class Fields(TypedDict, total=False):
    """The fields that code gives. A collection is counted: its number is written, never what it holds."""

    outcome: QuestionOutcome
    final: bool
    complete: bool
    seal: Seal
    rulebook: Hash
    catalogue: Hash
    hash: Hash
    plugin: PluginName
    version: PackageVersion
    stage: Stage
    memory: MemoryName
    cause: KeptCause
    seconds: Clock
    age: Clock
    courses: Collection[object]
    differences: Collection[object]
    duties: Collection[object]
    entries: Collection[object]
    failures: Collection[object]
    findings: Collection[object]
    given: Collection[object]
    layers: Collection[object]
    lines: Collection[object]
    measures: Collection[object]
    missing: Collection[object]
    offers: Collection[object]
    plans: Collection[object]
    plugins: Collection[object]
    remarks: Collection[object]
    repairs: Collection[object]
    without: Collection[object]


def _text(pattern: str) -> Callable[[object], Told]:
    form = re.compile(pattern)
    return lambda value: value if isinstance(value, str) and form.fullmatch(value) else LEFT_OUT


def _word(words: Collection[str]) -> Callable[[object], Told]:
    return lambda value: value if isinstance(value, str) and value in words else LEFT_OUT


def _flag(value: object) -> Told:
    return value if isinstance(value, bool) else LEFT_OUT


def _seconds(value: object) -> Told:
    return round(value.seconds, 6) if isinstance(value, Clock) else LEFT_OUT


def _number_of(value: object) -> Told:
    return len(value) if isinstance(value, Collection) and not isinstance(value, str | bytes) else LEFT_OUT


def _places(value: object) -> Told:
    """Codes with paths: `input.date $.birth_date, input.text $.sources.…`."""
    if not isinstance(value, str):
        return LEFT_OUT
    for place in value.split(", "):
        code, _, path = place.partition(" ")
        if code not in CODES or not path.startswith("$") or path_without_values(path) != path:
            return LEFT_OUT
    return value


_RULE = r"(?:right|(?=[\w.:-]*[a-z])[\w-]+(?:[.:][\w-]+)+)"
"""The id of a rule, and the conclusion of them all."""
_HASH = _text(r"[0-9a-f]{12,64}")
_FORMS: Mapping[str, Callable[[object], Told]] = {
    "outcome": _word(get_args(QuestionOutcome)),
    "final": _flag,
    "complete": _flag,
    "seal": _word(get_args(Seal)),
    "rulebook": _HASH,
    "catalogue": _HASH,
    "hash": _HASH,
    "plugin": _text(r"[A-Za-z][A-Za-z0-9._-]{0,99}"),
    "version": _text(r"unknown|[0-9]{1,4}\.[A-Za-z0-9.!+_-]{1,49}"),
    "stage": _word(STAGES),
    "cause": _word(get_args(KeptCause)),
    "memory": _text(r"[a-z_]+(\.[A-Za-z_]+)+"),
    "seconds": _seconds,
    "age": _seconds,
    "code": _word(CODES.keys()),
    "error": _text(r"[A-Z][A-Za-z_]{0,49}"),
    "at": _places,
    "rules": _text(rf"{_RULE}(, {_RULE})*"),
}

FIELDS = tuple(dict.fromkeys((*Fields.__annotations__, "code", "error", "faults", "at", "rules")))
"""Every field. The last five are taken from an error, and nobody gives them."""


def checked(name: str, value: object) -> Told:
    """A field as it is written: in the form that it must have, or left out.

    >>> from typing import get_type_hints
    >>> checked("rulebook", "0f" * 32) == "0f" * 32, checked("rulebook", "Kari"), checked("plans", ["a", "b"])
    (True, '…', 2)
    """
    return _FORMS.get(name, _number_of)(value)
