"""Where a person stays, as needed to tell which municipality is responsible."""

from __future__ import annotations

import attrs

from qupcore.domain.sound import sound_fields

__all__ = ["Stay"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Stay:
    """Where a person stays (sosialtjenesteloven § 3). No names of places are needed.

    Attributes:
        here: Whether the person stays in this municipality. Left out: not known.
        in_institution: Whether the person stays in an institution, or in a home with care around the clock.
            Left
            out: not known.
        here_before: Whether this is the municipality where the person stayed before going there. Left out:
            not known.
    """

    here: bool | None = None
    in_institution: bool | None = None
    here_before: bool | None = None
