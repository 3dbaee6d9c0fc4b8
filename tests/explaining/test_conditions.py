"""Conditions of measures as clauses: no id, no word of the rule language, no clause with two meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any as Anything

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explaining.languages import each_language
from qupcore.catalogue.national import national
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.explaining.conditions import clause_of, condition_clause, condition_statement
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.rules.nodes import COMPLEMENT, All, Any, Compare, Condition, Constant, Node, Not, OneOf
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm

TERMS = admission_vocabulary()
BOOLS = [term for term in TERMS.values() if isinstance(term, BoolTerm)]
INTS = [term for term in TERMS.values() if isinstance(term, IntTerm)]
CHOICES = [term for term in TERMS.values() if isinstance(term, ChoiceTerm)]
ENGLISH = re.compile(r"\b(and|or|not|the|is|has|of|in \(|years|True|False)\b")


def compared(term: IntTerm) -> st.SearchStrategy[Condition]:
    return st.builds(
        lambda sign, number: Compare(sign, term, Constant(number, "years")),
        st.sampled_from(sorted(COMPLEMENT)),
        st.integers(0, 99),
    )


def chosen(term: ChoiceTerm) -> st.SearchStrategy[Condition]:
    values = st.lists(st.sampled_from(term.values), min_size=1, max_size=3, unique=True)
    return values.map(lambda found: OneOf(term, tuple(found)))


LEAVES = st.one_of(st.sampled_from(BOOLS), *map(compared, INTS), *map(chosen, CHOICES))


def joined(leaves: st.SearchStrategy[Condition], most: int) -> st.SearchStrategy[Condition]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Any(tuple(parts))),
        ),
        max_leaves=most,
    )


CONDITIONS = joined(LEAVES, 7)
NAMED = ("work.employed", "health.in_treatment", "person.guardian_consents")
FACTS = [term for term in BOOLS if term.name in NAMED]
"""Two facts about the person, and one about others, whose clause begins otherwise."""
FACT = FACTS[0]


def nested(depth: int) -> Iterator[Condition]:
    """Every condition of some of the facts that is nested so deep."""
    yield from FACTS
    if depth:
        inner = [*nested(depth - 1)]
        yield from map(Not, inner)
        for pair in product(inner, inner):
            yield All(pair)
            yield Any(pair)


def meaning(node: Node, holds: bool = True) -> Anything:
    """A condition without negation and without joins of one kind inside each other."""
    match node:
        case Not(condition=inner):
            return meaning(inner, not holds)
        case All(conditions=parts) | Any(conditions=parts):
            kind = "all" if isinstance(node, All) == holds else "any"
            found: list[Anything] = []
            for part in (meaning(part, holds) for part in parts):
                found += part[1] if part[0] == kind else (part,)
            return kind, tuple(found)
        case Compare(operator=sign, left=IntTerm(name=name), right=Constant(value=value)):
            return "compare", name, sign if holds else COMPLEMENT[sign], value
        case OneOf(term=ChoiceTerm(name=name), values=values):
            return "one_of", name, values, holds
    assert isinstance(node, BoolTerm)
    return "fact", node.name, holds


@settings(max_examples=100, deadline=None)
@given(CONDITIONS)
def test_a_condition_is_told_without_a_name_or_a_word_of_the_rule_language(tree: Condition) -> None:
    for lang in LANGUAGES:
        said = clause_of(tree, phrases(lang))
        assert not [name for name in TERMS if name in said]
        assert not re.search(r"[_|<>={}]", said)
        assert lang == "en" or not ENGLISH.search(said), said


@each_language
def test_conditions_of_other_meaning_have_other_words(lang: str) -> None:
    trees = [*nested(2)]
    for _ in range(2):
        around = [pair for tree in trees[-400:] for pair in ((FACT, tree), (tree, FACT))]
        trees += [kind(pair) for pair in around for kind in (All, Any)]
    told: dict[str, Anything] = {}
    for tree in trees:
        assert told.setdefault(clause_of(tree, phrases(lang)), meaning(tree)) == meaning(tree)
    assert len(told) == len({*told.values()}) > 1000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not (work.employed and health.in_treatment)", "not work.employed and health.in_treatment"),
        (
            "work.employed or health.in_treatment and person.age < 30",
            "(work.employed or health.in_treatment) and person.age < 30",
        ),
        (
            "work.employed and (health.in_treatment or person.guardian_consents and person.age < 30)",
            "work.employed and (health.in_treatment or person.guardian_consents) and person.age < 30",
        ),
        ("person.age < 30", "person.age <= 30"),
        ("person.age < 30", "person.age_this_year < 30"),
        ("person.age + 1 < 30 and work.employed", "person.age < 30 and work.employed"),
        ("person.age - (1 + 2) < 30", "person.age - 1 + 2 < 30"),
    ],
)
def test_where_the_negation_and_the_brackets_are_is_heard(one: str, other: str) -> None:
    for lang in LANGUAGES:
        assert condition_clause(one, phrases(lang)) != condition_clause(other, phrases(lang))


def test_de_morgan_is_told_in_one_way() -> None:
    words = phrases("nb")
    said = condition_clause("not (work.employed and health.in_treatment)", words)
    assert said == condition_clause("not work.employed or not health.in_treatment", words)
    assert said == (
        "personen ikke er i ordinært lønnet arbeid eller ikke får behandling for psykiske lidelser "
        "eller rusproblemer"
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "personen ikke er i ordinært lønnet arbeid, ikke er i ordinær utdanning og er under 30 år"),
        ("nn", "personen ikkje er i ordinært løna arbeid, ikkje er i ordinær utdanning og er under 30 år"),
        (
            "en",
            "the person is not in ordinary paid work, is not in ordinary education and is under 30 years old",
        ),
    ],
)
def test_a_condition_of_the_catalogue_as_a_clause(lang: str, said: str) -> None:
    asked = "(not work.employed and not person.in_ordinary_education) and person.age < 30 years"
    assert condition_clause(asked, phrases(lang)) == said


@pytest.mark.parametrize(
    ("asked", "outcome", "said"),
    [
        ("not work.employed", "not_met", "Personen er i ordinært lønnet arbeid"),
        ("not work.employed", "met", "Personen er ikke i ordinært lønnet arbeid"),
        ("not work.employed", "unknown", "Det er ikke kjent om personen ikke er i ordinært lønnet arbeid"),
        ("person.age >= 16 and person.age <= 29", "not_met", "Personen er under 16 år eller er minst 30 år"),
        ("trial.fence", "not_met", "«trial.fence»: ikke oppfylt"),
    ],
)
def test_what_a_condition_came_to(asked: str, outcome: Anything, said: str) -> None:
    assert condition_statement(asked, outcome, phrases("nb")) == said


def test_the_term_of_a_trial_without_words_is_named_in_quotes() -> None:
    term = BoolTerm(name="trial.fence", path="")
    number = IntTerm(name="trial.height", path="", counted="years")
    tree = ~term & (number < Constant(3, "years"))
    assert clause_of(tree, phrases("nb")) == "«trial.fence» ikke er oppfylt, og «trial.height» er under 3 år"


@each_language
def test_every_term_of_admission_has_a_clause_and_every_number_a_name(lang: str) -> None:
    tables = phrases(lang).tables
    assert {*tables["clause"]} == {*TERMS}
    assert {*tables["quantity"]} == {term.name for term in INTS}
    assert len({*tables["clause"].values()}) == len(TERMS)
    assert all(text.count("|") == 2 for text in tables["clause"].values())


@each_language
def test_every_condition_of_the_state_is_told_without_quotes(lang: str) -> None:
    asked = {
        text
        for measure in national().measures
        for text in (*(item.when for item in measure.admits), *(item.when for item in measure.limits))
        if text
    } | {item.unless for item in national().relations if item.unless}
    assert len(asked) > 15
    for text in asked:
        said = condition_clause(text, phrases(lang))
        assert said[0] not in "«“", text
