"""Where a course is longer than the law lets a programme last: told with its citation, and never refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qupcore.cases.course.programmes import programme_at
from qupcore.cases.ruling.item_ruling import KnownFacts, ruled
from qupcore.domain.answers.course import BeyondTheLaw
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.times_away import times_away
from qupcore.domain.days import day_of
from qupcore.law.terms.duration import DurationDays, DurationFacts
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["beyond_the_law"]

_USUAL = ("within_two_years",)
_LONGEST = ("extended_by_a_year_at_most", "extra_at_most_six_months")
"""The names of the rules about the longest time without, and with, an extension beyond it."""


def beyond_the_law(case: Participant, on: date, until: date, applied: AppliedLaw) -> Iterator[BeyondTheLaw]:
    """The limits of the law of the first day that a course passes, the first first.

    A programme that runs already counts from its own first day. Days of leave do not count, planned leave as
    it is planned. That an extension is granted is for a decision with its own judgements.

    Args:
        case: The person.
        on: The first day.
        until: The last day.
        applied: The law.
    """
    facts = _facts(case, on, until)
    found = ruled("$.course", "duration", on, facts, applied)
    over = found.ruling.amounts.get(DurationDays.maximum_over.name)
    if over is None or until < day_of(over):
        return
    yield from _passed("grounds", _USUAL, on, facts, day_of(over), applied)
    beyond: KnownFacts = {
        **facts,
        DurationFacts.step.name: "beyond_two_years",
        DurationFacts.period_first.name: day_of(over),
        DurationFacts.period_leave_days.name: _away(case, day_of(over), until),
    }
    amounts = ruled("$.course", "duration", on, beyond, applied).ruling.amounts
    longest = amounts.get(DurationDays.extended_over.name, amounts.get(DurationDays.extra_over.name))
    if longest is not None:
        yield from _passed("longest", _LONGEST, on, beyond, day_of(longest), applied)


def _passed(
    kind: str, names: tuple[str, ...], on: date, facts: KnownFacts, over: date, applied: AppliedLaw
) -> Iterator[BeyondTheLaw]:
    for item in ruled("$.course", "duration", on, facts, applied).ruling.findings:
        if item.rule.rpartition(".")[2] in names and item.outcome == "not_met":
            yield BeyondTheLaw(
                kind="grounds" if kind == "grounds" else "longest",
                rule=item.rule,
                last=over - timedelta(days=1),
                citation=item.citation,
            )


def _facts(case: Participant, on: date, until: date) -> KnownFacts:
    course = case.course or Course()
    running = programme_at(course.programmes(), on)
    first = min(on, running.first) if running else on
    earlier = [item for item in course.programmes() if item.last is not None and item.last < first]
    return {
        DurationFacts.step.name: "within_two_years",
        DurationFacts.decided_on.name: on,
        DurationFacts.period_first.name: first,
        DurationFacts.period_last.name: until,
        DurationFacts.programme_first.name: first,
        DurationFacts.leave_days.name: _away(case, first, until),
        DurationFacts.interruption_days.name: _away(case, first, until, interrupted=True),
        DurationFacts.pandemic_days.name: 0,
        DurationFacts.period_leave_days.name: _away(case, first, until),
        DurationFacts.period_interruption_days.name: _away(case, first, until, interrupted=True),
        DurationFacts.earlier_days.name: sum(
            (item.last - item.first).days + 1 for item in earlier if item.last
        ),
        DurationFacts.reentries.name: len(earlier),
    }


def _away(case: Participant, first: date, last: date, *, interrupted: bool = False) -> int:
    """The days of leave between two days; or those of interruption that are no leave."""
    leave: set[int] = set()
    stopped: set[int] = set()
    for item in times_away(case):
        begins, ends = max(item.first, first), min(item.last or last, last)
        days = range(begins.toordinal(), ends.toordinal() + 1)
        (stopped if item.kind == "interrupted" else leave).update(days)
    return len(stopped - leave) if interrupted else len(leave)
