"""durable-rules as a module that dies where it is told to, for the path of the process in which it decides.

A file `orders` in its folder has what it does at the next firing of a rule, once. It holds the FIFO `alive` open
as long as it lives, and tells through the FIFO `there` that it hangs; so no test waits for a time.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

__all__ = ["dying_module"]

_MODULE = """
import ctypes, os, signal, sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
HERE = {here!r}
loader = ExtensionFileLoader("durable_rules_engine", {real!r})
real = module_from_spec(spec_from_file_location("durable_rules_engine", {real!r}, loader=loader))
loader.exec_module(real)
for name in dir(real):
    if not name.startswith("__"):
        globals()[name] = getattr(real, name)

try:
    alive = os.open(HERE + "/alive", os.O_WRONLY | os.O_NONBLOCK)
except OSError:  # nobody asks
    pass

def complete_and_start_action(*arguments):
    try:
        os.rename(HERE + "/orders", HERE + "/followed")
    except FileNotFoundError:
        return real.complete_and_start_action(*arguments)
    order = open(HERE + "/followed").read()
    if order == "SIGSEGV":
        ctypes.string_at(0)
    if order == "exit":
        os._exit(3)
    if order == "raise":
        raise Exception("Could not start action, error code: 303")
    if order == "noise":
        os.write(3, b"x" * 100)
        return real.complete_and_start_action(*arguments)
    if order.startswith("hang"):
        if order == "hang and tell":
            open(HERE + "/there", "w").close()
        while True:
            ctypes.PyDLL(None).pause()  # in C, and nobody else runs in this process
    os.kill(os.getpid(), getattr(signal, order))

def retract_fact(handle, fact):
    if os.path.exists(HERE + "/forgets") and '"b"' not in fact:
        return None
    return real.retract_fact(handle, fact)
"""


def dying_module(folder: Path) -> None:
    """Write the module into a folder."""
    real = importlib.util.find_spec("durable_rules_engine")
    assert real is not None
    text = _MODULE.format(here=str(folder), real=real.origin)
    (folder / "durable_rules_engine.py").write_text(text, "utf-8")
