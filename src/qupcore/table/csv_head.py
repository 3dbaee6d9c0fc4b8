"""The beginning of a CSV file: whether it looks like a header with commas between the names."""

from __future__ import annotations

import re
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["check_head"]

_SEPARATORS = {b";": "`;`", b"\t": worded("a tab"), b"|": "`|`"}
_SEP_LINE = re.compile(rb'"?sep=.?"?', re.IGNORECASE)


def check_head(path: Path, head: bytes) -> None:
    """Refuse a file whose first line is no header with commas.

    Args:
        path: The file, for errors.
        head: Its first bytes.

    Raises:
        BadInput: the file is empty; its first line is blank or `sep=`; other signs stand between the cells;
            or its lines end with CR alone.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    first = head.partition(b"\n")[0].removesuffix(b"\r")
    if not head.strip():
        raise _refused(
            worded("{path} is empty", path=str(path)),
            worded("begin with a line that has the names of the columns: `qup table schema --empty FILE`"),
        )
    if not first.strip():
        raise _refused(
            worded("the first line of {path} is blank", path=str(path)),
            worded("remove it: the first line has the names of the columns"),
        )
    if _SEP_LINE.fullmatch(first):
        raise _refused(
            worded("the first line of {path} is {line!r}", path=str(path), line=first.decode("latin-1")),
            worded("remove it: the first line has the names of the columns"),
        )
    if b"\r" in first and b'"' not in first:
        raise _refused(
            worded("the lines of {path} end with CR alone", path=str(path)),
            worded("save it with lines that end with LF or CRLF"),
        )
    if b"," not in first:
        for sign, name in _SEPARATORS.items():
            if sign in first:
                raise _refused(
                    worded(
                        "the cells of {path} look separated by {sign}, not by commas",
                        path=str(path),
                        sign=name,
                    ),
                    worded(
                        "write commas between the cells, such as with Polars: {code}",
                        code=f"pl.read_csv({path.name!r}, separator={sign.decode()!r}, infer_schema=False)"
                        ".write_csv('new.csv')",
                    ),
                )


def _refused(what: str, remedy: str) -> BadInput:
    return BadInput(what, remedy=remedy, code="file.syntax")
