"""A need: something that a participant may need, and how much of it meets the need."""

from __future__ import annotations

import attrs

from qupcore.domain.language_level import LanguageLevel
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Need", "NeedSize"]


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class NeedSize:
    """What meets a need at least. No law sets it: it shows where a plan gives a need too little.

    Attributes:
        minutes: Minutes of a week in which there is something, or of a talk.
        weeks: Over how many weeks. Left out: the whole programme.
        every_weeks: How often: 1 is each week, 2 each second week.
        ends: Whether it ends once it is met: what goes on longer is no longer for this need.
        level: The level of Norwegian from which a person starts, where the size depends on it.
        sources: Where it is from. A number that no source gives has the source `policy`.
        confidence: How sure it is.

    >>> NeedSize(minutes=60, weeks=12, every_weeks=4, ends=True).a_week
    15
    """

    minutes: int
    weeks: int | None = None
    every_weeks: int = 1
    ends: bool = False
    level: LanguageLevel | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        weeks = self.weeks if self.weeks is not None else 1
        if not 0 < self.minutes <= 7 * 24 * 60 or not 0 < weeks <= 520 or not 0 < self.every_weeks <= 52:
            raise BadInput(
                worded("a size of {minutes} minutes", minutes=self.minutes),
                remedy="give minutes of a week, weeks up to 520, and every_weeks up to 52; each more than 0",
                code="input.number",
            )

    @property
    def a_week(self) -> int:
        """Minutes a week in the mean, rounded down."""
        return self.minutes // self.every_weeks


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Need:
    """Something that a participant may need. The needs are a closed list, kept in a file.

    Attributes:
        id: Its name (`debt`).
        names: What it is called.
        sizes: What meets it at least; several where it depends on the level of Norwegian. Empty: not known.
        sources: Where it is from.
        confidence: How sure it is.
    """

    id: str
    names: Text
    sizes: tuple[NeedSize, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def size(self, level: LanguageLevel | None = None) -> NeedSize | None:
        """The size for a person at a level of Norwegian; the one without a level where none is of it."""
        of_level = [item for item in self.sizes if item.level is not None and item.level == level]
        general = [item for item in self.sizes if item.level is None]
        return next(iter((*of_level, *general)), None)
