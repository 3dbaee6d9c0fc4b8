"""The limits of what readers accept: each has a default, and a service or a test can set another.

A reader checks the size before it reads, so that a wrong file costs little. All limits are checked by the
readers; a value made in Python is bounded by its own fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Literal, TypeAlias

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = [
    "InputLimits",
    "LimitName",
    "input_limits",
    "limit_inputs",
    "limit_remedy",
    "limited_inputs",
    "told_faults",
]

_MOST = 10**12

LimitName: TypeAlias = Literal[
    "case_bytes",
    "cases",
    "case_entries",
    "receipt_bytes",
    "catalogue_bytes",
    "catalogue_entries",
    "spreadsheet_rows",
    "spreadsheet_columns",
    "unpacked_bytes",
    "faults",
]
"""The name of a limit."""


@attrs.frozen(kw_only=True)
class InputLimits:
    """The most that each reader accepts. Every limit is a whole number from 1.

    Attributes:
        case_bytes: Bytes of a file of one or many cases. A case has a few thousand.
        cases: Cases in one file.
        case_entries: Entries of one list of a case.
        receipt_bytes: Bytes of a receipt; it repeats a text of the case for every rule that used it.
        catalogue_bytes: Bytes of a catalogue file, of all files of a data plugin, and of a spreadsheet.
        catalogue_entries: Measures, offers, relations, groups, practices, capacities or needs in one
            catalogue.
        spreadsheet_rows: Rows of one table, empty ones included.
        spreadsheet_columns: Columns of one table, empty ones included. One cell of Excel may make 16,384.
        unpacked_bytes: Bytes of an Excel file after it is unpacked.
        faults: Faults that one error tells. Reading stops there.

    >>> InputLimits(cases=10).cases
    10
    """

    case_bytes: int = 4_000_000
    cases: int = 50_000
    case_entries: int = 10_000
    receipt_bytes: int = 64_000_000
    catalogue_bytes: int = 16_000_000
    catalogue_entries: int = 5000
    spreadsheet_rows: int = 20_000
    spreadsheet_columns: int = 2000
    unpacked_bytes: int = 200_000_000
    faults: int = 1000

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if type(value) is not int or not 1 <= value <= _MOST:
                raise BadInput(
                    worded("the limit {name} is {value!r}", name=name, value=value),
                    remedy=worded("give a whole number from {least} to {most}", least=1, most=_MOST),
                    code="input.number",
                )


class _Process:
    """The limits of this process."""

    limits = InputLimits()


_HERE: ContextVar[InputLimits | None] = ContextVar("qupcore_input_limits", default=None)


def input_limits() -> InputLimits:
    """The limits in force here and now.

    >>> input_limits().case_bytes
    4000000
    """
    return _HERE.get() or _Process.limits


def limit_inputs(limits: InputLimits) -> None:
    """Set the limits of this process, in every thread. A service calls it once at its start.

    Args:
        limits: The limits.

    Raises:
        BadInput: it is no `InputLimits`.

    >>> limit_inputs(InputLimits(cases=200_000))
    >>> input_limits().cases
    200000
    >>> limit_inputs(InputLimits())
    """
    _Process.limits = _checked(limits)


def limited_inputs(limits: InputLimits) -> AbstractContextManager[None]:
    """Set the limits within a block; other threads are not affected.

    Args:
        limits: The limits.

    Raises:
        BadInput: it is no `InputLimits`.

    >>> with limited_inputs(InputLimits(case_bytes=100)):
    ...     input_limits().case_bytes
    100
    """
    return _limited(_checked(limits))


@contextmanager
def _limited(limits: InputLimits) -> Iterator[None]:
    before = _HERE.set(limits)
    try:
        yield
    finally:
        _HERE.reset(before)


def _checked(limits: object) -> InputLimits:
    if not isinstance(limits, InputLimits):
        raise BadInput(
            worded("limits is {kind}", kind=worded("a {name}", name=type(limits).__name__)),
            remedy=worded("give {what}", what="InputLimits(...)"),
            code="input.type",
        )
    return limits


def limit_remedy(limit: LimitName, first: str) -> str:
    """The remedy where an input passes a limit: what to do first, and how to set another limit.

    Args:
        limit: The name of the limit.
        first: What to do first.

    >>> print(limit_remedy("cases", "divide the file"))
    divide the file; or set the limit cases, which is 50000, higher: QUPCORE_LIMITS=cases=NUMBER for a command, limit_inputs(InputLimits(cases=NUMBER)) in Python
    """  # noqa: E501
    return worded(
        "{first}; or set the limit {limit}, which is {value}, higher: QUPCORE_LIMITS={limit}=NUMBER for a "
        "command, limit_inputs(InputLimits({limit}=NUMBER)) in Python",
        first=first,
        limit=limit,
        value=getattr(input_limits(), limit),
    )


def told_faults(faults: Iterable[Fault], path: str) -> list[Fault]:
    """The faults that an error tells: all, or as many as the limit allows and one that says so.

    The faults are taken one by one, so that a generator makes none that is not told.

    Args:
        faults: The faults.
        path: The place that the last fault names.
    """
    most = input_limits().faults
    found = list(islice(faults, most + 1))
    if len(found) <= most:
        return found
    return [
        *found[:most],
        Fault(
            path,
            worded("more than {most} faults; the others are not told", most=most),
            limit_remedy("faults", worded("mend these first and read the file again")),
            "input.faults",
        ),
    ]
