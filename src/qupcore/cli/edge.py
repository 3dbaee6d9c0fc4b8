"""What the command line reads and writes: files, days, policy values."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput, Fault
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.wire.structure import read_case

__all__ = ["policy", "read_bytes", "read_case_file", "read_day", "write_new"]


def read_bytes(path: str) -> bytes:
    """Read a file, or standard input where the path is `-`."""
    if path == "-" and sys.stdin is None:
        raise BadInput(
            "cannot read standard input: it is closed",
            remedy="give the path of a file",
            code="file.unreadable",
        )
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=path, reason=reason_of(error)),
            remedy="check the path; `-` reads standard input",
            code="file.unreadable",
        ) from error


def read_case_file(path: str) -> Participant:
    """Read a case from a file or standard input."""
    return read_case(read_bytes(path), name=worded("standard input") if path == "-" else path)


def write_new(path: Path, text: str) -> None:
    """Write a whole file or nothing; an existing file with other content is not overwritten.

    Raises:
        BadInput: The file exists with other content, or cannot be written.
    """
    data = text.encode()
    try:
        if path.exists():
            if path.read_bytes() == data:
                return
            raise BadInput(
                worded("{path} already exists, with other content", path=path),
                remedy="choose another name",
                code="file.exists",
            )
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.touch(mode=0o600)  # the text may hold personal data
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise BadInput(
            worded("cannot write {path}: {reason}", path=path, reason=reason_of(error)),
            remedy="check the folder",
            code="file.unwritable",
        ) from error


def read_day(text: str) -> date:
    """Read a day given on the command line."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadInput(
        worded("{text!r} is not a day", text=text),
        faults=(Fault("--on", "expected YYYY-MM-DD", code="input.date"),),
        remedy="write YYYY-MM-DD, such as 2026-09-01",
        code="input.date",
    )


def policy(pairs: Sequence[str]) -> dict[str, int]:
    """Read policy values given as NAME=NUMBER."""
    found: dict[str, int] = {}
    for pair in pairs:
        name, _, number = pair.partition("=")
        if not re.fullmatch(r"\d{1,12}", number, re.ASCII):
            raise BadInput(
                worded("{pair!r} is not NAME=NUMBER", pair=pair),
                faults=(Fault("--policy", "expected NAME=NUMBER", code="command.usage"),),
                remedy="write a name, = and a whole number; `--policy x=1` lists the names",
                code="command.usage",
            )
        if found.setdefault(name, int(number)) != int(number):
            raise BadInput(
                worded(
                    "--policy gives {name} two values, {found} and {number}",
                    name=name,
                    found=found[name],
                    number=int(number),
                ),
                faults=(
                    Fault(
                        "--policy",
                        worded(
                            "{name}={found} and {pair}: two values for one number",
                            name=name,
                            found=found[name],
                            pair=pair,
                        ),
                        code="command.usage",
                    ),
                ),
                remedy="give one value",
                code="command.usage",
            )
    return found
