"""The timetable of one week of a programme, with its sums. Times are minutes."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import FollowedUpBy, MeasureClass, Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.domain.text import Text

__all__ = ["Block", "DayMark", "TimeFrom", "Week", "WeekDay", "WeekElement", "WeekHours", "WorkBeside"]

MarkKind = Literal[
    "day_off",
    "interrupted",
    "leave",
    "leave_planned",
    "outside",
    "no_plan",
    "plan_ended",
    "plan_ends",
    "closed",
    "absent",
    "partly_absent",
    "evaluation",
]
"""What holds of a day. The reason for an absence is not among it: a picture of a week hangs on doors."""

TimeFrom = Literal["stated", "slots", "offer", "catalogue", "unknown"]
"""Where the time of an element is known from: the plan's minutes or fixed times, the offer, the catalogue."""

_FREE = frozenset({"day_off", "interrupted", "leave", "leave_planned", "outside", "no_plan", "plan_ended"})


@attrs.frozen(kw_only=True)
class DayMark:
    """Something that holds of a day.

    Attributes:
        kind: What.
        holiday: Which public holiday a day off is, as the term `calendar.holiday` has it. Empty: none.
        source: Where it stands that the day is off. Empty: it follows from the case.
        minutes: How much of the day, for an absence of less than a day.
        measure: The measure that is closed, as the plan names it. Empty: all of them, or it is no such mark.
        names: What the catalogue calls that measure. None: it does not know it.
    """

    kind: MarkKind
    holiday: str = ""
    source: str = ""
    minutes: int | None = None
    measure: str = ""
    names: Text | None = None


@attrs.frozen(kw_only=True)
class Block:
    """A piece of a day.

    Attributes:
        kind: A fixed time of the plan; a proposal for flexible hours, which nobody has agreed; travel; a
            break; paid work with a fixed time.
        start: Minutes after midnight at which it starts.
        end: Minutes after midnight at which it ends, not included.
        element: Place of its element in `Week.elements`, from 0. None: travel, break or paid work.
        falls_away: Whether the time is not used: the day is free, or the measure is closed on it.
    """

    kind: Literal["slot", "proposal", "travel", "break", "work"]
    start: int
    end: int
    element: int | None = None
    falls_away: bool = False


@attrs.frozen(kw_only=True)
class WeekDay:
    """One day.

    Attributes:
        on: The date.
        plan: Place of the version in force in the case's plans, from 0. None: none is.
        plan_from: The first day of that version.
        marks: What holds of it.
        blocks: Its pieces, by start, end and element.
    """

    on: date
    plan: int | None
    plan_from: date | None = None
    marks: tuple[DayMark, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a day of the programme: not free, and with a plan."""
        return not any(mark.kind in _FREE for mark in self.marks)


@attrs.frozen(kw_only=True)
class WeekElement:
    """An element of the plan in this week.

    Attributes:
        measure: The measure's id, or a name of the office's own.
        names: What the catalogue calls it. None: it does not know it.
        offer: Id of the offer, where one is chosen.
        counts_as: Its class. None: nobody says, or sources disagree.
        followed_up_by: Who follows it up. None: not known.
        dates_known: Whether both its first and its last day are on record.
        time_from: Where its time is known from.
        percent: Its participation in percent, where the plan gives one.
        whole_minutes: Its time in a full week. None: not known.
        minutes: Its time in this week: its fixed times on days that count and on which it is not closed,
            and its flexible time in proportion to them. None: not known.
        flexible_minutes: The part of `minutes` without a fixed time. None: not known.
        proposed_minutes: The part of `flexible_minutes` for which a time is proposed.
        more_slots_than_time: Whether its fixed times come to more than the plan says; they are counted.
        drop_in: Whether its offer is one to which people come without enrolment.
        opening_hours: The opening hours of that offer in this week, not planned time.
        every_other_week: Whether some of its time is not in every week. `minutes` is the time of this week.
    """

    measure: str
    names: Text | None
    offer: str
    counts_as: MeasureClass | None
    followed_up_by: FollowedUpBy | None
    dates_known: bool
    time_from: TimeFrom
    percent: int | None
    whole_minutes: int | None
    minutes: int | None
    flexible_minutes: int | None
    proposed_minutes: int = 0
    more_slots_than_time: bool = False
    drop_in: bool = False
    opening_hours: tuple[Slot, ...] = ()
    every_other_week: bool = False

    def name(self, lang: str) -> str:
        """The element's name: from the catalogue, else from the plan."""
        return self.names.in_language(lang) if self.names else self.measure


@attrs.frozen(kw_only=True)
class WeekHours:
    """What the week comes to.

    Attributes:
        days: How many of Monday to Friday count, 0 to 5.
        full_time: Full time in a whole week, or the frame in its place where the plan has one.
        source: Where that number is from.
        adapted: Whether any day has a frame in place of full time.
        expected: Full time for the days that count.
        planned: What is planned, as far as it is known.
        unknown: How many elements take a time that is not known.
        missing: What is missing, paid work counted. None: not known, since the time of an element or of paid
            work is not.
        missing_at_most: What is missing if the elements of unknown time take none.
        over: What is planned beyond full time.
    """

    days: int
    full_time: int
    source: str
    adapted: bool
    expected: int
    planned: int
    unknown: int
    missing: int | None
    missing_at_most: int
    over: int


@attrs.frozen(kw_only=True)
class WorkBeside:
    """Paid work or apprenticeship beside the programme. Whether it counts is for the check of the plan.

    Attributes:
        kind: Which.
        minutes: Time a week. None: not known.
    """

    kind: Literal["work", "apprenticeship"]
    minutes: int | None


@attrs.frozen(kw_only=True)
class Week:
    """A week of a programme.

    Attributes:
        week: Which.
        ref: The case's reference.
        days: Monday to Friday; Saturday and Sunday where something is there.
        elements: The elements active on any of the days, in the order of the plan.
        beside: Work beside the programme on any of the days.
        hours: What it comes to.
        frame: First and last minute of a day's frame, as policy has it.
    """

    week: IsoWeek
    ref: str
    days: tuple[WeekDay, ...]
    elements: tuple[WeekElement, ...]
    beside: tuple[WorkBeside, ...]
    hours: WeekHours
    frame: tuple[int, int]
