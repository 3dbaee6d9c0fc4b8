"""The picture of a decision: each condition once, with its sign and word; nothing unknown drawn as broken."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from explaining.languages import BROKEN, each_language
from explaining.pictures.drawn import outside, overlapping
from qupcore import Assessment, Participant, decide
from qupcore.drawing.shapes import Area, Badge
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.pictures.tree import LETTERS, LOOKS, outcome_state, tree_sheet
from qupcore.explaining.pictures.tree_rows import facts_in_short, groups_of
from qupcore.testing import participants

ON = date(2026, 2, 2)


@settings(max_examples=40, deadline=None)
@given(participants(), st.sampled_from(LANGUAGES))
def test_each_condition_is_drawn_as_it_is(person: Participant, lang: str) -> None:
    decision, words = decide(person, on=ON), phrases(lang)
    sheet = tree_sheet(decision, words)
    counted = [finding for finding in decision.findings if finding.counts]
    states = [outcome_state(decision), *(finding.outcome for finding in counted)]
    signs = [shape for shape in sheet.drawing.shapes if isinstance(shape, Badge)]
    drawn = Counter((sign.form, sign.hue, sign.letter) for sign in signs)
    assert drawn == Counter((*LOOKS[state], LETTERS[state]) for state in states)
    said = " ".join(label.text for label in sheet.drawing.labels)
    whole = said.replace(" ", "")
    for finding in counted:
        verdict = words.say("verdict", finding.outcome)
        assert f"{verdict[0].upper()}{verdict[1:]}:" in said
        assert all(fact.replace(" ", "") in whole for fact in facts_in_short(finding, words))
    assert sum(len(group.findings) for group in groups_of(decision, words)) == len(counted)
    assert len(sheet.tables[0].rows) == len(counted)
    assert overlapping(sheet.drawing) == []
    assert outside(sheet.drawing) == []
    assert not BROKEN.search(said)


@each_language
def test_what_is_not_known_is_never_drawn_as_broken(lang: str) -> None:
    sheet = tree_sheet(decide(Participant(ref="a"), on=ON), phrases(lang))
    assert {shape.hue for shape in sheet.drawing.shapes if isinstance(shape, Area)} == {"amber"}
    unknown = phrases(lang).say("verdict", "unknown")
    assert {row[1] for row in sheet.tables[0].rows} == {f"?\xa0{unknown}"}


@each_language
def test_conditions_stand_under_their_paragraph(lang: str) -> None:
    words = phrases(lang)
    decision = decide(Participant(ref="a"), on=ON)
    places = [group.place for group in groups_of(decision, words)]
    assert len(places) == len({*places})
    assert all("§" in place for place in places)
    assert len(groups_of(decision, words)[0].findings) > 1


def test_a_refusal_is_drawn_as_one_only_where_it_can_stand() -> None:
    old, young = date(1950, 1, 1), date(1990, 1, 1)
    refused = decide(Participant(ref="a", birth_date=old), on=ON)
    assert (refused.outcome, refused.final, outcome_state(refused)) == ("no_right", True, "not_met")
    bare = Assessment(question="judgement.capacity_substantially_reduced", answer=False)
    open_still = decide(Participant(ref="a", birth_date=young, assessments=(bare,)), on=ON)
    assert (open_still.outcome, open_still.final, outcome_state(open_still)) == ("no_right", False, "unknown")
    assert outcome_state(decide(Participant(ref="a"), on=ON)) == "unknown"
