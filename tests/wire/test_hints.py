"""Hints suggest another spelling of a word, never a word of another meaning."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.domain.case.absence import AbsenceReason, Certificate
from qupcore.domain.case.participant import BenefitKind
from qupcore.domain.case.programme_decision import DecisionKind, EndReason
from qupcore.domain.hint import hint, remedy
from qupcore.domain.synonyms import SYNONYMS
from qupcore.law.vocabulary import course_questions, judged_questions, vocabulary
from qupcore.rules.terms import ChoiceTerm

DECISIONS, ENDS = get_args(DecisionKind), get_args(EndReason)
BENEFITS, ABSENCES = get_args(BenefitKind), get_args(AbsenceReason)
QUESTIONS = (*judged_questions(), *course_questions())
MARKS = (*get_args(Certificate), "yes", "no")

# The word, its place, and the permitted suggestion (None: the permitted words are listed).
TABLE: list[tuple[str, tuple[str, ...], str | None]] = [
    # the hints that turned the meaning: rejected → reduced, resumed → refused, ...
    ("rejected", DECISIONS, "refused"),
    ("resumed", DECISIONS, None),
    ("denied", DECISIONS, "refused"),
    ("suspended", DECISIONS, None),
    ("stans", DECISIONS, None),
    ("avslag", DECISIONS, "refused"),
    ("avslått", DECISIONS, "refused"),
    ("innvilget", DECISIONS, "granted"),
    ("innvilga", DECISIONS, "granted"),
    ("forlenga", DECISIONS, "extended"),
    ("stopped", DECISIONS, "ended"),
    ("grant", DECISIONS, None),
    ("appended", DECISIONS, None),
    ("amended", DECISIONS, None),
    ("parental_allowance", BENEFITS, "parental_benefit"),
    ("housing_benefit", BENEFITS, None),
    ("introduction_benefit", BENEFITS, None),
    ("cash_benefit", BENEFITS, None),
    ("child_benefit", BENEFITS, None),
    ("supplementary_benefit", BENEFITS, None),
    ("disability", BENEFITS, None),
    ("disability_pension", BENEFITS, None),
    ("dagpenger", BENEFITS, "unemployment_benefit"),
    ("dagpengar", BENEFITS, "unemployment_benefit"),
    ("uføretrygd", BENEFITS, "disability_benefit"),
    ("AAP", BENEFITS, "work_assessment_allowance"),
    ("public_holiday", ABSENCES, None),
    ("school_holiday", ABSENCES, None),
    ("ferie", ABSENCES, "holiday"),
    ("sykdom", ABSENCES, None),
    ("illness", ABSENCES, None),
    ("own_child", ABSENCES, None),
    ("mother", ABSENCES, None),
    ("after_death", ABSENCES, None),
    ("deaths", ABSENCES, None),
    ("ordinary_walk", ENDS, None),
    ("absent", ENDS, None),
    ("unmoved", ENDS, None),
    ("removed", ENDS, None),
    ("judgement.inappropriate_and_necessary", QUESTIONS, None),
    ("judgement.goal_reached", QUESTIONS, None),
    # spellings
    ("Refused", DECISIONS, "refused"),
    ("reused", DECISIONS, "refused"),  # a letter left out; there is no decision of that name
    ("refussed", DECISIONS, "refused"),
    ("interupted", DECISIONS, "interrupted"),
    ("garnted", DECISIONS, "granted"),
    ("own-illness", ABSENCES, "own_illness"),
    ("own_ilness", ABSENCES, "own_illness"),
    ("sicknes_benefit", BENEFITS, "sickness_benefit"),
    ("survivor_pension", BENEFITS, "survivors_pension"),
    ("judgement.benefits_very_limitid", QUESTIONS, "judgement.benefits_very_limited"),
    ("1804:jobb-2", ("1804:jobb-1", "1804:jobb-3"), None),
    ("no:arbeidstrenning", ("no:arbeidstrening",), "no:arbeidstrening"),
    ("nei", MARKS, None),
    ("nog", ("state", "ngo"), "ngo"),  # in a short word letters may change places, and one may be missing
    ("pge", ("page",), "page"),
    ("nfo", ("ngo",), None),
]


@pytest.mark.parametrize(
    ("word", "allowed", "meant"), TABLE, ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_hint_is_another_spelling_or_none(word: str, allowed: tuple[str, ...], meant: str | None) -> None:
    assert hint(word, allowed) == meant
    said = remedy(word, allowed)
    assert said == (f"did you mean {meant!r}?" if meant else "use one of: " + ", ".join(allowed))


LISTS = [DECISIONS, ENDS, BENEFITS, ABSENCES, get_args(Certificate)]
LISTS += [term.values for term in vocabulary().values() if isinstance(term, ChoiceTerm)]


@pytest.mark.parametrize("allowed", LISTS, ids=lambda words: words[0])
def test_no_permitted_word_is_taken_for_another(allowed: tuple[str, ...]) -> None:
    """A word of a list gets no hint from the rest of the list: its words mean different things."""
    wrong = {}
    for word in allowed:
        others = tuple(item for item in allowed if item != word)
        if (meant := hint(word, others)) is not None:
            wrong[word] = meant
    assert not wrong


def test_no_word_of_one_list_is_turned_into_a_word_of_another() -> None:
    """A valid word of one list gives no hint: `disability_pension` is no misspelt `disability_benefit`."""
    every = {word for words in LISTS for word in words}
    wrong = {
        (word, meant)
        for words in LISTS
        for word in every - {*words}
        if (meant := hint(word, words)) is not None and word not in SYNONYMS
    }
    assert not wrong


@given(st.sampled_from(BENEFITS), st.data())
def test_one_letter_wrong_inside_a_long_word_is_found(word: str, data: st.DataObject) -> None:
    if len(word) < 10:
        return
    at = data.draw(st.integers(2, len(word) - 2))
    typed = word[:at] + data.draw(st.sampled_from("qxz")) + word[at + 1 :]
    assert hint(typed, BENEFITS) in (word, None if typed in BENEFITS else word)


@given(st.text(max_size=100), st.lists(st.text(max_size=12), max_size=5))
def test_any_text_gets_a_permitted_word_or_none(word: str, allowed: list[str]) -> None:
    assert hint(word, allowed) in (None, *allowed)


def test_a_word_with_no_words_to_choose_from() -> None:
    assert remedy("a", ()) == "none is known"
    assert remedy("a", map(str, range(40)), most=2) == "use one of: 0, 1 …"
