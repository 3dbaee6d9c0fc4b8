"""What plugins gave, kept on disk by the hash of their packages, so that they need not run again.

What is kept is what the process of a plugin sent. Each file has a hash over its key and its content, and is
used only where nothing differs (`keys_of`). What stands in it is read and checked as the answer of a plugin
is, where it is asked for: a file that was changed can say no more than a plugin can.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import stat
from pathlib import Path
from typing import Any

import attrs

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.checking import Given
from qupcore.plugins.kept_given import KeptHead, given_later, head_of
from qupcore.plugins.transport import decode
from qupcore.processes.channel import MOST_BYTES

__all__ = ["KeptAnswers"]

_MODE = 0o600
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing is waited for."""
_MOST_HEAD = 100_000


class KeptAnswers:
    """The answers of plugins in a folder of this user. Safe to share between threads and processes.

    Args:
        folder: The folder; it is made if it is not there, and is for this user only.
        national: The national catalogue, which plugins refer to.
        keys: The key of each plugin; what has none is not kept.
    """

    def __init__(self, folder: Path, national: Catalogue, keys: dict[AnnouncedPlugin, str]) -> None:
        self._folder = folder
        self._national = national
        self._keys = keys if self._private() else {}

    def read(self, item: AnnouncedPlugin) -> tuple[Given, Layers] | None:
        """What a plugin gave, and the layers that held then; None if nothing is kept, or it is not sound.

        What is not sound is deleted.
        """
        key = self._keys.get(item)
        if not key:
            return None
        path = self._folder / key
        try:
            with open(os.open(path, os.O_RDONLY | _AS_IT_IS), "rb", buffering=0) as file:
                told = os.fstat(file.fileno())
                data = file.read(MOST_BYTES + _MOST_HEAD + 1) or b""
        except OSError:
            return None
        try:
            if not _ours(told) or not stat.S_ISREG(told.st_mode) or len(data) != told.st_size:
                raise ValueError
            digest, _, rest = data.partition(b"\n")
            if digest != _digest(key, rest):
                raise ValueError
            line, _, text = rest.partition(b"\n")
            head = decode(json.loads(line), KeptHead, name="head")
        except (ValueError, RecursionError, BadInput):
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        return given_later(item, head, text, self._national), layers_in_order(head.layers)

    def write(self, item: AnnouncedPlugin, given: Given, sent: Any, layers: Layers) -> None:
        """Keep what a plugin gave; nothing happens where that cannot be done.

        Args:
            item: The plugin.
            given: Its checked contribution.
            sent: What its process sent.
            layers: The layers that held.
        """
        key = self._keys.get(item)
        if not key:
            return
        parts = (attrs.asdict(head_of(given, layers)), sent)
        rest = b"\n".join(json.dumps(part, separators=(",", ":")).encode() for part in parts)
        beside = os.path.join(self._folder, f".{key}.{secrets.token_hex(8)}")  # no Path: see `files.writing`
        try:
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as file:
                file.write(_digest(key, rest) + b"\n" + rest)
            os.replace(beside, self._folder / key)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(beside)

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


def _digest(key: str, rest: bytes) -> bytes:
    return hashlib.sha256(key.encode() + rest).hexdigest().encode()
