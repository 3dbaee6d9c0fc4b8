"""Where a rule stands in the law."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.sound import sound_entry

__all__ = ["Citation"]


@attrs.frozen(field_transformer=sound_entry)
class Citation:
    """A place in an act or regulation, and which version of it.

    Attributes:
        law: The short name of the act, as in `qup rules list` (`sotjl`).
        section: The number of the section (§), without the sign.
        ledd: The paragraph inside the section, counted from 1.
        punktum: The sentence inside the paragraph, counted from 1.
        bokstav: The letter inside the paragraph.
        version: The first day on which this wording was in force.
        enacted_by: The act or regulation that brought the wording (Lovdata's number).
        link: Where to read it.
    """

    law: str
    section: str
    ledd: int | None = None
    punktum: int | None = None
    bokstav: str | None = None
    version: date | None = None
    enacted_by: str = ""
    link: str = ""

    def __str__(self) -> str:
        """Name the place in Norwegian legal form: `sotjl § 29 (2) bokstav a`."""
        text = f"{self.law} § {self.section}"
        if self.ledd is not None:
            text += f" ({self.ledd})"
        if self.punktum is not None:
            text += f" {self.punktum}. punktum"
        if self.bokstav is not None:
            text += f" bokstav {self.bokstav}"
        return text
