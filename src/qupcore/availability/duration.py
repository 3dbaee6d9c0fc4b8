"""duration(): how long a measure may last for one person, with every limit and its source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.availability.facts import admission_facts
from qupcore.availability.rulebooks import Conditions
from qupcore.catalogue.conditions import condition
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.duration import Duration, LimitVerdict
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.engines import Engine
from qupcore.engines import installed_engines as engines_here
from qupcore.law.national import NATIONAL
from qupcore.memory import remembered
from qupcore.rules.calendar import days_later, months_later
from qupcore.rules.law import Law
from qupcore.rules.terms import terms_of

__all__ = ["duration"]

_FURTHEST = date.max.toordinal()


@moved_to_keywords("measure", "case", "first", since="0.2.0", gone_in="0.3.0", participant="case")
def duration(measure: Measure, case: Participant, first: date, *, law: Law = NATIONAL) -> Duration:
    """How long a measure may last for a person who starts on a day.

    The longest `base` that holds, and every `extension` that holds added to it; never beyond an
    `absolute_max` that holds. A `soft_max` and a `review` bind nobody: they are told. Where a condition is
    unknown, the sure answer takes it as not helping, and the best answer as helping.

    Args:
        measure: The measure.
        case: What is known about the person.
        first: The first day in the measure.
        law: The law by which facts about the person are read; the national law if left out.

    Raises:
        BadInput: a fact is impossible on the day.
        EngineDisagreement: two engines gave different answers.

    >>> from qupcore.catalogue import catalogue_on
    >>> start = date(2026, 9, 1)
    >>> found = duration(catalogue_on(start).measure("no:arbeidstrening"), Participant(ref="a"), start)
    >>> found.sure_days, found.most_days, found.missing
    (365, 547, ('assessment.reduced_capacity',))
    """
    check_arguments(duration, locals())
    facts = admission_facts(case, first, law.in_force(first).numbers())
    texts = tuple(dict.fromkeys(limit.when for limit in measure.limits if limit.when))
    truths = dict(
        zip(texts, _conditions(texts, engines_here())({n: f.value for n, f in facts.items()}), strict=True)
    )
    verdicts = tuple(
        LimitVerdict(
            limit=limit,
            holds=truths[limit.when] if limit.when else True,
            missing=tuple(name for name in terms_of(condition(limit.when)) if name not in facts)
            if limit.when
            else (),
        )
        for limit in measure.limits
    )
    sure, most = (_last(verdicts, first, hopeful) for hopeful in (False, True))
    apart = sure != most
    return Duration(
        sure_days=None if sure is None else sure - first.toordinal(),
        most_days=None if most is None else most - first.toordinal(),
        unlimited=any(item.limit.unlimited and item.holds is True for item in verdicts),
        limits=verdicts,
        missing=tuple(dict.fromkeys(name for item in verdicts if item.holds is None for name in item.missing))
        if apart
        else (),
    )


@remembered(most=2000)
def _conditions(texts: tuple[str, ...], engines: tuple[Engine, ...]) -> Conditions:
    return Conditions.of([condition(text) for text in texts], engines)


def _last(verdicts: Iterable[LimitVerdict], first: date, hopeful: bool) -> int | None:
    """The first day after the longest time, as an ordinal; None where there is no limit or none is known."""
    verdicts = tuple(verdicts)
    bases = [item.limit for item in verdicts if item.limit.kind == "base" and _helps(item, hopeful)]
    ceilings = [
        item.limit
        for item in verdicts
        # A ceiling limits: one that may not hold is left out by the hopeful answer only.
        if item.limit.kind == "absolute_max" and (item.holds is True or (item.holds is None and not hopeful))
    ]
    end: int | None = None
    possible = [item.limit for item in verdicts if item.limit.kind == "base" and item.holds is None]
    if not bases and possible and not any(limit.unlimited for limit in possible):
        # One of several lengths, it is not known which: the shortest is sure.
        bases = [min(possible, key=lambda limit: _after(first.toordinal(), limit))]
    if bases and not any(limit.unlimited for limit in bases):
        end = max(_after(first.toordinal(), limit) for limit in bases)
        for item in verdicts:
            if item.limit.kind == "extension" and _helps(item, hopeful) and not item.limit.unlimited:
                end = _after(end, item.limit)
    for limit in ceilings:
        if not limit.unlimited:
            highest = _after(first.toordinal(), limit)
            end = highest if end is None else min(end, highest)
    return end


def _helps(item: LimitVerdict, hopeful: bool) -> bool:
    return item.holds is True or (item.holds is None and hopeful)


def _after(day: int, limit: LengthLimit) -> int:
    later = days_later(day, 7 * limit.weeks) if limit.weeks else months_later(day, limit.months or 0)
    return _FURTHEST if later is None else later
