"""The number of engines that must agree before anything is decided."""

from __future__ import annotations

import os
import re
from typing import NoReturn

__all__ = ["MOST", "VARIABLE", "required"]

MOST = 3
"""The number of engines: reference, durable-rules and compiled."""

VARIABLE = "QUPCORE_REQUIRE_ENGINES"
"""The environment variable with the number of engines that every decision requires."""


def required(asked: int | None = None) -> int:
    """The number of engines that must agree: the larger of the argument and the environment variable.

    2 are the reference engine and durable-rules, 3 these and the compiled engine.

    Raises:
        BadInput: one of them is not 1, 2 or 3.

    >>> required(), required(2)
    (1, 2)
    """
    if asked is not None and (type(asked) is not int or not 1 <= asked <= MOST):
        _refuse(asked)
    said = os.environ[VARIABLE] if VARIABLE in os.environ else ""  # noqa: SIM401 - half the time of get()
    if said and not re.fullmatch(f"[1-{MOST}]", said):
        _refuse_said(said)
    return max(asked or 1, int(said or 1))


def _refuse(asked: object) -> NoReturn:
    from qupcore.errors import BadInput  # here, since `qup version` starts without what errors need
    from qupcore.errors.worded import worded

    raise BadInput(
        worded("require_engines is {asked!r}", asked=asked),
        remedy=worded("give a whole number, 1 to {most}", most=MOST),
        code="input.number",
    )


def _refuse_said(said: str) -> NoReturn:
    from qupcore.errors import BadInput
    from qupcore.errors.worded import worded

    raise BadInput(
        worded("{variable} is {said!r}", variable=VARIABLE, said=said),
        remedy=worded("give a whole number, 1 to {most}, or unset it", most=MOST),
        code="input.number",
    )
