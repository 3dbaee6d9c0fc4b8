"""Whatever is known of a person, a right is a right, and what is unknown never counts as no."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding.ways import scaled
from law.applicants import applicant, judged
from qupcore.deciding.decide import decide
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.case.participant import Benefit, Household, Participant, PracticeCondition
from qupcore.domain.money import Money
from qupcore.errors import BadInput
from qupcore.law.terms.right import IMPLIED
from qupcore.law.vocabulary import judged_questions
from qupcore.testing import days, participants

slow = settings(max_examples=scaled(150), suppress_health_check=[HealthCheck.too_slow])
FIELDS = [field.name for field in attrs.fields(Participant) if field.name not in ("ref", "sources")]
STATUTORY = {
    "birth_date": date(1975, 6, 15),
    "lawful_stay": True,
    "fixed_residence": True,
    "nav_office_established": True,
    "work_ability_assessment": WorkAbilityAssessment(completed_on=date(2007, 1, 1)),
    "assessments": judged(),
}
"""What the statute and the regulation ask for, in every period."""

ANYBODY = participants()
"""Made once: it takes as long as four draws."""


@st.composite
def people(draw):
    """Random people, most of whose facts are those of someone who has a right: else nobody had one."""
    person = draw(ANYBODY)
    drawn = draw(st.sets(st.sampled_from(sorted(STATUTORY)), min_size=1, max_size=5))
    kept = {name: value for name, value in STATUTORY.items() if name not in drawn}
    return attrs.evolve(person, **kept)


def without(person, forgotten):
    """The person with some things no longer known: fields, judged questions, amounts, the conclusion."""
    changed = {}
    for name in FIELDS:
        if name in forgotten and name not in ("assessments", "practice_conditions", "proposed"):
            changed[name] = None
    changed["assessments"] = tuple(a for a in person.assessments if a.question not in forgotten)
    if "amounts" in forgotten and person.benefits and "benefits" not in forgotten:
        changed["benefits"] = tuple(attrs.evolve(held, monthly_nok=None) for held in person.benefits)
    if (
        "conclusion" in forgotten
        and person.work_ability_assessment
        and "work_ability_assessment" not in changed
    ):
        changed["work_ability_assessment"] = attrs.evolve(person.work_ability_assessment, conclusion=None)
    return attrs.evolve(person, **changed)


FORGETTABLE = [*FIELDS, *judged_questions(), "amounts", "conclusion"]


@slow
@given(people(), days(), st.sets(st.sampled_from(FORGETTABLE), min_size=1, max_size=3))
def test_forgetting_a_fact_turns_no_right_into_a_refusal_and_no_refusal_into_a_right(person, on, forgotten):
    before, after = decide(person, on=on).outcome, decide(without(person, forgotten), on=on).outcome
    assert {before, after} != {"right", "no_right"}


def test_the_random_people_come_out_all_three_ways():
    """Else the test above would say nothing."""
    seen = {"right": 0, "no_right": 0, "undetermined": 0}

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(people(), days())
    def count(person, on):
        seen[decide(person, on=on).outcome] += 1

    count()
    assert min(seen.values()) > 10


def test_forgetting_a_fact_never_leads_to_a_refusal():
    """Benefits within the norm, judged "not very limited" without grounds: set aside, so it is open."""
    judgement = Assessment(
        question="judgement.benefits_very_limited", answer=False, by="x", at=date(2024, 1, 1)
    )
    person = applicant(
        benefits=(Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(100)),),
        household=Household(kind="single"),
        assessments=(*judged(benefits_very_limited=None), judgement),
    )
    on = date(2024, 6, 15)
    assert decide(person, on=on).outcome == "undetermined"
    assert decide(attrs.evolve(person, household=None), on=on).outcome == "undetermined"


@pytest.mark.parametrize("question", ["person.age", "person.lawful_stay", "assessed.work_ability"])
@pytest.mark.parametrize("answer", [True, False])
def test_a_judgement_answers_only_what_is_left_to_judgement(question, answer):
    judgement = Assessment(question=question, answer=answer, grounds="seen", by="x", at=date(2024, 1, 1))
    wrong = applicant(lawful_stay=False, work_ability_assessment=None)
    # The case itself refuses it, as the reader of a file does: it cannot be made.
    with pytest.raises(BadInput, match="not a question that the law leaves to judgement"):
        attrs.evolve(wrong, assessments=(*wrong.assessments, judgement))


@slow
@given(ANYBODY, days(), st.sets(st.sampled_from(("motivated", "stable enough", "on time"))))
def test_who_meets_all_statutory_conditions_is_never_refused(person, on, demanded):
    """Whatever practice demands, whatever the readings find, whatever else is on record."""
    practice = tuple(PracticeCondition(name=name, met=False, by="office") for name in sorted(demanded))
    met = attrs.evolve(person, **STATUTORY, practice_conditions=(*person.practice_conditions, *practice))
    decision = decide(met, on=on)
    assert (decision.outcome, decision.final) == ("right", True)
    assert set(practice) <= set(decision.practice_conditions)


@slow
@given(people(), ANYBODY, days())
def test_practice_conditions_and_sources_touch_nothing(person, other, on):
    noted = attrs.evolve(
        person, practice_conditions=other.practice_conditions, sources={"birth_date": "register"}
    )
    decision, with_notes = decide(person, on=on), decide(noted, on=on)
    assert with_notes.outcome == decision.outcome
    assert with_notes.missing == decision.missing
    assert with_notes.turns == decision.turns


READ_FROM = {
    "lawful_stay": "person.lawful_stay",
    "fixed_residence": "person.fixed_residence",
    "exempt_from_residence": "person.exempt_from_residence",
    "introduction_programme_offered": "person.introduction_programme_offered",
    "nav_office_established": "office.nav_office_established",
}
"""The terms that are read from fields of their own."""


@slow
@given(people(), ANYBODY, days())
def test_a_fact_that_no_condition_reads_touches_nothing(person, other, on):
    conditions = prepared_on(on).rulebook.conditions
    read = {name for entry in conditions for name in entry.terms}
    # A judgement of which another follows is read wherever that other is: not limited is not very limited.
    read |= {wide.name for narrow, wide in IMPLIED if narrow.name in read}
    unread = {field: getattr(other, field) for field, term in READ_FROM.items() if term not in read}
    questions = [question for question in judged_questions() if question not in read]
    answered = [Assessment(question=question, answer=False) for question in questions]
    kept = [item for item in person.assessments if item.question not in questions]
    changed = attrs.evolve(person, **unread, assessments=(*kept, *answered))
    decision, otherwise = decide(person, on=on), decide(changed, on=on)
    assert otherwise.outcome == decision.outcome
    assert otherwise.missing == decision.missing
    assert otherwise.turns == decision.turns


@slow
@given(people(), days())
def test_what_is_asked_is_not_known_and_bears_on_the_right(person, on):
    decision = decide(person, on=on)
    counted = {term for finding in decision.findings if finding.counts for term in finding.missing}
    assert {question.term for question in decision.missing} <= counted
    assert bool(decision.missing) == (decision.outcome == "undetermined")
    assert not (decision.turns and decision.outcome != "no_right")
