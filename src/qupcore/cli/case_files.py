"""Cases written as files that can be decided: the people who show something."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from qupcore.cli.edge import write_new
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.wire.structure import to_json

__all__ = ["write_cases"]


def write_cases(cases: Iterable[tuple[str, Participant]], folder: Path) -> None:
    """Write each case as a file that can be decided, by its name.

    Raises:
        BadInput: the folder cannot be made, or has a file of the name with other content; nothing is written.
    """
    files = {
        folder / f"{name}.json": json.dumps(to_json(case), ensure_ascii=False, indent=2) + "\n"
        for name, case in cases
    }
    if not files:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            worded("cannot write {path}: {reason}", path=folder, reason=reason_of(error)),
            remedy="check the folder",
            code="file.unwritable",
        ) from error
    for path, text in files.items():
        if path.exists() and path.read_text(encoding="utf-8") != text:
            raise BadInput(
                worded("{path} already exists, with other content", path=path),
                remedy="choose another folder",
                code="file.exists",
            )
    for path, text in files.items():
        write_new(path, text)
