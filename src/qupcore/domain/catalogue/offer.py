"""An offer (gjennomføring): a measure at one provider, in one place and period."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import Slot
from qupcore.domain.catalogue.catalogue_id import checked_id
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Catchment", "Enrolment", "Offer", "Places"]

Enrolment = Literal["open", "closed", "unknown"]

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Places:
    """How many there is room for. What is left out is not known, which is never the same as none.

    Attributes:
        total: Places in all.
        free: Places that are free.
        queue: People who wait.
        waiting_days: How long a new applicant waits, in days.
        as_of: The day the numbers are from.
    """

    total: int | None = None
    free: int | None = None
    queue: int | None = None
    waiting_days: int | None = None
    as_of: date | None = None

    def __attrs_post_init__(self) -> None:
        for number in (self.total, self.free, self.queue, self.waiting_days):
            if number is not None and not 0 <= number < 10**6:
                raise BadInput(
                    worded("{number} places, people or days", number=number),
                    remedy="give 0 to 999999",
                    code="input.number",
                )
        if self.total is not None and self.free is not None and self.free > self.total:
            raise BadInput(
                worded("{free} free of {total} places", free=self.free, total=self.total),
                remedy="free cannot be more than total",
                code="input.number",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Catchment:
    """Where the participants may live.

    Attributes:
        municipalities: Four-digit municipality numbers. Empty: every municipality.
        districts: Oslo's districts (bydel), two digits (`01` Gamle Oslo). Empty: the whole municipality.
    """

    municipalities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for numbers, digits in ((self.municipalities, 4), (self.districts, 2)):
            for number in numbers:
                if not re.fullmatch(rf"\d{{{digits}}}", number, re.ASCII):
                    raise BadInput(
                        worded("{number!r} is no number of {digits} digits", number=number, digits=digits),
                        remedy="keep leading zeros",
                        code="input.number",
                    )
        if self.districts and self.municipalities != ("0301",):
            raise BadInput(
                "districts outside Oslo",
                remedy='districts go with municipalities = ["0301"]',
                code="input.value",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Offer:
    """A measure as one provider gives it.

    Attributes:
        id: Stable id (`1804:jobbsenter-onsdag`), in the namespace of whoever offers it.
        measure: Id of the measure.
        names: What the provider calls it. Left out: as the measure.
        provider_orgnr: The provider's organisation number, nine digits. Empty: not known.
        place: Where it is held.
        period: The days on which it runs, both ends included.
        slots: Fixed times of the week. Empty: flexible hours.
        minutes_a_week: Time that it takes. Left out: that of its slots, or as agreed.
        starts: The days on which a group starts. Empty: one may start on any day.
        enrolment: Whether it takes new participants.
        closed_in_school_holidays: Whether it is closed in the municipality's school holidays. Left out: not
            known.
        places: How many there is room for. Left out: not known.
        catchment: Where the participants may live. Left out: in the municipality of the id; anywhere for a
            national offer.
        contact: The role to ask (`jobbspesialist`). Never a person's name.
        sources: Where it is from.
        confidence: How sure it is.
    """

    id: str
    measure: str
    period: Period
    names: Text | None = None
    provider_orgnr: str = ""
    place: str = ""
    slots: tuple[Slot, ...] = ()
    minutes_a_week: int | None = None
    starts: tuple[date, ...] = ()
    enrolment: Enrolment = "unknown"
    closed_in_school_holidays: bool | None = None
    places: Places | None = None
    catchment: Catchment | None = None
    contact: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        checked_id(self.id)
        if self.minutes_a_week is not None and not 0 < self.minutes_a_week <= 7 * 24 * 60:
            raise BadInput(
                worded(
                    "minutes_a_week of the offer {id!r} is {minutes_a_week}",
                    id=self.id,
                    minutes_a_week=self.minutes_a_week,
                ),
                remedy="give more than 0, at most 10080",
                code="input.number",
            )
        if self.provider_orgnr and not _is_orgnr(self.provider_orgnr):
            raise BadInput(
                worded("{provider_orgnr!r} is no organisation number", provider_orgnr=self.provider_orgnr),
                remedy="give nine digits, of which the last checks the others; leave it out if not known",
                code="input.number",
            )


def _is_orgnr(text: str) -> bool:
    """Whether nine digits end in the check digit of an organisation number (modulus 11)."""
    if not re.fullmatch(r"\d{9}", text, re.ASCII):
        return False
    check = -sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False)) % 11
    return check == int(text[8])
