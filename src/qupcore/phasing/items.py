"""From what is known of a measure or an offer on the first day of each phase to what a course may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import attrs

from qupcore.catalogue.conditions import condition
from qupcore.composing.choices import Choice, quarter_hours
from qupcore.domain.case.manageable import outside_the_day
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import Practice, Target
from qupcore.domain.language_level import LEVELS
from qupcore.engines.reference import condition_of
from qupcore.memory import remembered
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.item import WORK_NEEDS, Item, busy_of
from qupcore.phasing.practice_of import Used, practice_of
from qupcore.phasing.treated import minutes_of, stands_for, treats
from qupcore.planning.checker import Checker

__all__ = ["Unusable", "item_of"]

_HOLDS_FIRST = frozenset({"addiction", "housing"})
"""Needs that are met for some time before whole weeks of training: policy."""

_WHOLE_WEEK = 1350
"""Minutes a week: training that takes as much at the least."""

_TRAINING_LEVEL = "B1"
"""The level of Norwegian below which a person whose need is Norwegian learns it first."""


_STATES = ("open", "needs_assessment", "unavailable")
"""The states of a choice, the one to tell first."""

Why = Literal[
    "not_available",
    "to_assess",
    "outside_hours",
    "language_first",
    "employer_asked",
    "supports_only",
    "after",
    "not_in_a_programme",
    "not_meant",
]
"""Why something cannot be used. `to_assess`: a fact or a judgement is missing, which is not a no.
`employer_asked`: another programme has asked the employer. `supports_only`: it fills no hours. `after`: it
belongs after the programme. `not_meant`: it is meant for a group that the person is not in."""


@attrs.frozen(eq=False)
class Unusable:
    """What cannot be used.

    Attributes:
        choice: What is known of it.
        why: Why it cannot be used.
        asked: Whether it is wished, or covers a need of the person.
        told: Whether a course tells it without being asked: what is wished or needed and could fill hours.
    """

    choice: Choice
    why: Why
    asked: bool
    told: bool


def item_of(
    choices: Sequence[Choice | None],
    checker: Checker,
    aims: CourseAims,
    *,
    phases: Sequence[str],
    lasts: Sequence[date],
    needs: Sequence[str],
    wishes: Sequence[str],
) -> Item | Unusable:
    """What a course may hold of a measure or an offer.

    Args:
        choices: What is known of it on the first day of each phase.
        checker: The checker of the first day.
        aims: The aims.
        phases: The names of the phases.
        lasts: Their last days.
        needs: The needs of the person.
        wishes: The wishes of the person.

    Returns:
        The item; where it cannot be used in any phase, the reason.
    """
    known = [choice for choice in choices if choice is not None]
    some = min(known, key=lambda choice: _STATES.index(choice.state))
    measure = some.measure
    assert measure is not None
    usable: tuple[Choice | None, ...] = tuple(
        choice if choice is not None and choice.state == "open" else None for choice in choices
    )
    covered = frozenset(measure.covers) & frozenset(needs)
    wish = next((wish for wish in wishes if wish in (some.id, some.of)), "")
    said = (aims.practices.get(some.id), aims.practices.get(some.of), _local(checker, some.of))
    used = _treated(practice_of(measure, some.offer, some.counts_as, said), some, checker.case)
    used = attrs.evolve(used, least=_least(measure, checker.rules.law.full_time))
    if aims.approach == "integrated" and "employer" in measure.organisers and "middle" in used.phases:
        used = attrs.evolve(used, phases=("early", *used.phases))
    if _HOLDS_FIRST & set(needs) and "formal_training" in measure.covers and used.low >= _WHOLE_WEEK:
        used = attrs.evolve(used, phases=tuple(name for name in used.phases if name in ("late", "after")))
    asked = bool(covered or wish)

    def unusable(why: Why, *, told: bool = asked) -> Unusable:
        return Unusable(some, why, asked, told)

    if not any(usable):
        kinds = {item.kind for item in some.findings}
        why: Why = "outside_hours" if kinds == {"work_clash"} else "not_available"
        return unusable("to_assess" if some.state == "needs_assessment" else why)
    if used.fills == "nothing":
        return unusable("supports_only", told=False)
    if not set(used.phases) & {"early", "middle", "late"}:
        return unusable("after" if "after" in used.phases else "not_in_a_programme", told=False)
    if _asked(some, aims):
        return unusable("employer_asked")
    unmeant = _unmeant(used.targets, checker)
    if unmeant is None and not wish:
        return unusable("not_meant", told=False)
    if not _fits_the_day(some, checker.case):
        return unusable("outside_hours")
    learnt = _learnt(used, checker)
    if learnt is not None:
        usable = tuple(choice if last >= learnt else None for choice, last in zip(usable, lasts, strict=True))
    else:
        usable = _language_first(usable, used, checker.case, needs)
    if not any(usable):
        return unusable("language_first")
    return Item(
        id=some.id,
        of=some.of,
        counts_as=some.counts_as,
        used=used,
        choices=usable,
        in_phases=frozenset(
            number
            for number, (choice, name) in enumerate(zip(usable, phases, strict=True))
            if choice is not None and name in used.phases
        ),
        needs=covered,
        used_for=frozenset(measure.covers),
        wish=wish,
        not_before=learnt,
        leads=bool({some.id, some.of} & aims.lead),
        follows=any({some.id, some.of} & step for step in aims.then),
        costs=(
            (2 if unmeant is None else unmeant) + _no_job(some, checker.case) + _stepwise(some, aims),
            _far(some),
        ),
        busy=busy_of(some),
    )


def _local(checker: Checker, measure: str) -> Practice | None:
    return checker.rules.view.practices.get(measure)


def _treated(used: Used, choice: Choice, case: Participant) -> Used:
    """The hours of treatment as the case gives them, else the usual ones: treatment fills no week."""
    if choice.counts_as != "health" or not treats(choice.covers):
        return used
    fixed = minutes_of(stands_for(choice, case))
    if not fixed:
        return attrs.evolve(used, low=used.usual, high=used.usual)
    return attrs.evolve(used, low=fixed, usual=fixed, high=fixed, fixed=True, estimate=False)


def _least(measure: Measure, full: int) -> int:
    """Minutes a week that the measure asks for; no course begins with less and steps up."""
    time = measure.time
    percent = (time.min_percent or time.min_percent_at_start or 0) if time else 0
    whole = time.minutes_a_week if time and time.minutes_a_week else full
    return -(-whole * percent // 1500) * 15


def _asked(choice: Choice, aims: CourseAims) -> bool:
    """Whether another programme has asked for its place: of the offer, or of the employer who gives it."""
    offer, measure = choice.offer, choice.measure
    if offer is None or measure is None:
        return False
    employer = offer.provider_orgnr if "employer" in measure.organisers else ""
    return offer.id in aims.asked or bool(employer and employer in aims.asked)


def _fits_the_day(choice: Choice, case: Participant) -> bool:
    """Whether the fixed times of an offer lie in the person's day, beside a position and treatment."""
    planning, slots = case.planning, choice.offer.fixed_times if choice.offer else ()
    if planning is None or not slots:
        return True
    if outside_the_day(slots, planning.day_frame):
        return False
    held = [slot for item in planning.treatments or () for slot in item.slots]
    held += [slot for job in paid_work(case) for slot in job.slots]
    return not quarter_hours(slots) & quarter_hours(tuple(held))


def _learnt(used: Used, checker: Checker) -> date | None:
    """The Monday by which a person who learns from the first day may have the Norwegian that is needed.

    None where the level is enough or not known, or nothing says how long a level takes.
    """
    needed, planning = used.language.needed, checker.case.planning
    level = planning.language_level if planning else None
    if needed is None or used.language.interpreter or level is None:
        return None
    steps = LEVELS[LEVELS.index(level) : LEVELS.index(needed)]
    known = checker.rules.view.needs.get("language")
    sizes = [item for item in known.sizes if item.level in steps] if known else []
    weeks = sum(item.weeks or 0 for item in sizes)
    if not weeks or len(sizes) < len(steps):
        return None
    day = checker.on + timedelta(weeks=weeks)
    return day + timedelta(days=-day.weekday() % 7)


def _language_first(
    choices: tuple[Choice | None, ...], used: Used, case: Participant, needs: Sequence[str]
) -> tuple[Choice | None, ...]:
    """Without the first phase, where the measure needs more Norwegian than the person has."""
    needed = used.language.needed
    level = case.planning.language_level if case.planning else None
    if needed is None or used.language.interpreter:
        return choices
    if level is not None:
        short = LEVELS.index(level) < LEVELS.index(needed)
    else:
        short = "language" in needs and LEVELS.index(needed) >= LEVELS.index(_TRAINING_LEVEL)
    return (None, *choices[1:]) if short else choices


def _unmeant(targets: Iterable[Target], checker: Checker) -> int | None:
    """The number of groups of which it is not known whether the person is one; None if of one surely not."""
    person = checker.person.on(checker.on)
    answers = [_group(target.when)(person) for target in targets]
    return None if False in answers else answers.count(None)


def _no_job(choice: Choice, case: Participant) -> int:
    """2 for a job with pay that nobody is known to offer."""
    facts = case.circumstances
    offered = facts is not None and (facts.permanent_job_offered or facts.temporary_job_offered)
    return 2 if choice.measure is not None and choice.measure.wage == "yes" and not offered else 0


@remembered(most=2000)
def _group(when: str):  # type: ignore[no-untyped-def]
    return condition_of(condition(when), {})


def _stepwise(choice: Choice, aims: CourseAims) -> int:
    """1 for work without an employer, where an ordinary workplace goes first."""
    measure = choice.measure
    assert measure is not None
    works = choice.counts_as == "work_directed" and WORK_NEEDS & set(measure.covers)
    return int(aims.approach == "integrated" and bool(works) and "employer" not in measure.organisers)


def _far(choice: Choice) -> int:
    """How far it is from being local and available at once: 0 is both."""
    measure = choice.measure
    assert measure is not None
    far = 1 if measure.owner == "state" else 0
    if choice.offer is None:
        far += 1
    else:
        far += _waiting(choice.offer)
    return far


def _waiting(offer: Offer) -> int:
    """0 for a free place at once, 1 for an open group or four weeks of waiting, 2 for what is unknown."""
    if offer.drop_in:
        return 0
    places = offer.places
    if offer.enrolment == "open" and places is not None and places.free:
        return 0
    if places is not None and places.waiting_days is not None and places.waiting_days <= 28:
        return 1
    return 1 if offer.enrolment == "open" else 2
