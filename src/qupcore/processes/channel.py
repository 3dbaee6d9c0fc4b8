"""Messages between the program that decides and a process beside it: a nonce, a length and JSON.

The length is read first, so that no message takes more memory than is permitted; and the nonce, which is
new for each question, so that nothing but the answer to this question is taken for it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

__all__ = ["MOST_BYTES", "NONCE_BYTES", "Unreadable", "message", "received"]

MOST_BYTES = 16_000_000
"""The most bytes of one message; a municipality's catalogue has some ten thousand."""
NONCE_BYTES = 16
_LENGTH = struct.Struct(">I")


class Unreadable(Exception):
    """What came is no message: it ended early (`ended` is true), or is too long or of another question."""

    def __init__(self, said: str, *, ended: bool = False) -> None:
        super().__init__(said)
        self.ended = ended


def message(nonce: bytes, content: object) -> bytes:
    """A message as bytes."""
    data = json.dumps(content, separators=(",", ":")).encode()
    return nonce + _LENGTH.pack(len(data)) + data


def received(
    read: Callable[[int], bytes], nonce: bytes | None, *, most: int = MOST_BYTES
) -> tuple[bytes, Any]:
    """The next message: its nonce, and its content.

    Args:
        read: Gives at most as many bytes as it is asked for, none at the end.
        nonce: The nonce that the message must have. None: any.
        most: The most bytes of its content.

    Raises:
        Unreadable: there is no such message.

    >>> import io
    >>> received(io.BytesIO(message(b"n" * 16, {"ok": 1})).read, b"n" * 16)[1]
    {'ok': 1}
    >>> received(io.BytesIO(b"n" * 16 + b"\\xff" * 4).read, b"n" * 16)
    Traceback (most recent call last):
        ...
    qupcore.processes.channel.Unreadable: too long
    """
    head = _exactly(read, NONCE_BYTES + _LENGTH.size)
    found, (length,) = head[:NONCE_BYTES], _LENGTH.unpack(head[NONCE_BYTES:])
    if nonce is not None and found != nonce:
        raise Unreadable("of another question")
    if length > most:
        raise Unreadable("too long")
    try:
        return found, json.loads(_exactly(read, length))
    except (ValueError, RecursionError):
        raise Unreadable("no JSON") from None


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = read(min(count - len(data), 1 << 16))
        if not part:
            raise Unreadable("ended", ended=True)
        data += part
    return bytes(data)
