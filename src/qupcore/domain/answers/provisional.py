"""A number used for a day for which it may still change."""

from __future__ import annotations

from datetime import date

import attrs

__all__ = ["Provisional"]


@attrs.frozen(kw_only=True)
class Provisional:
    """A number that is known until a day, used for a later day.

    Attributes:
        parameter: Full name of the number.
        known_until: The last day for which the number is known, included; from the next day it may change.
        renewed_by: Where it stands that it is set anew: the section of the law, or the yearly budget.
    """

    parameter: str
    known_until: date
    renewed_by: str
