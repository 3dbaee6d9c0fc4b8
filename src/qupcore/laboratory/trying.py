"""Facts found without z3: values at the limits, first by chance, then changed one by one towards a class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from random import Random

from qupcore.laboratory.kinds import Class
from qupcore.laboratory.limits import values_at_limits
from qupcore.laboratory.topic_answer import TopicAnswer, TopicStanding
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["classes_by_chance"]

POINTS, STARTS, STEPS = 600, 30, 120
"""Facts tried by chance; for each class that is left, how often a walk begins, and how long it is."""

_WANTED: Mapping[Class, tuple[tuple[TopicStanding, TopicStanding], ...]] = {
    "newly_right": (("not_met", "met"),),
    "newly_refused": (("met", "not_met"),),
    "newly_undetermined": (("met", "open"), ("not_met", "open")),
    "newly_determined": (("open", "met"), ("open", "not_met")),
    "reason": (("not_met", "not_met"),),
    "asked": (("open", "open"),),
}

Decided = Callable[[Mapping[str, Value]], tuple[TopicAnswer, TopicAnswer]]
Kinds = Callable[[TopicAnswer, TopicAnswer], "set[Class]"]


def classes_by_chance(
    rulebooks: tuple[Rulebook, Rulebook], decided: Decided, kinds: Kinds, wanted: Iterable[Class]
) -> dict[Class, Mapping[str, Value]]:
    """Facts that are in some of the classes; the same ones every time.

    Args:
        rulebooks: The rules before and after.
        decided: The answers under both.
        kinds: The classes that two answers are in.
        wanted: The classes to look for.
    """
    values, random = values_at_limits(rulebooks), Random(0)
    missing = set(wanted)
    found: dict[Class, Mapping[str, Value]] = {}

    def looked_at(facts: Mapping[str, Value]) -> tuple[TopicAnswer, TopicAnswer]:
        answers = decided(facts)
        for kind in missing & kinds(*answers):
            found[kind] = facts
            missing.discard(kind)
        return answers

    for _ in range(POINTS):
        if missing:
            looked_at(_drawn(values, random))
    if not found:
        return found
    for kind, targets in _WANTED.items():
        for start in range(STARTS):
            if kind in missing:
                _walk(targets[start % len(targets)], lambda: kind not in missing, values, looked_at, random)  # noqa: B023
    return found


def _drawn(values: Mapping[str, list[Value]], random: Random) -> dict[str, Value]:
    known = random.choice((1.0, 1.0, 0.9, 0.5))
    return {name: random.choice(some) for name, some in values.items() if random.random() < known}


def _walk(
    target: tuple[TopicStanding, TopicStanding],
    arrived: Callable[[], bool],
    values: Mapping[str, list[Value]],
    looked_at: Decided,
    random: Random,
) -> None:
    """Change one fact after the other, keeping what brings both answers no farther from the target."""
    facts = _drawn(values, random)
    names = list(values)
    least = _far(looked_at(facts), target)
    for _ in range(STEPS):
        if arrived() or not names:
            return
        other = dict(facts)
        name = random.choice(names)
        if random.random() < 0.15:
            other.pop(name, None)
        else:
            other[name] = random.choice(values[name])
        far = _far(looked_at(other), target)
        if far <= least:
            facts, least = other, far


def _far(answers: tuple[TopicAnswer, TopicAnswer], target: tuple[TopicStanding, TopicStanding]) -> int:
    return sum(_steps(answer, standing) for answer, standing in zip(answers, target, strict=True))


def _steps(answer: TopicAnswer, standing: TopicStanding) -> int:
    """How many conditions an answer is away from a standing."""
    if answer.standing == standing:
        return 0
    if standing == "met":
        return len(answer.failed) + len(answer.waiting)
    return max(1, len(answer.failed)) if standing == "open" else 1
