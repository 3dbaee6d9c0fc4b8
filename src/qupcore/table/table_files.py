"""Tables in files: Parquet, CSV and Arrow, read and written a part at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from qupcore.domain.progress import Progress
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.writing import PRIVATE
from qupcore.table.columns import TableColumn
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

__all__ = ["empty_table", "reading_table", "rows_counted", "scanned", "written_answers"]

_KINDS = (".parquet", ".csv", ".arrow")
_CSV_BYTES, _BYTES_AT_A_TIME = "POLARS_CSV_CHUNK_SIZE", "1000000"
"""Where Polars looks how many bytes of a CSV file to take at a time. By default they grow with the file, and
several parts wait for each other: a file of 1 GB takes over 300 MB. A value that is set already stays."""

_TWICE = "_duplicated_"
"""What Polars writes after the name of a column that a CSV file has twice, and then a number."""


def scanned(path: Path, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    """A table in a file, of which no more is read than is needed.

    Args:
        path: A file whose name ends in `.parquet`, `.csv` or `.arrow`.
        columns: The columns of the table, whose types the cells of a CSV file are read as.

    Raises:
        BadInput: the name ends otherwise, there is no such file, or a CSV file has a column twice.
    """
    polars, kind = polars_library(), _kind(path)
    if not path.is_file():
        raise BadInput(
            worded("cannot read {path}: it is no file", path=str(path)),
            remedy="check the path",
            code="file.unreadable",
        )
    found: pl.LazyFrame
    with reading_table(path):
        if kind == ".csv":
            os.environ.setdefault(_CSV_BYTES, _BYTES_AT_A_TIME)
            known = _types(columns)
            names = polars.scan_csv(path, infer_schema=False).collect_schema().names()
            _check_names(names, path)
            kinds = {name: known.get(name, polars.String) for name in names}
            dates = [name for name in names if kinds[name] == polars.Date]
            found = polars.scan_csv(path, schema=kinds | dict.fromkeys(dates, polars.String))
            if dates:
                found = found.with_columns(_date(name) for name in dates)
        else:
            found = (polars.scan_parquet if kind == ".parquet" else polars.scan_ipc)(path)
        found.collect_schema()
    return found


def written_answers(frame: pl.LazyFrame, path: Path, given: Path, progress: Progress | None = None) -> None:
    """Write a table whole or not at all, in parts that fit into memory.

    Args:
        frame: The table.
        path: A new file; what the name ends in says what kind.
        given: The file that the table is read from, for errors.
        progress: Called with the number of rows so far, after each part.

    Raises:
        BadInput: the file exists or cannot be written, or the other cannot be read.
    """
    kind = _kind(path)
    if os.path.lexists(path):
        raise BadInput(
            worded("{path} exists already", path=str(path)),
            remedy="give the path of a new file",
            code="file.exists",
        )
    if progress is not None:
        frame = frame.map_batches(_counting(progress), streamable=True, schema=frame.collect_schema())
    try:
        with tempfile.TemporaryDirectory(prefix=".qup-", dir=path.parent) as folder:
            made = Path(folder, f"answers{kind}")
            with reading_table(given):
                getattr(frame, {".parquet": "sink_parquet", ".csv": "sink_csv"}.get(kind, "sink_ipc"))(made)
            made.chmod(PRIVATE)
            os.link(made, path)
    except OSError as error:
        raise BadInput(
            worded("cannot write {path}: {reason}", path=str(path), reason=reason_of(error)),
            remedy="check the folder",
            code="file.unwritable",
        ) from error


def _counting(progress: Progress) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """A step that passes each part of a table on, and tells of its rows; several threads may take it."""
    done, lock = 0, Lock()

    def passed(part: pl.DataFrame) -> pl.DataFrame:
        nonlocal done
        with lock:
            done += part.height
            progress(done, None)
        return part

    return passed


def rows_counted(path: Path, by: str | None) -> tuple[int, Mapping[str, int]]:
    """The number of rows in a file, and by the words of a column."""
    polars = polars_library()
    frame = scanned(path, ())
    if by is None:  # a column is counted: for the length alone Polars would map a whole CSV file into memory
        cells = polars.col(frame.collect_schema().names()[0])
        found = frame.select(cells.count().alias("full"), cells.null_count().alias("empty"))
        return sum(found.collect(engine="streaming").row(0)), {}
    counted = frame.group_by(polars.col(by).cast(polars.String)).len().collect(engine="streaming")
    words = dict(counted.iter_rows())
    return sum(words.values()), words


def empty_table(columns: Iterable[TableColumn]) -> pl.DataFrame:
    """A table without rows: the schema in Arrow's sense."""
    found: pl.DataFrame = polars_library().DataFrame(schema=_types(columns))
    return found


def _types(columns: Iterable[TableColumn]) -> dict[str, Any]:
    polars = polars_library()
    kinds = {"truth": polars.Boolean, "number": polars.Int64, "date": polars.Date, "choice": polars.String}
    return {column.name: kinds[column.kind] for column in columns}


def _date(name: str) -> pl.Expr:
    """A column of text as dates; Polars itself would guess that 05/06/1990 is the fifth of June."""
    written = polars_library().col(name)
    plain = written.str.contains(r"^\d{4}-\d{2}-\d{2}$")
    found: pl.Expr = (
        polars_library()
        .when(plain)
        .then(written)
        .when(written != "")
        .then(polars_library().concat_str(polars_library().lit("not a date: "), written))
        .str.to_date("%Y-%m-%d")
        .alias(name)
    )
    return found


def _check_names(names: Iterable[str], path: Path) -> None:
    """Refuse a column that stands twice, of which Polars would read the first."""
    known = {*names}
    for name in names:
        first, _, number = name.rpartition(_TWICE)
        if first in known and number.isdecimal():
            raise BadInput(
                worded("{path} has the column {name} twice", path=str(path), name=first),
                remedy="leave one of them out",
                code="input.twice",
            )


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise BadInput(
            worded("no table is read or written as {kind!r}", kind=kind),
            remedy=worded("use a file of one of these kinds: {kinds}", kinds=", ".join(_KINDS)),
            code="input.value",
        )
    return kind


@contextmanager
def reading_table(path: Path) -> Iterator[None]:
    """Tell what Polars cannot read as an error with a remedy."""
    polars = polars_library()
    try:
        yield
    except polars.exceptions.PolarsError as error:
        raise BadInput(
            worded("cannot read {path} as a table", path=str(path)),
            why=str(error).partition("\n")[0],
            remedy=worded(
                "write dates as 2026-09-01, yes and no as true and false, and numbers without spaces"
            ),
            code="file.syntax",
        ) from error
