"""The Python of processes beside this one: that of this program, unless it runs inside another program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["INTERPRETER", "interpreter_in"]

INTERPRETER = "QUPCORE_PYTHON"
"""The environment variable with the path of the Python that they run in."""


def interpreter_in(given: Path | None, environment: Mapping[str, str] = os.environ) -> str:
    """The path of the interpreter that somebody named; empty where nobody did, and `sys.executable` is taken.

    Args:
        given: The path that the caller named. None: the environment's counts.
        environment: Where `QUPCORE_PYTHON` stands.

    Raises:
        BadInput: it is no program.

    >>> interpreter_in(None, {})
    ''
    """
    text = environment.get(INTERPRETER, "") if given is None else str(given)
    if not text:
        return ""
    if not (os.path.isabs(text) and os.path.isfile(text) and os.access(text, os.X_OK)):
        named = INTERPRETER if given is None else "interpreter"
        raise BadInput(
            worded("{named} is {path}, which is no program", named=named, path=text),
            remedy="give the whole path of a Python with the packages of this one, as /usr/bin/python3",
            code="file.unreadable",
        )
    return text
