"""What a process beside this one is started with: isolated Python, folders to import from, variables."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from qupcore.errors.worded import worded

__all__ = ["START_SECONDS", "command", "variables"]

START_SECONDS = 60.0
"""The time limit for starting such a process, before anything of its own is imported."""

_START = "import json,sys; sys.path[:]=json.loads(sys.argv[1]); from {module} import main; main()"
_PASSED = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "LD_LIBRARY_PATH",  # some builds of Python do not start without it
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",  # Windows: no socket works without it
)
"""The variables that all of them get: how texts and times are written, and what Python itself needs."""


def command(module: str, *arguments: str, interpreter: str = "") -> list[str]:
    """The command that starts a process in which `main` of a module of qupcore runs.

    `-I` leaves out the current folder, the folder of the user's own packages and every `PYTHON` variable.

    Args:
        module: The module.
        arguments: What it finds in `sys.argv` from the third place on.
        interpreter: The path of the interpreter. Empty: that of this program.

    Raises:
        OSError: none is named, and this one has no program of its own, as one inside another program.
    """
    program = interpreter or sys.executable
    if not program:
        raise OSError(
            worded(
                "this Python has no program of its own (sys.executable is empty): "
                "name one with QUPCORE_PYTHON"
            )
        )
    folders = json.dumps(_folders(sys.path))
    return [program, "-I", "-c", _START.format(module=module), folders, *arguments]


def variables(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables that such a process is started with.

    >>> variables({"LANG": "nb_NO.UTF-8", "DATABASE_PASSWORD": "secret"})
    {'LANG': 'nb_NO.UTF-8'}
    """
    return {name: environment[name] for name in _PASSED if name in environment}


def _folders(paths: Iterable[str]) -> list[str]:
    """The folders to import from: those of this program, without its current folder and that of its script.

    Both may hold any file, such as a `json.py`; they count where qupcore itself lies in them.
    """
    out = {os.path.realpath(os.curdir)}
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    if script:
        out.add(os.path.dirname(os.path.realpath(script)))
    own = str(Path(__file__).resolve().parents[2])
    return [
        path
        for path in paths
        if os.path.isabs(path) and (os.path.realpath(path) == own or os.path.realpath(path) not in out)
    ]
