"""The laws and months of `qup impact --months`: laws that are followed through time."""

from __future__ import annotations

import re
from datetime import date

from qupcore.cli.edge import read_day
from qupcore.cli.law_difference import reforms_named
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.reforms.holding import held
from qupcore.reforms.reform import laid_over
from qupcore.rules.law import Law

__all__ = ["law_through_time", "only_with_months", "read_months"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = re.compile(r"(\d{4})-(\d\d)(?:\.\.(\d{4})-(\d\d))?", re.ASCII)
_NATIONAL = NATIONAL.name


def read_months(text: str) -> tuple[date, ...]:
    """The first day of each month, from `2024-01..2026-12`, or of one month, from `2024-01`.

    Raises:
        BadInput: it is written otherwise, or ends before it begins.
    """
    found = _MONTHS.fullmatch(text)
    numbers = [int(part) for part in found.groups() if part] if found else []
    first, last = (12 * year + month - 1 for year, month in (numbers[:2], numbers[-2:])) if found else (0, -1)
    if not found or last < first or first < 12 or not all(1 <= month <= 12 for month in numbers[1::2]):
        raise BadInput(
            worded("{text!r} is not a period of months", text=text),
            faults=(Fault("--months", "expected YYYY-MM..YYYY-MM", code="command.usage"),),
            remedy="write it as 2024-01..2026-12: the first month and the last, both included",
            code="command.usage",
        )
    return tuple(date(place // 12, place % 12 + 1, 1) for place in range(first, last + 1))


def law_through_time(text: str, last: date) -> Law:
    """A law that is followed through time: `national`, or a day from which on it stands still; with reforms.

    Args:
        text: `national`, `2024-06-30`, `national+reform.toml` or `2024-06-30+reform.toml`.
        last: The first day of the last month; the reforms have begun by then.
    """
    first, *rest = text.split("+")
    stands = _DATE.fullmatch(first)
    files = rest if stands or first == _NATIONAL else [first, *rest]
    law = held(NATIONAL, read_day(first)) if stands else NATIONAL
    reforms = reforms_named(files)
    for reform in reforms:
        begins = min(operation.start for operation in reform.operations)
        if begins > last:
            raise BadInput(
                worded("the reform {name} is not in force in any of the months", name=reform.name),
                remedy=worded("ask about months from {day} on", day=begins),
                code="input.value",
            )
    return laid_over(law, reforms) if reforms else law


def only_with_months(*laws: str, children: bool) -> None:
    """Refuse what only has a meaning with `--months`.

    Raises:
        BadInput: a law is followed through time, or children are given.
    """
    for law in laws:
        if law.split("+")[0] == _NATIONAL:
            raise BadInput(
                worded("{law} is followed through time, and no months are given", law=law),
                remedy="give --months 2024-01..2026-12, or a law of a day, such as 2027-01-01",
                code="command.usage",
            )
    if children:
        raise BadInput(
            "--children goes with --months",
            remedy="give --months too, such as --months 2024-01..2026-12, or leave --children out",
            code="command.usage",
        )
