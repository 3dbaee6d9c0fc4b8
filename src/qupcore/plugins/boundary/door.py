"""The door of a plugin with live places: it connects only to the addresses that the plugin declares.

The plugin has no network but this door, a proxy as programs know it (`http_proxy`, `https_proxy`), which
runs in the program that decides. It reads the name of the other side and passes bytes on; it never looks
into them, so a connection with TLS is between the plugin and the municipality's system.
"""

from __future__ import annotations

import contextlib
import re
import selectors
import socket
import threading
from collections.abc import Iterable
from urllib.parse import urlsplit

__all__ = ["Address", "Door", "addresses_in"]

Address = tuple[str, int]
"""A host and a port."""

_PORTS = {"http": 80, "https": 443}
_LONGEST_HEAD = 16_384
_MOST_BYTES = 16_000_000
_AT_ONCE = 8
_SECONDS = 30.0
_CONNECT = re.compile(rb"CONNECT (\[[0-9A-Fa-f:.]+\]|[^\s:]+):(\d{1,5}) HTTP/1\.[01]\r\n")
_OTHER = re.compile(rb"([A-Z]{3,10}) (http://[^\s/?#]+)([^\s]*) (HTTP/1\.[01]\r\n)")
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_FAILED = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def addresses_in(texts: Iterable[str]) -> frozenset[Address]:
    """The hosts and ports of the URLs among some texts.

    >>> sorted(addresses_in(["https://places.example/v1", "http://127.0.0.1:8080", "no address"]))
    [('127.0.0.1', 8080), ('places.example', 443)]
    """
    return frozenset(found for found in map(_address, texts) if found)


def _address(text: str) -> Address | None:
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.scheme in _PORTS and parts.hostname and port else None


class Door:
    """Passes on connections of one plugin until it is closed.

    Args:
        listener: The socket to which the plugin connects, in its own network.
        permitted: The addresses that it may reach.
    """

    def __init__(self, listener: socket.socket, permitted: frozenset[Address]) -> None:
        self._listener = listener
        self._permitted = permitted
        self._open: set[socket.socket] = {listener}
        self._lock = threading.Lock()
        self._closed = False
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """End all connections."""
        with self._lock:
            self._closed = True
            for item in self._open:
                with contextlib.suppress(OSError):
                    item.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        with self._listener:
            while not self._closed:
                try:
                    near, _ = self._listener.accept()
                except OSError:
                    return
                with self._lock:
                    room = not self._closed and len(self._open) <= 2 * _AT_ONCE
                    if room:
                        self._open.add(near)
                if room:
                    threading.Thread(target=self._pass, args=(near,), daemon=True).start()
                else:
                    near.close()

    def _pass(self, near: socket.socket) -> None:
        far = None
        try:
            near.settimeout(_SECONDS)
            head = _head(near)
            address, first, reply = _asked(head)
            if address not in self._permitted:
                near.sendall(_REFUSED)
                return
            try:
                far = socket.create_connection(address, timeout=_SECONDS)
            except OSError:
                near.sendall(_FAILED)
                return
            with self._lock:
                self._open.add(far)
            if self._closed:
                return
            near.sendall(reply)
            far.sendall(first)
            _exchange(near, far)
        except (OSError, ValueError):
            return
        finally:
            with self._lock:
                self._open.discard(near)
                if far is not None:
                    self._open.discard(far)
            near.close()
            if far is not None:
                far.close()


def _head(near: socket.socket) -> bytes:
    data = bytearray()
    while b"\r\n\r\n" not in data:
        part = near.recv(4096)
        if not part or len(data) > _LONGEST_HEAD:
            raise ValueError("no request")
        data += part
    return bytes(data)


def _asked(head: bytes) -> tuple[Address | None, bytes, bytes]:
    """The address that a request is for, what to pass on, and what to answer first."""
    if found := _CONNECT.match(head):
        host = found[1].decode("ascii", "replace").strip("[]").lower()
        return (host, int(found[2])), head.partition(b"\r\n\r\n")[2], b"HTTP/1.1 200 OK\r\n\r\n"
    if found := _OTHER.match(head):
        address = _address(found[2].decode("ascii", "replace"))
        # One request for each connection: the next one could name another host.
        rest = head[found.end() :].replace(b"Proxy-Connection", b"X-Proxy-Connection")
        path = found[3] or b"/"
        return address, found[1] + b" " + path + b" " + found[4] + rest, b""
    raise ValueError("no request")


def _exchange(near: socket.socket, far: socket.socket) -> None:
    """Pass bytes on in both directions, until one side ends, is silent, or has sent too much."""
    passed = 0
    with selectors.DefaultSelector() as ready:
        ready.register(near, selectors.EVENT_READ, far)
        ready.register(far, selectors.EVENT_READ, near)
        while passed <= _MOST_BYTES:
            events = ready.select(_SECONDS)
            if not events:
                return
            for key, _ in events:
                here: socket.socket = key.fileobj  # type: ignore[assignment]
                data = here.recv(1 << 16)
                if not data:
                    return
                passed += len(data)
                key.data.sendall(data)
