"""Bounds of the benefit of a run of days, where facts are not known.

A question about an unknown fact is asked only while the fact can change the amount. So the run is calculated
twice: with the unknown facts that give the least, and with those that give the most. If both amounts are
equal, no unknown fact matters. For example, absence is not asked about for a person who works full time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.cases.absence.part import AbsencePart
from qupcore.cases.benefit.missed import Missed, missed_in
from qupcore.cases.benefit.paid_days import pays_of
from qupcore.cases.benefit.runs import Run
from qupcore.cases.ruling.ruling import Ruling
from qupcore.law.terms.benefit import Pay, Rate
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import IntTerm, Value

__all__ = ["left_of", "most_of", "nothing_left", "nothing_matters", "rates_matter"]


def left_of(pays: Sequence[Ruling]) -> int | None:
    """The amount left of a run in øre; None where it is not known."""
    return _sum(pays, Pay.after_benefits)


def nothing_matters(run: Run, own_before: int, parts: Sequence[AbsencePart], applied: AppliedLaw) -> bool:
    """Whether the amount of a run is the same for all values of the unknown facts.

    Where the rate is not known, that holds only if nothing is left: otherwise there is no line to show.

    Args:
        run: The run.
        own_before: The participant's own benefit days in the year before it.
        parts: The parts of the absences of the case.
        applied: The law, and the numbers chosen where it leaves them open.
    """
    least = _pays(run, run.at_least, missed_in(parts, run.first, run.last, "missed"), own_before, applied)
    most = _pays(run, run.at_most, missed_in(parts, run.first, run.last, "kept"), own_before, applied)
    if any(_sum(least, term) != _sum(most, term) for term in (Pay.after_benefits, Pay.child_after_benefits)):
        return False
    return Pay.two_thirds.name in run.facts or left_of(most) == 0


def nothing_left(run: Run, own_before: int, parts: Sequence[AbsencePart], applied: AppliedLaw) -> bool:
    """Whether nothing is left of a run for any value of the unknown facts."""
    return most_of(run, own_before, parts, applied) == 0


def most_of(run: Run, own_before: int, parts: Sequence[AbsencePart], applied: AppliedLaw) -> int | None:
    """The highest possible amount left of a run, in øre; None where it is not known."""
    return left_of(
        _pays(run, run.at_most, missed_in(parts, run.first, run.last, "kept"), own_before, applied)
    )


def rates_matter(
    run: Run, own_before: int, missed: Missed, pays: Sequence[Ruling], applied: AppliedLaw
) -> bool:
    """Whether other rates would change the amount; not where paid work takes all of it."""
    if left_of(pays) != 0:
        return True
    rates = {term.name for term in vars(Rate).values() if isinstance(term, IntTerm)}
    raised = {name: value * 1000 for name, value in run.facts.items() if name in rates}
    return left_of(_pays(run, raised, missed, own_before, applied)) != 0


def _pays(
    run: Run, facts: Mapping[str, Value], missed: Missed, own_before: int, applied: AppliedLaw
) -> tuple[Ruling, ...]:
    return pays_of(attrs.evolve(run, facts={**run.facts, **facts}), own_before, missed, applied)


def _sum(pays: Sequence[Ruling], term: IntTerm) -> int | None:
    amounts = [pay.amounts[term.name] for pay in pays]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
