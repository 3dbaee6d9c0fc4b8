"""Paths of a case file: parsing them, and the type and the value at a path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.domain.money import Money
from qupcore.memory import remembered
from qupcore.wire.json_text import Json

__all__ = [
    "Step",
    "bare",
    "hints_of",
    "is_record",
    "kind_at",
    "path_of",
    "put",
    "required_of",
    "steps_of",
    "value_at",
]

Step: TypeAlias = str | int | None
"""A key, the index of a list entry, or None for a new list entry."""

_STEP = re.compile(r"\.(\w+)|\[(\d*)\]")


def steps_of(path: str) -> tuple[Step, ...]:
    """The steps of a path.

    >>> steps_of("$.course.decisions[2].assessments[]")
    ('course', 'decisions', 2, 'assessments', None)
    """
    return tuple(name or (int(number) if number else None) for name, number in _STEP.findall(path))


def path_of(steps: Sequence[Step]) -> str:
    """The path made of steps.

    >>> path_of(("course", "children", None))
    '$.course.children[]'
    """
    told = (f".{step}" if isinstance(step, str) else f"[{'' if step is None else step}]" for step in steps)
    return "$" + "".join(told)


def bare(kind: Any) -> Any:
    """A type without None, which stands for "not known"."""
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        return next(part for part in get_args(kind) if part is not NoneType)
    return kind


def is_record(kind: Any) -> bool:
    """Whether a type is written as an object; an amount is a single value."""
    return attrs.has(kind) and kind is not Money


@remembered(most=64)
def hints_of(kind: type) -> dict[str, Any]:
    """The types of the fields of a class of a case."""
    return get_type_hints(kind)


@remembered(most=64)
def required_of(kind: type) -> tuple[str, ...]:
    """The fields without a default."""
    return tuple(field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING)


def kind_at(steps: Sequence[Step]) -> Any:
    """The type of the value at a path, a union with None if optional; None if there is no such path."""
    kind: Any = Participant
    for step in steps:
        inner = bare(kind)
        if isinstance(step, str):
            kind = hints_of(inner).get(step) if is_record(inner) else None
        else:
            kind = get_args(inner)[0] if get_origin(inner) is tuple else None
        if kind is None:
            return None
    return kind


def value_at(case: Participant, steps: Sequence[Step]) -> Any:
    """The value of a case at a path; None if there is none."""
    found: Any = case
    for step in steps:
        if found is None or step is None:
            return None
        if isinstance(step, str):
            found = getattr(found, step, None)
        else:
            found = found[step] if isinstance(found, tuple) and step < len(found) else None
    return found


def put(tree: Json, steps: Sequence[Step], value: Json) -> None:
    """Write a value at a path of a JSON tree; missing objects and lists are created."""
    for step, after in zip(steps, (*steps[1:], ""), strict=True):
        last = after == ""
        new: Json = value if last else {} if isinstance(after, str) else []
        if isinstance(tree, dict) and isinstance(step, str):
            if last or tree.get(step) is None:
                tree[step] = new
            tree = tree[step]
        elif isinstance(tree, list) and not isinstance(step, str):
            if step is None:
                tree.append(new)
                step = len(tree) - 1
            elif last:
                tree[step] = new
            tree = tree[step]
