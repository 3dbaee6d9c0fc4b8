"""What a process for plugins is started with: an isolated interpreter, folders to import from, variables."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from qupcore.errors.worded import worded

__all__ = ["command", "own_prefix", "own_variables", "variables"]

_START = (
    "import json,sys; sys.path[:]=json.loads(sys.argv[1]); from qupcore.plugins.inside import main; main()"
)
_PASSED = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "LD_LIBRARY_PATH",  # some builds of Python do not start without it
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",  # Windows: no socket works without it
)
"""The variables that every plugin gets: how texts and times are written, and what Python itself needs."""


def command(mode: str, without: Collection[str] = (), interpreter: str = "") -> list[str]:
    """The command that starts a process for plugins.

    `-I` leaves out the current folder, the folder of the user's own packages and every `PYTHON` variable.

    Args:
        mode: `fork` or `once`.
        without: The layers of the boundary that are left out.
        interpreter: The path of the interpreter. Empty: that of this program.

    Raises:
        OSError: none is named, and this one has no program of its own, as one inside another program.
    """
    program = interpreter or sys.executable
    if not program:
        raise OSError(
            worded(
                "this Python has no program of its own (sys.executable is empty): "
                "name one with interpreter=... or QUPCORE_PYTHON"
            )
        )
    return [program, "-I", "-c", _START, json.dumps(_folders(sys.path)), mode, *without]


def variables(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables that a process for plugins is started with.

    >>> variables({"LANG": "nb_NO.UTF-8", "DATABASE_PASSWORD": "secret"})
    {'LANG': 'nb_NO.UTF-8'}
    """
    return {name: environment[name] for name in _PASSED if name in environment}


def own_variables(plugin: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables of one plugin: those whose names begin with `QUPCORE_` and its name.

    >>> own_variables("bodo", {"QUPCORE_BODO_PLACES": "https://a.example", "QUPCORE_OSLO_KEY": "secret"})
    {'QUPCORE_BODO_PLACES': 'https://a.example'}
    """
    prefix = own_prefix(plugin)
    return {name: value for name, value in environment.items() if name.startswith(prefix)}


def own_prefix(plugin: str) -> str:
    """How the names of the variables of one plugin begin.

    >>> own_prefix("bodo")
    'QUPCORE_BODO_'
    """
    return f"QUPCORE_{plugin.upper().replace('-', '_')}_"


def _folders(paths: Iterable[str]) -> list[str]:
    """The folders to import from: those of this program, without its current folder and that of its script.

    Both may hold any file, such as a `json.py`; they count where qupcore itself lies in them.
    """
    out = {os.path.realpath(os.curdir)}
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    if script:
        out.add(os.path.dirname(os.path.realpath(script)))
    own = str(Path(__file__).resolve().parents[3])
    return [
        path
        for path in paths
        if os.path.isabs(path) and (os.path.realpath(path) == own or os.path.realpath(path) not in out)
    ]
