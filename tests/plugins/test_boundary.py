"""Attacks on the program that decides, by plugins in real processes: which layer stops each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest

from qupcore.plugins.boundary.kernel import LINUX
from qupcore.plugins.boundary.layers import BOUNDARY_LAYERS
from qupcore.plugins.warden import Warden

pytestmark = pytest.mark.skipif(not LINUX, reason="the layers are those of Linux")

PATIENCE = 60
DONE = "the attack succeeded"
MOVABLE = ("limits", "privileges", "memory", "calls", "files", "namespaces")
"""The layers that a test can leave out."""


@attrs.frozen
class Attack:
    """What a plugin tries, and the sets of layers each of which is enough to stop it."""

    code: str
    stopped_by: tuple[tuple[str, ...], ...]


HIDDEN = (("memory", "privileges"), ("files",), ("memory", "namespaces"))
"""A program is out of reach where it is hidden from those without privileges, or by where the plugin is."""
ATTACKS = {
    "writes into the memory of the program that decides": Attack(
        "open(f'/proc/{HOST}/mem', 'r+b')",
        HIDDEN,
    ),
    "opens what the program that decides has open": Attack("os.readlink(f'/proc/{HOST}/fd/0')", HIDDEN),
    "reads the environment of the program that decides": Attack(
        "open(f'/proc/{HOST}/environ', 'rb').read(1)", HIDDEN
    ),
    "lists what its keeper has open": Attack("os.readlink(f'/proc/{KEEPER}/fd/0')", HIDDEN[:2]),
    "signals the program that decides": Attack("os.kill(HOST, 0)", (("calls",), ("files",))),
    "starts a program": Attack(
        "import subprocess; subprocess.run(['/bin/true'], check=True)", (("calls",), ("files",))
    ),
    "leaves a process": Attack("os.fork() or (os.setsid(), time.sleep(60), os._exit(0))", (("calls",),)),
    "reads a file of the user": Attack("open(SECRET).read()", (("files",),)),
    "deletes a file of the user": Attack("os.remove(SECRET)", (("files",),)),
    "writes a file": Attack("open(SECRET + '.new', 'w').write('x' * 9999)", (("files",), ("limits",))),
    "opens a file of the user to others": Attack("os.chmod(SECRET, 0o666)", (("calls",),)),
    "changes the times of a file of the user": Attack("os.utime(SECRET, (1, 1))", (("calls",),)),
    "writes an attribute of a file of the user": Attack("os.setxattr(SECRET, 'user.x', b'x')", (("calls",),)),
    "hears which files the user opens": Attack(
        "libc.inotify_add_watch(libc.inotify_init(), os.path.dirname(SECRET).encode(), 4095) > 0 or fail()",
        (("calls",),),
    ),
    "has the kernel signal the program that decides": Attack(
        "fcntl.fcntl(0, fcntl.F_SETOWN, HOST)", (("calls",),)
    ),
    "the same by another call": Attack(
        "fcntl.ioctl(socket.socketpair()[0], 0x8901, HOST.to_bytes(4, 'little'))", (("calls",),)
    ),
    "connects to this machine": Attack(
        "socket.create_connection(('127.0.0.1', PORT), 1)", (("calls",), ("files",), ("namespaces",))
    ),
    "listens for others": Attack("socket.create_server(('127.0.0.1', 0))", (("calls",), ("files",))),
    "reads the memory of the program by a call of the kernel": Attack(
        "libc.process_vm_readv(HOST, local, 1, remote, 1, 0) == 1 or fail()",
        (("calls",), *HIDDEN),
    ),
    "debugs the program that decides": Attack(
        "libc.ptrace(0x4206, HOST, 0, 0) == 0 or fail()", (("calls",), *HIDDEN)
    ),
}
CODE = """
import ctypes, fcntl, os, socket, time
HOST, KEEPER, PORT = int(os.environ["HOST"]), os.getppid(), int(os.environ["PORT"])
SECRET, NET = os.environ["SECRET"], os.environ["NET"]
libc = ctypes.CDLL(None, use_errno=True)
target = ctypes.create_string_buffer(8)
local = (ctypes.c_void_p * 2)(ctypes.addressof(target), 1)
remote = (ctypes.c_void_p * 2)(int(os.environ["ADDRESS"]), 1)
def fail(): raise OSError("refused")
{code}
raise RuntimeError({done!r})
"""


Wardens: TypeAlias = "Callable[[tuple[str, ...]], Warden]"


@pytest.fixture(scope="module")
def wardens() -> Iterator[Wardens]:
    """A warden for each set of layers left out: its keeper starts once, each attack has a fork of its own."""
    with ExitStack() as closing:
        yield cache(lambda without: closing.enter_context(Warden(PATIENCE, without=without)))


def _tried(
    attack: Attack, without: tuple[str, ...], folder: Path, wardens: Wardens
) -> tuple[bool, tuple[str, ...]]:
    """Whether the attack succeeded, and the layers that held."""
    import ctypes
    import socket

    code = CODE.format(code=attack.code, done=DONE)
    (folder / "attacks.py").write_text(code, encoding="utf-8")
    secret = folder.parent / f"{folder.name}-secret.txt"
    secret.write_text("secret", encoding="utf-8")
    own = ctypes.create_string_buffer(b"x" * 8)
    warden = wardens(without)
    with socket.create_server(("127.0.0.1", 0)) as server:
        known = {
            "HOST": os.getpid(),
            "PORT": server.getsockname()[1],
            "SECRET": secret,
            "ADDRESS": ctypes.addressof(own),
            "NET": os.readlink("/proc/self/ns/net"),
        }
        reply = warden.ask(
            {"value": "attacks", "paths": [str(folder)]},
            variables={name: str(value) for name, value in known.items()},
        )
        return DONE in reply.get("error", ""), warden.layers


TRIES = [
    pytest.param(name, layers, id=f"{name}: {' and '.join(layers)}")
    for name, attack in ATTACKS.items()
    for layers in attack.stopped_by
]


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_stopped(name: str, tmp_path: Path, wardens: Wardens) -> None:
    succeeded, layers = _tried(ATTACKS[name], (), tmp_path, wardens)
    if not any(set(some) <= set(layers) for some in ATTACKS[name].stopped_by):
        pytest.skip(f"none of the layers that stop it hold here: {layers}")
    assert not succeeded


@pytest.mark.parametrize(("name", "layers"), TRIES)
def test_each_of_its_layers_is_enough(
    name: str, layers: tuple[str, ...], tmp_path: Path, wardens: Wardens
) -> None:
    without = tuple(layer for layer in MOVABLE if layer not in layers)
    succeeded, held = _tried(ATTACKS[name], without, tmp_path, wardens)
    if not set(layers) <= set(held):
        pytest.skip(f"not here: {layers}")
    assert not succeeded


@pytest.mark.parametrize("name", ATTACKS)
def test_without_its_layers_it_succeeds(name: str, tmp_path: Path, wardens: Wardens) -> None:
    """The attacks are real: a test that nothing could fail would show nothing."""
    if not ATTACKS[name].stopped_by:
        pytest.skip("stopped by how the channels are made")
    succeeded, held = _tried(ATTACKS[name], MOVABLE, tmp_path, wardens)
    assert not set(held) & set(MOVABLE)
    assert succeeded


def test_every_layer_holds_where_the_extra_is_installed(tmp_path: Path, wardens: Wardens) -> None:
    """On a current Linux, with libseccomp; a container may forbid namespaces."""
    _, held = _tried(Attack("pass", ()), (), tmp_path, wardens)
    assert set(BOUNDARY_LAYERS) - set(held) <= {"namespaces"}
