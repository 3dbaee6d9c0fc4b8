"""Reading a case strictly from a JSON tree, with all faults in one error; and writing it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Literal, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from qupcore.deprecation import moved_to_keywords
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_bytes
from qupcore.domain.case.assessment import answer_faults
from qupcore.domain.case.participant import Participant
from qupcore.domain.hint import remedy
from qupcore.domain.input_limits import input_limits, limit_remedy, told_faults
from qupcore.domain.money import Money
from qupcore.domain.questions import About
from qupcore.domain.text import shown_key
from qupcore.errors import BadInput, Code, Fault
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.wire.json_text import Json, JsonFault, canonical, parse

__all__ = ["case_of", "read_case", "to_json", "write_case"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FILE, _CASE = worded("the file"), worded("the case")
_OBJECT, _LIST, _TEXT = worded("an object"), worded("a list"), worded("a text")
_WHOLE, _YES_NO = worded("a whole number"), worded("true or false")
_VALUE = worded("true, false, a whole number or a text")
_DAY, _AMOUNT = worded("a date as YYYY-MM-DD"), worded("a whole number or a decimal string")


@observed("read_case")
def read_case(data: bytes, *, name: str = _FILE) -> Participant:
    """Read a case file.

    Args:
        data: The bytes of the file.
        name: The name of the file in errors.

    Raises:
        BadInput: with a `Fault` and its path for everything wrong; nothing is read in part.

    >>> read_case(b'{"ref": "case-1", "birth_date": "1990-05-01"}').birth_date
    datetime.date(1990, 5, 1)
    """
    check_bytes(data, name)
    check_arguments(read_case, locals())
    return case_of(parse(data, name=name), name=name)


def case_of(tree: Json, *, name: str = _CASE, path: str = "$") -> Participant:
    """Read a case from a JSON tree at the given path of its file. Raises as `read_case`."""
    found: Iterator[Fault] = iter(())
    try:
        participant: Participant = _CONVERTER.structure(tree, Participant)
    except Exception as error:
        found = _faults(error, path, Participant)
    if faults := told_faults(_different(chain(found, _cross_faults(tree, path))), path):
        raise BadInput(
            worded(
                "{name} cannot be read: {count} {part}",
                name=name,
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="mend each; `qup schema case` shows the form",
            faults=tuple(faults),
            code="input.faults",
        )
    return participant


def _different(faults: Iterable[Fault]) -> Iterator[Fault]:
    seen: set[Fault] = set()
    for fault in faults:
        if fault not in seen:
            seen.add(fault)
            yield fault


@moved_to_keywords("case", since="0.2.0", gone_in="0.3.0", participant="case")
def write_case(case: Participant) -> str:
    """The case as canonical JSON; unknown values are left out.

    Raises:
        BadInput: the file would be too large to be read again.

    >>> read_case(write_case(Participant(ref="a")).encode()) == Participant(ref="a")
    True
    """
    check_arguments(write_case, locals())
    text = canonical(to_json(case))
    longest = input_limits().case_bytes
    if len(text) * 4 > longest and (size := len(text.encode())) > longest:
        what = worded(
            "the case would be a file of {size} bytes, more than the {longest_file} it may have",
            size=size,
            longest_file=longest,
        )
        raise BadInput(
            what, remedy=limit_remedy("case_bytes", worded("shorten its texts")), code="file.too-large"
        )
    return text


def to_json(value: object) -> Json:
    """Any domain value as JSON: dates in ISO form, money in kroner, unknown values left out."""
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    kind = type(value)
    if attrs.has(kind):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(kind)}
        return {name: to_json(item) for name, item in fields.items() if item not in (None, {})}
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return value  # type: ignore[return-value]


class _Wrong(ValueError):
    """One wrong value: what is wrong, the remedy and the code."""

    def __init__(self, what: str, remedy: str = "", code: Code = "input.type") -> None:
        super().__init__(what, remedy, code)


class _Several(ValueError):
    """Faults inside one value, with paths relative to it."""


def _expect(value: Json, kind: type, what: str) -> Any:
    if isinstance(value, JsonFault):
        raise _Wrong(
            worded("expected {what}, {what2}", what=what, what2=value.what)
            if value.what.startswith("got")
            else value.what,
            value.remedy,
            value.code,
        )
    if type(value) is not kind:
        raise _Wrong(worded("expected {what}, got {shown}", what=what, shown=_shown(value)))
    return value


def _shown(value: Json) -> str:
    """A value, shortened for a message."""
    if isinstance(value, dict):
        return _OBJECT
    if isinstance(value, list):
        return _LIST
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"


def _date(value: Json, _: object) -> date:
    what = _DAY
    text = _expect(value, str, what)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Wrong(worded("expected {what}, got {shown}", what=what, shown=_shown(value)), code="input.date")


def _money(value: Json, _: object) -> Money:
    what = _AMOUNT
    if type(value) is not int:
        _expect(value, str, what)
    try:
        return Money.from_nok(value)  # type: ignore[arg-type]
    except BadInput as error:
        raise _Wrong(
            worded("expected {what}, got {shown}", what=what, shown=_shown(value)), error.remedy, error.code
        ) from None


def _literal(value: Json, kind: Any) -> str:
    allowed = get_args(kind)
    text = value if type(value) is str else _expect(value, str, _choice(allowed))
    if text not in allowed:
        raise _Wrong(
            worded("{shown} is not a value here", shown=_shown(value)), remedy(text, allowed), "input.word"
        )
    return str(text)


def _choice(allowed: Iterable[str]) -> str:
    return worded("one of {words}", words=", ".join(allowed))


def _tuple_of(kind: Any) -> Callable[[Json, Any], tuple[Any, ...]]:
    element = _CONVERTER.get_structure_hook(list[get_args(kind)[0]])  # type: ignore[misc]

    def structure(value: Json, _: object) -> tuple[Any, ...]:
        found = _expect(value, list, _LIST)
        if len(found) > (most := input_limits().case_entries):
            raise _Wrong(
                worded("a list of {count} entries; at most {most}", count=len(found), most=most),
                limit_remedy("case_entries", worded("check that it is the right file")),
                "file.too-large",
            )
        return tuple(element(found, list[get_args(kind)[0]]))  # type: ignore[misc]

    return structure


def _object_of(kind: Any) -> Callable[[Json, Any], Any]:
    build: Any = None

    def structure(value: Json, _: object) -> Any:
        nonlocal build
        found = _expect(value, dict, _OBJECT)
        if build is None:  # not earlier: most cases hold few of the classes, and each costs a millisecond
            build = make_dict_structure_fn(kind, _CONVERTER, _cattrs_forbid_extra_keys=True)
        return build(found, kind)

    return structure


def _texts(value: Json, _: object) -> dict[str, str]:
    found = _expect(value, dict, _OBJECT)
    faults = []
    for key, item in found.items():
        try:
            _expect(item, str, _TEXT)
        except _Wrong as error:
            faults.append(Fault(f".{shown_key(key)}", *error.args))
    if faults:
        raise _Several(faults)
    return dict(found)


def _values(value: Json, _: object) -> dict[str, bool | int | str]:
    found = _expect(value, dict, _OBJECT)
    faults = []
    for key, item in found.items():
        kind = type(item) if type(item) in (bool, int) else str
        try:
            _expect(item, kind, _VALUE)
        except _Wrong as error:
            faults.append(Fault(f".{shown_key(key)}", *error.args))
    if faults:
        raise _Several(faults)
    return dict(found)


def _origin(kind: Any) -> Any:
    return get_origin(kind)


_CONVERTER = Converter(detailed_validation=True, forbid_extra_keys=True)
_CONVERTER.register_structure_hook(str, lambda value, _: _expect(value, str, _TEXT))
_CONVERTER.register_structure_hook(int, lambda value, _: _expect(value, int, _WHOLE))
_CONVERTER.register_structure_hook(bool, lambda value, _: _expect(value, bool, _YES_NO))
_CONVERTER.register_structure_hook(date, _date)
_CONVERTER.register_structure_hook(Money, _money)
_CONVERTER.register_structure_hook_func(lambda kind: _origin(kind) is Literal, _literal)
_CONVERTER.register_structure_hook_func(lambda kind: kind == dict[str, str], _texts)
_CONVERTER.register_structure_hook_func(lambda kind: kind == dict[str, bool | int | str], _values)
_CONVERTER.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, _tuple_of)
_CONVERTER.register_structure_hook_factory(lambda kind: attrs.has(kind) and kind is not Money, _object_of)


def _faults(error: BaseException, path: str, kind: Any) -> Iterator[Fault]:
    """A fault for every leaf of cattrs' error tree, with the path from its notes."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            yield from _faults(inner, _below(path, note), note.type)
        for inner in others:
            yield from _faults(inner, path, error.cl if isinstance(error, ClassValidationError) else kind)
    elif isinstance(error, ForbiddenExtraKeysError):
        names = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield _unknown_key(path, key, names)
    elif isinstance(error, KeyError):
        yield Fault(path, "missing", "this key is always needed", code="input.missing")
    elif isinstance(error, _Wrong):
        yield Fault(path, *error.args)
    elif isinstance(error, _Several):
        for fault in error.args[0]:
            yield fault.below(path)
    elif isinstance(error, BadInput):
        for fault in error.faults or (Fault("", error.what, error.remedy, error.code),):
            yield fault.below(path)
    else:
        raise error


def _below(path: str, note: AttributeValidationNote | IterableValidationNote) -> str:
    return f"{path}[{note.index}]" if isinstance(note, IterableValidationNote) else f"{path}.{note.name}"


def _unknown_key(path: str, key: str, known: list[str]) -> Fault:
    return Fault(
        f"{path}.{shown_key(key)}",
        "unknown key",
        remedy(key, known, named=worded("known keys")),
        code="input.unknown-key",
    )


def _cross_faults(tree: Json, path: str) -> Iterator[Fault]:
    """The faults between values: unknown questions, two answers on one day, sources of unknown fields.

    The classes refuse these themselves. They are checked here too, so that they are reported together with
    faults that prevent the values from being made.
    """
    if not isinstance(tree, dict):
        return
    yield from _judged_faults(tree, path, "right")
    course = tree.get("course")
    for name in ("decisions", "absences", "plans", "appeals") if isinstance(course, dict) else ():
        entries = course.get(name)  # type: ignore[union-attr]
        for number, item in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(item, dict):
                yield from _judged_faults(item, f"{path}.course.{name}[{number}]", "course")
    sources = tree.get("sources")
    known = [field.name for field in attrs.fields(Participant)]
    if isinstance(sources, dict):
        for key in sources:
            if key not in known:
                yield _unknown_key(f"{path}.sources", key, known)


def _judged_faults(tree: dict[str, Json], path: str, about: About) -> Iterator[Fault]:
    assessments = tree.get("assessments")
    told = [
        (number, item["question"], item.get("answer"), item.get("at"))
        for number, item in enumerate(assessments if isinstance(assessments, list) else [])
        if isinstance(item, dict)
        and isinstance(item.get("question"), str)
        and isinstance(item.get("at"), str | None)
    ]
    found = answer_faults(told, about)  # type: ignore[arg-type]
    return (fault.below(path) for fault in found)
