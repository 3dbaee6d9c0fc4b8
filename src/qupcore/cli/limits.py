"""The limits of what a command reads, as the environment sets them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qupcore.domain.input_limits import InputLimits

__all__ = ["limits_asked", "take_limits"]

LIMITS = "QUPCORE_LIMITS"
"""The environment variable with other limits: `case_bytes=8000000,cases=200000`."""


def take_limits() -> None:
    """Set the limits of the environment for this process; nothing is imported where it has none."""
    if os.environ.get(LIMITS):
        from qupcore.domain.input_limits import limit_inputs

        limit_inputs(limits_asked())


def limits_asked() -> InputLimits:
    """Return the limits of the environment.

    Raises:
        BadInput: It names no limit, or gives no number.
    """
    import attrs

    from qupcore.domain.hint import remedy
    from qupcore.domain.input_limits import InputLimits
    from qupcore.errors import BadInput
    from qupcore.errors.worded import worded

    found: dict[str, int] = {}
    known = [field.name for field in attrs.fields(InputLimits)]
    for pair in filter(None, (part.strip() for part in os.environ.get(LIMITS, "").split(","))):
        name, _, number = pair.partition("=")
        if name not in known:
            raise BadInput(
                worded("{variable} has no limit {name!r}", variable=LIMITS, name=name),
                remedy=remedy(name, known),
                code="command.usage",
            )
        if not re.fullmatch(r"\d{1,15}", number, re.ASCII):
            raise BadInput(
                worded("{variable} gives {name} no whole number", variable=LIMITS, name=name),
                remedy="write NAME=NUMBER, with commas between",
                code="command.usage",
            )
        found[name] = int(number)
    return InputLimits(**found)
