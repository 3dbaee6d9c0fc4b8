"""The length of a programme: each period granted, checked against § 32 and § 2 of the regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import (
    DAY,
    Granted,
    Programme,
    interruptions,
    judged_facts,
    programmes,
    through,
)
from qupcore.cases.course.undone import asked_of_stop
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, KnownFacts, deadline, ruled
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.programmes_of import undated, unplaced
from qupcore.domain.days import day_after, day_of, last_day
from qupcore.errors import NoRulesInForce
from qupcore.law.pandemic import Pandemic
from qupcore.law.terms.duration import DurationDays, DurationFacts, Extension, PeriodEnd
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import IntTerm

__all__ = ["TOPICS", "deadlines", "longest_over", "rulings"]

TOPICS = ("duration",)
_INTERRUPTED = (DurationFacts.interruption_days.name, DurationFacts.period_interruption_days.name)


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each period granted, under the rules of the day on which it was decided."""
    for _, period, facts in _periods(course, on):
        path = f"$.course.decisions[{period.number}]"
        found = ruled(path, "duration", period.decision.decided_on, facts, applied)
        asked = dict.fromkeys(_INTERRUPTED, _when_interrupted(course, on))
        if left_out := _left_out(course, on, period):
            asked[DurationFacts.granted_before_over.name] = left_out
        yield attrs.evolve(found, asked=asked)


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The day by which to decide about each period's end, and the longest time of each programme.

    The rules are those of the day looked at, or of the period's last day where that is earlier.
    """
    for programme, period, facts in _periods(course, on):
        if programme.never_was:
            continue
        path = f"$.course.decisions[{period.number}]"
        found = ruled(path, "duration", min(on, period.last or on), facts, applied)
        after = [other.decision for other in programme.periods if other.first > period.first]
        # An end with an unknown first day or an unknown result on appeal settles nothing.
        end = programme.ended if programme.ended and programme.ended.applies_from else None
        decided = after[0] if after else end
        done_on = decided.decided_on if decided else None
        if _decided_at_its_end(period, found, applied):
            yield deadline("period_ends", found, DurationDays.decide_by, done_on=done_on)
        if not after:
            ended_on = programme.last if end or _ran_out(course, programme, on) else None
            longest = _longest(period, found)
            if longest.name in found.ruling.amounts:
                yield deadline("maximum", found, longest, done_on=ended_on, last_day_before=True)


def longest_over(course: Course, on: date, number: int, applied: AppliedLaw) -> date | None:
    """The first day after the longest time of a programme that a decision ends, or after its grants.

    A grant that expires as decided is not cut short, whatever the reason is called. None: not known.

    Args:
        course: The course.
        on: The last day looked at.
        number: The number of the decision.
        applied: The law, and the numbers chosen where it leaves them open.
    """
    end = course.read(on)[number]
    for programme, period, facts in _periods(course, on):
        if end is None or programme.ended != end or period is not programme.periods[-1]:
            continue
        found = ruled(f"$.course.decisions[{period.number}]", "duration", end.decided_on, facts, applied)
        longest = found.ruling.amounts.get(_longest(period, found).name)
        if longest is None or programme.granted_last is None:
            return None
        return min(day_of(longest), day_after(programme.granted_last))
    return None


def _ran_out(course: Course, programme: Programme, on: date) -> bool:
    """Whether the grants expired before a day, and no appeal may have extended them."""
    became = course.became(on)
    stands = all(became[item.number].fate == "stands" for item in programme.periods)
    return stands and programme.last is not None and programme.last < on


def _when_interrupted(course: Course, on: date) -> tuple[Question, ...]:
    """The questions about interruptions of unknown length: they ask for dates, not for a number of days."""
    stops = [n for n in undated(course.read(on), on) if course.decisions[n].kind == "interrupted"]
    return tuple(asked_of_stop(course, number, on) for number in stops)


def _decided_at_its_end(period: Granted, found: ItemRuling, applied: AppliedLaw) -> bool:
    """Whether it was decided to extend or to end at the end of a period, as far as known."""
    longest = found.ruling.amounts.get(DurationDays.maximum_over.name)
    if period.last is None:
        return True
    facts: KnownFacts = {PeriodEnd.over_on.name: day_after(period.last), PeriodEnd.longest_over.name: longest}
    try:
        return ruled(found.path, "period_end", found.ruling.on, facts, applied).ruling.holds is not False
    except NoRulesInForce:  # until 2018 a new assessment was required at two years as well
        return True


def _longest(period: Granted, found: ItemRuling) -> IntTerm:
    """The limit of the time: two years, or more with an extension."""
    if period.decision.extension != "beyond_two_years":
        return DurationDays.maximum_over
    extended = DurationDays.extended_over
    return extended if extended.name in found.ruling.amounts else DurationDays.extra_over


def _periods(course: Course, on: date) -> Iterator[tuple[Programme, Granted, KnownFacts]]:
    """Each period with its programme and its facts."""
    earlier: list[Programme] = []
    for programme in programmes(course, on):
        for period in programme.periods:
            yield programme, period, _facts(course, on, programme, period, earlier)
        if not programme.never_was:
            earlier.append(programme)


def _facts(
    course: Course, on: date, programme: Programme, period: Granted, earlier: list[Programme]
) -> KnownFacts:
    leave, broken = _leave(course, on), _interrupted(course, on)
    away = leave | broken
    told = not any(course.decisions[n].kind == "interrupted" for n in undated(course.read(on), on))
    last = period.last or max(on, period.first)
    in_programme, in_period = _days(programme.first, last), _days(period.first, last)
    return {
        DurationFacts.step.name: _step(programme, period),
        DurationFacts.decided_on.name: period.decision.decided_on,
        DurationFacts.period_first.name: period.first,
        DurationFacts.period_last.name: period.last,
        DurationFacts.programme_first.name: programme.first,
        DurationFacts.stated.name: True if period.last and period.decision.applies_from else None,
        DurationFacts.judged_unfit.name: _judged_unfit(period, on),
        DurationFacts.granted_before_over.name: _granted_before_over(course, on, programme, period),
        DurationFacts.leave_days.name: len(leave & in_programme),
        DurationFacts.interruption_days.name: len((broken - leave) & in_programme) if told else None,
        DurationFacts.pandemic_days.name: len((_pandemic(course) - away) & in_programme),
        DurationFacts.period_leave_days.name: len(leave & in_period),
        DurationFacts.period_interruption_days.name: len((broken - leave) & in_period) if told else None,
        DurationFacts.earlier_days.name: sum(len(_days(one.first, one.last or on) - away) for one in earlier),
        DurationFacts.reentries.name: len(earlier),
        DurationFacts.because_of_pandemic.name: period.decision.covid,
        **judged_facts(period.decision.assessments, on),
    }


def _judged_unfit(period: Granted, on: date) -> bool:
    """Whether the newest judgement on record says that something else sets the length."""
    found = judged_facts(period.decision.assessments, on).get(Extension.duration_fits.name)
    return found is not None and found.value is False


def _granted_before_over(course: Course, on: date, programme: Programme, period: Granted) -> date | None:
    """The first day after the grants before a period.

    None: not known, also where a period without a day on record may have been granted between them.
    """
    before = [item.last for item in programme.periods if item.first < period.first]
    known = [day for day in before if day is not None]
    over = day_after(max(known)) if known else None
    late = over is None or over < max(period.first, period.decision.decided_on)
    return None if late and _left_out(course, on, period) else over


def _left_out(course: Course, on: date, period: Granted) -> tuple[Question, ...]:
    """The missing days of other periods: their first days and their lengths."""
    found = programmes(course, on)
    placed = {item.number for programme in found for item in programme.periods}
    begins = [
        question(DurationFacts.period_first.name, f"$.course.decisions[{number}].applies_from")
        for number in unplaced(course.read(on), on)
        if number not in placed
    ]
    ends = [
        question(DurationFacts.period_last.name, f"$.course.decisions[{item.number}].applies_to")
        for programme in found
        for item in programme.periods
        if item.last is None and item.first < period.first
    ]
    return (*begins, *ends)


def _step(programme: Programme, period: Granted) -> str:
    if period is programme.periods[0]:
        return "first"
    return "beyond_two_years" if period.decision.extension == "beyond_two_years" else "within_two_years"


def _days(first: date, last: date) -> set[int]:
    return set(range(first.toordinal(), last.toordinal() + 1))


def _leave(course: Course, on: date) -> set[int]:
    """The days of approved leave; leave that still runs counts to the day looked at."""
    spans = [
        (item.first, last_day(item.last) or max(on, item.first)) for item in course.leaves if item.first <= on
    ]
    return _all_days(course, on, spans)


def _interrupted(course: Course, on: date) -> set[int]:
    spans = [(stop.first, through(stop, on)) for stop in interruptions(course, on)]
    return _all_days(course, on, spans)


def _all_days(course: Course, on: date, spans: Iterable[tuple[date, date]]) -> set[int]:
    """The days of some periods, limited to the days granted, since a leave may have no end."""
    granted = [period for programme in programmes(course, on) for period in programme.periods]
    earliest = min((period.first for period in granted), default=on)
    latest = max((period.last or max(on, period.first) for period in granted), default=on)
    return set().union(*(_days(max(first, earliest), min(last, latest)) for first, last in spans))


def _pandemic(course: Course) -> set[int]:
    """The days of absence because of the pandemic that the law of the day excludes from the duration."""
    found: set[int] = set()
    for item in (item for item in course.absences if item.reason == "pandemic"):
        day = item.first
        while day <= item.through:
            if Pandemic.absence_excluded.on(day).value:
                found.add(day.toordinal())
            day += DAY
    return found
