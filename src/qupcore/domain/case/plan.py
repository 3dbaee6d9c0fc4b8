"""The plan of a programme: measures in parallel and in sequence."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import attrs

from qupcore.domain.case.assessment import Assessment, check_answers
from qupcore.domain.case.made_from import MadeFrom
from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = [
    "WEEKDAYS",
    "Element",
    "FollowedUpBy",
    "MeasureClass",
    "Plan",
    "Slot",
    "Weekday",
    "in_order",
    "one_meaning",
]

MeasureClass = Literal["work_directed", "supporting", "health", "job_search", "own_activity"]
"""What a measure is to the programme. Municipalities class the same measure differently: it is data."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""The days of a week, Monday first: the place of a day is that of `date.weekday`."""

FollowedUpBy = Literal["adviser", "provider", "both"]


def in_order(first: date | None, last: date | None, what: str, **values: object) -> None:
    """Refuse a period that ends before it starts.

    Args:
        first: The first day.
        last: The last day, included.
        what: What has the period: the template of a text.
        values: The values in the template.

    Raises:
        BadInput: it does.
    """
    if first and last and last < first:
        raise BadInput(
            worded(
                "{what} ends ({last}) before it starts ({first})",
                what=worded(what, **values),
                last=last,
                first=first,
            ),
            remedy="swap or correct the dates",
            code="input.period",
        )


def one_meaning(every_other_from: date | None, weeks: str | None) -> None:
    """Refuse two meanings of every other week at once.

    Raises:
        BadInput: both are given.
    """
    if every_other_from is not None and weeks is not None:
        raise BadInput(
            "every second week from a day, and even or odd weeks, which are not the same at new year",
            remedy="give every_other_from, or weeks",
            code="input.contradiction",
        )


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Slot:
    """A fixed time of the week.

    Attributes:
        day: The day of the week. A time on a Saturday or Sunday says that the programme takes place then.
        start: Minutes after midnight at which it starts, a whole number of quarter hours.
        end: Minutes after midnight at which it ends, not included.
        every_other_from: The first day of a time that takes place every second week. Left out: see `weeks`.
        weeks: Whether it takes place only in the weeks with even, or with odd, numbers (ISO 8601). Left out:
            every week. After a year of 53 weeks two odd weeks follow each other: for every second week give
            its first day.
    """

    day: Weekday
    start: int
    end: int
    every_other_from: date | None = None
    weeks: Literal["even", "odd"] | None = None

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end <= 24 * 60 or self.start % 15 or self.end % 15:
            raise BadInput(
                worded("a slot from {start} to {end} minutes after midnight", start=self.start, end=self.end),
                remedy="give quarter hours of one day, the start before the end: 9:00 is 540",
                code="input.number",
            )
        one_meaning(self.every_other_from, self.weeks)
        first = self.every_other_from
        if first is not None and WEEKDAYS[first.weekday()] != self.day:
            raise BadInput(
                worded("{first} is no {day}", first=first, day=self.day),
                remedy="give the first day on which the time takes place",
                code="input.date",
            )

    @property
    def alternates(self) -> bool:
        """Whether it does not take place every week."""
        return self.every_other_from is not None or self.weeks is not None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Element:
    """One measure in a plan.

    Attributes:
        measure: Id of the measure in the catalogue (`no:arbeidstrening`), or a name of the office's own.
        offer: Id of the offer at a provider, where one is chosen.
        counts_as: What it is to the programme. Left out: as the catalogue says.
        minutes_a_week: Time that it takes. Left out: not known.
        percent: Participation in percent of a full-time place, where the measure is given so.
        slots: Fixed times. Empty: flexible hours.
        first: First day. Left out: not known.
        last: Last day, included. Left out: not known.
        followed_up_by: The Nav adviser, the provider, or both.
        made_from: The catalogue entries that it was made from. Left out: not on record.
    """

    measure: str
    offer: str = ""
    counts_as: MeasureClass | None = None
    minutes_a_week: int | None = None
    percent: int | None = None
    slots: tuple[Slot, ...] = ()
    first: date | None = None
    last: date | None = None
    followed_up_by: FollowedUpBy | None = None
    made_from: MadeFrom | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the element {measure!r}", measure=self.measure)
        if self.minutes_a_week is not None and not 0 < self.minutes_a_week <= 7 * 24 * 60:
            raise BadInput(
                worded(
                    "minutes_a_week of the element {measure!r} is {minutes_a_week}",
                    measure=self.measure,
                    minutes_a_week=self.minutes_a_week,
                ),
                remedy="give more than 0, at most 10080",
                code="input.number",
            )
        if self.percent is not None and not 0 < self.percent <= 100:
            raise BadInput(
                worded("{percent} percent", percent=self.percent), remedy="give 1 to 100", code="input.number"
            )


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Plan:
    """A version of the plan, from the day it holds until the next one.

    Attributes:
        valid_from: The first day it holds.
        elements: The measures.
        goal: What the programme is to lead to.
        evaluation_dates: The days on which the content is evaluated, as the programme states them. Left
            out: not known; empty: none are stated.
        wishes: What the participant wants, in the participant's own words.
        alternatives: Measures that were offered and not chosen.
        consented_on: The day the participant consented to the individual plan.
        minutes_a_week: A medically adapted frame in place of full time, where one is on record.
        adapted_by: Who certified that frame: a role or an opaque user id.
        another_plan: Whether another service keeps an individual plan for the participant. Left out: not
            known.
        with_others: Whether the municipality works with the other service providers on the individual plan.
            Left
            out: not known, or there are no others.
        assessments: Judgements on record about this version.
    """

    valid_from: date
    elements: tuple[Element, ...] = ()
    goal: str = ""
    evaluation_dates: tuple[date, ...] | None = None
    wishes: str = ""
    alternatives: tuple[str, ...] = ()
    consented_on: date | None = None
    minutes_a_week: int | None = None
    adapted_by: str = ""
    another_plan: bool | None = None
    with_others: bool | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_answers(self.assessments, "course")
