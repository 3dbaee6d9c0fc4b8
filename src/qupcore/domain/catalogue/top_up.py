"""Local top-up policy: what a municipality pays beyond the requirements of the law."""

from __future__ import annotations

import re
from typing import Any

import attrs

from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["TopUp"]

_MUNICIPALITY = re.compile(r"\d{4}", re.ASCII)
_PARAMETER = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise BadInput(
            worded("{value!r} is no whole number", value=value),
            remedy="write value = 1; amounts are in øre",
            code="input.type",
        )
    return value


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class TopUp:
    """A value that a municipality chooses for a number that the law leaves open.

    Only a parameter whose basis is `policy` can be given a value, among those that it may have; loading
    refuses anything else. So a top-up can never touch a number of the law.

    Attributes:
        municipality: Its four-digit number.
        parameter: Full name of the policy parameter.
        value: A whole number in the parameter's unit; amounts in øre.
        condition: For whom the municipality has decided it, in words. A person judges it; nothing here
            computes it.
        valid: The days on which it holds, both ends included.
        sources: The municipality's decision, or where it is described.

    >>> from datetime import date
    >>> anyone = Text("Alle.", "Alle.", "Anyone.")
    >>> TopUp(municipality="Bergen", parameter="sotjl.29.age_max", value=67, condition=anyone,
    ...       valid=Period(date(2020, 1, 1)), sources=(Source(text="council decision"),))
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: 'Bergen' is no municipality number
      remedy: write four digits, as "4601"
    """

    municipality: str
    parameter: str
    value: int = attrs.field(converter=_whole)
    condition: Text
    valid: Period
    sources: tuple[Source, ...]

    def __attrs_post_init__(self) -> None:
        if not _MUNICIPALITY.fullmatch(self.municipality):
            raise BadInput(
                worded("{municipality!r} is no municipality number", municipality=self.municipality),
                remedy='write four digits, as "4601"',
                code="input.value",
            )
        if not _PARAMETER.fullmatch(self.parameter):
            raise BadInput(
                worded("{parameter!r} is no full name of a parameter", parameter=self.parameter),
                remedy="`qup rules show SECTION` lists the names",
                code="input.value",
            )
        if not self.sources:
            raise BadInput(
                "a top-up without a source", remedy="name the municipality's decision", code="input.source"
            )
