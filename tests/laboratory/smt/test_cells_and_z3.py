"""Two programs without common code, cells tried one by one and z3, find the same classes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from hypothesis import given, settings

from qupcore.engines import ReferenceEngine
from qupcore.laboratory.classes import classes_between
from qupcore.laboratory.grid import classes_by_trying
from qupcore.laboratory.islands import TooManyWays
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.smt.asking import ask_z3
from qupcore.laboratory.smt.between import classes_by_z3
from qupcore.laboratory.smt.books import rulebook_formulas
from qupcore.laboratory.smt.goals import class_formulas
from qupcore.laboratory.smt.world import World
from qupcore.laboratory.topic_answer import answer_of, topic_kinds
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import OneOf
from qupcore.rules.rulebook import Rulebook, rulebook_on
from qupcore.rules.terms import ChoiceTerm, Value
from qupcore.testing import rulebooks
from qupcore.testing.strategies import drawn_rules
from qupcore.testing.vocabulary import TERMS

EXAMPLES = 2_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 40
FEW = (TERMS[0], TERMS[1], TERMS[3], TERMS[7])
PLAIN = rulebooks(FEW, arithmetic=False)
LIKE_THE_RIGHT = rulebooks(TERMS, arithmetic=False, others=False)


@settings(max_examples=EXAMPLES)
@given(PLAIN, PLAIN)
def test_of_every_topic_all_classes_are_the_same(before: Rulebook, after: Rulebook) -> None:
    books = before, after
    evaluate = [ReferenceEngine().prepare(book) for book in books]

    def kinds(facts: Mapping[str, Value]) -> set[Class]:
        one, other = (
            answer_of(book, prepared(facts)) for book, prepared in zip(books, evaluate, strict=True)
        )
        return topic_kinds(one, other, {})

    tried = classes_by_trying(books, kinds)
    assert tried is not None
    asked = classes_by_z3(books, {}, lambda kind, facts: kind in kinds(facts))
    assert (asked.open, asked.outside) == ((), ())
    assert set(asked.facts) == set(tried)
    for kind, facts in asked.facts.items():
        assert kind in kinds(facts)
        assert len(facts) == len(tried[kind])


def test_a_value_that_only_both_laws_together_tell_apart_is_tried() -> None:
    """One law names the first value, the other the second: the third is in a cell with either."""
    home = TERMS[7]
    assert isinstance(home, ChoiceTerm)
    books = tuple(
        rulebook_on([drawn_rules("c", OneOf(home, (value,)))], date(2001, 7, 1)) for value in home.values[:2]
    )

    def kinds(facts: Mapping[str, Value]) -> set[Class]:
        one, other = (answer_of(book, ReferenceEngine().prepare(book)(facts)) for book in books)
        found = topic_kinds(one, other, {})
        return {"reading"} if facts == {home.name: home.values[2]} else found - {"reading"}

    tried = classes_by_trying((books[0], books[1]), kinds)
    assert tried is not None
    assert "reading" in tried


@settings(max_examples=EXAMPLES)
@given(LIKE_THE_RIGHT, LIKE_THE_RIGHT)
def test_of_the_right_who_is_newly_refused_or_granted_is_the_same(before: Rulebook, after: Rulebook) -> None:
    if None in (*before.numbers().values(), *after.numbers().values()):
        return  # a number of the law that nobody knows: cells take such a condition to fail
    try:
        cells = {item.kind for item in classes_between(before, after)}
    except TooManyWays:
        return
    world = World((before, after))
    formulas = rulebook_formulas(before, world), rulebook_formulas(after, world)
    goals = class_formulas((before, after), formulas, {})
    for kind in ("newly_right", "newly_refused"):
        found = ask_z3(world, [goals[kind], *world.known_facts().values()])
        assert found.answer == ("some" if kind in cells else "none")


def test_questions_in_several_threads_get_the_answers_of_one() -> None:
    pairs = [
        tuple(NATIONAL.in_force(day, "content") for day in days)
        for days in ((date(2018, 12, 31), date(2019, 1, 1)), (date(2011, 12, 31), date(2012, 1, 1)))
    ]

    def found(pair: tuple[Rulebook, Rulebook]) -> dict[Class, Mapping[str, Value]]:
        return dict(classes_by_z3(pair, {}, lambda kind, facts: True).facts)

    alone = [found(pair) for pair in pairs * 2]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(found, pairs * 2)) == alone
