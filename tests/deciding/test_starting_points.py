"""A starting point points, and a person judges."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from law.applicants import applicant, judged
from qupcore import Assessment, Benefit, Household, Money, decide

ON = date(2024, 6, 15)
QUESTION = "judgement.benefits_very_limited"
WITHIN, ABOVE = Money.from_nok(7_850), Money.from_nok("7850.01")  # the norm of a single person in 2024


def person(monthly: Money, *, answer: bool | None = None, grounds: str = "", household: bool = True):
    judgements = judged(benefits_very_limited=None)
    if answer is not None:
        judgements += (
            Assessment(question=QUESTION, answer=answer, grounds=grounds, by="x", at=date(2024, 1, 1)),
        )
    return applicant(
        benefits=(Benefit(kind="other", law="folketrygdloven", monthly_nok=monthly),),
        household=Household(kind="single") if household else None,
        assessments=judgements,
    )


@pytest.mark.parametrize(
    ("monthly", "answer", "grounds", "outcome", "following"),
    [
        (WITHIN, None, "", "undetermined", "right"),
        (ABOVE, None, "", "undetermined", "no_right"),
        (WITHIN, True, "", "right", "right"),
        (ABOVE, False, "", "no_right", "no_right"),
        (WITHIN, False, "weighed", "no_right", "no_right"),
        (ABOVE, True, "weighed", "right", "right"),
        (WITHIN, False, "", "undetermined", "right"),
        (ABOVE, True, "", "undetermined", "no_right"),
        (WITHIN, False, "  ", "undetermined", "right"),
    ],
)
def test_a_judgement_that_departs_needs_grounds(monthly, answer, grounds, outcome, following):
    decision = decide(person(monthly, answer=answer, grounds=grounds), on=ON)
    assert (decision.outcome, decision.following_starting_points) == (outcome, following)
    assert decision.starting_points[0].set_aside is (answer is not None and outcome == "undetermined")
    if outcome == "undetermined":
        assert [question.term for question in decision.missing] == [QUESTION]


def test_without_the_household_the_starting_point_is_not_known_and_points_nowhere():
    decision = decide(person(WITHIN, household=False), on=ON)
    assert decision.starting_points[0].points_to == "unknown"
    assert decision.following_starting_points == decision.outcome == "undetermined"


def test_no_benefit_at_all_is_a_fact_and_needs_no_judgement():
    none = attrs.evolve(person(WITHIN), benefits=())
    assert decide(none, on=ON).outcome == "right"


@pytest.mark.parametrize(("leap_birthday", "points_to"), [(228, "met"), (301, "not_met")])
def test_a_childs_age_follows_the_chosen_birthday_too(leap_birthday, points_to):
    """Six years old on 28 February 2022 or on 1 March; the norm of 2022 counts more for a child of six."""
    on, born = date(2022, 2, 28), date(2016, 2, 29)
    monthly = Money.from_nok(6_550 + 3_300)  # single, and a child of 6-10; a child of 0-5 would give 3 200
    household = Household(kind="single", child_birth_dates=(born,))
    benefit = Benefit(kind="other", law="folketrygdloven", monthly_nok=monthly)
    case = attrs.evolve(person(monthly), household=household, benefits=(benefit,))
    decision = decide(case, on=on, policy={"convention.leap_birthday": leap_birthday})
    assert decision.starting_points[0].points_to == points_to
