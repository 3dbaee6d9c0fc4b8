"""Reforms and laws as they are named on the command line."""

from __future__ import annotations

import re
import shlex
from datetime import date

from qupcore.cli.edge import read_bytes, read_day
from qupcore.errors import QupError
from qupcore.law.national import NATIONAL
from qupcore.reforms.holding import held
from qupcore.reforms.installed import installed_reform
from qupcore.reforms.reading import read_reform
from qupcore.reforms.reform import Reform, laid_over
from qupcore.rules.law import Law

__all__ = ["compared_by", "is_file", "law_named", "reform_named"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def is_file(text: str) -> bool:
    """Whether a reform is named as a file, and not by the name of an installed one."""
    return text == "-" or text.endswith(".toml") or "/" in text or "\\" in text


def reform_named(text: str, over: Law | None = None) -> Reform:
    """Return the reform of a file, or the installed reform of a name.

    Args:
        text: A TOML file, `-` for standard input, or the name of an installed reform.
        over: The law over which each operation must change something. None: only the file is looked at.

    Raises:
        BadInput: It cannot be read.
    """
    if not is_file(text):
        reform = installed_reform(text)
        if over is not None:
            reform(over)
        return reform
    return read_reform(read_bytes(text, "catalogue_bytes"), name=text, over=over)


def law_named(text: str | None) -> Law:
    """Return a law as `--on` names it.

    Args:
        text: A day, whose law is held from then on; reforms joined by `+`; or both, the day first. None: the
            national law.

    Raises:
        BadInput: It is no day, or a reform cannot be read.
    """
    if text is None:
        return NATIONAL
    first, *rest = text.split("+")
    day: date | None = read_day(first) if _DATE.fullmatch(first) else None
    law = NATIONAL if day is None else held(NATIONAL, day)
    return laid_over(law, [reform_named(name) for name in ([first, *rest] if day is None else rest)])


def compared_by(reform: Reform, path: str, on: str | None) -> tuple[str, str] | None:
    """The laws without and with a reform, quoted for a shell, on the day on which its last operation begins.

    Args:
        reform: The reform.
        path: How it is named.
        on: The law under it, as `--on` names it.

    Returns:
        None where `qup diff` has no name for them: a law of an earlier day that has changed since.
    """
    under = [] if on is None else [name for name in on.split("+") if not _DATE.fullmatch(name)]
    try:
        reform(laid_over(NATIONAL, [reform_named(name) for name in under]))
    except QupError:
        return None
    day = max(operation.start for operation in reform.operations).isoformat()
    before, after = [day, *under], [day, *under, path]
    return shlex.quote("+".join(before)), shlex.quote("+".join(after))
