"""The limits of a measure: its length, its time a week, and the ages of its participants."""

from __future__ import annotations

from typing import Literal

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["AgeBand", "LengthLimit", "LimitKind", "StartWindow", "WeeklyTime"]

LimitKind = Literal["base", "extension", "soft_max", "absolute_max", "end_age", "review"]
"""`base`: the ordinary length. `extension`: what may be added. `soft_max`: beyond it only by exception.
`absolute_max`: never beyond it. `end_age`: ends when the person reaches the age. `review`: looked at again
at this interval."""

_LONGEST = 1200


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class LengthLimit:
    """One limit of a measure's length. Sources that disagree each have a limit of their own.

    Attributes:
        kind: What it limits.
        months: Calendar months. Exactly one of months, weeks, years and unlimited is given.
        weeks: Weeks of seven days.
        years: Years; only for `end_age`, the age that is reached.
        unlimited: There is no limit, which is not the same as none being known.
        when: The condition under which the limit holds, in the rule language. Empty: always.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    kind: LimitKind
    months: int | None = None
    weeks: int | None = None
    years: int | None = None
    unlimited: bool = False
    when: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        lengths = [number for number in (self.months, self.weeks, self.years) if number is not None]
        if len(lengths) + self.unlimited != 1 or not all(0 < number <= _LONGEST for number in lengths):
            raise BadInput(
                "a limit has no length, or several",
                remedy=worded(
                    "give one of months, weeks, years (1 to {longest}) or unlimited = true", longest=_LONGEST
                ),
                code="input.value",
            )
        if (self.kind == "end_age") != (self.years is not None):
            raise BadInput(
                worded("a limit of kind {kind} in years", kind=self.kind),
                remedy="use years only with end_age",
                code="input.value",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class AgeBand:
    """The ages at which a person may start.

    Attributes:
        low: The lowest age in years, included. Left out: no lower bound in the source.
        high: The highest age in years, included. Left out: no upper bound in the source.
        reached_in_year: Whether the bounds are for the age that the person reaches in the calendar year of
            the start, and not for the age on the day.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    low: int | None = None
    high: int | None = None
    reached_in_year: bool = False
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        low, high = self.low or 0, 150 if self.high is None else self.high
        if not 0 <= low <= high <= 150 or (self.low is None and self.high is None):
            raise BadInput(
                worded("ages {low} to {high}", low=self.low, high=self.high),
                remedy="give low, high or both, 0 to 150, in order",
                code="input.number",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class WeeklyTime:
    """How much of a week a measure takes.

    Attributes:
        minutes_a_week: What a full place offers. Left out: not known, or agreed one by one.
        follow_up_minutes_a_month: What the provider's follow-up takes. Left out: not known.
        min_percent: The lowest participation in percent of a full place. Left out: no rule is known.
        min_percent_at_start: The lowest participation at the start, where a plan steps it up to
            `min_percent`. Left out: the start is held to `min_percent`.
        stated: Whether the decision or agreement must state the percent or the days.
        adapted: Whether the time is adapted to the person.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    minutes_a_week: int | None = None
    follow_up_minutes_a_month: int | None = None
    min_percent: int | None = None
    min_percent_at_start: int | None = None
    stated: bool = False
    adapted: bool = False
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        for minutes, most in (
            (self.minutes_a_week, 7 * 24 * 60),
            (self.follow_up_minutes_a_month, 31 * 24 * 60),
        ):
            if minutes is not None and not 0 < minutes <= most:
                raise BadInput(
                    worded("{minutes} minutes", minutes=minutes),
                    remedy=worded("give more than 0, at most {most}", most=most),
                    code="input.number",
                )
        for percent in (self.min_percent, self.min_percent_at_start):
            if percent is not None and not 0 < percent <= 100:
                raise BadInput(
                    worded("{percent} percent", percent=percent), remedy="give 1 to 100", code="input.number"
                )
        if self.min_percent_at_start is not None and (self.min_percent or 0) < self.min_percent_at_start:
            raise BadInput(
                worded(
                    "{min_percent_at_start} percent at the start, {value} percent later",
                    min_percent_at_start=self.min_percent_at_start,
                    value=self.min_percent or worded("no"),
                ),
                remedy="give min_percent too, at least as large as min_percent_at_start",
                code="input.number",
            )

    def permits(self, percent: int, *, stepping_up: bool = False) -> bool | None:
        """Whether so low a participation is permitted.

        Args:
            percent: Percent of a full place.
            stepping_up: Whether it is the start of a plan that steps up to `min_percent`.

        Returns:
            None where no rule is known.

        >>> aft = WeeklyTime(min_percent=50, min_percent_at_start=30)
        >>> aft.permits(40), aft.permits(40, stepping_up=True), aft.permits(25, stepping_up=True)
        (False, True, False)
        """
        if self.min_percent is None:
            return None
        lowest = self.min_percent_at_start if stepping_up else None
        return percent >= (self.min_percent if lowest is None else lowest)


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class StartWindow:
    """The days of every year on which a measure may start, both included.

    Attributes:
        first: The first, as `06-01`.
        last: The last, as `08-31`; before `first` where the window spans new year.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    first: str
    last: str
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        for text in (self.first, self.last):
            if text not in _DAYS:
                raise BadInput(
                    worded("{text!r} is no day of the year", text=text),
                    remedy="write it as 06-01",
                    code="input.date",
                )


_DAYS = frozenset(
    f"{month:02}-{day:02}"
    for month, days in enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)
    for day in range(1, days + 1)
)
