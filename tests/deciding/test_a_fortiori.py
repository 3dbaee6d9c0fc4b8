"""One answer that leaves no choice in another, and one number that another is certain not to be below."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.applicants import applicant, decided, judged
from qupcore.deciding.decide import decide
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Benefit, Household
from qupcore.domain.money import Money

UNKNOWN = Benefit(kind="work_assessment_allowance", law="folketrygdloven")
SICKNESS = Benefit(
    kind="sickness_benefit", law="folketrygdloven", monthly_nok=Money.from_nok(12_000) + Money(50)
)
NOTHING = attrs.evolve(SICKNESS, monthly_nok=Money(0))
ABROAD = attrs.evolve(SICKNESS, law="other")
BEFORE = attrs.evolve(SICKNESS, valid_to=date(2026, 2, 28))
ON = "2026-03-01"


@pytest.mark.parametrize(
    ("benefits", "very_limited", "outcome"),
    [
        ((UNKNOWN, SICKNESS), False, "no_right"),  # 12 000.50 and something: more than nothing, for certain
        ((SICKNESS, UNKNOWN), False, "no_right"),  # their order says nothing
        ((SICKNESS,), False, "no_right"),
        ((UNKNOWN,), False, "undetermined"),  # the one benefit may come to nothing
        ((UNKNOWN, NOTHING), False, "undetermined"),  # so may the two
        ((UNKNOWN, ABROAD), False, "undetermined"),  # § 29 counts two acts only
        ((UNKNOWN, BEFORE), False, "undetermined"),  # not held any more
        ((UNKNOWN, SICKNESS), True, "right"),
        ((UNKNOWN, SICKNESS), None, "undetermined"),
    ],
)
def test_a_benefit_without_an_amount_hides_no_other(benefits, very_limited, outcome):
    decision = decided(ON, benefits=benefits, assessments=judged(benefits_very_limited=very_limited))
    assert decision.outcome == outcome


def test_what_is_certain_is_found_turned_and_not_asked_for():
    refused = decided(ON, benefits=(UNKNOWN, SICKNESS), assessments=judged(benefits_very_limited=False))
    finding = next(f for f in refused.findings if f.rule == "sotjl.29.benefits_very_limited")
    assert (finding.outcome, finding.missing) == ("not_met", ("benefits.monthly_total",))
    assert refused.final
    turned = [[change.term for change in turn.changes] for turn in refused.turns]
    assert turned == [["benefits.monthly_total"], ["judgement.benefits_very_limited"]]
    open_one = decided(ON, benefits=(UNKNOWN, SICKNESS), assessments=judged(benefits_very_limited=None))
    assert [question.term for question in open_one.missing] == ["judgement.benefits_very_limited"]
    both = decided(ON, benefits=(UNKNOWN,), assessments=judged(benefits_very_limited=None))
    assert {q.term for q in both.missing} == {"benefits.monthly_total", "judgement.benefits_very_limited"}


@pytest.mark.parametrize(("known", "points_to"), [(7_850, "unknown"), (7_851, "not_met")])
def test_what_is_above_the_norm_already_stays_above_it(known, points_to):
    """The norm of 2024 for a single person is 7 850 kr a month."""
    held = (UNKNOWN, attrs.evolve(SICKNESS, monthly_nok=Money.from_nok(known)))
    decision = decided("2024-06-10", benefits=held, household=Household(kind="single"))
    assert [point.points_to for point in decision.starting_points] == [points_to]


@given(st.lists(st.integers(0, 3_000_000), min_size=1, max_size=4, unique=True), st.data())
@settings(max_examples=60)
def test_an_amount_forgotten_among_others_never_turns_a_refusal_into_a_right(amounts, data):
    held = tuple(attrs.evolve(SICKNESS, monthly_nok=Money(ore)) for ore in amounts)
    number = data.draw(st.integers(0, len(held) - 1))
    forgotten = tuple(attrs.evolve(b, monthly_nok=None) if n == number else b for n, b in enumerate(held))
    judgements = judged(benefits_very_limited=False)
    whole = decided(ON, benefits=held, assessments=judgements).outcome
    less = decided(ON, benefits=forgotten, assessments=judgements).outcome
    rest = sum(amount for n, amount in enumerate(amounts) if n != number)
    assert whole == ("no_right" if sum(amounts) else "right")
    assert less == ("no_right" if rest else "undetermined")


LIMITED = (attrs.evolve(SICKNESS, monthly_nok=Money.from_nok(3_000)),)


@pytest.mark.parametrize(
    ("on", "limited", "very_limited", "outcome"),
    [
        # "very" stood in the text, fell out on 2010-01-01 and came back on 2010-12-17
        ("2009-12-31", False, None, "no_right"),  # not limited: not very limited
        ("2010-01-01", False, None, "no_right"),
        ("2010-12-16", False, None, "no_right"),
        ("2010-12-17", False, None, "no_right"),
        ("2026-03-01", False, None, "no_right"),
        ("2009-12-31", True, None, "undetermined"),  # limited says nothing of very limited (handed L06)
        ("2010-01-01", True, None, "right"),
        ("2010-12-16", True, None, "right"),
        ("2010-12-17", True, None, "undetermined"),
        ("2009-12-31", None, True, "right"),
        ("2010-06-01", None, True, "right"),  # very limited is limited (handed L05)
        ("2010-12-17", None, True, "right"),
        ("2009-12-31", None, False, "no_right"),
        ("2010-01-01", None, False, "undetermined"),  # not very limited may still be limited
        ("2010-12-16", None, False, "undetermined"),
        ("2010-12-17", None, False, "no_right"),
        # very limited and not limited cannot both be: which of them holds is for a person to say
        ("2009-12-31", False, True, "undetermined"),
        ("2010-06-01", False, True, "undetermined"),
        ("2026-03-01", False, True, "undetermined"),
    ],
)
def test_limited_and_very_limited_both_ways(on, limited, very_limited, outcome):
    judgements = judged(benefits_limited=limited, benefits_very_limited=very_limited)
    assert decided(on, benefits=LIMITED, assessments=judgements).outcome == outcome
    assert decided(on, benefits=(), assessments=judgements).outcome == "right", (
        "none at all needs no judgement"
    )


def test_what_follows_is_asked_for_by_the_name_it_was_judged_by():
    bare = Assessment(question="judgement.benefits_limited", answer=False, by="x", at=date(2010, 1, 1))
    given_ones = (*judged(benefits_limited=None, benefits_very_limited=None), bare)
    decision = decide(applicant(benefits=LIMITED, assessments=given_ones), on=date(2010, 6, 1))
    assert (decision.outcome, decision.final) == ("no_right", False)
    assert [(item.question, item.lacks) for item in decision.unfinished] == [
        ("judgement.benefits_limited", ("grounds",))
    ]
