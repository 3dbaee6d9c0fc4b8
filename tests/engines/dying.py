"""durable-rules as a module that dies where it is told to, for the path of the process in which it decides.

A file `orders` in its folder has what it does at the next firing of a rule, once. It holds the FIFO `alive`
open as long as it lives, and tells through the FIFO `there` that it waits; so no test waits for a time.
"""

from __future__ import annotations

import importlib.util
import os
import select
import sys
from datetime import date
from pathlib import Path

from qupcore.deciding.prepared import prepared_on
from qupcore.engines.durable import apart

__all__ = ["PATIENCE", "Dying", "decided_elsewhere", "end_process"]

PATIENCE = 60
"""Seconds after which a test gives up."""
_MODULE = """
import ctypes, os, signal, sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
HERE = {here!r}
this = sys.modules[__name__]
loader = ExtensionFileLoader("durable_rules_engine", {real!r})
real = module_from_spec(spec_from_file_location("durable_rules_engine", {real!r}, loader=loader))
loader.exec_module(real)
sys.modules[__name__] = this  # the real one takes its place
for name in dir(real):
    if not name.startswith("__"):
        globals()[name] = getattr(real, name)
try:
    alive = os.open(HERE + "/alive", os.O_WRONLY | os.O_NONBLOCK)
except OSError:  # nobody asks
    pass

def tell():
    with open(HERE + "/there", "w") as there:
        there.write(".")

def complete_and_start_action(*arguments):
    try:
        os.rename(HERE + "/orders", HERE + "/followed")
    except FileNotFoundError:
        return real.complete_and_start_action(*arguments)
    match open(HERE + "/followed").read():
        case "segfault":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "raise":
            raise Exception("Could not start action, error code: 303")
        case "noise":
            os.write(3, b"x" * 100)
        case "wait":
            tell()
            open(HERE + "/go").close()
        case "hang" | "tell and hang" as order:
            if order != "hang":
                tell()
            while True:
                ctypes.PyDLL(None).pause()  # in C, and nothing else runs in this process
        case order:
            os.kill(os.getpid(), getattr(signal, order))
    return real.complete_and_start_action(*arguments)

def retract_fact(handle, fact):
    if os.path.exists(HERE + "/forgets") and '"b"' not in fact:
        return None
    return real.retract_fact(handle, fact)
"""


class Dying:
    """The module in a folder, and what it is told to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        real = importlib.util.find_spec("durable_rules_engine")
        assert real is not None
        text = _MODULE.format(here=str(folder), real=real.origin)
        (folder / "durable_rules_engine.py").write_text(text, "utf-8")
        os.mkfifo(folder / "there")
        os.mkfifo(folder / "go")
        os.mkfifo(folder / "alive")
        self._alive = os.open(folder / "alive", os.O_RDONLY | os.O_NONBLOCK)

    def order(self, what: str) -> None:
        """What it does at the next firing of a rule."""
        (self.folder / "new").write_text(what, "utf-8")
        (self.folder / "new").rename(self.folder / "orders")

    def wait_until_it_is_there(self) -> None:
        """Wait until it tells that it waits or hangs."""
        reading = os.open(self.folder / "there", os.O_RDONLY | os.O_NONBLOCK)
        try:
            ready, _, _ = select.select([reading], [], [], PATIENCE)
            assert ready, "it did not come so far"
        finally:
            os.close(reading)

    def let_go(self) -> None:
        """End its waiting."""
        (self.folder / "go").write_bytes(b"")

    def is_gone(self) -> bool:
        """Whether every process of it ends, be it after a while."""
        ready, _, _ = select.select([self._alive], [], [], PATIENCE)
        return bool(ready) and os.read(self._alive, 1) == b""

    def close(self) -> None:
        """Close what this process holds."""
        os.close(self._alive)


def decided_elsewhere(number: int) -> tuple[object, bool, tuple[str, ...]]:
    """For a pool of processes: a verdict, whether durable-rules was ever loaded there, and the engines."""
    agreement = prepared_on(date(2024, 9, 1)).agreement
    verdicts = agreement({"person.age": 17 + number})
    names = tuple(name for name, _ in agreement.engines)
    return verdicts.rules["sotjl.29.age"], "durable_rules_engine" in sys.modules, names


def end_process() -> None:
    """End the process of durable-rules, if there is one."""
    found, apart._ONLY._process = apart._ONLY._process, None
    if found is not None:
        found.end()
