"""The key of what a plugin gave: a hash over everything that its answer may depend on."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.input_limits import input_limits
from qupcore.errors import BadInput
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.package_files import Packages, has_its_module
from qupcore.version import __version__

__all__ = ["SLOT", "keys_of"]

SLOT = 16
"""The letters with which a key begins: they are the same before and after an upgrade."""
_OWN = Path(__file__).parents[1]
_FORM = 3
"""The form of what is kept: another number, and nothing that was kept before is read."""
_METADATA = (".dist-info", ".egg-info", ".egg-link")


def keys_of(
    packages: Packages, national: Catalogue, *, sealed: bool, interpreter: str
) -> dict[AnnouncedPlugin, str]:
    """The key of each plugin as it is now; empty if its files cannot be told, or are not its module's.

    It is over the name, version and every file of its package, its own environment variables, the installed
    packages, Python, qupcore, the limits of inputs and the national catalogue. It begins with a hash over
    what may be different at the same time: of two keys with one beginning, the older one is of no more use.

    Args:
        packages: The files of each plugin.
        national: The national catalogue, which plugins refer to.
        sealed: Whether plugins that change their copy of qupcore are refused.
        interpreter: The path of the interpreter that they run in. Empty: that of this program.
    """
    around = [
        _FORM,
        __version__,
        sys.version,
        interpreter,
        national.hash,
        sealed,
        attrs.astuple(input_limits()),
    ]
    around += [list(_packages()), list(_own_sources())]
    start = hashlib.sha256(json.dumps(around).encode())
    found = {}
    for item, package in packages.items():
        if isinstance(package, BadInput) or not has_its_module(item, package):
            found[item] = ""
            continue
        digest = start.copy()
        variables = sorted(own_variables(item.name).items())
        parts = [package.hash, variables]
        digest.update(json.dumps(parts).encode())
        place = [
            item.name,
            sys.prefix,
            str(_OWN),
            interpreter,
            sealed,
            attrs.astuple(input_limits()),
            variables,
        ]
        slot = hashlib.sha256(json.dumps(place).encode()).hexdigest()[:SLOT]
        found[item] = f"{slot}-{digest.hexdigest()}"
    return found


def _packages() -> Iterator[list[str]]:
    """The packages in each folder that Python imports from: the names of their metadata hold the version."""
    for folder in dict.fromkeys(sys.path):
        try:
            names = sorted(name for name in os.listdir(folder or os.curdir) if name.endswith(_METADATA))
        except OSError:  # it is not there, or an archive
            names = []
        yield [folder, *names]


def _own_sources() -> Iterator[list[object]]:
    for folder, _, names in sorted(os.walk(_OWN)):
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                yield [os.path.relpath(path, _OWN), os.stat(path).st_mtime_ns]
