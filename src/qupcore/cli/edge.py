"""What the command line reads and writes: files, days, policy values."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from qupcore.domain.case.participant import Participant
from qupcore.domain.input_limits import LimitName
from qupcore.errors import BadInput, Fault
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.reading import read_at_most, read_file
from qupcore.files.writing import write_new_file
from qupcore.wire.structure import read_case

__all__ = ["policy", "read_bytes", "read_case_file", "read_day", "write_new", "write_several"]


def read_bytes(path: str, most: LimitName) -> bytes:
    """Read a file, or standard input where the path is `-`.

    Args:
        path: The path.
        most: The limit of its bytes.
    """
    if path != "-":
        return read_file(Path(path), most, remedy=worded("check the path; `-` reads standard input"))
    name = worded("standard input")
    if sys.stdin is None:
        raise BadInput(
            "cannot read standard input: it is closed",
            remedy="give the path of a file",
            code="file.unreadable",
        )
    try:
        return read_at_most(sys.stdin.buffer, most, name)
    except OSError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=name, reason=reason_of(error)),
            remedy="give the path of a file",
            code="file.unreadable",
        ) from error


def read_case_file(path: str) -> Participant:
    """Read a case from a file or standard input."""
    name = worded("standard input") if path == "-" else path
    return read_case(read_bytes(path, "case_bytes"), name=name)


def write_new(path: Path, text: str) -> None:
    """Write a whole file or nothing; an existing file with other content is not overwritten.

    Raises:
        BadInput: as `write_new_file`.
    """
    write_new_file(path, text.encode())


def write_several(*files: tuple[Path | None, Callable[[], str]]) -> None:
    """Write all of these files or none: where one cannot be written, those before it are removed.

    Args:
        files: For each a path, None where it was not asked for, and what makes its text.

    Raises:
        BadInput: as `write_new_file`.
    """
    texts = [(path, text()) for path, text in files if path is not None]
    made: list[Path] = []
    try:
        for path, text in texts:
            is_new = not os.path.lexists(path)
            write_new(path, text)
            if is_new:
                made.append(path)
    except BaseException:  # Ctrl-C as well
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise


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
