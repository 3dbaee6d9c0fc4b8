"""Errors put together from several, each part still told in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.errors import BadInput, Fault, QupError
from qupcore.errors.worded import Worded, worded

__all__ = ["fault_text", "joined_error", "told_lines"]


def joined_error(parts: Iterable[str], between: str) -> Worded:
    """Several texts as one.

    Args:
        parts: The texts, each a `Worded` or plain.
        between: What stands between two of them.

    >>> joined_error(["one", "two"], "; ")
    'one; two'
    """
    found = [part if isinstance(part, Worded) else worded(part) for part in parts]
    template = between.join(f"{{part{number}}}" for number in range(len(found)))
    return worded(template, **{f"part{number}": part for number, part in enumerate(found)})


def fault_text(fault: Fault) -> Worded:
    """A fault on one line, as `str(fault)`.

    >>> fault_text(Fault("$.ref", "a text that is too long", "shorten it", "input.text"))
    '$.ref: a text that is too long (shorten it)'
    """
    told = joined_error((fault.path, fault.what), ": ")
    return joined_error((joined_error((told, fault.remedy), " ("), ")"), "") if fault.remedy else told


def told_lines(error: QupError, most: int = 100) -> Worded:
    """An error with its remedy and its faults, each on a line.

    Args:
        error: The error.
        most: The most faults that are shown.
    """
    lines: list[str] = [error.what]
    if error.remedy:
        lines.append(joined_error((worded("remedy"), error.remedy), ": "))
    faults = error.faults if isinstance(error, BadInput) else ()
    lines += [fault_text(fault) for fault in faults[:most]]
    if len(faults) > most:
        lines.append(worded("and {count} more", count=len(faults) - most))
    return joined_error(lines, "\n")
