"""duties(): the deadlines in a case, computed by the formulas of the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from qupcore.cases.absence.rulings import absence_deadlines
from qupcore.cases.course.before_the_law import within_the_law
from qupcore.cases.programme.standing import age_deadlines
from qupcore.cases.review.entries import entry_deadlines
from qupcore.cases.ruling.calendar_days import calendar_day
from qupcore.cases.ruling.deadline_days import can_end_on
from qupcore.cases.ruling.item_ruling import Deadline
from qupcore.deciding.finding import input_of
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.review import Duty, DutyState
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.participant import Participant
from qupcore.law.national import NATIONAL, under_law
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Calculation, Entry, parameter_uses

__all__ = ["LIMITS", "OF_APPEAL_BODY", "RIGHTS", "all_deadlines", "duties"]

RIGHTS = frozenset({"appeal", "reasons_request", "repeat_appeal", "correct_appeal", "costs_claim"})
"""What the participant may do by a day: not doing it is no fault of anybody."""
LIMITS = frozenset({"protection_ends", "harm_notice"})
"""Days that only pass."""
OF_APPEAL_BODY = frozenset({"harm_notice"})
"""What the appeal body may not do after a day: it alone may change a decision to harm (§ 34 (3))."""


def all_deadlines(case: Participant, on: date, applied: AppliedLaw) -> tuple[Deadline, ...]:
    """Every deadline in a case: of the programme, of age, and of withdrawn self-certificates."""
    return (
        *entry_deadlines(case, on, applied),
        *age_deadlines(case, on, applied),
        *absence_deadlines(case, on, applied),
    )


def _told(found: tuple[Duty, ...]) -> Fields:
    return {"duties": found}


@moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0")
@observed("duties", _told)
def duties(
    case: Participant, on: date, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> tuple[Duty, ...]:
    """What must happen in a case by when.

    Args:
        case: The case; what happened after `on` is left out, and so is an entry of a day before 2007-11-01:
            the review asks about it.
        on: The day asked about: what was due on it is not overdue yet.
        law: The law of every day; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.

    Returns:
        Overdue first, then by day; what cannot be dated yet comes last.

    Raises:
        BadInput: `case` is no case, or `on` no day.
        ParameterError: `policy` names a number that no rule reads.

    Source: each duty names its own section.

    >>> from qupcore import Course
    >>> applied = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> [(d.kind, str(d.due), d.state) for d in duties(applied, date(2026, 3, 1))]
    [('interim_answer', '2026-02-15', 'overdue'), ('start', '2026-07-15', 'due')]
    >>> [d.state for d in duties(applied, date(2026, 7, 16))]
    ['overdue', 'overdue']
    """
    check_case(case)
    check_day(on)
    check_arguments(duties, locals())
    applied = AppliedLaw(law, policy)
    case, _ = within_the_law(case, law)
    found = [_duty(item, on, applied) for item in all_deadlines(case, on, applied)]
    return tuple(sorted(found, key=_order))


def _order(duty: Duty) -> tuple[bool, date, str, str]:
    return duty.state != "overdue", duty.due or date.max, duty.kind, duty.path


def _duty(item: Deadline, on: date, applied: AppliedLaw) -> Duty:
    ruling, rulebook = item.ruling, item.ruling.in_force
    calculations = {found.gives: found for found in rulebook.calculations}
    source = next(found for found in rulebook.everything if found.id == item.rule)
    behind = tuple(_behind(source, calculations))
    read = dict.fromkeys(name for one in behind for name in one.terms if name not in calculations)
    numbers = dict.fromkeys(name for one in behind for name in one.parameters)
    uses, facts = parameter_uses(rulebook), ruling.facts
    asked = item.in_time_by if item.maybe_late else ()
    return Duty(
        kind=item.what,
        path=item.path,
        whose=_whose(item),
        due=item.on,
        state=_state(item, on),
        done_on=item.done_on,
        rule=item.rule,
        citation=item.citation,
        inputs=tuple(input_of(name, facts[name]) for name in read if name in facts),
        parameters=tuple(uses[name] for name in numbers),
        missing=ruling.asked_for(name for name in (*read, *asked) if name not in facts),
        under=under_law(applied.law),
        **_moved(item, applied),
    )


def _whose(item: Deadline) -> Literal["municipality", "appeal_body", "participant"]:
    if item.what in OF_APPEAL_BODY:
        return "appeal_body"
    return "participant" if item.what in RIGHTS else "municipality"


def _moved(item: Deadline, applied: AppliedLaw) -> dict[str, Any]:
    """How a day off moved the deadline; and which day off it falls on where no law moves it."""
    move = item.move
    if move is not None and move.because:
        return {"moved_from": move.counted, "moved_because": move.because, "moved_by": move.citation}
    falls = "" if item.on is None or can_end_on(item.on, applied) else calendar_day(item.on)
    return {"falls_on": falls}


def _state(item: Deadline, on: date) -> DutyState:
    if item.done:
        return "done_late" if item.done_late else "done"
    if item.on is None:
        return "undated"
    if on <= item.on:
        return "due"
    return "past" if item.what in RIGHTS | LIMITS else "overdue"


def _behind(
    source: Calculation | Entry, calculations: Mapping[str, Calculation]
) -> Iterator[Calculation | Entry]:
    """The rule that sets a deadline, with the formulas whose results it reads."""
    yield source
    for name in source.terms:
        if name in calculations:
            yield from _behind(calculations[name], calculations)
