"""`qup diff` of two laws: dates and reforms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from qupcore.cli.case_files import write_cases
from qupcore.cli.edge import read_day
from qupcore.cli.output import print_json, print_lines
from qupcore.cli.picture_files import write_picture
from qupcore.cli.reform_files import reform_named
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.record import law_difference_record
from qupcore.laboratory.sides import Side, Sides
from qupcore.laboratory.telling import explain_law_difference
from qupcore.law.national import NATIONAL
from qupcore.reforms.holding import held
from qupcore.reforms.reform import Reform, laid_over

__all__ = ["compare_laws", "draw_laws", "is_law", "read_side", "reforms_named", "side_of_reforms"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_STATUS = {"equal": 0, "differs": 1, "not_proved": 3}


def is_law(text: str) -> bool:
    """Whether an argument is a law: a date, a reform, or a date with reforms (`2026-09-01+agelimit.toml`)."""
    first = text.partition("+")[0]
    return bool(_DATE.fullmatch(first)) or first.endswith(".toml")


def compare_laws(
    before: str,
    after: str,
    on: date | None,
    topics: Sequence[str],
    witnesses: Path | None,
    lang: str,
    as_json: bool,
) -> None:
    """Compare two laws and print what differs; the exit status is 1 where they differ, 3 where not proved."""
    if on is not None and all(_DATE.fullmatch(text.partition("+")[0]) for text in (before, after)):
        raise BadInput(
            "--on does not go with two days",
            remedy="leave it out: each law has its day, and people are looked at on the later one",
            code="command.usage",
        )
    found = law_difference(Sides(read_side(before, on), read_side(after, on)), topics)
    files = None
    if witnesses is not None:
        from qupcore.laboratory.courses.written import files_of  # reads the whole course of a programme

        files = files_of(found, witnesses)
        write_cases(files.cases, witnesses)
    if as_json:
        print_json(law_difference_record(found, files))
    else:
        print_lines(explain_law_difference(found, lang, files))
    if status := _STATUS[found.answer]:
        raise typer.Exit(status)


def draw_laws(
    before: str, after: str, on: date | None, lang: str, svg: Path | None, html: Path | None
) -> None:
    """Write a picture of who has the right under two laws."""
    from qupcore.laboratory.law_picture import law_difference_picture  # only for who asks

    sides = Sides(read_side(before, on), read_side(after, on))
    write_picture(law_difference_picture(sides, lang), svg, html)


def read_side(text: str, on: date | None = None) -> Side:
    """Read a law as it is on a day: a date, or a date with reforms.

    Where the reforms begin later, they are laid over the law of the day, and looked at once all have begun.

    Args:
        text: The law.
        on: The day for a reform without one.
    """
    first, *rest = text.split("+")
    day = read_day(first) if _DATE.fullmatch(first) else on
    if day is None:
        raise BadInput(
            worded("{text} is a reform, and no day is given", text=text),
            remedy="write the day before it, as 2027-01-01+reform.toml (YYYY-MM-DD), or qup diff --on DAY",
            code="command.usage",
        )
    files = rest if _DATE.fullmatch(first) else [first, *rest]
    reforms = reforms_named(files)
    starts = [operation.start for reform in reforms for operation in reform.operations]
    if starts and day < min(starts):
        return Side(laid_over(held(NATIONAL, day), reforms), max(starts))
    return _laid(reforms, day)


def side_of_reforms(files: Sequence[str], on: date | None) -> Side:
    """The law with reforms laid over it.

    Args:
        files: The reforms.
        on: The day; None: the first one on which everything in them has begun.
    """
    reforms = reforms_named(files)
    starts = [operation.start for reform in reforms for operation in reform.operations]
    if on is None and not starts:
        raise BadInput(
            "no day is given", remedy="give --on, for example --on 2026-09-01", code="command.usage"
        )
    return _laid(reforms, on or max(starts))


def reforms_named(files: Sequence[str]) -> list[Reform]:
    """Read reforms: files, or names of installed ones."""
    return [reform_named(file) for file in files]


def _laid(reforms: Sequence[Reform], day: date) -> Side:
    for reform in reforms:
        first_day = min(operation.start for operation in reform.operations)
        if first_day > day:
            raise BadInput(
                worded("the reform {name} is not in force on {day}", name=reform.name, day=day),
                remedy=worded("ask about a day from {day} on", day=first_day),
                code="input.value",
            )
    return Side(laid_over(NATIONAL, reforms), day)
