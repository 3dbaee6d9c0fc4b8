"""The files of a plugin's package with the hash of each, and what lies among them that no hash covers."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TypeAlias

import attrs

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.hashed_imports import HashedFile, modules_among

__all__ = [
    "HashedPackage",
    "Packages",
    "changed_since",
    "has_its_module",
    "hashed_files",
    "hashed_package",
    "hashed_packages",
]

_MADE_LATER = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files in `.dist-info` that an installer writes: they differ between installations of the same package.

RECORD is the list of the files: one that is added to it or taken from it is in the hash, or missing there.
No code of a package is imported from the other three.
"""


@attrs.frozen(kw_only=True)
class HashedPackage:
    """What a plugin's package consists of.

    Attributes:
        files: Every file that counts, by name, with the hash of its content.
        hash: The hash over all of them, and over the name, object, package and version of the plugin.
        strangers: What lies among them, could be imported in their place, and is not in the hash.
    """

    files: tuple[HashedFile, ...]
    hash: str
    strangers: tuple[str, ...] = ()


def hashed_package(item: AnnouncedPlugin, *, look_around: bool = False) -> HashedPackage:
    """The files of the package of a plugin, with their hash.

    Args:
        item: The plugin.
        look_around: Whether to look for files that no hash covers.

    Raises:
        BadInput: its files cannot be told, as those of an editable installation, or cannot be read.
    """
    try:
        found, listed = _files(item)
        files = tuple(HashedFile(name=name, path=path, sha256=_sha256(path)) for name, path in sorted(found))
    except (OSError, PackageNotFoundError) as error:
        raise BadInput(
            worded("the files of {name} cannot be read: {error}", name=item.distribution, error=error),
            remedy="install it anew",
            code="plugin.failed",
        ) from error
    digest = hashlib.sha256(json.dumps([item.name, item.value, item.distribution, item.version]).encode())
    for file in files:
        digest.update(json.dumps([file.name, file.sha256]).encode())
    strangers = tuple(sorted(_strangers(files, listed))) if look_around and listed else ()
    return HashedPackage(files=files, hash=digest.hexdigest(), strangers=strangers)


Packages: TypeAlias = dict[AnnouncedPlugin, HashedPackage | BadInput]
"""The package of each plugin, or why its files cannot be told."""


def hashed_packages(plugins: Iterable[AnnouncedPlugin], *, look_around: bool) -> Packages:
    """The package of each plugin, or why its files cannot be told; as `hashed_package`."""
    found: Packages = {}
    for item in plugins:
        try:
            found[item] = hashed_package(item, look_around=look_around)
        except BadInput as error:
            found[item] = error
    return found


def hashed_files(package: HashedPackage | BadInput | None) -> tuple[HashedFile, ...]:
    """The files of a package that are known; none otherwise."""
    return package.files if isinstance(package, HashedPackage) else ()


def has_its_module(item: AnnouncedPlugin, package: HashedPackage) -> bool:
    """Whether the module of a plugin is among the files of its package; a data plugin has none."""
    module = item.value.partition(":")[0]
    return bool(item.data) or module in modules_among(package.files, in_folders=bool(item.paths))


def changed_since(item: AnnouncedPlugin, package: HashedPackage | BadInput | None) -> str:
    """What says that the files of a plugin are no longer those that were hashed; empty if they are.

    Args:
        item: The plugin.
        package: Its files as they were hashed; what has none is not compared.
    """
    if not isinstance(package, HashedPackage):
        return ""
    try:
        same = hashed_package(item).hash == package.hash
    except BadInput:
        same = False
    said = worded("{path} was changed after its hash was taken", path=item.data or item.distribution)
    return "" if same else said


def _files(item: AnnouncedPlugin) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """The files that count, by name; and every file that an installer lists; none of a folder."""
    folders = item.paths or ((item.data,) if item.data else ())
    if folders:
        return [
            (f"{number}/{path.relative_to(folder).as_posix()}", str(path))
            for number, folder in enumerate(folders)
            for path in Path(folder).rglob("*")
            if path.is_file() and not _compiled(path.parts)
        ], frozenset()
    package = distribution(item.distribution)
    names = package.files  # found anew each time
    if names is None or _editable(package):
        raise BadInput(
            worded(
                "{name} is installed with --editable, or without a list of its files (RECORD): its code is "
                "imported from a folder that anybody may change afterwards, so a hash says nothing of what "
                "will run",
                name=item.distribution,
            ),
            remedy="build a wheel (`python -m build`), install that with pip, and then `qup plugin trust`",
            code="plugin.failed",
        )
    found = [(name, os.path.normpath(str(package.locate_file(name)))) for name in names]
    counted = [
        (name.as_posix(), path)
        for name, path in found
        if not _compiled(name.parts) and not (name.name in _MADE_LATER and name.parent.suffix == ".dist-info")
    ]
    return counted, frozenset(path for _, path in found)


def _compiled(parts: tuple[str, ...]) -> bool:
    """Whether a file is compiled from another one, and so never read where the hash counts."""
    return parts[-2:-1] == ("__pycache__",) and parts[-1].endswith(".pyc")


def _editable(package: Distribution) -> bool:
    said = package.read_text("direct_url.json")
    try:
        return bool(said and json.loads(said).get("dir_info", {}).get("editable"))
    except (ValueError, AttributeError):
        return True


def _sha256(path: str) -> str:
    # What is no regular file may have no end, or wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(worded("{path} is no regular file", path=path))
        return hashlib.file_digest(file, "sha256").hexdigest()


def _strangers(files: Iterable[HashedFile], listed: frozenset[str]) -> Iterator[str]:
    """What could be imported in the place of a module of the package, and what lies in its own folders.

    A folder is the package's own from its first `__init__.py` down. One above it may be shared with others.
    """
    own: list[str] = []
    modules = modules_among(files)
    for name in sorted(modules):
        if any(name.startswith(f"{other}.") for other in own):
            continue
        path = modules[name].path
        is_package = os.path.basename(path).startswith("__init__.")
        place = (
            os.path.dirname(path)
            if is_package
            else os.path.join(os.path.dirname(path), name.rpartition(".")[2])
        )
        own += [name] if is_package else []
        yield from (path for path in _below(place) if path not in listed)
        for suffix in (".py", ".pyc", *EXTENSION_SUFFIXES):
            if os.path.lexists(place + suffix) and place + suffix not in listed:
                yield place + suffix


def _below(folder: str) -> Iterator[str]:
    """Everything below a folder but folders and compiled files; a link to a folder counts as a file."""
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        for name in (*links, *names):
            path = os.path.join(here, name)
            if not _compiled(Path(path).parts):
                yield path
