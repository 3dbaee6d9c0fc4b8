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
from qupcore.law.terms.right import Judgement
from qupcore.reforms.operations import Repeal, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.testing import participants

START = date(2027, 1, 1)
EDITIONS = [date(2010, 1, 1), date(2010, 12, 17), date(2012, 1, 1), date(2019, 1, 1), date(2024, 1, 1)]
VERY, LIMITED = Judgement.benefits_very_limited, Judgement.benefits_limited
OPERATIONS = [
    Repeal(about="sotjl.29.capacity", start=START),
    # The bracket holds of everybody whose judgements are known, and is open where they are not.
    Reword(
        about="sotjl.29.capacity",
        start=START,
        tree=Judgement.capacity_substantially_reduced & (LIMITED | ~VERY),
    ),
    SetNumber(about="sotjl.29.age_min", start=START, value=20),
    SetNumber(about="sotjl.29.age_max", start=START, value=70),
    Repeal(about="sotjl.29.work_ability_assessment", start=START),
    Repeal(about="sotjl.29.not_disproportionately_burdensome", start=START),
    Repeal(about="sotjl.29.benefits_very_limited", start=START),
    Repeal(about="for-2011-1251.1.residence", start=START),
]


def sides() -> st.SearchStrategy[Sides]:
    """Two editions of the law, or the law with and without a reform of one or two operations."""
    ids = {placed.id for placed in NATIONAL.rules}
    assert {item.about for item in OPERATIONS if not isinstance(item, SetNumber)} <= ids
    chosen = st.lists(st.sampled_from(OPERATIONS), min_size=1, max_size=2, unique_by=lambda item: item.about)
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
        if pair[0] != "undetermined" and pair[1] == "undetermined":
            assert "newly_undetermined" in told
        if pair[0] == "undetermined" and pair[1] != "undetermined":
            assert "newly_determined" in told
        if pair[0] != pair[1]:
            assert topic.answer == "differs"


def test_what_holds_of_everybody_whose_facts_are_known_may_still_have_to_be_asked() -> None:
    reform = Reform(name="bracket", source="a test", operations=(OPERATIONS[1],))
    both = Sides(Side(NATIONAL, START), Side(reform(NATIONAL), START))
    (topic,) = law_difference(both, ["right"]).topics
    assert topic.answer == "differs"
    assert [witness.kind for witness in topic.witnesses] == ["newly_undetermined"]


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
