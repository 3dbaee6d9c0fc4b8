"""The input for putting a plan together: needs, interests and municipality."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Planning"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Planning:
    """What is known for putting a plan together. None of it bears on the right to a programme.

    Attributes:
        needs: Ids of the needs that the plan is to meet, as the assessment concluded. Left out: not known.
        interests: What the participant wants: ids of measures or offers.
        municipality: Four-digit number of the municipality. Left out: not known.
        district: Oslo's district (bydel), two digits. Left out: not known.
    """

    needs: tuple[str, ...] | None = None
    interests: tuple[str, ...] = ()
    municipality: str = ""
    district: str = ""

    def __attrs_post_init__(self) -> None:
        for number, digits in ((self.municipality, 4), (self.district, 2)):
            if number and not re.fullmatch(rf"\d{{{digits}}}", number, re.ASCII):
                raise BadInput(
                    worded("{number!r} is no number of {digits} digits", number=number, digits=digits),
                    remedy="keep leading zeros",
                    code="input.number",
                )
