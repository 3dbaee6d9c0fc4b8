"""What plugins gave, kept on disk by the hash of their packages, so that they need not run again.

What is kept is what the process of a plugin sent, and it is read and checked like that: a file that was
changed can say no more than a plugin can. It is used only where nothing differs: every file of the package,
the other packages, Python, qupcore, the national catalogue and the plugin's own environment variables.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.trust import content_hash
from qupcore.processes.channel import MOST_BYTES
from qupcore.version import __version__

__all__ = ["KeptAnswers"]

_FORM = 1
_MODE = 0o600
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing is waited for."""


class KeptAnswers:
    """The answers of plugins in a folder of this user. Safe to share between threads and processes.

    Args:
        folder: The folder; it is made if it is not there, and is for this user only.
        national: The national catalogue, which plugins refer to.
        sealed: Whether plugins that change their copy of qupcore are refused.
    """

    def __init__(self, folder: Path, national: Catalogue, *, sealed: bool) -> None:
        self._folder = folder
        packages = sorted({f"{item.name} {item.version}" for item in distributions()})
        own = Path(__file__).parents[1]
        sources = [
            (str(path.relative_to(own)), path.stat().st_mtime_ns) for path in sorted(own.rglob("*.py"))
        ]
        surroundings = [_FORM, __version__, sys.version, national.hash, sealed, packages, sources]
        self._surroundings = json.dumps(surroundings)
        self._usable = self._private()

    def key(self, item: AnnouncedPlugin) -> str:
        """The key of a plugin as it is now; empty if its files cannot be told."""
        try:
            parts = [self._surroundings, content_hash(item), sorted(own_variables(item.name).items())]
        except BadInput:
            return ""
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def read(self, key: str) -> tuple[Any, Layers] | None:
        """What a plugin gave, and the layers that held then; None if nothing is kept, or it is not sound.

        What is not sound is deleted.
        """
        if not self._usable or not key:
            return None
        path = self._folder / f"{key}.json"
        try:
            with open(os.open(path, os.O_RDONLY | _AS_IT_IS), "rb") as file:
                told = os.fstat(file.fileno())
                data = file.read(MOST_BYTES + 1)
        except OSError:
            return None
        try:
            if not _ours(told) or not stat.S_ISREG(told.st_mode) or len(data) > MOST_BYTES:
                raise ValueError
            digest, _, text = data.partition(b"\n")
            if digest.decode("ascii") != _digest(key, text):
                raise ValueError
            kept: Mapping[str, Any] = json.loads(text)
            return kept["ok"], layers_in_order(kept["layers"])
        except (ValueError, KeyError, TypeError, RecursionError):
            with contextlib.suppress(OSError):
                path.unlink()
            return None

    def write(self, key: str, given: object, layers: Layers) -> None:
        """Keep what a plugin gave; nothing happens where that cannot be done."""
        if not self._usable or not key:
            return
        text = json.dumps({"ok": given, "layers": layers}, separators=(",", ":")).encode()
        beside = self._folder / f".{key}.{secrets.token_hex(8)}"
        try:
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as file:
                file.write(_digest(key, text).encode() + b"\n" + text)
            beside.replace(self._folder / f"{key}.json")
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()

    def _private(self) -> bool:
        """Whether the folder is there, and only this user writes into it."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _ours(self._folder.lstat()) and self._folder.is_dir()
        except OSError:
            return False


def _ours(told: os.stat_result) -> bool:
    if os.name != "posix":
        return True
    others = stat.S_IRWXG | stat.S_IRWXO
    return told.st_uid == os.geteuid() and not told.st_mode & others and not stat.S_ISLNK(told.st_mode)


def _digest(key: str, text: bytes) -> str:
    return hashlib.sha256(key.encode() + text).hexdigest()
