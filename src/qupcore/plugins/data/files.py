"""The files of a data plugin, read as texts from a folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import BadInput, Fault
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.reading import read_file

__all__ = ["DATA_GROUP", "MOST_FILES", "PLUGIN_FILE", "belongs", "files_in_folder", "texts_of"]

DATA_GROUP = "qupcore.data_plugins"
"""The entry point group in which a package names the folder of a data plugin; nothing is imported from it."""
PLUGIN_FILE = "plugin.toml"
"""The file that says whose plugin it is; a folder with it is a data plugin."""
MOST_FILES = 100
"""The most files of one plugin."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.(toml|md)", re.ASCII)
_NOT_OURS = ("pyproject.toml",)


def belongs(name: str) -> bool:
    """Whether a file of this name is part of a data plugin: TOML and Markdown directly in the folder.

    >>> belongs("measures.toml"), belongs("measures.py"), belongs("pyproject.toml")
    (True, False, False)
    """
    return _NAME.fullmatch(name) is not None and name not in _NOT_OURS


def files_in_folder(folder: Path, only: Collection[str] = ()) -> Mapping[str, str]:
    """The files of the data plugin in a folder, by name.

    Args:
        folder: The folder.
        only: The names of the files to read. Empty: all that belong to the plugin.

    Raises:
        BadInput: a file cannot be read, is not UTF-8, or there is too much of them.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file() and belongs(path.name))
        names = [name for name in names if not only or name in only]
        size = sum((folder / name).stat().st_size for name in names)
        _bounded(str(folder), names, size)
        return texts_of((name, read_file(folder / name, "catalogue_bytes")) for name in names)
    except OSError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=error.filename or folder, reason=reason_of(error)),
            remedy="check the path and the rights to it",
            code="file.unreadable",
        ) from error


def _bounded(where: str, names: list[str], size: int) -> None:
    most = input_limits().catalogue_bytes
    if len(names) > MOST_FILES or size > most:
        said = worded(
            "at most {files} files of {largest_file} bytes together; is it the right folder?",
            files=MOST_FILES,
            largest_file=most,
        )
        raise BadInput(
            worded("{where} has {count} files of {size} bytes", where=where, count=len(names), size=size),
            remedy=limit_remedy("catalogue_bytes", said) if size > most else said,
            code="file.too-large",
        )


def texts_of(files: Iterable[tuple[str, bytes]]) -> Mapping[str, str]:
    """The texts of files, by name. A byte order mark, which some editors write, is left out.

    Raises:
        BadInput: with a fault for each file that is not UTF-8.
    """
    texts, faults = {}, []
    for name, data in files:
        try:
            texts[name] = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            faults.append(
                Fault(
                    worded("{file}:{line}", file=name, line=line),
                    worded("the file is not UTF-8"),
                    worded("save it again with the encoding UTF-8"),
                    code="file.syntax",
                )
            )
    if faults:
        raise BadInput(
            worded(
                "{names} cannot be read: {count} {part}",
                names=", ".join(fault.path.partition(":")[0] for fault in faults),
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="mend each; `qup schema catalogue` shows the form",
            faults=tuple(faults),
            code="input.faults",
        )
    return texts
