"""The list of trusted plugins: names with the hash of what is installed. What is not on it is not loaded.

The hash is over every file of the package (`package_files`), so a new version, or one changed file, is
another plugin. Its code is imported from those files alone (`hashed_imports`). It says nothing about who
made it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.joining import told_lines
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.package_files import HashedPackage, has_its_module, hashed_package

__all__ = ["not_trusted", "read_trusted", "trusted_hash"]

LARGEST_LIST = 1_000_000
"""The most bytes of a list of trusted plugins."""
_NAME, _HASH = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII), re.compile(r"[0-9a-f]{64}", re.ASCII)


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


def not_trusted(item: AnnouncedPlugin, package: HashedPackage | BadInput, trusted: Mapping[str, str]) -> str:
    """Why a plugin is not trusted; empty if it is.

    Args:
        item: The plugin.
        package: Its files with their hash, or why they cannot be told.
        trusted: The hash of each trusted plugin by its name.
    """
    if item.name not in trusted:
        return worded(
            "it is not on the list of trusted plugins: look at it, and then `qup plugin trust {name}`",
            name=item.name,
        )
    try:
        same = trusted_hash(item, package) == trusted[item.name]
    except BadInput as error:
        return told_lines(error)
    if not same:
        return worded(
            "it is not what the list of trusted plugins has: look at what changed, and then "
            "`qup plugin trust {name}`",
            name=item.name,
        )
    return ""


def trusted_hash(item: AnnouncedPlugin, package: HashedPackage | BadInput | None = None) -> str:
    """SHA-256 over the name, version and every file of the package of a plugin, where that is all that runs.

    Args:
        item: The plugin.
        package: Its files with their hash, or why they cannot be told. None: they are read now.

    Raises:
        BadInput: its files cannot be told, as those of an editable installation, or cannot be read; or
            something lies among them that the hash does not cover.
    """
    if package is None:
        package = hashed_package(item, look_around=True)
    if isinstance(package, BadInput):
        raise package
    if package.strangers:
        raise BadInput(
            worded(
                "{path} is no file of {name}, and could be imported as if it were",
                path=package.strangers[0],
                name=item.distribution,
            ),
            remedy="look at who put it there; delete it, or install the package anew",
            code="plugin.failed",
        )
    if not has_its_module(item, package):
        module = item.value.partition(":")[0]
        raise BadInput(
            worded("its module {module} is no file of {name}", module=module, name=item.distribution),
            remedy="trust a package that has the code of its plugin in it",
            code="plugin.failed",
        )
    return package.hash
