"""The parent side of the plugin process: questions go out, plain JSON comes back, within a time limit.

No code of a plugin runs in the process that decides. A plugin can change only the copies of objects and
modules in its own process. If it hangs, crashes or fills the memory, only that process ends.
"""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import signal
import socket
import subprocess
import threading
import weakref
from collections.abc import Callable, Collection, Mapping
from time import monotonic
from types import TracebackType
from typing import Any, TypeAlias

from qupcore.errors.worded import worded
from qupcore.observing.telling import tell
from qupcore.plugins.boundary.door import Address, Door
from qupcore.plugins.boundary.hidden import hidden
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.keeper import INSIDE, Keeper
from qupcore.plugins.told_errors import error_from
from qupcore.processes.channel import MOST_BYTES, NONCE_BYTES, Unreadable, message, received
from qupcore.processes.isolated import START_SECONDS, command, variables

__all__ = ["CAN_FORK", "Reply", "Warden"]

Reply: TypeAlias = dict[str, Any]
"""`{"ok": ...}`, or `{"stage": ..., "error": ...}`; JSON values only."""

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Whether this system can run plugins in forks of a ready process."""
_ALL: weakref.WeakSet[Warden] = weakref.WeakSet()


class Warden:
    """Runs plugins in other processes, any number at a time. Safe to share between threads and forks.

    Args:
        seconds: The time limit for an answer.
        fork: Whether each question is answered in a fork of a ready process; otherwise in a new process.
        without: Layers of the boundary that are left out, to test the others, or to live without them.
        interpreter: The path of the interpreter of the processes. Empty: that of this program.
        sealed: Whether most questions are `sealed`: what they need is then read once.
    """

    def __init__(
        self,
        seconds: float,
        *,
        fork: bool = CAN_FORK,
        without: Collection[str] = (),
        interpreter: str = "",
        sealed: bool = False,
    ) -> None:
        self._seconds = seconds
        self._fork = fork
        self._without = tuple(without)
        self._interpreter = interpreter
        self._sealed = sealed
        self._lock = threading.Lock()
        self._keeper: Keeper | None = None
        self._once: set[subprocess.Popen[bytes]] = set()
        self._layers: Layers | None = None
        _ALL.add(self)

    @property
    def layers(self) -> Layers:
        """The layers of the boundary that held for every plugin that was asked."""
        return self._layers or ()

    def __enter__(self) -> Warden:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(
        self,
        request: Mapping[str, object],
        *,
        variables: Mapping[str, str] | None = None,
        addresses: Collection[Address] = (),
    ) -> Reply:
        """Ask a plugin, and wait for the answer within the time limit.

        Args:
            request: What `answering.answer` reads.
            variables: The environment variables of the plugin.
            addresses: What it may reach through the network.
        """
        full = {
            **request,
            "variables": dict(variables or {}),
            "seconds": self._seconds,
            "addresses": bool(addresses),
        }
        with contextlib.nullcontext() if "memory" in self._without else hidden():
            try:
                if self._fork:
                    return self._forked(full, frozenset(addresses))
                return self._new(full)
            except OSError as error:
                return {
                    "stage": "process",
                    "error": worded("the process for plugins cannot be used: {error}", error=error),
                }

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            keeper, self._keeper = self._keeper, None
            once, self._once = self._once, set()
        if keeper is not None:
            keeper.end()
        for process in once:
            _end_group(process)

    def forked(self) -> None:
        """In a fork of the process that has it: let go of the keeper, which is the parent's."""
        self._lock = threading.Lock()
        keeper, self._keeper, self._once = self._keeper, None, set()
        if keeper is not None:
            keeper.leave()

    def _forked(self, request: Mapping[str, object], addresses: frozenset[Address]) -> Reply:
        keeper, number, channel = self._started()
        reply = self._answered(keeper, number, channel, request, addresses)
        if reply != _ended() or keeper.runs():
            return reply
        # Somebody ended the keeper, and every answer with it: this question gets a keeper of its own.
        tell("keeper_ended")
        own = Keeper(self._without, self._interpreter, sealed=self._sealed)
        try:
            return self._answered(own, *own.start(), request, addresses)
        finally:
            own.end()

    def _answered(
        self,
        keeper: Keeper,
        number: int,
        channel: socket.socket,
        request: Mapping[str, object],
        addresses: frozenset[Address],
    ) -> Reply:
        until = monotonic() + self._seconds
        doors: list[int] = []
        door = None
        nonce = secrets.token_bytes(NONCE_BYTES)

        def read(count: int) -> bytes:
            if (left := until - monotonic()) <= 0:
                raise TimeoutError  # also of one that sends a little all the time
            channel.settimeout(left)
            if not addresses or doors:
                return channel.recv(count)
            data, found, _, _ = socket.recv_fds(channel, count, 1)
            doors.extend(found)
            return data

        try:
            channel.settimeout(self._seconds)
            channel.sendall(message(nonce, request))
            self._hold(received(read, nonce)[1])
            if doors:
                door = Door(socket.socket(fileno=doors[0]), addresses)
            return _reply(received(read, nonce)[1])
        except TimeoutError:
            keeper.stop(number)
            return self._late()
        except ConnectionError:
            return _ended()
        except Unreadable as error:
            keeper.stop(number)
            return _unreadable(error)
        finally:
            channel.close()
            if door is not None:
                door.close()

    def _started(self) -> tuple[Keeper, int, socket.socket]:
        """A process for one question; the keeper is started if it is not there, or was ended."""
        for last in (False, True):
            keeper: Keeper | None = None
            try:
                with self._lock:
                    self._keeper = self._keeper or Keeper(
                        self._without, self._interpreter, sealed=self._sealed
                    )
                    keeper = self._keeper
                return keeper, *keeper.start()
            except OSError:
                with self._lock:
                    if self._keeper is keeper:  # not another one, which another thread started meanwhile
                        self._keeper = None
                if keeper is not None:
                    keeper.end()
                    tell("keeper_ended")
                if last:
                    raise
        raise AssertionError("unreachable")

    def _new(self, request: Mapping[str, object]) -> Reply:
        process = subprocess.Popen(
            command(INSIDE, "once", *self._without, interpreter=self._interpreter),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=variables(),
            cwd=os.sep,
            start_new_session=True,
        )
        with self._lock:
            self._once.add(process)
        nonce = secrets.token_bytes(NONCE_BYTES)
        came: queue.Queue[object] = queue.Queue()
        threading.Thread(target=_read_two, args=(process, nonce, came), daemon=True).start()
        try:
            assert process.stdin is not None
            with process.stdin as questions:
                questions.write(message(nonce, request))
            self._hold(_next(came, START_SECONDS))
            return _reply(_next(came, self._seconds))
        except queue.Empty:
            return self._late()
        except BrokenPipeError:
            return _ended()
        except Unreadable as error:
            return _unreadable(error)
        finally:
            with self._lock:
                self._once.discard(process)
            _end_group(process)
            process.wait()

    def _hold(self, told: object) -> None:
        found = told.get("layers") if isinstance(told, dict) else None
        if not isinstance(found, list):
            raise Unreadable("no layers")
        with self._lock:
            before = found if self._layers is None else self._layers
            self._layers = layers_in_order(set(before) & set(found))

    def _late(self) -> Reply:
        return {
            "stage": "time",
            "error": worded("no answer within {seconds:g} seconds", seconds=self._seconds),
        }


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started in its group."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _forked() -> None:
    for warden in list(_ALL):
        warden.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _next(came: queue.Queue[object], seconds: float) -> object:
    found = came.get(timeout=seconds)
    if isinstance(found, Unreadable):
        raise found
    return found


def _read_two(process: subprocess.Popen[bytes], nonce: bytes, came: queue.Queue[object]) -> None:
    assert process.stdout is not None
    read: Callable[[int], bytes] = process.stdout.read1  # type: ignore[attr-defined]
    with process.stdout:
        try:
            for _ in range(2):
                came.put(received(read, nonce)[1])
        except Unreadable as error:
            came.put(error)
        except (OSError, ValueError):
            came.put(Unreadable("ended", ended=True))


def _ended() -> Reply:
    return {"stage": "process", "error": worded("the process ended before it had answered")}


def _unreadable(error: Unreadable) -> Reply:
    if error.ended:
        return _ended()
    if str(error) == "too long":
        return {
            "stage": "schema",
            "error": worded("more than {most_bytes} bytes in one answer", most_bytes=MOST_BYTES),
        }
    return {"stage": "process", "error": worded("its process answered what no plugin can answer")}


def _reply(reply: object) -> Reply:
    if isinstance(reply, dict):
        if reply.keys() == {"ok"}:
            return reply
        if (
            reply.keys() == {"stage", "error", "parts"}
            and _is_text(reply["stage"])
            and _is_text(reply["error"])
        ):
            return {"stage": reply["stage"], "error": error_from(reply["error"], reply["parts"])}
    return _unreadable(Unreadable("no answer"))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
