"""The capacity of a provider: for how many it has room at one time, in all its offers together."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.domain.catalogue.orgnr import is_orgnr
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Capacity"]


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Capacity:
    """For how many a provider has room at one time, in all its offers of one catalogue together.

    Attributes:
        provider_orgnr: The provider's organisation number, nine digits, as its offers have it.
        total: People at one time, 0 to 999999.
        free: The places of them that are free. Left out: not known; no more than `total`.
        as_of: The day that the numbers are from. Left out: not known.
        valid: The days on which it holds, both ends included.
        sources: Where it is from.
        confidence: How sure it is.

    >>> from qupcore.catalogue import Source
    >>> report = Source(text="agreement of 2026")
    >>> always = Period(date(2026, 1, 1))
    >>> Capacity(provider_orgnr="974760673", total=12, free=3, valid=always, sources=(report,)).most
    3
    """

    provider_orgnr: str
    total: int
    valid: Period
    free: int | None = None
    as_of: date | None = None
    sources: tuple[Source, ...]
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        if not is_orgnr(self.provider_orgnr):
            raise BadInput(
                worded("{provider_orgnr!r} is no organisation number", provider_orgnr=self.provider_orgnr),
                remedy="give nine digits, of which the last checks the others",
                code="input.number",
            )
        for number in (self.total, self.free):
            if number is not None and not 0 <= number < 10**6:
                raise BadInput(
                    worded("{number} places, people or days", number=number),
                    remedy="give 0 to 999999",
                    code="input.number",
                )
        if self.free is not None and self.free > self.total:
            raise BadInput(
                worded("{free} free of {total} places", free=self.free, total=self.total),
                remedy="free cannot be more than total",
                code="input.number",
            )
        if not self.sources:
            raise BadInput(
                "a capacity without a source",
                remedy="say where it is from",
                code="input.source",
            )

    @property
    def most(self) -> int:
        """How many more people it has room for: the free places; all places where the free are not known."""
        return self.total if self.free is None else self.free
