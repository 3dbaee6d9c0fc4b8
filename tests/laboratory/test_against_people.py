"""People drawn at random, decided one by one, know no difference that the comparison does not tell."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qupcore import Participant, decide
from qupcore.deciding.facts import facts_of
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.islands import profiles
from qupcore.laboratory.person import person_with
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL
from qupcore.reforms.operations import Repeal, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.testing import participants

START = date(2027, 1, 1)
EDITIONS = [date(2010, 1, 1), date(2010, 12, 17), date(2012, 1, 1), date(2019, 1, 1), date(2024, 1, 1)]
OPERATIONS = [
    SetNumber(about="sotjl.29.age_min", start=START, value=20),
    SetNumber(about="sotjl.29.age_max", start=START, value=70),
    Repeal(about="sotjl.29.work_ability_assessment", start=START),
    Repeal(about="sotjl.29.not_disproportionately_burdensome", start=START),
    Repeal(about="sotjl.29.benefits_very_limited", start=START),
    Repeal(about="for-2011-1471.1-251.residence", start=START),
]


def sides() -> st.SearchStrategy[Sides]:
    """Two editions of the law, or the law with and without a reform of one or two operations."""
    ids = {placed.id for placed in NATIONAL.rules}
    known = [item for item in OPERATIONS if isinstance(item, SetNumber) or item.about in ids]
    chosen = st.lists(st.sampled_from(known), min_size=1, max_size=2, unique_by=lambda item: item.about)
    reforms = chosen.map(lambda items: Reform(name="drawn", source="a test", operations=tuple(items)))
    after = reforms.map(lambda reform: Side(reform(NATIONAL), START))
    return st.sampled_from(EDITIONS).map(
        lambda day: Sides(Side(NATIONAL, day - timedelta(days=1)), Side(NATIONAL, day))
    ) | after.map(lambda side: Sides(Side(NATIONAL, START), side))


@given(sides(), st.lists(participants(), min_size=1, max_size=5))
def test_who_is_decided_otherwise_is_of_a_class_that_is_told(both: Sides, people: list[Participant]) -> None:
    (topic,) = law_difference(both, ["right"]).topics
    told = {witness.kind for witness in topic.witnesses}
    for person in people:
        pair = tuple(decide(person, both.on, law=law).outcome for law in both.laws)
        if pair == ("no_right", "right"):
            assert "newly_right" in told
        if pair == ("right", "no_right"):
            assert "newly_refused" in told
        if pair[0] != pair[1]:
            assert topic.answer == "differs"


@given(sides())
def test_every_witness_is_confirmed_by_both_engines(both: Sides) -> None:
    (topic,) = law_difference(both, ["right"]).topics
    assert topic.answer in ("equal", "differs"), topic.why
    for witness in topic.witnesses:
        for law, decision in zip(both.laws, (witness.before, witness.after), strict=True):
            assert decide(witness.case, both.on, law=law, require_engines=2).outcome == decision.outcome


@given(sides(), st.data())
def test_facts_are_read_from_the_person_made_of_them(both: Sides, data: st.DataObject) -> None:
    before, after = both.rulebooks("right")
    assert before is not None
    assert after is not None
    facts = {
        name: value
        for island in profiles(before, after)
        for name, value in data.draw(st.sampled_from(island)).facts.items()
    }
    numbers = {name: value.value for name, value in after.values.items()}
    found = facts_of(person_with(facts, both.on), both.on, numbers)
    assert {name: found[name].value for name in facts} == facts
