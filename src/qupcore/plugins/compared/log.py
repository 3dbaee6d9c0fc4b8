"""The log of changes that a municipality keeps: a Markdown file with a section for each version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.files.reading import read_file
from qupcore.files.writing import replace_file

__all__ = ["log_section"]

_SECTION = re.compile(r"^## +(\S+)", re.MULTILINE)


def log_section(path: Path, version: str, lines: Sequence[str]) -> None:
    """Put the section of a version before the first section of a log; a log that is not there is begun.

    Args:
        path: The log.
        version: The version.
        lines: The lines of its section, in Markdown.

    Raises:
        BadInput: the log has a section of the version already, or cannot be read or written.
    """
    try:
        data = read_file(path, "catalogue_bytes") if path.exists() else b""
        text = data.decode()
    except UnicodeDecodeError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=path, reason=worded("the file is not UTF-8")),
            remedy="save it as UTF-8",
            code="file.unreadable",
        ) from error
    first = _SECTION.search(text)
    if any(match[1] == version for match in _SECTION.finditer(text)):
        raise BadInput(
            worded("{path} tells already what version {version} changes", path=path, version=version),
            remedy="raise the version in plugin.toml, or delete the section and write it again",
            code="file.exists",
        )
    at = first.start() if first else len(text)
    head = text[:at] if not text[:at] or text[:at].endswith("\n\n") else text[:at].rstrip("\n") + "\n\n"
    section = "".join(f"{line}\n" for line in (f"## {version}", "", *lines))
    rest = text[at:]
    replace_file(path, (head + section + (f"\n{rest}" if rest else "")).encode())
