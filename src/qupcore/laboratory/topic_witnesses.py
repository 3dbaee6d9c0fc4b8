"""What differs in a topic other than the right: each class with the smallest facts, decided again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.engines.protocol import Evaluator
from qupcore.engines.reference import ReferenceEngine
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.grid import classes_by_trying
from qupcore.laboratory.kinds import CLASS_ORDER, Class
from qupcore.laboratory.shrinking import shrunk
from qupcore.laboratory.topic_answer import TopicAnswer, amount_units, answer_of, topic_kinds
from qupcore.laboratory.trying import classes_by_chance
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

if TYPE_CHECKING:
    from qupcore.laboratory.smt.between import FoundClasses

__all__ = ["TopicWitness", "compare_topic"]

Decided = Callable[[Mapping[str, Value]], tuple[TopicAnswer, TopicAnswer]]


@attrs.frozen
class TopicWitness:
    """Facts that show a class of a topic, with the answer under each law.

    Attributes:
        kind: The class.
        facts: The facts, by term; as few as can be.
        before: What the rules of the topic come to under the first law.
        after: What they come to under the second.
    """

    kind: Class
    facts: Mapping[str, Value]
    before: TopicAnswer
    after: TopicAnswer


def compare_topic(before: Rulebook, after: Rulebook, on: date) -> tuple[tuple[TopicWitness, ...], str]:
    """A witness of each class, and why it is not proved that there are no others; "" where it is.

    Args:
        before: The rules of the topic under the first law.
        after: The rules under the second.
        on: The day near which the dates of a witness lie.
    """
    rulebooks = before, after
    units = amount_units(*rulebooks)
    decided = _deciding(rulebooks, [ReferenceEngine().prepare(rulebook) for rulebook in rulebooks])

    def kinds(facts: Mapping[str, Value]) -> set[Class]:
        return topic_kinds(*decided(facts), units)

    found: Mapping[Class, Mapping[str, Value]] | None = classes_by_trying(rulebooks, kinds)
    why = ""
    if found is None:
        found, why = _asked(rulebooks, units, decided)
    terms = {**before.terms, **after.terms}
    again = _deciding(rulebooks, [agreement_of(rulebook, installed_engines()) for rulebook in rulebooks])
    witnesses = []
    for kind in (kind for kind in CLASS_ORDER if kind in found):
        facts = shrunk(found[kind], terms, on, lambda facts, kind=kind: kind in kinds(facts))  # type: ignore[misc]
        answers = again(facts)
        if kind in topic_kinds(*answers, units):
            witnesses.append(TopicWitness(kind, facts, *answers))
        else:
            why = worded("deciding again did not confirm every class")
    return tuple(witnesses), why


def _asked(
    rulebooks: tuple[Rulebook, Rulebook], units: Mapping[str, str], decided: Decided
) -> tuple[Mapping[Class, Mapping[str, Value]], str]:
    """What is found by chance and by z3, and why classes stay open."""

    def kinds(before: TopicAnswer, after: TopicAnswer) -> set[Class]:
        return topic_kinds(before, after, units)

    def by_chance() -> Mapping[Class, Mapping[str, Value]]:
        return classes_by_chance(rulebooks, decided, kinds, CLASS_ORDER)

    def confirmed(kind: Class, facts: Mapping[str, Value]) -> bool:
        return kind in kinds(*decided(facts))

    from qupcore.laboratory.smt.between import classes_by_z3  # most differences need none of it
    from qupcore.laboratory.smt.loading import INSTALL_Z3

    try:
        asked = classes_by_z3(rulebooks, units, confirmed, by_chance)
    except BadInput:
        return by_chance(), worded("it takes z3, which cannot be loaded: {install}", install=INSTALL_Z3)
    return asked.facts, _open(asked)


def _open(asked: FoundClasses) -> str:
    """Why it is not proved that some classes have no people; "" where it is."""
    from qupcore.laboratory.smt.asking import STEPS
    from qupcore.laboratory.smt.world import LAST

    if asked.open:
        return worded("z3 found neither people nor a proof in {steps} steps", steps=STEPS)
    if asked.outside:
        return worded("one class is proved to have no people for dates before {day} only", day=LAST)
    return ""


def _deciding(rulebooks: tuple[Rulebook, Rulebook], evaluators: list[Evaluator]) -> Decided:
    """The answers of both rulebooks; what a rulebook calculates itself is no fact for it."""
    own = [frozenset(item.gives for item in rulebook.calculations) for rulebook in rulebooks]

    def decided(facts: Mapping[str, Value]) -> tuple[TopicAnswer, TopicAnswer]:
        one, other = (
            answer_of(rulebook, evaluate({name: value for name, value in facts.items() if name not in made}))
            for rulebook, evaluate, made in zip(rulebooks, evaluators, own, strict=True)
        )
        return one, other

    return decided
