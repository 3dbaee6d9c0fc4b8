"""A plugin reaches the addresses that it declares through its door, and nothing else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from qupcore.plugins.boundary.door import Door, addresses_in
from qupcore.plugins.boundary.kernel import LINUX
from qupcore.plugins.warden import Warden
from qupcore.testing import MunicipalSystem

PATIENCE = 60
ASKS = """
import os, socket
from urllib.request import urlopen
try:
    said = {what}
except Exception as error:
    said = f"{{type(error).__name__}} {{error}}"
raise RuntimeError(f"[{{said}}]")
"""


def _asked(what: str, declared: tuple[str, ...], folder: Path, without: tuple[str, ...] = ()) -> str:
    (folder / "asks.py").write_text(ASKS.format(what=what), encoding="utf-8")
    with Warden(PATIENCE, without=without) as warden:
        reply = warden.ask({"value": "asks", "paths": [str(folder)]}, addresses=addresses_in(declared))
    return str(reply["error"])


@pytest.mark.skipif(not LINUX, reason="other systems have no such layer")
@pytest.mark.parametrize("without", [(), ("namespaces",), ("calls", "files")])
def test_only_declared_addresses(
    without: tuple[str, ...], municipal_system: MunicipalSystem, tmp_path: Path
) -> None:
    municipal_system.says({"a": 1})
    address = municipal_system.address
    asked = f"urlopen({address!r}).read()"
    assert """[b'{"a": 1}']""" in _asked(asked, (address,), tmp_path, without).replace("\\", "")
    other = "urlopen('http://127.0.0.1:1/').read()"
    assert "403" in _asked(other, (address,), tmp_path, without)
    port = int(address.split(":")[2].split("/")[0])
    straight = f"socket.create_connection(('127.0.0.1', {port}), 5)"
    assert "Error" in _asked(straight, (address,), tmp_path, without)
    assert "Error" in _asked(asked, (), tmp_path, without)
    assert len(municipal_system.questions) == 1


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"CONNECT 127.0.0.1:1 HTTP/1.1\r\n\r\n", b"HTTP/1.1 403"),
        (b"GET http://example.no/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"HTTP/1.1 403"),
        (b"CONNECT nowhere.invalid:443 HTTP/1.1\r\n\r\n", b"HTTP/1.1 502"),
        (b"GET / HTTP/1.1\r\n\r\n", b""),
        (b"\x16\x03\x01\r\n\r\n", b""),
        (b"CONNECT a:99999999 HTTP/1.1\r\n\r\n", b""),
        (b"x" * 40_000, b""),
    ],
)
def test_what_the_door_answers(sent: bytes, answer: bytes) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    door = Door(listener, frozenset({("nowhere.invalid", 443)}))
    try:
        with socket.create_connection(listener.getsockname(), PATIENCE) as line:
            try:
                line.sendall(sent)
                found = line.recv(100)
            except ConnectionError:
                found = b""
            assert found.startswith(answer) if answer else not found
    finally:
        door.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://Places.example/v1?a=b", {("places.example", 443)}),
        ("http://[::1]:8080", {("::1", 8080)}),
        ("ftp://a.no", set()),
        ("https://", set()),
        ("http://a:b", set()),
        ("http://a:99999", set()),
        ("", set()),
    ],
)
def test_addresses(text: str, found: set[tuple[str, int]]) -> None:
    assert addresses_in([text]) == found
