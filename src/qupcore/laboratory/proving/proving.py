"""prove(): whether something holds of everybody under a law, or under two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.proving.asked import (
    Asked,
    all_met,
    asked_of_claim,
    asked_of_rulebook,
    asked_of_rules,
    asked_of_twins,
)
from qupcore.laboratory.proving.claims import RuleClaim, check_read
from qupcore.laboratory.proving.confirming import confirmed
from qupcore.laboratory.proving.periods import period_gaps, period_overlaps
from qupcore.laboratory.proving.reaching import By, reached
from qupcore.laboratory.proving.scene import MARK, Scene, scene_of
from qupcore.laboratory.proving.statements import ABOUT_TWO_LAWS, Statement
from qupcore.laboratory.sides import Side, Sides
from qupcore.observing.asking import observed
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value
from qupcore.rules.writing import RIGHT

__all__ = ["Proof", "ProofDetail", "prove", "prove_claim"]

ProofAnswer = Literal["proved", "refuted", "open"]

_CLASSES: Mapping[str, str] = {
    "nobody_newly_right": "newly_right",
    "nobody_newly_refused": "newly_refused",
    "nobody_newly_undetermined": "newly_undetermined",
    "nobody_gets_more": "more",
    "nobody_gets_less": "less",
}
"""By statement: the class of people that must be empty."""
_BY_THE_RIGHT: Mapping[str, str] = {"nobody_gets_more": "newly_right", "nobody_gets_less": "newly_refused"}
"""The right is worth a benefit: whoever loses it gets less, and whoever gains it gets more."""

_OF_AMOUNTS = frozenset({"nobody_gets_more", "nobody_gets_less"})
"""The statements about amounts and lengths, and about who has the right to them: of every topic."""


@attrs.frozen(kw_only=True)
class ProofDetail:
    """Why something is refuted or open.

    Attributes:
        topic: The topic.
        about: The rule, number or fact; "" for the topic as a whole.
        facts: The fewest facts of a person who refutes it; empty where there is nobody to show.
        by: What was tried.
    """

    topic: str
    about: str
    facts: Mapping[str, Value] = attrs.field(factory=dict)
    by: By | Literal["periods", "difference"]


@attrs.frozen(kw_only=True)
class Proof:
    """The answer to a statement.

    Attributes:
        statement: The statement.
        sides: The law, or the two laws, each as it is on a day.
        answer: `proved`, `refuted`, or `open` where neither is proved.
        topics: The topics that were looked at.
        shown: What refutes it, or what is open.
        claim: The claim, where the statement is one.
    """

    statement: Statement
    sides: tuple[Side, ...]
    answer: ProofAnswer
    topics: tuple[str, ...]
    shown: tuple[ProofDetail, ...] = ()
    claim: RuleClaim | None = None


@observed("prove")
def prove(statement: Statement, law: Side | Sides, topics: Iterable[str] = ()) -> Proof:
    """Prove or refute a statement about everybody: known and unknown facts within the bounds of the terms.

    Args:
        statement: The statement.
        law: A law as it is on a day, or two for a statement that compares them.
        topics: The topics to look at. If left out: the right for a comparison of two laws that is not about
            amounts; else all. A statement about rules that it names is about their topics, and takes none.

    Raises:
        BadInput: the statement compares two laws and one is given, or the other way round; no rule, fact or
            topic has a name; a topic has nothing that the statement is about; or it is a claim.

    >>> from datetime import date
    >>> from qupcore.rules import NATIONAL
    >>> found = prove(Statement("never", ("sotjl.29.age",)), Side(NATIONAL, date(2026, 9, 1)))
    >>> found.answer, sorted(found.shown[0].facts)
    ('refuted', ['person.age'])
    """
    check_arguments(prove, locals())
    if statement.kind == "claim":
        raise BadInput(
            "a claim has a condition, and the statement names the claim alone",
            remedy="write it in a file: qup prove --claims claims.toml; in Python, prove_claim",
            code="input.value",
        )
    if statement.kind in ABOUT_TWO_LAWS:
        if not isinstance(law, Sides):
            raise _not_so(
                worded("the statement is about two laws"),
                worded("give `Sides`: the laws before and after the change"),
            )
        return _about_two(statement, law, tuple(topics))
    if not isinstance(law, Side):
        raise _not_so(
            worded("the statement is about one law"), worded("give a `Side`: the law, as it is on a day")
        )
    return _about_one(statement, law, tuple(topics))


@observed("prove_claim")
def prove_claim(claim: RuleClaim, law: Side) -> Proof:
    """Prove or refute a claim of one's own.

    Args:
        claim: The claim.
        law: The law as it is on a day.

    Raises:
        BadInput: no rule is about the topic of the claim on the day, or the claim reads what the rules of
            another topic calculate.
    """
    check_arguments(prove_claim, locals())
    rulebook = _rulebook(law, claim.topic)
    check_read(claim, rulebook, law)
    scene = scene_of(rulebook)
    found = _shown(claim.topic, scene, [asked_of_claim(claim.condition, claim.of, scene)])
    statement = Statement("claim", (claim.name,))
    return _proof(statement, (law,), (claim.topic,), found, claim)


def _not_so(what: str, remedy: str) -> BadInput:
    return BadInput(what, remedy=remedy, code="input.value")


def _about_one(statement: Statement, side: Side, topics: tuple[str, ...]) -> Proof:
    if statement.kind in ("no_gap", "no_overlap"):
        look = period_gaps if statement.kind == "no_gap" else period_overlaps
        chosen = topics or side.law.topics
        for topic in chosen:
            _check_topic(topic, side, side.law.topics)
        found = [
            ProofDetail(topic=topic, about=about, by="periods")
            for topic in chosen
            for about in look(side.law, topic)
        ]
        return _proof(statement, (side,), chosen, found)
    if statement.kind in ("each_rule", "each_limit", "independent"):
        chosen = topics or tuple(t for t in side.law.topics if side.has(t))
        if statement.kind == "independent":
            chosen = _reading(statement.about[0], side, chosen)
        found = [item for topic in chosen for item in _of_topic(statement, side, topic)]
        return _proof(statement, (side,), chosen, found)
    if topics:
        raise BadInput(
            worded("the statement names its rules, and takes no topic"),
            remedy=worded("leave the topic out"),
            code="input.value",
        )
    return _about_rules(statement, side)


def _of_topic(statement: Statement, side: Side, topic: str) -> list[ProofDetail]:
    rulebook = _rulebook(side, topic)
    if statement.kind == "independent":
        scene = scene_of(rulebook, rulebook, twin=statement.about[0])
        return _shown(topic, scene, asked_of_twins(scene), twin=statement.about[0])
    scene = scene_of(rulebook)
    return _shown(topic, scene, asked_of_rulebook(statement.kind, scene))


def _reading(term: str, side: Side, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The topics whose rules read a fact; that of the others does not depend on it.

    What the rules of a topic calculate is no fact of it: nobody has another value of it and the same facts.
    """
    books = {topic: _rulebook(side, topic) for topic in topics}
    made = {topic: {item.gives: item for item in book.calculations} for topic, book in books.items()}
    read = {topic: [name for name in book.terms if name not in made[topic]] for topic, book in books.items()}
    found = tuple(topic for topic, names in read.items() if term in names)
    if found:
        return found
    known = dict.fromkeys(name for names in read.values() for name in names)
    formula = next((items[term] for items in made.values() if term in items), None)
    if formula is not None:
        raise BadInput(
            worded("{name} is calculated by the rules, and is no fact", name=term),
            remedy=remedy(term, formula.terms or known, most=3),
            code="input.value",
        )
    raise BadInput(
        worded("no rule reads a fact called {name!r}", name=term),
        remedy=remedy(term, known, most=3),
        code="input.value",
    )


def _about_rules(statement: Statement, side: Side) -> Proof:
    topics = tuple(_topic_of(rule, side) for rule in statement.about)
    apart = tuple(dict.fromkeys(topics))
    scene = scene_of(*(_rulebook(side, topic) for topic in apart))
    rules = tuple(
        (rule, scene.rules[apart.index(topic)][rule])
        for rule, topic in zip(statement.about, topics, strict=True)
    )
    return _proof(statement, (side,), apart, _shown(topics[0], scene, asked_of_rules(statement.kind, rules)))


def _about_two(statement: Statement, sides: Sides, topics: tuple[str, ...]) -> Proof:
    both = sides.before, sides.after
    everything = tuple(dict.fromkeys(topic for side in both for topic in side.law.topics))
    chosen = topics or (everything if statement.kind in _OF_AMOUNTS else (RIGHT,))
    if statement.kind in _CLASSES:
        kinds = {_CLASSES[statement.kind]}
        by_right = {_BY_THE_RIGHT.get(statement.kind, _CLASSES[statement.kind])}
        differences = law_difference(sides, chosen).topics
        found = [
            ProofDetail(topic=item.topic, about="", facts=witness.facts, by="difference")
            for item in differences
            for witness in item.witnesses
            if witness.kind in (by_right if item.topic == RIGHT else kinds)
        ]
        unclear = [
            ProofDetail(topic=item.topic, about="", by="gave_up")
            for item in differences
            if item.why or _came_or_went(item.topic, sides, statement)
        ]
        return _proof(statement, both, chosen, found or unclear)
    found = []
    for topic in chosen:
        books = [_rulebook(side, topic) for side in both]
        if not any(book.conditions for book in books):  # equal conditions would be said of unequal amounts
            raise BadInput(
                worded(
                    "the topic {topic} has no condition, and the statement is about conditions", topic=topic
                ),
                remedy=worded("compare its amounts: qup diff, or the statement 'nobody gets more'"),
                code="input.value",
            )
        scene = scene_of(*books)
        first, second = ((side.name, all_met(scene, place)) for place, side in enumerate(both))
        kind = {"laws_equivalent": "equivalent", "laws_disjoint": "disjoint"}.get(statement.kind, "implies")
        found += _shown(topic, scene, asked_of_rules(kind, (first, second)))
    return _proof(statement, both, chosen, found)


def _came_or_went(topic: str, sides: Sides, statement: Statement) -> bool:
    """Whether one law alone has rules of the topic that the statement is about: then nothing is compared."""
    before, after = sides.rulebooks(topic)
    if (before is None) is (after is None):
        return False
    books = [book for book in (before, after) if book is not None]
    amounts = statement.kind in _OF_AMOUNTS and topic != RIGHT
    return any(book.calculations if amounts else book.conditions for book in books)


def _rulebook(side: Side, topic: str) -> Rulebook:
    _check_topic(topic, side, [known for known in side.law.topics if side.has(known)])
    return side.law.in_force(side.day, topic)


def _check_topic(topic: str, side: Side, known: Collection[str]) -> None:
    if topic not in known:
        raise BadInput(
            worded("no rule is about {topic!r} on {day}", topic=topic, day=side.day),
            remedy=remedy(topic, known, most=3),
            code="input.value",
        )


def _topic_of(rule: str, side: Side) -> str:
    known = {
        placed.id: placed for placed in side.law.rules if placed.on(side.day) and placed.role != "amount"
    }
    if rule not in known:
        raise BadInput(
            worded("no condition is called {rule!r} on {day}", rule=rule, day=side.day),
            remedy=remedy(rule, known, most=3),
            code="input.value",
        )
    return known[rule].topic


def _shown(topic: str, scene: Scene, asked: Iterable[Asked], twin: str = "") -> list[ProofDetail]:
    """What is not as the statement wants it."""
    by_name = {str(number): item for number, item in enumerate(asked)}
    answers = reached(scene, {name: item.condition for name, item in by_name.items()})

    def unlike() -> Iterator[ProofDetail]:
        for name, item in by_name.items():
            found = answers[name]
            sure = found.answer != "some" or item.wanted == "some" or confirmed(scene, found.facts)
            if found.answer != item.wanted:
                yield ProofDetail(
                    topic=topic,
                    about=item.about,
                    facts=_named(found.facts, twin) if item.wanted == "none" and sure else {},
                    by=found.by if sure else "gave_up",
                )

    return list(unlike())


def _named(facts: Mapping[str, Value], twin: str) -> dict[str, Value]:
    """Facts as people call them: a mark is left where a fact has two values, one for each rulebook."""
    return {
        name if name.removesuffix(MARK) == twin else name.removesuffix(MARK): value
        for name, value in facts.items()
    }


def _proof(
    statement: Statement,
    sides: tuple[Side, ...],
    topics: tuple[str, ...],
    found: list[ProofDetail],
    claim: RuleClaim | None = None,
) -> Proof:
    """Refuted where one thing refutes it; else open where one is open; else proved."""
    refuting = tuple(item for item in found if item.by not in ("gave_up", "not_installed"))
    answer: ProofAnswer = "refuted" if refuting else "open" if found else "proved"
    return Proof(
        statement=statement,
        sides=sides,
        answer=answer,
        topics=topics,
        shown=refuting or tuple(found),
        claim=claim,
    )
