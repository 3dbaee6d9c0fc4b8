"""The list of trusted plugins: names with the hash of what is installed. What is not on it is not loaded.

The hash is over every file of the package, so a new version, or one changed file, is another plugin. It says
nothing about who made it.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import AnnouncedPlugin

__all__ = ["content_hash", "not_trusted", "read_trusted"]

LARGEST_LIST = 1_000_000
"""The most bytes of a list of trusted plugins."""
_NAME, _HASH = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII), re.compile(r"[0-9a-f]{64}", re.ASCII)
_MADE_LATER = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files that an installer writes, which differ between installations of the same package."""


def read_trusted(path: Path) -> Mapping[str, str]:
    """The trusted plugins of a file: the hash of each by its name, as `qup plugin trust` prints them.

    Raises:
        BadInput: it cannot be read, or a line is no name with a hash.
    """
    check_arguments(read_trusted, locals())
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_LIST + 1)
        if len(data) > LARGEST_LIST:
            raise ValueError(worded("it is too long"))
        found = tomllib.loads(data.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(
            worded("cannot read {path}: {error}", path=path, error=error),
            remedy="write it with `qup plugin trust NAME`, or leave out the list",
            code="file.unreadable",
        ) from error
    for name, value in found.items():
        if not _NAME.fullmatch(name) or not isinstance(value, str) or not _HASH.fullmatch(value):
            raise BadInput(
                worded("{path}: {name} is no name of a plugin with its hash", path=path, name=name[:80]),
                remedy="write it with `qup plugin trust NAME`, or leave out the list",
                code="input.value",
            )
    return found


def not_trusted(item: AnnouncedPlugin, trusted: Mapping[str, str]) -> str:
    """Why a plugin is not trusted; empty if it is."""
    if item.name not in trusted:
        return worded(
            "it is not on the list of trusted plugins: look at it, and then `qup plugin trust {name}`",
            name=item.name,
        )
    try:
        same = content_hash(item) == trusted[item.name]
    except BadInput as error:
        return error.what
    if not same:
        return worded(
            "it is not what the list of trusted plugins has: look at what changed, and then "
            "`qup plugin trust {name}`",
            name=item.name,
        )
    return ""


def content_hash(item: AnnouncedPlugin) -> str:
    """SHA-256 over the name, version and every file of the package of a plugin.

    Raises:
        BadInput: its files cannot be told, as those of an editable installation, or cannot be read.
    """
    digest = hashlib.sha256()
    try:
        parts = sorted(_files(item))
        head = json.dumps([item.name, item.value, item.distribution, item.version])
        digest.update(head.encode())
        for name, path in parts:
            data = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(json.dumps([name, data]).encode())
    except (OSError, PackageNotFoundError) as error:
        raise BadInput(
            worded("the files of {name} cannot be read: {error}", name=item.distribution, error=error),
            remedy="install it anew",
            code="plugin.failed",
        ) from error
    return digest.hexdigest()


def _files(item: AnnouncedPlugin) -> Iterator[tuple[str, Path]]:
    folders = item.paths or ((item.data,) if item.data else ())
    if folders:
        for number, folder in enumerate(folders):
            for path in Path(folder).rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    yield f"{number}/{path.relative_to(folder).as_posix()}", path
        return
    found = distribution(item.distribution)
    files = found.files  # found anew each time
    if files is None or _editable(found):
        raise BadInput(
            worded("{name} is installed so that its files may change at any time", name=item.distribution),
            remedy="install it as a wheel, not with --editable",
            code="plugin.failed",
        )
    for file in files:
        if "__pycache__" not in file.parts and file.name not in _MADE_LATER:
            yield file.as_posix(), Path(str(found.locate_file(file)))


def _editable(found: Distribution) -> bool:
    said = found.read_text("direct_url.json")
    try:
        return bool(said and json.loads(said).get("dir_info", {}).get("editable"))
    except (ValueError, AttributeError):
        return True
