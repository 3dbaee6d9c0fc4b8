"""How a measure is used: as the caller says, else the municipality, else the measure, else by its class."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.domain.case.fixed_times import mean_minutes
from qupcore.domain.case.plan import FollowedUpBy, MeasureClass
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import (
    Fills,
    FormOfUse,
    GivenBy,
    LanguageUse,
    Phase,
    Practice,
    Target,
    UsualHours,
    UsualLength,
    UsualPhases,
)
from qupcore.domain.source import POLICY

__all__ = ["Used", "practice_of"]

_HOURS: dict[MeasureClass | None, tuple[int, int, int]] = {
    "work_directed": (450, 1125, 2250),
    "supporting": (60, 180, 540),
    "health": (30, 60, 180),
    "job_search": (120, 240, 600),
    "own_activity": (0, 180, 450),
    None: (60, 180, 540),
}
"""Low, usual and high minutes a week of a measure whose hours nobody has given, by class: policy."""

_QUARTER = 15
"""Minutes: the shortest time of a week, also of what has fewer in a month: policy."""

_CONTACT = (30, 60, 240)
"""The same for talks and expert help beside what fills the week: policy."""

_PHASES: dict[MeasureClass | None, tuple[Phase, ...]] = {
    "work_directed": ("early", "middle", "late"),
    "supporting": ("early", "middle"),
    "health": ("early", "middle", "late"),
    "job_search": ("late",),
    "own_activity": ("early", "middle", "late"),
    None: ("early", "middle"),
}

_STEPS: tuple[Phase, ...] = ("early", "middle")
"""The phases of work in a municipality's own workshops: policy."""


@attrs.frozen(kw_only=True)
class Used:
    """How a measure, or one of its offers, is used in a plan; nothing is unknown.

    Attributes:
        fills: Whether it fills hours of the week.
        low: Minutes a week at the least.
        usual: Minutes a week as a rule.
        high: Minutes a week at the most.
        fixed: Whether the hours are those of an offer, and cannot be chosen.
        estimate: Whether the usual hours are an estimate of this library.
        least: Minutes a week that the measure asks for; 0 where it asks for none.
        weeks: The usual weeks; None where not known.
        most_weeks: The most weeks that are usual; None where not known, or it may be repeated.
        phases: The parts of a programme that it belongs to.
        form: Individual or in a group; None where not known.
        language: The level of Norwegian that it needs or gives.
        targets: Whom it is meant for.
        given_by: Who gives it; None where not known.
        derived: Whether that follows from who carries the measure out, since nobody says it.
    """

    fills: Fills
    low: int
    usual: int
    high: int
    fixed: bool
    estimate: bool
    weeks: int | None
    most_weeks: int | None
    phases: tuple[Phase, ...]
    form: FormOfUse | None
    language: LanguageUse
    targets: tuple[Target, ...]
    given_by: FollowedUpBy | None
    derived: bool
    least: int = 0


def practice_of(
    measure: Measure, offer: Offer | None, counts_as: MeasureClass | None, said: Iterable[Practice | None]
) -> Used:
    """How a measure is used.

    Args:
        measure: The measure.
        offer: Its offer, where one is chosen: its hours go first.
        counts_as: Its class in the municipality.
        said: What others say of its use, the one that goes first first.
    """
    told = [item for item in (*said, measure.practice) if item is not None]

    def first(name: str) -> object:
        return next((value for item in told if (value := getattr(item, name)) is not None), None)

    hours, length, phases, language = (first(name) for name in ("hours", "length", "phases", "language"))
    fills = first("fills")
    told_hours = hours if isinstance(hours, UsualHours) else None
    low, usual, high, estimate = _hours(measure, counts_as, told_hours, contact=fills == "contact")
    fixed = _fixed(offer)
    if fixed is not None:
        low = usual = high = fixed
        estimate = False
    giver = first("given_by")
    long = length if isinstance(length, UsualLength) else None
    return Used(
        fills="time" if fills is None else fills,  # type: ignore[arg-type]
        low=low,
        usual=usual,
        high=high,
        fixed=fixed is not None,
        estimate=estimate,
        weeks=long.weeks if long else None,
        most_weeks=_most_weeks(long),
        phases=phases.names if isinstance(phases, UsualPhases) else _phases(measure, counts_as),
        form=first("form"),  # type: ignore[arg-type]
        language=language if isinstance(language, LanguageUse) else LanguageUse(),
        targets=next((item.targets for item in told if item.targets), ()),
        given_by=giver.by if isinstance(giver, GivenBy) else _derived(measure),
        derived=giver is None,
    )


def _derived(measure: Measure) -> FollowedUpBy | None:
    """Who gives a measure of which nobody says it, by who carries it out; None where that is not known."""
    if not measure.organisers:
        return None
    organisers = set(measure.organisers)
    if organisers <= {"nav", "municipality", "participant"}:
        return "adviser"
    return "both" if organisers & {"nav", "municipality"} else "provider"


def _phases(measure: Measure, counts_as: MeasureClass | None) -> tuple[Phase, ...]:
    """Work that a municipality arranges without an employer is a step on the way."""
    if (
        counts_as == "work_directed"
        and measure.owner == "municipality"
        and "employer" not in measure.organisers
    ):
        return _STEPS
    return _PHASES[counts_as]


def _hours(
    measure: Measure, counts_as: MeasureClass | None, hours: UsualHours | None, *, contact: bool
) -> tuple[int, int, int, bool]:
    if hours is not None:
        low, usual, high = (_quarters(number) for number in hours.a_week())
        if hours.per == "month" and hours.usual:  # no minutes a week would be a time that nobody knows
            low, usual, high = (max(_QUARTER, number) for number in (low, usual, high))
        return min(low, usual), usual, max(usual, high), POLICY in hours.sources
    time = measure.time
    if time is not None and time.minutes_a_week is not None:
        full = _quarters(time.minutes_a_week)
        least = full * (time.min_percent_at_start or time.min_percent or 50) // 100 if time.adapted else full
        return _quarters(least), full, full, False
    low, usual, high = _CONTACT if contact else _HOURS[counts_as]
    return low, usual, high, True


def _quarters(minutes: int) -> int:
    """The nearest quarter hour."""
    return (minutes + 7) // 15 * 15


def _fixed(offer: Offer | None) -> int | None:
    """The minutes a week of an offer that gives them; None where they are agreed."""
    if offer is None:
        return None
    if offer.minutes_a_week is not None:
        return _quarters(offer.minutes_a_week)
    return _quarters(mean_minutes(offer.fixed_times)) or None


def _most_weeks(length: UsualLength | None) -> int | None:
    if length is None or length.repeats:
        return None
    return length.most or (length.weeks if length.repeats is False else 2 * length.weeks)
