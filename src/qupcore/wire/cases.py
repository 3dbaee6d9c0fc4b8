"""Reading many cases from one file: a JSON list, or one case per line."""

from __future__ import annotations

import codecs
from itertools import chain

from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_bytes
from qupcore.domain.case.participant import Participant
from qupcore.domain.input_limits import input_limits, limit_remedy, told_faults
from qupcore.domain.refs import ref_faults
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.wire.json_text import Json, parse
from qupcore.wire.structure import case_of

__all__ = ["read_cases"]


def read_cases(data: bytes, *, name: str = worded("the file")) -> tuple[Participant, ...]:
    """Read many cases.

    Args:
        data: The bytes of the file: a JSON list of cases, or one case on each line (JSON Lines).
        name: The name of the file in errors.

    Raises:
        BadInput: with a `Fault` for everything wrong in any case, and for two cases with the same `ref`;
            nothing is read in part.

    >>> [case.ref for case in read_cases(b'{"ref": "a"}' + bytes([10]) + b'{"ref": "b"}')]
    ['a', 'b']
    """
    check_bytes(data, name)
    check_arguments(read_cases, locals())
    found: list[tuple[str, Participant]] = []
    faults: list[Fault] = []
    for path, tree in _trees(data, name):
        try:
            found.append((path, case_of(tree, name=name, path=path)))
        except BadInput as error:
            faults += error.faults or (Fault(path, error.what, error.remedy, error.code),)
            if len(faults) > input_limits().faults:
                break
    faults = told_faults(chain(faults, ref_faults(found)), "$")
    if faults:
        raise BadInput(
            worded(
                "{name} cannot be read: {count} {part}",
                name=name,
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="mend each; `qup schema case` shows the form of a case",
            faults=tuple(faults),
            code="input.faults",
        )
    return tuple(case for _, case in found)


def _check_count(count: int, name: str) -> None:
    if count > (most := input_limits().cases):
        raise BadInput(
            worded("{name} has {count} cases", name=name, count=count),
            remedy=limit_remedy("cases", worded("at most {most}: divide the file", most=most)),
            code="file.too-large",
        )


def _trees(data: bytes, name: str) -> list[tuple[str, Json]]:
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.lstrip()[:1] == b"[":
        tree = parse(data, name=name)
        assert isinstance(tree, list)
        _check_count(len(tree), name)
        return [(f"$[{number}]", item) for number, item in enumerate(tree)]
    lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    _check_count(len(lines) if lines and lines[0][1].rstrip().endswith(b"}") else 1, name)
    if len(lines) > 1 and lines[0][1].rstrip().endswith(b"}"):
        return [
            (
                worded("line {number}: $", number=number),
                parse(line, name=worded("{name}, line {number}", name=name, number=number)),
            )
            for number, line in lines
        ]
    return [("$", parse(data, name=name))] if lines else []
