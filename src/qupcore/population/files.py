"""A population as a file: Parquet, or CSV with a note beside it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.files.writing import PUBLIC, write_new_file
from qupcore.population.margins import Margins
from qupcore.population.mark import marks
from qupcore.population.planned import PlannedPeople

__all__ = ["check_ending", "note_text", "write_population"]

_ENDINGS = (".parquet", ".csv")


def check_ending(path: Path) -> None:
    """Refuse a file of another kind.

    Raises:
        BadInput: the name ends neither with .parquet nor with .csv.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise BadInput(
            worded("{path} is neither Parquet nor CSV", path=path),
            remedy="end the name with .parquet or .csv",
            code="command.usage",
        )


def note_text(planned: PlannedPeople, margins: Margins) -> str:
    """What stands beside files that have no place for it: that it is made up, and from what."""
    return "".join(f"{line}\n" for line in marks(planned, margins).values())


def write_population(path: Path, planned: PlannedPeople, margins: Margins) -> tuple[Path, ...]:
    """Write the people.

    Beside a CSV file a note is written that says what it is, since CSV has no place for it.

    Args:
        path: The file, which ends with .parquet or .csv.
        planned: How many people each cell has.
        margins: What they are made from.

    Returns:
        The files that were written.

    Raises:
        BadInput: a file of the name has other content, or cannot be written.
    """
    check_ending(path)
    from qupcore.population.stream import people_stream

    people = people_stream(planned, margins)
    data = BytesIO()
    if path.suffix.lower() == ".parquet":
        people.sink_parquet(data, metadata=marks(planned, margins))
        write_new_file(path, data.getvalue(), mode=PUBLIC)
        return (path,)
    note = path.with_name(f"{path.name}.note.txt")
    people.sink_csv(data)
    if path.exists():  # the same people, or an error before a note is written
        write_new_file(path, data.getvalue(), mode=PUBLIC)
    write_new_file(note, note_text(planned, margins).encode(), mode=PUBLIC)
    write_new_file(path, data.getvalue(), mode=PUBLIC)
    return note, path
