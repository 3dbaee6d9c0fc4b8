"""Opening the wheel of a data plugin: only what such a plugin may hold, and nothing that runs."""

from __future__ import annotations

import configparser
import csv
import io
import os
import zipfile
import zlib
from collections.abc import Iterable
from email.parser import Parser
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.plugins.data.files import DATA_GROUP, MOST_FILES, PLUGIN_FILE, belongs, texts_of
from qupcore.plugins.data.reading import announcement_in
from qupcore.plugins.data.wheel import DataWheel, record_of, wheel_of

__all__ = ["open_plugin", "open_wheel"]

_METADATA = ("METADATA", "RECORD", "WHEEL", "entry_points.txt")
_MOST_METADATA = 50
"""The most files of metadata: those that every wheel has, and licences."""
_SHOWN = 3


def open_plugin(path: Path, data: bytes | None = None) -> DataWheel:
    """The wheel of a data plugin, made of its folder or read from its file.

    Args:
        path: The folder or the file.
        data: The bytes of the file, where they were read already.

    Raises:
        BadInput: it cannot be read, is damaged, or holds more than a data plugin may.
    """
    if data is not None or not path.is_dir():
        return open_wheel(path, data)
    if not (path / PLUGIN_FILE).is_file() and (path / "pyproject.toml").is_file():
        raise _with_code(path, ("pyproject.toml",))
    return wheel_of(path)


def open_wheel(path: Path, data: bytes | None = None) -> DataWheel:
    """Read the wheel of a data plugin; nothing of it is unpacked or run.

    Args:
        path: The file.
        data: Its bytes, where they were read already.

    Raises:
        BadInput: it cannot be read, is damaged, or holds more than a data plugin may.
    """
    files = _unzipped(path, data)
    infos = {name.partition("/")[0] for name in files if name.partition("/")[0].endswith(".dist-info")}
    if len(infos) != 1 or not {f"{info}/{name}" for info in infos for name in _METADATA} <= files.keys():
        raise _damaged(path, worded("it is no wheel: its metadata are missing"))
    (info,) = infos
    record = files.pop(f"{info}/RECORD")
    if changed := _unlike(files, record, f"{info}/RECORD"):
        raise _damaged(path, worded("its RECORD does not fit {names}", names=_few(changed)))
    points = _entry_points(path, files[f"{info}/entry_points.txt"])
    kept = {name for name in files if _may_be(name, info, set(points.get(DATA_GROUP, {}).values()))}
    groups = [group for group in points if group != DATA_GROUP]
    if groups or kept != files.keys():
        raise _with_code(path, [*groups, *sorted(files.keys() - kept)])
    return _checked(path, info, files, points.get(DATA_GROUP, {}))


_AGAIN = worded("get or build the wheel again")


def _unzipped(path: Path, data: bytes | None) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path if data is None else io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            size = sum(entry.file_size for entry in entries)
            too_large = size > input_limits().catalogue_bytes
            if too_large or len(entries) > MOST_FILES + _MOST_METADATA:
                said = worded("it has {count} files of {size} bytes", count=len(entries), size=size)
                raise _damaged(path, said, limit_remedy("catalogue_bytes", _AGAIN) if too_large else _AGAIN)
            names = [entry.filename for entry in entries]
            if len(set(names)) < len(names):
                raise _damaged(path, worded("a file stands in it twice"))
            return {entry.filename: archive.read(entry) for entry in entries}
    except OSError as error:
        raise BadInput(
            worded("cannot read {path}: {reason}", path=path, reason=reason_of(error)),
            remedy="name the folder of a data plugin, or its wheel",
            code="file.unreadable",
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise _damaged(path, worded("it is no readable ZIP archive")) from error


def _unlike(files: dict[str, bytes], record: bytes, own: str) -> list[str]:
    """The files that are not as the record says, or that it lacks, or that are missing."""
    said = {row[0]: tuple(row[1:]) for row in csv.reader(record.decode(errors="replace").splitlines()) if row}
    ours = record_of(files, own).decode().splitlines()
    found = {row[0]: tuple(row[1:]) for row in csv.reader(ours)}
    return sorted(
        name for name in found.keys() | said.keys() if name != own and found.get(name) != said.get(name)
    )


def _entry_points(path: Path, data: bytes) -> dict[str, dict[str, str]]:
    parser = configparser.ConfigParser(delimiters=("=",), interpolation=None, default_section="")
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(data.decode())
    except (UnicodeDecodeError, configparser.Error) as error:
        raise _damaged(path, worded("its entry_points.txt cannot be read")) from error
    return {group: dict(parser[group]) for group in parser.sections()}


def _may_be(name: str, info: str, folders: set[str]) -> bool:
    """Whether a data plugin may hold a file: TOML and Markdown in its folder, metadata and licences."""
    folder, _, rest = name.partition("/")
    if folder == info:
        licence = rest.startswith("licenses/") and ".." not in rest.split("/") and "\\" not in rest
        return rest in _METADATA or licence
    return folder in folders and belongs(rest)


def _checked(path: Path, info: str, files: dict[str, bytes], points: dict[str, str]) -> DataWheel:
    (name, folder), *others = points.items() or [("", "")]
    if others or not folder:
        raise _damaged(path, worded("it announces {count} data plugins, not one", count=len(points)))
    own = (
        (item.removeprefix(f"{folder}/"), data) for item, data in files.items() if not item.startswith(info)
    )
    announced = announcement_in(texts_of(own))
    metadata = Parser().parsestr(files[f"{info}/METADATA"].decode(errors="replace"), headersonly=True)
    requires = tuple(map(str, metadata.get_all("Requires-Dist") or ()))
    wheel = DataWheel(announced=announced, requires=requires, files=files)
    said = (
        canonicalize_name(metadata["Name"] or ""),
        _version(metadata["Version"] or ""),
        name,
        folder,
        info,
    )
    if said != (announced.distribution, wheel.version, announced.name, wheel.folder, wheel.info):
        raise _damaged(
            path,
            worded(
                "it says that it is {name} {version}, and its {file} says {own} {own_version}",
                name=metadata["Name"],
                version=metadata["Version"],
                file=PLUGIN_FILE,
                own=announced.distribution,
                own_version=wheel.version,
            ),
        )
    if needed := [text for text in requires if _project(text) != "qupcore"]:
        raise BadInput(
            worded("{path} needs other packages: {names}", path=path, names=_few(needed)),
            remedy=worded("install it with pip, which gets them: pip install {path}", path=_for_pip(path)),
            code="plugin.code",
        )
    return wheel


def _version(text: str) -> str:
    try:
        return str(Version(text))
    except InvalidVersion:
        return ""


def _project(text: str) -> str:
    try:
        return canonicalize_name(Requirement(text).name)
    except InvalidRequirement:
        return ""


def _damaged(path: Path, why: str, remedy: str = _AGAIN) -> BadInput:
    return BadInput(
        worded("{path} is not the wheel of a data plugin", path=path),
        why=why,
        remedy=remedy,
        code="file.syntax",
    )


def _with_code(path: Path, names: Iterable[str]) -> BadInput:
    return BadInput(
        worded("{path} holds more than the data of a municipality: {names}", path=path, names=_few(names)),
        why=worded(
            "what can run is installed only by whoever has chosen to trust it; `add` takes data alone"
        ),
        remedy=worded("if you trust it, install it with pip: pip install {path}", path=_for_pip(path)),
        code="plugin.code",
    )


def _few(names: Iterable[str]) -> str:
    shown = list(names)
    more = ", …" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more


def _for_pip(path: Path) -> str:
    """The path as pip reads it: a bare name would be a package of the index."""
    return str(path) if path.is_absolute() else os.path.join(os.curdir, path)
