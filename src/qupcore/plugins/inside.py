"""The plugin process. The keeper waits and makes a process for each question; that one answers and ends.

The keeper runs no plugin and passes on no answer: each question comes with a channel of its own, which the
process that answers it gets and the keeper closes.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import attrs

from qupcore.catalogue.national import national
from qupcore.errors.worded import worded
from qupcore.plugins.answering import answer
from qupcore.plugins.boundary.calls import filter_for_keeper, seccomp_binding
from qupcore.plugins.boundary.confining import confine, end_with_parent, listening_door
from qupcore.plugins.boundary.descendants import adopt_orphans, end_strangers
from qupcore.plugins.boundary.files import landlock_binding
from qupcore.plugins.boundary.hidden import hide
from qupcore.plugins.boundary.kernel import LINUX
from qupcore.plugins.keeper import READY, START
from qupcore.plugins.seal import load_all
from qupcore.plugins.told_errors import parts_of_error
from qupcore.processes.channel import MOST_BYTES, message, received

__all__ = ["main"]

_ORDER = 5
"""The bytes of one order."""


def main() -> None:
    """Answer one question (`once`), or make a process for each question (`fork`; `sealed`: with the seal)."""
    national()  # read once, since every plugin refers to it
    if sys.argv[2] == "sealed":
        load_all()  # once, and not in each fork
    seccomp_binding()  # both look for libraries, which a confined process cannot
    landlock_binding()
    if sys.argv[2] == "once":
        _answer_once()
        return
    prepared = _Prepared(session=adopt_orphans(), namespaces=_in_namespaces(), filtered=_filtered())
    if "memory" not in _without():
        hide()
    gc.disable()  # a fork ends after one answer
    gc.freeze()
    control = socket.socket(fileno=os.dup(0))
    _silence(0, 1, 2)
    control.sendall(READY)
    _Keeper(control, prepared).keep()


@attrs.frozen(kw_only=True)
class _Prepared:
    """What the process that answers inherits: its namespaces, who ends what it leaves, a filter of calls."""

    namespaces: bool
    session: bool
    filtered: bool


class _Keeper:
    """The processes that answer now, by the number of their question."""

    def __init__(self, control: socket.socket, prepared: _Prepared) -> None:
        self._control, self._prepared = control, prepared
        self._running: dict[int, int] = {}
        self._ended, wake = os.pipe()
        os.set_blocking(self._ended, False)
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def keep(self) -> None:
        """Follow orders until nobody is left to give any."""
        control = self._control.fileno()
        while True:
            ready, _, _ = select.select([control, self._ended], [], [])
            if self._ended in ready:
                with contextlib.suppress(OSError):
                    os.read(self._ended, 1 << 12)
                self._reap()
            if control not in ready:
                continue
            order, channels, _, _ = socket.recv_fds(self._control, _ORDER, 1)
            if len(order) < _ORDER:
                break
            number = int.from_bytes(order[1:], "big")
            if order[:1] == START and channels:
                self._start(number, channels[0])
            elif number in self._running:
                self._end(self._running[number])
        for child in self._running.values():
            self._end(child)
        end_strangers(())
        os._exit(0)

    def _start(self, number: int, channel: int) -> None:
        child = os.fork()
        if child:
            self._running[number] = child
            os.close(channel)
            return
        try:
            end_with_parent()
            os.setsid()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(channel, 3)
            os.closerange(4, 4096)
            with socket.socket(fileno=3) as own:
                _answer(own.recv, own.sendall, self._prepared, own)
        finally:
            os._exit(0)

    def _reap(self) -> None:
        for number, child in list(self._running.items()):
            if os.waitpid(child, os.WNOHANG)[0]:
                del self._running[number]
                with contextlib.suppress(OSError):  # what it left in its group
                    os.killpg(child, signal.SIGKILL)
        end_strangers(self._running.values())

    def _end(self, child: int) -> None:
        for end in (os.killpg, os.kill):  # its group may not be there yet
            with contextlib.suppress(OSError):
                end(child, signal.SIGKILL)


def _answer_once() -> None:
    """The answer of a process that was started for one question."""
    asked, said = os.dup(0), os.dup(1)
    _silence(0, 1, 2)
    # Nobody is left to end what it leaves.
    prepared = _Prepared(session=False, namespaces=_in_namespaces(), filtered=_filtered())
    _answer(
        lambda count: os.read(asked, count),
        lambda data: _write(said, data),
        prepared,
        None,
    )
    os._exit(0)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _answer(
    read: Callable[[int], bytes],
    write: Callable[[bytes], object],
    prepared: _Prepared,
    channel: socket.socket | None,
) -> None:
    """Read the question, confine this process, say what holds, and answer."""
    nonce, request = received(read, None)
    os.environ.clear()  # emptied for each plugin anew: it gets its own variables only
    os.environ.update(request.pop("variables", {}))
    seconds = request.pop("seconds")
    door = listening_door() if request.pop("addresses", False) and channel is not None else None
    layers = confine(
        request["paths"],
        seconds=seconds,
        namespaces=prepared.namespaces,
        session=prepared.session,
        filtered=prepared.filtered,
        without=_without(),
        port=None if door is None else door.getsockname()[1],
    )
    told = message(nonce, {"layers": layers, "door": door is not None})
    if door is not None and channel is not None:
        socket.send_fds(channel, [told], [door.fileno()])
        door.close()
    else:
        write(told)
    write(_bounded(nonce, answer(request)))


def _bounded(nonce: bytes, reply: dict[str, Any]) -> bytes:
    data = message(nonce, reply)
    if len(data) > MOST_BYTES:
        error = worded("more than {most_bytes} bytes in one answer", most_bytes=MOST_BYTES)
        return message(nonce, {"stage": "schema", "error": error, "parts": parts_of_error(error)})
    return data


def _without() -> tuple[str, ...]:
    """The layers that are left out."""
    return tuple(sys.argv[3:])


def _filtered() -> bool:
    return LINUX and "calls" not in _without() and filter_for_keeper()


def _in_namespaces() -> bool:
    if not LINUX or "namespaces" in _without():
        return False
    from qupcore.plugins.boundary.namespaces import enter_namespaces  # Linux only

    return enter_namespaces()


def _silence(*descriptors: int) -> None:
    """Leave nothing of whoever started this process open to plugins: what they print is thrown away."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in descriptors:
        os.dup2(nothing, number)
    if nothing not in descriptors:
        os.close(nothing)
