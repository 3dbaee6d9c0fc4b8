"""An offer (gjennomføring): a measure at one provider, in one place and period."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import WEEKDAYS, Slot, one_meaning
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, checked_id, namespace_of
from qupcore.domain.catalogue.orgnr import is_orgnr
from qupcore.domain.district import check_district, is_district_number
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["OSLO", "Catchment", "Enrolment", "Offer", "Places"]

OSLO = "0301"
"""The municipality whose districts have numbers."""

Enrolment = Literal["open", "closed", "unknown"]


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
    """Where the participants may live, within the reach of the offer.

    An offer of a municipality reaches that municipality only, whatever numbers stand here; a national offer
    reaches every municipality, or those that stand here.

    Attributes:
        municipalities: Four-digit municipality numbers. Empty: all that the offer reaches.
        districts: The districts (bydel) of the municipality, by name; in Oslo also by number (`01` is Gamle
            Oslo). Empty: the whole municipality.
    """

    municipalities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for number in self.municipalities:
            if not re.fullmatch(r"\d{4}", number, re.ASCII):
                raise BadInput(
                    worded("{number!r} is no number of {digits} digits", number=number, digits=4),
                    remedy="keep leading zeros",
                    code="input.number",
                )
        for name in self.districts:
            check_district(name)


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
        slots: Fixed times of the week; of a drop-in offer its opening hours. Empty: flexible hours.
        every_other_from: The first day, in the first week, of an offer that takes place every second week. It
            holds for `slots` without a rhythm of their own, and for hours without a fixed time. Left out: see
            `weeks`.
        weeks: Whether it takes place only in the weeks with even, or with odd, numbers (ISO 8601). Left out:
            every week.
        drop_in: Whether people come without enrolment, in the opening hours, as agreed. It has no places, no
            waiting time and no day of start, and only planned hours count.
        minutes_a_week: Time that it takes a week; the mean of two weeks where it is not held every week. Left
            out: that of its slots, or as agreed.
        starts: The days on which a group starts. Empty: one may start on any day.
        enrolment: Whether it takes new participants.
        closed_in_school_holidays: Whether it is closed in the municipality's school holidays. Left out: not
            known.
        places: How many there is room for. Left out: not known.
        catchment: Where the participants may live. Left out: in the municipality of the id; anywhere for a
            national offer. It makes an offer of a municipality narrower, never wider.
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
    every_other_from: date | None = None
    weeks: Literal["even", "odd"] | None = None
    drop_in: bool = False
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
        if self.provider_orgnr and not is_orgnr(self.provider_orgnr):
            raise BadInput(
                worded("{provider_orgnr!r} is no organisation number", provider_orgnr=self.provider_orgnr),
                remedy="give nine digits, of which the last checks the others; leave it out if not known",
                code="input.number",
            )
        one_meaning(self.every_other_from, self.weeks)
        if self.drop_in and (self.enrolment == "closed" or self.places is not None or self.starts):
            raise BadInput(
                worded("the drop-in offer {id!r} has places, days of start or closed enrolment", id=self.id),
                remedy="leave them out, or leave out drop_in",
                code="input.contradiction",
            )
        if self.catchment is not None and self.catchment.districts:
            _check_districts(self.id, self.catchment)

    @property
    def fixed_times(self) -> tuple[Slot, ...]:
        """The times at which a participant is there; opening hours are none."""
        return () if self.drop_in else self._in_rhythm()

    @property
    def opening_hours(self) -> tuple[Slot, ...]:
        """The hours in which people come to a drop-in offer; empty for another offer."""
        return self._in_rhythm() if self.drop_in else ()

    @property
    def rhythm(self) -> Slot | None:
        """A time that takes place in the weeks in which it is held; None where it is held every week."""
        if self.every_other_from is None and self.weeks is None:
            return None
        first = self.every_other_from
        day = WEEKDAYS[first.weekday()] if first else "monday"
        return Slot(day=day, start=0, end=24 * 60, every_other_from=first, weeks=self.weeks)

    def _in_rhythm(self) -> tuple[Slot, ...]:
        """Its slots, with the rhythm of the offer where they have none."""
        if self.every_other_from is None and self.weeks is None:
            return self.slots
        return tuple(
            slot
            if slot.alternates
            else attrs.evolve(slot, weeks=self.weeks, every_other_from=self._first(slot))
            for slot in self.slots
        )

    def _first(self, slot: Slot) -> date | None:
        """The first day of a slot from the first day of the offer on, in one of its weeks."""
        first = self.every_other_from
        if first is None:
            return None
        ahead = WEEKDAYS.index(slot.day) - first.weekday()
        day = first.toordinal() + (ahead if ahead >= 0 else ahead + 14)
        return date.fromordinal(min(day, date.max.toordinal() - (-ahead % 7)))


def _check_districts(id: str, catchment: Catchment) -> None:
    """Refuse districts of another municipality than the owner's, and numbers of districts outside Oslo."""
    owner, named = namespace_of(id), catchment.municipalities
    if owner == NATIONAL_ID and len(named) != 1:
        raise BadInput(
            worded("the offer {id!r} names districts, and not the municipality that has them", id=id),
            remedy='give the one municipality, such as municipalities = ["0301"]',
            code="input.value",
        )
    if owner != NATIONAL_ID and set(named) - {owner}:
        raise BadInput(
            worded("the offer {id!r} names districts of another municipality", id=id),
            remedy=worded("leave out municipalities: an offer of {owner} serves {owner} only", owner=owner),
            code="input.value",
        )
    here = named[0] if owner == NATIONAL_ID else owner
    for name in catchment.districts:
        if is_district_number(name) and here != OSLO:
            raise BadInput(
                worded("{name!r} is a number of a district, and only Oslo's have numbers", name=name),
                remedy="write the name of the district",
                code="input.value",
            )
