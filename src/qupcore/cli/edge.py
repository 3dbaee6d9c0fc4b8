"""Where the command line meets files and the terminal: reading, writing, printing, nothing else."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput, EngineDisagreement, Fault, QupError
from qupcore.explaining.lines import Line, Weight
from qupcore.wire.json_text import canonical
from qupcore.wire.structure import read_case

__all__ = ["day", "print_error", "print_json", "print_lines", "read_bytes", "read_case_file", "write_new"]

_STYLES: dict[Weight, str] = {
    "headline": "bold",
    "heading": "bold",
    "met": "green",
    "not_met": "red",
    "unknown": "yellow",
    "plain": "",
    "quiet": "dim",
}


class OutputLostError(QupError):
    """Standard output took no more: the one error that is never told there, whatever was asked for."""


def read_bytes(path: str) -> bytes:
    """Read a file, or standard input where the path is `-`."""
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise BadInput(
            f"cannot read {path}: {error.strerror}",
            remedy="check the path; `-` reads standard input",
            code="file.unreadable",
        ) from error


def read_case_file(path: str) -> Participant:
    """Read a case from a file or standard input."""
    return read_case(read_bytes(path), name="standard input" if path == "-" else path)


def write_new(path: Path, text: str) -> None:
    """Write a file whole or not at all; never over another content.

    Raises:
        BadInput: the file is there with another content, or cannot be written.
    """
    data = text.encode()
    try:
        if path.exists():
            if path.read_bytes() == data:
                return
            raise BadInput(
                f"{path} is there already, with another content",
                remedy="choose another name",
                code="file.exists",
            )
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.touch(mode=0o600)  # what is written holds personal data
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise BadInput(
            f"cannot write {path}: {error.strerror}", remedy="check the folder", code="file.unwritable"
        ) from error


def day(text: str) -> date:
    """Read a day given on the command line."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadInput(
        f"{text!r} is not a day",
        faults=(Fault("--on", "expected YYYY-MM-DD", code="input.date"),),
        remedy="write it as 2026-09-01",
        code="input.date",
    )


def policy(pairs: Sequence[str]) -> dict[str, int]:
    """Read policy values given as NAME=NUMBER."""
    found: dict[str, int] = {}
    for pair in pairs:
        name, _, number = pair.partition("=")
        if not re.fullmatch(r"\d{1,12}", number, re.ASCII):
            raise BadInput(
                f"{pair!r} is not NAME=NUMBER",
                faults=(Fault("--policy", "expected NAME=NUMBER", code="command.usage"),),
                remedy="write a name, = and a number; `--policy x=1` lists the names that are read here",
                code="command.usage",
            )
        if found.setdefault(name, int(number)) != int(number):
            raise BadInput(
                f"--policy says {name} is {found[name]} and {int(number)}",
                faults=(
                    Fault(
                        "--policy",
                        f"{name}={found[name]} and {pair}: one number, two values",
                        code="command.usage",
                    ),
                ),
                remedy="keep the one that is meant",
                code="command.usage",
            )
    return found


def never_fail_on_letters() -> None:
    """Print a letter that the terminal's encoding lacks as an escape, rather than fail on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def writing() -> Iterator[TextIO]:
    """Standard output. A reader that has left is nothing wrong; a full disk is."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        raise OutputLostError(
            f"cannot write the answer: {error.strerror}",
            remedy="make room for it and run it again",
            code="output.lost",
        ) from error


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that Python does not try it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_lines(lines: Sequence[Line]) -> None:
    """Print an explanation, in colour where the terminal has it."""
    terminal = Console()
    page = Console(
        file=StringIO(),
        force_terminal=terminal.is_terminal,
        width=terminal.width,
        highlight=False,
        soft_wrap=True,
    )
    for line in lines:
        if line.weight == "heading":
            page.print()
        page.print(Text(line.wrapped(min(page.width, 100)), style=_STYLES[line.weight]))
    with writing() as out:
        out.write(page.file.getvalue())  # type: ignore[attr-defined]


def print_json(value: object) -> None:
    """Print JSON in its one form."""
    with writing() as out:
        out.write(canonical(value))


def print_error(error: QupError, *, as_json: bool) -> None:
    """Print an error: JSON to standard output where JSON was asked for, else text to standard error."""
    if not as_json or isinstance(error, OutputLostError):
        sys.stderr.write(f"qup: {error}\n")
        return
    content: dict[str, object] = {
        "kind": type(error).__name__,
        "code": error.code,
        **{key: getattr(error, key) for key in ("what", "where", "why", "remedy")},
    }
    if isinstance(error, BadInput):
        content["faults"] = [
            {"path": f.path, "what": f.what, "remedy": f.remedy, "code": f.code} for f in error.faults
        ]
    if isinstance(error, EngineDisagreement):
        content["traces"] = error.traces
    print_json({"error": content})
