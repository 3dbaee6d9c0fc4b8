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
import re
import secrets
import stat
from pathlib import Path
from typing import Any

import attrs

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import Worded, worded
from qupcore.observing.fields import KeptCause
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.checking import Given
from qupcore.plugins.kept_given import KeptHead, given_later, head_of
from qupcore.plugins.kept_key import SLOT
from qupcore.plugins.transport import decode
from qupcore.processes.channel import MOST_BYTES

__all__ = ["KeptAnswers"]

_MODE = 0o600
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing is waited for."""
_MOST_HEAD = 100_000
_UNUSED_SECONDS = 30 * 86_400
"""How long a file stays that nobody reads: that of a plugin or of a program that is not there any more."""
_NAME = re.compile(rf"[0-9a-f]{{{SLOT}}}-[0-9a-f]{{64}}")
_OTHERS = re.compile(r"[0-9a-f]{64}|\.[0-9a-f-]{64,81}\.[0-9a-f]{16}")
"""The names of files of versions before, and of one that was being written when its process ended."""


class KeptAnswers:
    """The answers of plugins in a folder of this user. Safe to share between threads and processes.

    Args:
        folder: The folder; it is made if it is not there, and is for this user only.
        national: The national catalogue, which plugins refer to.
        keys: The key of each plugin; what has none is not kept.

    Attributes:
        unusable: Why the folder is not used, as a word and in words; None while it is.
    """

    def __init__(self, folder: Path, national: Catalogue, keys: dict[AnnouncedPlugin, str]) -> None:
        self._folder = folder
        self._national = national
        self.unusable: tuple[KeptCause, Worded] | None = self._unusable()
        self._keys = keys if self.unusable is None else {}
        self._written: list[str] = []

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
        with contextlib.suppress(OSError):
            os.utime(path, follow_symlinks=os.utime not in os.supports_follow_symlinks)  # it is in use
        return given_later(item, head, text, self._national), layers_in_order(head.layers)

    def leave_out_old(self) -> None:
        """Delete what no present version can use, if anything was written; other processes may do the same.

        That is what stands in the place of a file that was written now, and what nobody read for a month. Who
        reads such a file meanwhile has read it, and who looks for it later runs the plugin.
        """
        if not self._written:
            return
        present = {key[:SLOT]: key for key in self._written}
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            now = (self._folder / self._written[-1]).stat().st_mtime  # by the clock of the disk
            before = now - _UNUSED_SECONDS
            for entry in entries:
                name = entry.name
                with contextlib.suppress(OSError):
                    replaced = _NAME.fullmatch(name) and present.get(name[:SLOT], name) != name
                    ours = _NAME.fullmatch(name) or _OTHERS.fullmatch(name)
                    if replaced or (ours and entry.stat(follow_symlinks=False).st_mtime < before):
                        os.unlink(entry.path)

    def write(self, item: AnnouncedPlugin, given: Given, sent: Any, layers: Layers) -> None:
        """Keep what a plugin gave; where that cannot be done, `unusable` says why.

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
            self._written.append(key)
        except OSError as error:
            self.unusable = (
                "not_written",
                worded(
                    "nothing can be written into the folder of kept plugins, {folder}: {reason}; let this "
                    "user write there, make room, or name another folder",
                    folder=self._folder,
                    reason=reason_of(error),
                ),
            )
            with contextlib.suppress(OSError):
                os.unlink(beside)

    def _unusable(self) -> tuple[KeptCause, Worded] | None:
        """Why the folder cannot be used: it is not there, or others may read it or write into it."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            told = self._folder.lstat()
        except OSError as error:
            return "not_made", worded(
                "the folder of kept plugins, {folder}, cannot be made: {reason}; name one where this user "
                "may make it",
                folder=self._folder,
                reason=reason_of(error),
            )
        if stat.S_ISDIR(told.st_mode) and _ours(told):
            return None
        return "not_private", worded(
            "the folder of kept plugins, {folder}, is not for this user only, so others could change what is "
            "kept: `chmod 700` it as its owner, or name another folder, and no link",
            folder=self._folder,
        )


def _ours(told: os.stat_result) -> bool:
    if os.name != "posix":
        return True
    others = stat.S_IRWXG | stat.S_IRWXO
    return told.st_uid == os.geteuid() and not told.st_mode & others and not stat.S_ISLNK(told.st_mode)


def _digest(key: str, rest: bytes) -> bytes:
    return hashlib.sha256(key.encode() + rest).hexdigest().encode()
