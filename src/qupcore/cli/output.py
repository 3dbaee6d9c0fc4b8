"""How the command line prints. The libraries for a kind of output are imported where it is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from qupcore.errors import QupError
    from qupcore.explaining.lines import Line, LineStyle

__all__ = [
    "never_fail_on_letters",
    "output_lost",
    "print_answer",
    "print_json",
    "print_lines",
    "say_on_error",
    "writing",
]

_STYLES: Mapping[LineStyle, str] = {
    "headline": "bold",
    "heading": "bold",
    "met": "green",
    "not_met": "red",
    "unknown": "yellow",
    "plain": "",
    "quiet": "dim",
}


def never_fail_on_letters() -> None:
    """Print letters that the terminal's encoding lacks as escapes, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def writing() -> Iterator[TextIO]:
    """Give standard output to write to; a closed pipe is no error.

    Raises:
        OutputLostError: Standard output cannot be written, because it is closed or the disk is full.
    """
    if sys.stdout is None:
        from qupcore.cli.lost_output import OutputLostError

        raise OutputLostError(
            "cannot write the answer: standard output is closed",
            remedy="send it to a file, a pipe or the terminal",
            code="output.lost",
        )
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
    except OSError as error:
        raise output_lost(error) from error


def output_lost(error: OSError) -> QupError:
    """The error for standard output that could not be written; what is still buffered is discarded."""
    from qupcore.cli.lost_output import OutputLostError
    from qupcore.errors.reasons import reason_of
    from qupcore.errors.worded import worded

    _drop(sys.stdout)
    return OutputLostError(
        worded("cannot write the answer: {reason}", reason=reason_of(error)),
        remedy="free some space and run the command again",
        code="output.lost",
    )


def say_on_error(text: str) -> None:
    """Print on standard error; if it is closed or full, the exit status alone shows the error.

    What would steer a terminal, as in the name of a file, is printed as an escape; an identity number is not.
    """
    if sys.stderr is None:
        return
    from qupcore.errors.outside import cleaned

    try:
        sys.stderr.write(cleaned(text))
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """Discard what is still buffered, so that Python does not try to write it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_lines(lines: Sequence[Line], *, apart: int | None = None) -> None:
    """Print an explanation, in colour where the terminal supports it.

    Args:
        lines: The lines.
        apart: The number of the line that an empty line comes before, from 0.
    """
    from rich.console import Console
    from rich.text import Text

    from qupcore.errors.outside import cleaned

    terminal = Console()
    page = Console(
        file=StringIO(),
        force_terminal=terminal.is_terminal,
        width=terminal.width or 80,  # no width at all prints nothing
        highlight=False,
        soft_wrap=True,
    )
    for number, line in enumerate(lines):
        if line.weight == "heading" or number == apart:
            page.print()
        page.print(Text(cleaned(line.wrapped(min(page.width, 100))), style=_STYLES[line.weight]))
    with writing() as out:
        out.write(page.file.getvalue())  # type: ignore[attr-defined]


def print_answer(lines: Sequence[Line], lang: str, reader: str = "adviser", *, details: bool = False) -> None:
    """Print an explanation without its details, and how to see them; a lawyer sees them at once."""
    from qupcore.explaining.lines import Line, first_layer
    from qupcore.explaining.phrases import phrases

    if details or reader == "lawyer":
        print_lines(lines)
        return
    first = first_layer(lines)
    # A participant gets the text from somebody, and has no command to ask for more.
    hidden = reader != "participant" and len(first) < len(lines)
    more = (Line(phrases(lang).say("label", "more"), weight="quiet"),) if hidden else ()
    print_lines((*first, *more), apart=len(first))


def print_json(value: object, *, masked: bool = False) -> None:
    """Print canonical JSON; what would steer a terminal is an escape in it.

    Args:
        value: The JSON values.
        masked: Whether it holds texts that no reader has checked: identity numbers in it are not shown.
    """
    from qupcore.errors.outside import json_cleaned, masked_numbers
    from qupcore.wire.json_text import canonical

    with writing() as out:
        text = json_cleaned(canonical(value))
        out.write(masked_numbers(text) if masked else text)
