"""Where durable-rules decides: in this process, or in one of its own."""

from __future__ import annotations

import os

__all__ = ["APART", "PLACE_VARIABLE", "decides_apart"]

PLACE_VARIABLE = "QUPCORE_DURABLE"
"""The environment variable that asks for a process of its own."""
APART = "process"


def decides_apart() -> bool:
    """Whether durable-rules decides in a process of its own: `QUPCORE_DURABLE=process`.

    Raises:
        BadInput: the variable has another value.

    >>> decides_apart()
    False
    """
    said = os.environ.get(PLACE_VARIABLE, "")
    if said not in ("", APART):
        from qupcore.errors import BadInput  # imported here: `qup version` needs no error
        from qupcore.errors.worded import worded

        raise BadInput(
            worded("{variable} is {said!r}", variable=PLACE_VARIABLE, said=said),
            remedy=worded("give `{value}`, or unset it", value=APART),
            code="input.word",
        )
    return said == APART
