"""Importing the code of a plugin from hashed files only, in the process of the plugin.

Python takes the first thing of a module's name: a folder before a file, an extension before a source, and a
compiled file, which need not agree with its source, before the source is read. Here every module of the
package comes from the file that the hash covers, is read once, and is compiled from what was read.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    ModuleSpec,
    PathFinder,
    SourceFileLoader,
    SourcelessFileLoader,
)
from importlib.util import spec_from_file_location
from types import ModuleType

import attrs

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["HashedFile", "import_only", "modules_among", "only_from"]

_SUFFIXES = (*EXTENSION_SUFFIXES, *SOURCE_SUFFIXES, *BYTECODE_SUFFIXES)
"""In the order in which Python prefers them."""
_INIT = "__init__"


@attrs.frozen
class HashedFile:
    """A file of a package.

    Attributes:
        name: Its name within the package.
        path: Where it lies.
        sha256: The hash of its content.
    """

    name: str
    path: str
    sha256: str


def modules_among(files: Iterable[HashedFile], *, in_folders: bool = False) -> dict[str, HashedFile]:
    """The modules of a package: the file of each by its name.

    Args:
        files: The files of the package.
        in_folders: Whether it lies in folders of its own, which come first: the names begin with the number
            of the folder. Otherwise the standard library comes first, and a module of its name is not taken.
    """
    found: dict[str, tuple[int, HashedFile]] = {}
    for file in files:
        name = file.name.partition("/")[2] if in_folders else file.name
        suffix = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), None)
        parts = name.removesuffix(suffix).split("/") if suffix else []
        if not parts or not all(part.isidentifier() for part in parts):
            continue
        rank = _SUFFIXES.index(suffix)
        if parts[-1] == _INIT:
            parts.pop()
        else:
            rank += len(_SUFFIXES)
        module = ".".join(parts)
        if not parts or (not in_folders and parts[0] in sys.stdlib_module_names):
            continue
        if module not in found or rank < found[module][0]:
            found[module] = rank, file
    return {module: file for module, (_, file) in found.items()}


def only_from(files: Iterable[HashedFile]) -> dict[str, object]:
    """The part of a request that has a plugin import its own modules from these files only."""
    only = [attrs.astuple(file) for file in files]
    return {"only": only} if only else {}


def import_only(said: Iterable[Sequence[str]], *, in_folders: bool) -> None:
    """Import the modules of a package from these files only, in this process and for good."""
    files = [HashedFile(*file) for file in said]
    sys.meta_path.insert(0, _Finder(modules_among(files, in_folders=in_folders), files))


class _Finder(MetaPathFinder):
    """Finds the modules of one package."""

    def __init__(self, modules: Mapping[str, HashedFile], files: Iterable[HashedFile]) -> None:
        self._modules = modules
        self._hashes = {os.path.normpath(file.path): file.sha256 for file in files}
        self._above = {name[:place] for name in modules for place, letter in enumerate(name) if letter == "."}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is; None: it is of another package.

        Raises:
            ModuleNotFoundError: it would be of this one, and is not among its files.
        """
        if (file := self._modules.get(fullname)) is not None:
            return self._spec(fullname, file)
        if fullname in self._above:  # a folder without a file of its own, which packages may share
            found = PathFinder.find_spec(fullname, path, target)
            if found is not None and found.origin is not None:
                raise _stranger(fullname, found.origin)
            return found
        parents = fullname.split(".")[:-1]
        if any(".".join(parents[:count]) in self._modules for count in range(1, len(parents) + 1)):
            raise _stranger(fullname, "")
        return None

    def _spec(self, name: str, file: HashedFile) -> ModuleSpec | None:
        path = file.path
        folder = os.path.dirname(path)
        loader: SourceFileLoader | SourcelessFileLoader | ExtensionFileLoader
        if path.endswith(tuple(EXTENSION_SUFFIXES)):
            _checked(path, self._hashes)
            loader = ExtensionFileLoader(name, path)
        elif path.endswith(tuple(SOURCE_SUFFIXES)):
            loader = _Source(name, path, self._hashes)
        else:
            loader = _Sourceless(name, path, self._hashes)
        is_package = os.path.basename(path).partition(".")[0] == _INIT
        return spec_from_file_location(
            name, path, loader=loader, submodule_search_locations=[folder] if is_package else None
        )


class _Source(SourceFileLoader):
    """Compiles what it read. There is no compiled file for it, since none is hashed."""

    def __init__(self, name: str, path: str, hashes: Mapping[str, str]) -> None:
        super().__init__(name, path)
        self._hashes = hashes

    def get_data(self, path: str) -> bytes:
        """The content of a file of the package."""
        return _checked(path, self._hashes)


class _Sourceless(SourcelessFileLoader):
    """Runs a compiled file that the package lists."""

    def __init__(self, name: str, path: str, hashes: Mapping[str, str]) -> None:
        super().__init__(name, path)
        self._hashes = hashes

    def get_data(self, path: str) -> bytes:
        """The content of a file of the package."""
        return _checked(path, self._hashes)


def _checked(path: str, hashes: Mapping[str, str]) -> bytes:
    wanted = hashes.get(os.path.normpath(path))
    if wanted is None:
        raise OSError(f"{path} is not among the files of the package")  # so that the source is compiled
    with open(path, "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise BadInput(
            worded("{path} was changed after its hash was taken", path=path),
            remedy="look at what changed, and load the plugins again",
            code="plugin.failed",
        )
    return data


def _stranger(name: str, origin: str) -> ModuleNotFoundError:
    place = f" ({origin})" if origin else ""
    return ModuleNotFoundError(
        f"{name}{place} is not among the files that the hash of the package covers: "
        "install the package anew, with every file that it imports",
        name=name,
    )
