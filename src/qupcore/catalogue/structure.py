"""From a TOML tree to values: strictly, and with every fault at once.

A reader for each type is made once from the type itself, so the types define the form of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from qupcore.catalogue.conditions import condition
from qupcore.catalogue.positions import Path
from qupcore.domain.case.plan import Slot
from qupcore.domain.catalogue.measure import Admission
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.domain.catalogue.practice import GivenBy, Target
from qupcore.domain.catalogue.relation import Relation
from qupcore.domain.hint import remedy
from qupcore.domain.input_limits import input_limits
from qupcore.domain.new_term import NewTerm
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text, character_fault, with_line_breaks
from qupcore.errors import BadInput, Code, RuleError
from qupcore.errors.worded import worded
from qupcore.memory import remembered

__all__ = ["Flaws", "RelativeFault", "near", "read_value", "unknown_keys"]

Sources = Mapping[str, Source]
Reader = Callable[[Any, Sources], Any]

_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)", re.ASCII)
_MOST_BITS = 512
"""Above it a number is not shown: Python refuses to write one of more than 4300 digits."""
_ALONE: dict[type, str] = {Admission: "when", Target: "when", GivenBy: "by"}
"""Where one text alone may stand for a whole table: the field that it is."""


@attrs.frozen
class RelativeFault:
    """A fault below a path: its relative path, its text and its remedy."""

    path: Path
    what: str
    remedy: str = ""
    code: Code = "input.value"

    def below(self, *steps: str | int) -> RelativeFault:
        """The same fault, with a path put before its own."""
        return attrs.evolve(self, path=(*steps, *self.path))


class Flaws(Exception):
    """All faults below a path."""

    def __init__(self, *flaws: RelativeFault) -> None:
        self.flaws = flaws


def read_value(kind: Any, value: object, sources: Sources) -> Any:
    """Read a TOML value as a type.

    Args:
        kind: The type: an attrs class, or what its fields are annotated with.
        value: The value, as `tomllib` gives it.
        sources: The sources that the file names, by key.

    Raises:
        Flaws: all that is wrong with it.
    """
    return _reader(kind)(value, sources)


def near(name: str, known: Any) -> str:
    """The remedy for an unknown name."""
    return remedy(name, known, most=30)


def unknown_keys(keys: Sequence[str], known: Iterable[str]) -> Iterator[RelativeFault]:
    """A fault for each unknown key, until there are more than an error tells."""
    known = tuple(known)
    for key in islice(keys, input_limits().faults + 1):
        yield RelativeFault((key,), worded("unknown key"), near(key, known), "input.unknown-key")


def _wrong(what: str, remedy: str = "", code: Code = "input.type") -> Flaws:
    return Flaws(RelativeFault((), what, remedy, code))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return worded("a table")
    if isinstance(value, list):
        return worded("a list")
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return worded("a number of too many digits")
    text = ("false", "true")[value] if isinstance(value, bool) else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _exactly(kind: type, what: str) -> Reader:
    def read(value: Any, _: Sources) -> Any:
        if type(value) is not kind:
            raise _wrong(worded("expected {what}, got {shown}", what=what, shown=_shown(value)))
        return value

    return read


def _text(value: Any, _: Sources) -> str:
    if type(value) is not str:
        raise _wrong(worded("expected a text, got {shown}", shown=_shown(value)), worded("put it in quotes"))
    if fault := character_fault(value):
        raise _wrong(*fault)
    return with_line_breaks(value)


def _period(value: Any, sources: Sources) -> Period:
    try:
        return Period.parse(_text(value, sources))
    except BadInput as error:
        raise _wrong(error.what, error.remedy, error.code) from None


def _clock(value: Any, _: Sources) -> int:
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _wrong(worded("{shown} is no time of day", shown=_shown(value)), worded('write it as "09:00"'))
    return int(match[1]) * 60 + int(match[2])


def _expression(value: Any, sources: Sources) -> str:
    text = _text(value, sources)
    try:
        condition(text)
    except RuleError as error:
        what = worded("{where}: {what}", where=error.where, what=error.what) if error.where else error.what
        raise _wrong(what, error.remedy, error.code) from None
    return text


def _source(value: Any, sources: Sources) -> Source:
    if isinstance(value, str):
        if value not in sources:
            raise _wrong(
                worded("no source is called {value!r}", value=value),
                worded("{remedy} (tables under [sources])", remedy=near(value, sources)),
                "input.unknown-id",
            )
        return sources[value]
    found: Source = _table(Source)(value, sources)
    return found


def _names(value: Any, sources: Sources) -> Text:
    """A name that is equal in every language may be written once, without a table."""
    if isinstance(value, str):
        text = _text(value, sources)
        return Text(text, text, text)
    found: Text = _table(Text)(value, sources)
    return found


def _in_each_language(value: Any, sources: Sources) -> Text:
    found: Text = _table(Text)(value, sources)
    return found


def _one_of(kind: Any) -> Reader:
    allowed = get_args(kind)

    def read(value: Any, _: Sources) -> Any:
        if type(value) is not str or value not in allowed:
            raise _wrong(
                worded("{shown} is not a value here", shown=_shown(value)),
                near(str(value), allowed),
                "input.word",
            )
        return value

    return read


def _several(inner: Reader) -> Reader:
    """A list, or a single value by itself."""

    def read(value: Any, sources: Sources) -> tuple[Any, ...]:
        if not isinstance(value, list):
            return (inner(value, sources),)
        found, flaws = [], []
        for number, item in enumerate(value):
            try:
                found.append(inner(item, sources))
            except Flaws as error:
                flaws += [flaw.below(number) for flaw in error.flaws]
                if len(flaws) > input_limits().faults:
                    break
        if flaws:
            raise Flaws(*flaws)
        return tuple(found)

    return read


@remembered(most=256)
def _table(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers: dict[str, Reader] = {
        field.name: _OWN_READERS.get((kind, field.name)) or _reader(hints[field.name])
        for field in attrs.fields(kind)
    }
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    alone = _ALONE.get(kind)

    def read(value: Any, sources: Sources) -> Any:
        if alone and isinstance(value, str):
            return kind(**{alone: readers[alone](value, sources)})
        if not isinstance(value, dict):
            raise _wrong(worded("expected a table, got {shown}", shown=_shown(value)))
        found: dict[str, Any] = {}
        flaws: list[RelativeFault] = []
        unknown: list[str] = []
        for key, item in value.items():
            field = readers.get(key)
            if field is None:
                unknown.append(key)
                continue
            try:
                found[key] = field(item, sources)
            except Flaws as error:
                flaws += [flaw.below(key) for flaw in error.flaws]
        flaws += unknown_keys(unknown, readers)
        flaws += [
            RelativeFault(
                (), worded("`{key}` is missing", key=key), worded("it is always needed"), "input.missing"
            )
            for key in needed
            if key not in value
        ]
        if flaws:
            raise Flaws(*flaws)
        try:
            return kind(**found)
        except BadInput as error:
            told = [RelativeFault(_steps(one.path), one.what, one.remedy, one.code) for one in error.faults]
            raise Flaws(*told or (RelativeFault((), error.what, error.remedy, error.code),)) from None

    return read


def _steps(path: str) -> Path:
    """The steps of a fault's path: names, and places in lists."""
    return tuple(int(place) if place else name for name, place in _STEP.findall(path))


def _named(inner: Reader) -> Reader:
    """A table whose keys are free."""

    def read(value: Any, sources: Sources) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _wrong(worded("expected a table, got {shown}", shown=_shown(value)))
        found: dict[str, Any] = {}
        flaws: list[RelativeFault] = []
        for key, item in value.items():
            try:
                found[key] = inner(item, sources)
            except Flaws as error:
                flaws += [flaw.below(key) for flaw in error.flaws]
        if flaws:
            raise Flaws(*flaws)
        return found

    return read


@remembered(most=256)
def _reader(kind: Any) -> Reader:
    if kind is str:
        return _text
    if kind is int:
        return _exactly(int, worded("a whole number"))
    if kind is bool:
        return _exactly(bool, worded("true or false"))
    if kind is date:
        return _exactly(date, worded("a date as 2026-09-01, without quotes"))
    special: dict[Any, Reader] = {Period: _period, Source: _source, Text: _names}
    if kind in special:
        return special[kind]
    if get_origin(kind) is Literal:
        return _one_of(kind)
    if get_origin(kind) is Mapping:
        return _named(_in_each_language if get_args(kind)[1] is Text else _reader(get_args(kind)[1]))
    if get_origin(kind) is tuple:
        return _several(_reader(get_args(kind)[0]))
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return _reader(inner)
    return _table(kind)


_OWN_READERS: dict[tuple[Any, str], Reader] = {
    (NewTerm, "label"): _in_each_language,
    (NewTerm, "question"): _in_each_language,
    (Slot, "start"): _clock,
    (Slot, "end"): _clock,
    (Admission, "when"): _expression,
    (Target, "when"): _expression,
    (LengthLimit, "when"): _expression,
    (Relation, "unless"): _expression,
}
"""Fields whose text means more than its type says."""
