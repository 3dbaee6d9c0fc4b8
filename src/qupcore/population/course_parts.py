"""The parts of a made-up course: decisions, absences, paid work and plans, on days that are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Literal

import attrs

from qupcore.catalogue.national import national
from qupcore.domain.case.absence import Absence, AbsenceReason, Certificate
from qupcore.domain.case.course import Work
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import EndReason, ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.population.mark import made_up

__all__ = ["made_up_absences", "made_up_decisions", "made_up_plans", "made_up_work"]

_DAY = timedelta(days=1)
_YEAR = 365
_FULL_WEEK = 37 * 60 + 30
_REASONS: Sequence[tuple[AbsenceReason, Certificate | None, int]] = (
    ("own_illness", "self", 3),
    ("own_illness", "doctor", 14),
    ("sick_child", "self", 2),
    ("holiday", None, 14),
    ("welfare", None, 2),
    ("other", "none", 1),
)
"""Why somebody is away, how it is shown, and for how many days at most: made up."""


def made_up_decisions(
    start: date, last: date, stop: date | None, status: str | None, random: Random
) -> Iterator[ProgrammeDecision]:
    """A grant of at most a year, an extension where it is longer, and the end."""
    first_end = min(last, start + (_YEAR - 1) * _DAY)
    yield _decision("granted", start - random.randrange(1, 21) * _DAY, start, first_end)
    stopped_before = stop is not None and stop <= first_end
    if first_end < last and not stopped_before:
        decided = first_end - random.randrange(0, 30) * _DAY
        yield attrs.evolve(_decision("extended", decided, first_end + _DAY, last), extension="second_year")
    if stop is not None:
        because: EndReason = "absence" if status == "ended_for_absence" else "completed"
        yield attrs.evolve(_decision("ended", stop, stop, None), because=because)


def _decision(
    kind: Literal["granted", "extended", "ended"], decided: date, first: date, last: date | None
) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind=kind,
        decided_on=decided,
        applies_from=first,
        applies_to=last,
        written=True,
        notified_on=decided,
        told_of_appeal=True,
    )


def made_up_absences(
    start: date, until: date, children: tuple[SupportedChild, ...], random: Random
) -> Iterator[Absence]:
    """Absences one after the other, ten to eighty days apart."""
    day = start + random.randrange(5, 60) * _DAY
    while day <= until:
        reason, certificate, most = random.choice(_REASONS)
        last = min(until, day + random.randrange(most) * _DAY)
        about_child = reason == "sick_child"
        yield Absence(
            first=day,
            last=last,
            reason=reason,
            certificate=certificate,
            permitted=random.choice((True, True, None, False)),
            welfare_ground="other" if reason == "welfare" else None,
            child_birth_date=random.choice(children).birth_date if about_child and children else None,
            minutes_a_day=random.choice((None, None, None, 120)),
        )
        day = last + random.randrange(10, 80) * _DAY


def made_up_work(start: date, until: date, random: Random) -> tuple[Work, ...]:
    """One in five has paid work beside the programme."""
    if random.randrange(5) or (until - start).days < 30:
        return ()
    first = start + random.randrange((until - start).days) * _DAY
    return (Work(first=first, minutes_a_week=random.randrange(60, 600, 30)),)


def made_up_plans(start: date, until: date, random: Random) -> Iterator[Plan]:
    """A version for each half year, of work-directed time and something beside it."""
    day = start
    while day <= until:
        work = random.randrange(900, 1800, 30)
        yield Plan(
            valid_from=day,
            goal=made_up("en"),
            evaluation_dates=(day + 90 * _DAY,),
            elements=(
                Element(
                    measure=random.choice(_measures(day, "work_directed")),
                    counts_as="work_directed",
                    minutes_a_week=work,
                ),
                Element(
                    measure=random.choice(_measures(day, "supporting")),
                    counts_as="supporting",
                    minutes_a_week=_FULL_WEEK - work,
                ),
            ),
        )
        day += 182 * _DAY


def _measures(day: date, kind: str) -> list[str]:
    """The measures of the day that count so; a name of the office's own where there is none."""
    found = (
        item.id
        for item in national().measures
        if item.valid.contains(day) and any(one.counts_as == kind for one in item.classes)
    )
    return sorted(found) or ["made up"]
