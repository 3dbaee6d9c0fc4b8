"""The input for putting a plan together: needs, wishes, place, and the person's situation."""

from __future__ import annotations

import re
from datetime import date

import attrs

from qupcore.domain.case.situation import (
    DayFrame,
    ManageableTime,
    PlannedLeave,
    Position,
    Treatment,
    week_minutes,
)
from qupcore.domain.district import check_district
from qupcore.domain.language_level import LanguageLevel
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
        district: The district (bydel) of the municipality, by name; in Oslo also by number (`01`). Left out:
            not known.
        manages: The time a week that the person manages, and how it grows. Empty: not known.
        language_level: The person's level of Norwegian (CEFR). Left out: not known.
        treatments: Treatment that the person is in, or that is planned. Left out: not known; empty: none.
        position: A paid position that the person holds. Left out: not known, or there is none: see
            `circumstances.employed`.
        care_minutes_a_week: Time a week that goes to the care of others in the daytime. The hours that are
            left are `day_frame`, which is asked for where they are not known. Left out: not known.
        due_date: The day on which a child is expected. Left out: not known, or none.
        leaves: Leave to come. Left out: not known; empty: none.
        day_frame: The hours of a day within which fixed points can lie. Left out: not known.
        travel_minutes_a_day: Time to travel to a fixed point and home again. Left out: not known.
    """

    needs: tuple[str, ...] | None = None
    interests: tuple[str, ...] = ()
    municipality: str = ""
    district: str = ""
    manages: tuple[ManageableTime, ...] = ()
    language_level: LanguageLevel | None = None
    treatments: tuple[Treatment, ...] | None = None
    position: Position | None = None
    care_minutes_a_week: int | None = None
    due_date: date | None = None
    leaves: tuple[PlannedLeave, ...] | None = None
    day_frame: DayFrame | None = None
    travel_minutes_a_day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.municipality and not re.fullmatch(r"\d{4}", self.municipality, re.ASCII):
            raise BadInput(
                worded("{number!r} is no number of {digits} digits", number=self.municipality, digits=4),
                remedy="keep leading zeros",
                code="input.number",
            )
        if self.district:
            check_district(self.district)
        week_minutes(self.care_minutes_a_week, "the care of others")
        if self.travel_minutes_a_day is not None and not 0 <= self.travel_minutes_a_day <= 24 * 60:
            raise BadInput(
                worded("{minutes} minutes of travel a day", minutes=self.travel_minutes_a_day),
                remedy="give 0 to 1440",
                code="input.number",
            )
