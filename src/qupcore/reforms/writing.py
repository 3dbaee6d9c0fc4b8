"""A reform to start from: a TOML file with remarks that is sound after one edit."""

from __future__ import annotations

import re
from datetime import date

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.packaged import packaged_text

__all__ = ["EXAMPLE", "new_reform"]

EXAMPLE = "sotjl.29.age_min"
"""The number of the example in a new reform."""
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)


def new_reform(name: str, start: date, lang: str = "nb") -> str:
    """The text of a new reform that sets a number to the value which it has already.

    Args:
        name: The name of the reform.
        start: The first day of the change.
        lang: The language of the remarks: `nb`, `nn` or `en`.

    Raises:
        BadInput: the name is not lower-case letters, digits, `-` and `_`.
    """
    if not _NAME.fullmatch(name) or name == NATIONAL.name:
        raise BadInput(
            worded("{name!r} is not a name of a reform", name=name),
            remedy="write lower-case letters, digits, - and _, a letter first, such as agelimit-2027",
            code="input.value",
        )
    value = NATIONAL.in_force(start).values[EXAMPLE].value
    text = packaged_text("qupcore.reforms", f"template.{lang}.toml")
    return text.format(name=name, start=start, number=EXAMPLE, value=value)
