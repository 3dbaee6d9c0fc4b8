"""The compiled engine finds what the reference engine finds, for every rule and every set of facts."""

from __future__ import annotations

import os
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.trees import EVERY_SIGN, book_of, every_kind, rule
from qupcore.cases.ruling.timeline import timeline
from qupcore.deciding.facts import facts_of
from qupcore.engines import ReferenceEngine
from qupcore.engines.compiled import lines
from qupcore.engines.compiled.engine import CompiledEngine, compile_three_valued
from qupcore.engines.compiled.three_valued import _part
from qupcore.errors import BadInput
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.law.topics import TOPICS
from qupcore.rules.nodes import Node
from qupcore.rules.terms import BoolTerm, ChoiceTerm, Term
from qupcore.testing import deciding_people, facts, participants, rulebooks

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
RANDOM = partial(settings, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = date(2026, 9, 1)
BOOK = NATIONAL.in_force(DAY)


def alike(rulebook, case) -> None:
    """Both find the same, in the same order."""
    expected, found = (engine().prepare(rulebook)(case) for engine in (ReferenceEngine, CompiledEngine))
    assert found == expected
    assert list(found.rules) == list(expected.rules)
    assert list(found.amounts) == list(expected.amounts)


@RANDOM(max_examples=20_000 if THOROUGH else 400)
@given(rulebook=rulebooks(), cases=st.lists(facts(), min_size=1, max_size=4))
def test_drawn_rulebooks_are_decided_alike(rulebook, cases):
    for case in cases:
        alike(rulebook, case)


@RANDOM(max_examples=500 if THOROUGH else 30)
@given(rulebook=rulebooks(depth=4, most=6), case=facts())
def test_deep_rules_are_decided_alike(rulebook, case):
    alike(rulebook, case)


@RANDOM(max_examples=2_000 if THOROUGH else 80)
@given(person=participants() | deciding_people(DAY), day=st.sampled_from((date(2012, 3, 1), DAY)))
def test_people_of_the_law_are_decided_alike(person, day):
    rulebook = NATIONAL.in_force(day)
    try:
        found = facts_of(person, day, rulebook.numbers())
    except BadInput:
        return
    alike(rulebook, {name: fact.value for name, fact in found.items()})


def all_alike(rulebook, cases) -> None:
    """Both find the same for each."""
    for case in cases:
        alike(rulebook, case)


def points(rulebook, seed: int):
    """Facts near each limit: every number of the rulebook, one more and one less, and some left out."""
    limits = sorted({number for number in rulebook.numbers().values() if number is not None} | {0, 1})
    for shift in (-1, 0, 1):
        for step in range(4):
            case = {}
            for place, (name, term) in enumerate(rulebook.terms.items()):
                turn = place * 7 + step * 3 + shift + seed
                if turn % 5 == 0 or name in {item.gives for item in rulebook.calculations}:
                    continue
                if isinstance(term, BoolTerm):
                    case[name] = turn % 2 == 0
                elif isinstance(term, ChoiceTerm):
                    case[name] = term.values[turn % len(term.values)]
                elif term.unit == "date":
                    case[name] = DAY.toordinal() + turn
                else:
                    case[name] = max(0, limits[turn % len(limits)] + shift)
            yield case


@pytest.mark.parametrize("topic", sorted({topic for _, topics in TOPICS for topic in topics}))
def test_every_topic_of_the_law_is_decided_alike_at_its_limits(topic):
    line = timeline(topic, AS_IT_STANDS)
    day = next(day for day in (DAY, date(2020, 6, 1), date(2010, 6, 1)) if line.on(day) is not None)
    rulebook = NATIONAL.in_force(day, topic)
    tried = [alike(rulebook, case) for seed in range(3) for case in points(rulebook, seed)]
    assert tried


@pytest.mark.parametrize("missing", range(3))
def test_every_kind_of_node_is_decided_alike_with_facts_left_out(missing):
    """Small numbers, zero and negative ones, dates at the ends of the calendar, divisors of zero."""
    rulebook = book_of(every_kind())
    for case in EVERY_SIGN:
        known = dict(list(case.items())[missing:])
        alike(rulebook, known)


def test_every_kind_of_node_is_compiled():
    """A new kind of node must be taught to this engine too."""
    kinds, waiting = set(), [Node]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not kind.__subclasses__() and kind.__module__.startswith("qupcore.rules"):
            kinds.add(kind)
    assert {
        kind for kind in kinds if kind is not Term and _part.dispatch(kind) is _part.dispatch(object)
    } == set()
    with pytest.raises(TypeError, match="cannot be compiled"):
        _part(Node(), None)


def test_no_text_of_a_rule_is_in_the_source():
    """Names that look like code are names: they are bound, and equal shapes share their source."""
    evil = BoolTerm(name='a"]) or __import__("os").abort() #', path="$.a")
    rulebook = book_of([rule("x\n    return 1", evil)])
    assert compile_three_valued(rulebook)({evil.name: True}).right is True
    alike(rulebook, {evil.name: False})
    alike(rulebook, {})


def test_a_fact_for_what_is_calculated_is_refused():
    rulebook = NATIONAL.in_force(DAY, "rates")
    name = rulebook.calculations[0].gives
    with pytest.raises(BadInput, match="which the rules calculate"):
        CompiledEngine().prepare(rulebook)({name: 1})


@pytest.mark.parametrize(
    ("written", "planted"),
    [
        (" is False or ", " is None or "),
        (" is True or ", " is None or "),
        ("None if ", "False if "),
        ("0 if ", "1 if "),
        (" not v", " v"),
        (" <= ", " < "),
        (" >= ", " > "),
        (" < ", " <= "),
        (" + ", " - "),
        (" in facts", " not in facts"),
        (" is not None", " is None"),
    ],
)
def test_a_planted_fault_of_the_generator_is_found(monkeypatch, written, planted):
    sources = []

    def code(source):
        sources.append(source)
        return compile(source.replace(written, planted), "<planted>", "exec")

    monkeypatch.setattr(lines, "_code", code)
    rulebook = book_of(every_kind())
    with pytest.raises((AssertionError, TypeError)):
        all_alike(rulebook, (*EVERY_SIGN, {}))
    assert written in sources[0]
