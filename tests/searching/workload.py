"""The common workload: generated municipalities and participants, the same for every search compared.

It holds no data of a real municipality. The shares below are chosen so that hard cases are frequent: fixed
hours that collide, groups with a limit, measures that require earlier ones, and scarce places. Time is
counted in half hours; the week has five days from 8 to 18.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

import attrs

from qupcore.searching import AtLeast, AtMost, Candidate, Option, Problem, Requirement

HALF_HOURS_A_DAY, DAYS = 20, 5
FULL_TIME = 75
NEEDS = (
    *("practice", "skills", "qualification", "physical_health", "mental_health", "social", "job_search"),
    *("language", "digital", "structure", "network", "economy"),
)
TRAITS = 8
"""How many things about a person a measure may ask for, such as age or treatment."""


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of measure: its frequency, its hours a week, and the needs that it meets.

    `fixed` is the share that has set hours; `set_hours` and `free_hours` are the lengths it may have. Of
    several lengths a participant chooses one. `admitted` is the share of people whom it suits.
    """

    name: str
    common: int
    fixed: float
    set_hours: tuple[int, ...]
    free_hours: tuple[tuple[int, ...], ...]
    good_for: tuple[str, ...]
    admitted: float
    late: float = 0.06


def _steps(low: int, high: int, step: int) -> tuple[int, ...]:
    return tuple(range(low, high + 1, step))


KINDS = (
    Kind(name="work", common=22, fixed=0.25, set_hours=(15, 20, 30, 45),
         free_hours=((15, 30), (15, 30, 45), (30, 45, 60), (30, 45, 60, 75), (45,), (75,), _steps(15, 75, 5)),
         good_for=("practice", "skills", "structure", "network"), admitted=0.77, late=0.25),
    Kind(name="training", common=18, fixed=0.65, set_hours=(12, 15, 20, 30, 40),
         free_hours=((15,), (20,), (30,), (15, 30, 45), _steps(10, 40, 5)),
         good_for=("skills", "qualification", "digital"), admitted=0.54),
    Kind(name="health", common=10, fixed=0.25, set_hours=(3, 4, 6, 8),
         free_hours=((2,), (4,), (15,), (3, 5), _steps(2, 10, 1)),
         good_for=("physical_health", "mental_health"), admitted=0.45),
    Kind(name="coping", common=18, fixed=0.55, set_hours=(4, 6, 8, 10, 12),
         free_hours=((5,), (10,), (5, 10, 15), _steps(4, 15, 1)),
         good_for=("mental_health", "social", "structure"), admitted=0.58),
    Kind(name="job_search", common=12, fixed=0.45, set_hours=(6, 8, 10, 15),
         free_hours=((5,), (10,), (15,), (5, 10, 15), _steps(4, 20, 1)),
         good_for=("job_search", "digital", "network"), admitted=0.68, late=0.25),
    Kind(name="language", common=12, fixed=0.75, set_hours=(12, 15, 20, 24, 30),
         free_hours=((15,), (24,), (15, 30), _steps(10, 45, 5)),
         good_for=("language", "social"), admitted=0.31),
    Kind(name="own_activity", common=8, fixed=0.05, set_hours=(4, 6),
         free_hours=((5,), (4, 8), (5, 10, 15), _steps(2, 15, 1)),
         good_for=("physical_health", "social", "structure", "economy"), admitted=0.63),
    Kind(name="follow_up", common=6, fixed=0.1, set_hours=(2, 4),
         free_hours=((1,), (2,), (3,), _steps(1, 4, 1)),
         good_for=("job_search", "structure", "network", "mental_health"), admitted=0.72),
)  # fmt: skip
AT_MOST = (("language", 1), ("follow_up", 1), ("own_activity", 2), ("health", 2))
"""Of how many of a kind may be taken together."""


@attrs.frozen(kw_only=True)
class Measure:
    """A measure of a drawn municipality; `after` names those of which one comes before it."""

    id: str
    kind: Kind
    options: tuple[Option, ...]
    needs: tuple[str, ...]
    late: bool
    asks_for: int | None
    places: int
    after: tuple[str, ...]
    paid: bool


@attrs.frozen(kw_only=True)
class Municipality:
    """The measures of a generated municipality, and their relations."""

    measures: tuple[Measure, ...]
    forbidden: tuple[tuple[str, str], ...]
    groups: tuple[AtMost, ...]


@attrs.frozen(kw_only=True)
class Person:
    """A generated participant: the room in the week, and a score for each measure."""

    admitted: frozenset[str]
    scores: dict[str, int]
    needs: tuple[str, ...]
    done: frozenset[str]
    least: int
    most_elements: int


def municipality(measures: int, seed: int = 1) -> Municipality:
    """A generated municipality with a number of measures; the same for the same seed."""
    lot = Random(f"municipality {measures} {seed}")
    drawn = tuple(_measure(lot, number) for number in range(measures))
    pairs = set()
    for _ in range(measures * 3 // 5):
        one = lot.choice(drawn)
        alike = [other for other in drawn if other.kind is one.kind] if lot.random() < 0.8 else drawn
        other = lot.choice(alike)
        if other is not one:
            pairs.add((min(one.id, other.id), max(one.id, other.id)))
    groups = [("paid", [m.id for m in drawn if m.paid], 1)]
    groups += [(name, [m.id for m in drawn if m.kind.name == name], most) for name, most in AT_MOST]
    return Municipality(
        measures=drawn,
        forbidden=tuple(sorted(pairs)),
        groups=tuple(AtMost(name, ids, most) for name, ids, most in groups if len(ids) > most),
    )


def _measure(lot: Random, number: int) -> Measure:
    # The first is always directed at work, so that no municipality is without.
    kind = KINDS[0] if number == 0 else lot.choices(KINDS, [kind.common for kind in KINDS])[0]
    if lot.random() < kind.fixed:
        length = lot.choice(kind.set_hours)
        classes = {_hours(lot, length) for _ in range(lot.choices((1, 2, 3), (50, 35, 15))[0])}
        options = tuple(Option(slots.bit_count(), slots) for slots in sorted(classes))
    else:
        options = tuple(Option(length) for length in lot.choice(kind.free_hours))
    needs = set(lot.sample(kind.good_for, min(len(kind.good_for), lot.choices((1, 2, 3), (45, 40, 15))[0])))
    if lot.random() < 0.12:
        needs.add(lot.choice(NEEDS))
    after = [_id(n) for n in lot.sample(range(number), min(number, lot.randint(1, 3)))]
    return Measure(
        id=_id(number),
        kind=kind,
        options=options,
        needs=tuple(sorted(needs)),
        late=lot.random() < kind.late,
        asks_for=lot.randrange(TRAITS) if lot.random() < 0.12 else None,
        places=0 if lot.random() < 0.06 else lot.choice((3, 5, 8, 10, 12, 15, 20, 30, 60)),
        after=tuple(sorted(after)) if number > 3 and lot.random() < 0.05 else (),
        paid=kind.name == "work" and lot.random() < 0.18,
    )


def _id(number: int) -> str:
    return f"m{number:04d}"


def _hours(lot: Random, length: int) -> int:
    """Fixed hours with a number of half hours a week, at the same time on several days."""
    most = HALF_HOURS_A_DAY * 7 // 10
    ways = [days for days in range(1, DAYS + 1) if length % days == 0 and length // days <= most]
    days = lot.choice(ways)
    a_day = length // days
    begins = lot.randrange(0, HALF_HOURS_A_DAY - a_day + 1, 2)
    block = ((1 << a_day) - 1) << begins
    return sum(block << day * HALF_HOURS_A_DAY for day in lot.sample(range(DAYS), days))


def participant(there: Municipality, number: int, seed: int = 1) -> Person:
    """The participant of a number; the same for the same municipality, number and seed."""
    lot = Random(f"person {len(there.measures)} {number} {seed}")
    late_in_the_programme = lot.random() < 0.55
    traits = {trait for trait in range(TRAITS) if lot.random() < 0.6}
    taste = {kind.name: lot.gauss(0, 10) for kind in KINDS}
    worth = {need: lot.randrange(20) for need in NEEDS}
    done = frozenset(m.id for m in lot.sample(there.measures, max(1, len(there.measures) // 20)))
    admitted, scores = set(), {}
    for measure in there.measures:
        suits = lot.random() < measure.kind.admitted and (late_in_the_programme or not measure.late)
        shown = measure.asks_for is None or measure.asks_for in traits
        if suits and shown and measure.places and measure.id not in done:
            admitted.add(measure.id)
        liked = 30 + taste[measure.kind.name] + sum(worth[need] for need in measure.needs) + lot.gauss(0, 8)
        scores[measure.id] = max(0, int(liked))
    return Person(
        admitted=frozenset(admitted),
        scores=scores,
        needs=tuple(lot.sample(NEEDS, lot.choices((1, 2, 3, 4), (25, 40, 25, 10))[0])),
        done=done,
        least=50 if lot.random() < 0.15 else FULL_TIME,
        most_elements=lot.choice((6, 7, 7, 8)),
    )


def problem_of(there: Municipality, someone: Person, quarters: bool = False) -> Problem:
    """The search problem of a person in a municipality, in half hours or quarter hours."""
    measures = tuple(_within_reach(there, someone))
    ids = {measure.id for measure in measures}
    scale = 2 if quarters else 1
    return Problem(
        candidates=[
            Candidate(
                id=measure.id,
                options=[
                    (units * scale, _finer(slots) if quarters else slots) for units, slots in measure.options
                ],
                needs=measure.needs,
                parts=["work"] if measure.kind.name == "work" else [],
                score=someone.scores[measure.id],
            )
            for measure in measures
        ],
        most=someone.most_elements,
        least_units=someone.least * scale,
        most_units=FULL_TIME * scale,
        needs=someone.needs,
        parts=[AtLeast("work")],
        forbidden=[pair for pair in there.forbidden if ids.issuperset(pair)],
        groups=[
            attrs.evolve(group, members=group.members & ids)
            for group in there.groups
            if len(group.members & ids) > group.most
        ],
        requirements=[
            Requirement(measure.id, ids.intersection(measure.after))
            for measure in measures
            if measure.after and not someone.done.intersection(measure.after)
        ],
    )  # fmt: skip


def _within_reach(there: Municipality, someone: Person) -> Iterator[Measure]:
    """The measures that the person is admitted to, and whose earlier measures are within reach."""
    open_ = set(someone.admitted)
    before = -1
    while before != len(open_):
        before = len(open_)
        reached = open_ | someone.done
        open_ -= {m.id for m in there.measures if m.after and not reached.intersection(m.after)}
    return (measure for measure in there.measures if measure.id in open_)


def _finer(slots: int) -> int:
    """The same hours in quarter hours, two for each half hour."""
    return sum(3 << 2 * place for place in range(slots.bit_length()) if slots >> place & 1)


@cache
def _there(measures: int, seed: int) -> Municipality:
    return municipality(measures, seed)


def drawn(measures: int, number: int, seed: int = 1, quarters: bool = False) -> Problem:
    """The search problem of the participant with a number, with a number of measures."""
    there = _there(measures, seed)
    return problem_of(there, participant(there, number, seed), quarters)
