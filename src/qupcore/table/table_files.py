"""Tables in files: Parquet, CSV and Arrow, read and written a part at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from qupcore.domain.progress import Progress
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.writing import PRIVATE
from qupcore.table.columns import TableColumn
from qupcore.table.csv_files import csv_scanned, unreadable_cells
from qupcore.table.csv_rows import check_rows
from qupcore.table.faults import refuse
from qupcore.table.loading import polars_library
from qupcore.table.polars_types import types_of

if TYPE_CHECKING:
    import polars as pl

__all__ = ["empty_table", "reading_table", "rows_counted", "scanned", "written_answers"]

_KINDS = (".parquet", ".csv", ".arrow")


def scanned(path: Path, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    """A table in a file, of which no more is read than is needed; of a CSV file, the rows are looked at.

    Args:
        path: A file whose name ends in `.parquet`, `.csv` or `.arrow`.
        columns: The columns of the table, whose types the cells of a CSV file are read as.

    Raises:
        BadInput: the name ends otherwise, there is no such file, or the rows of a CSV file are not in order,
            or it has a column twice.
    """
    kind = _kind(path)
    if not path.is_file():
        raise BadInput(
            worded("cannot read {path}: it is no file", path=str(path)),
            remedy="check the path",
            code="file.unreadable",
        )
    try:
        if kind == ".csv":
            check_rows(path)
    except OSError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=str(path), reason=reason_of(error)),
            remedy="check the path",
            code="file.unreadable",
        ) from error
    with reading_table(path):
        return _scanned(path, columns)


def _scanned(path: Path, columns: Iterable[TableColumn]) -> pl.LazyFrame:
    polars, kind = polars_library(), _kind(path)
    found: pl.LazyFrame
    if kind == ".csv":
        found = csv_scanned(path, columns)
    else:
        found = (polars.scan_parquet if kind == ".parquet" else polars.scan_ipc)(path)
    found.collect_schema()
    return found


def written_answers(
    frame: pl.LazyFrame,
    path: Path,
    given: Path,
    progress: Progress | None = None,
    columns: Iterable[TableColumn] = (),
) -> None:
    """Write a table whole or not at all, in parts that fit into memory.

    Args:
        frame: The table.
        path: A new file; what the name ends in says what kind.
        given: The file that the table is read from, for errors.
        progress: Called with the number of rows so far, after each part.
        columns: The columns that are read, for errors.

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
            with reading_table(given, columns):
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
    frame = _scanned(path, ())
    if by is None:  # a column is counted: for the length alone Polars would map a whole CSV file into memory
        cells = polars.col(frame.collect_schema().names()[0])
        found = frame.select(cells.count().alias("full"), cells.null_count().alias("empty"))
        return sum(found.collect(engine="streaming").row(0)), {}
    counted = frame.group_by(polars.col(by).cast(polars.String)).len().collect(engine="streaming")
    words = dict(counted.iter_rows())
    return sum(words.values()), words


def empty_table(columns: Iterable[TableColumn]) -> pl.DataFrame:
    """A table without rows: the schema in Arrow's sense."""
    found: pl.DataFrame = polars_library().DataFrame(schema=types_of(columns))
    return found


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise BadInput(
            worded("no table is read or written as {kind!r}", kind=kind)
            if kind
            else worded("the name {path} does not say what kind of table it is", path=str(path)),
            remedy=worded("use a file whose name ends with one of these: {kinds}", kinds=", ".join(_KINDS)),
            code="input.value",
        )
    return kind


@contextmanager
def reading_table(path: Path, columns: Iterable[TableColumn] = ()) -> Iterator[None]:
    """Tell what Polars cannot read as an error with a remedy.

    Args:
        path: The file.
        columns: The columns that are read, of whose cells in a CSV file each fault is told.
    """
    polars, read = polars_library(), tuple(columns)
    try:
        yield
    except polars.exceptions.PolarsError as error:
        if path.suffix.lower() == ".csv":
            with suppress(polars.exceptions.PolarsError):
                refuse([*unreadable_cells(path, read)])
        raise BadInput(
            worded("cannot read {path} as a table", path=str(path)),
            remedy=worded("check that it is whole, and of the kind that its name ends with"),
            code="file.syntax",
        ) from error
    except BadInput as error:
        if path.suffix.lower() == ".csv" and error.code == "input.faults":
            refuse(list(dict.fromkeys([*unreadable_cells(path, read), *error.faults])))
        raise
