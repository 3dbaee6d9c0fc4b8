"""Every question has a form, and an answer in that form settles the question."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from asking.admissible import admissible, judgements
from cases.course.busy import busy_courses
from deciding.ways import scaled
from qupcore import Assessment, Benefit, Participant, benefit_month, decide, read_case, review
from qupcore import write_case as write
from qupcore.asking.answering import set_answer
from qupcore.asking.form import FormQuestion, ask, questions_of
from qupcore.asking.record import form_record
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.course import Course
from qupcore.domain.money import Money
from qupcore.errors import BadInput
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.law.national import NATIONAL
from qupcore.law.reach import REACH
from qupcore.law.terms.right import Judgement
from qupcore.law.vocabulary import RIGHT, vocabulary
from qupcore.rules.law import Law
from qupcore.rules.terms import Term
from qupcore.testing import days, participants, people_in_courses
from qupcore.wire.paths import kind_at, steps_of

ON = date(2026, 9, 7)
slow = settings(
    max_examples=scaled(90), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
people = st.one_of(people_in_courses(), people_in_courses(busy_courses()))


def of(form: tuple[FormQuestion, ...], term: str) -> FormQuestion:
    return next(question for question in form if question.term == term)


# answers to the questions of a decision


@slow
@given(participants(), days(), st.data())
def test_an_answer_ends_a_question_of_a_decision(case: Participant, on: date, data: st.DataObject) -> None:
    for asked in ask(case, on, "en"):
        assert asked.field is not None, asked.term
        value, by = data.draw(admissible(asked.field, on)), data.draw(judgements(asked.field, on))
        before = write(case)
        try:
            new = set_answer(case, asked, value, **by)
        except BadInput:
            contradicts = asked.field.type == "list" and benefits_contradict(value)
            assert contradicts or judged_otherwise(case, asked.term, value, by), (asked.term, value)
            continue
        assert write(case) == before
        assert read_case(write(new).encode()) == new
        assert (asked.term, asked.path) not in {(left.term, left.path) for left in ask(new, on, "en")}


def benefits_contradict(entries: list[dict[str, Any]]) -> bool:
    """Whether benefits cannot be: one ends before it starts, or two are one."""
    ends = any(item.get("valid_to", date.max) < item.get("valid_from", date.min) for item in entries)
    same = [(item["kind"], item["law"], Money.from_nok(item["monthly_nok"])) for item in entries]
    return ends or len(set(same)) < len(same)


def judged_otherwise(case: Participant, term: str, value: bool, by: dict[str, Any]) -> bool:
    """Whether a judgement cannot stand: another of the same day, or the other of two that go together."""
    of_the_day = {item.answer for item in case.assessments if (item.question, item.at) == (term, by["at"])}
    same_day = (not value) in of_the_day
    narrow, wide = Judgement.benefits_very_limited.name, Judgement.benefits_limited.name
    held = {item.question: item.answer for item in newest_answers(case.assessments, by["at"])}
    yes, no = (term, value) == (narrow, True), (term, value) == (wide, False)
    return same_day or (yes and held.get(wide) is False) or (no and held.get(narrow) is True)


@slow
@given(participants(), days())
def test_answers_to_all_questions_in_turn_decide_the_case(case: Participant, on: date) -> None:
    for _ in range(len(vocabulary())):
        form = ask(case, on, "nb")
        if not form:
            break
        assert form[0].field is not None
        is_judged = form[0].nature == "judged"
        given_by = {"by": "adviser 7", "at": on, "grounds": "two talks"} if is_judged else {}
        value: Any = True
        if form[0].field.type == "date":
            value = form[0].field.high
        if form[0].field.type in ("list", "money"):
            value = [] if form[0].field.type == "list" else 1000
        try:
            case = set_answer(case, form[0], value, **given_by)
        except BadInput:  # judged otherwise on the same day
            case = set_answer(case, form[0], False, **given_by)
    assert decide(case, on=on).outcome != "undetermined"


# answers to the questions of a review and a month

A_NO_LEAVES_OPEN = {
    "absence.permitted": "the person is entitled to the absence that was not permitted",
    "child.lives_in_norway": "the child may have been abroad for less than a year",
}


@slow
@given(people, st.data())
def test_an_answer_ends_a_question_of_a_review_or_a_month(case: Participant, data: st.DataObject) -> None:
    course = case.course or Course()
    on = max((item.decided_on for item in course.decisions), default=ON)

    def answer(case: Participant, kind: str) -> Any:
        return review(case, on=on) if kind == "review" else benefit_month(case, on.year, on.month)

    kind = data.draw(st.sampled_from(("review", "month")))
    form = [item for item in ask(case, on, "en", answer=answer(case, kind)) if item.field is not None]
    assume(form)
    asked = data.draw(st.sampled_from(form))
    assert asked.field is not None
    value, by = data.draw(admissible(asked.field, on)), data.draw(judgements(asked.field, on))
    try:
        new = set_answer(case, asked, value, **by)
    except BadInput:
        # a record or a day may contradict the rest of the case, and a judgement another of its day
        assert asked.field.type in ("record", "list", "date", "text", "judgement"), asked
        return
    assert read_case(write(new).encode()) == new
    if asked.field.type in ("record", "list", "date", "text") or asked.path.startswith("$.assessments"):
        return  # it may be another day, entry or name than the one that settles it, or known too late
    if value is False and asked.term in A_NO_LEAVES_OPEN:
        return
    left = {(item.term, item.path) for item in ask(new, on, "en", answer=answer(new, kind))}
    assert (asked.term, asked.path) not in left


# the form

QUESTIONS = [term for term in vocabulary().values() if term.path]


@pytest.mark.parametrize("term", QUESTIONS, ids=lambda term: term.name)
def test_the_place_of_every_question_is_a_place_of_a_case(term: Term) -> None:
    steps = steps_of(term.path.partition(" with ")[0])
    assert not steps or kind_at(steps) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_speaks_the_language(lang: str) -> None:
    form = ask(Participant(ref="a"), ON, lang)
    asked = {question.term: question for question in form}
    assert asked["person.age"].label == phrases(lang).question("person.age")
    yes = {"nb": "ja", "nn": "ja", "en": "yes"}[lang]
    judged = asked["judgement.capacity_substantially_reduced"]
    assert judged.words["true"] == yes
    assert (
        judged.help
        == {
            "nb": "Må vurderes av et menneske. Kan besvares av: Kontoret.",
            "nn": "Må vurderast av eit menneske. Kan svarast på av: Kontoret.",
            "en": "To judge. Can be answered by: The office.",
        }[lang]
    )


def test_a_form_as_json() -> None:
    benefits = Benefit(kind="sickness_benefit", law="folketrygdloven")
    case = Participant(ref="a", benefits=(benefits,))
    question = vocabulary()["benefits.monthly_total"]
    asked = questions_of(decide(case, on=ON))
    record = form_record(ask(case, ON, "en", answer=asked))
    assert json.loads(json.dumps(record)) == record
    by_term = {item["term"]: item for item in record}
    judged = by_term["judgement.capacity_substantially_reduced"]
    assert judged["path"] == "$.assessments[]"
    assert judged["type"] == "judgement"
    assert judged["choices"] == [{"value": True, "label": "yes"}, {"value": False, "label": "no"}]
    assert "unit" not in judged
    assert question.path == "$.benefits"


def test_an_amount_that_a_benefit_lacks_is_asked_for_by_itself() -> None:
    held = (
        Benefit(kind="sickness_benefit", law="folketrygdloven", monthly_nok=Money.from_nok(100)),
        Benefit(kind="disability_benefit", law="folketrygdloven"),
        Benefit(kind="care_benefit", law="folketrygdloven", valid_to=date(2020, 1, 1)),
    )
    case = Participant(ref="a", benefits=held)
    form = ask(case, ON, "en", answer=[question_of("benefits.monthly_total")])
    assert [question.path for question in form] == ["$.benefits[1].monthly_nok"]
    new = set_answer(case, form[0], "1200.50")
    assert new.benefits is not None
    assert new.benefits[1].monthly_nok == Money.from_nok("1200.50")
    assert form[0].unit == "kr"


def question_of(name: str, path: str = "") -> Any:
    from qupcore.answers import Question

    term = vocabulary()[name]
    return Question(term=name, nature=term.nature, path=path or term.path, known_by=term.known_by)


def test_what_is_not_known_at_all_is_asked_for_whole() -> None:
    form = ask(Participant(ref="a"), ON, "en", answer=[question_of("benefits.monthly_total")])
    field = form[0].field
    assert field is not None
    assert (field.type, field.path) == ("list", "$.benefits")
    assert [part.name for part in field.parts[0].parts if part.required] == ["kind", "law", "monthly_nok"]
    new = set_answer(Participant(ref="a"), form[0], [])
    assert new.benefits == ()


def test_what_needs_more_than_is_asked_is_a_record() -> None:
    asked = question_of("household.children_0_to_5")
    form = ask(Participant(ref="a"), ON, "en", answer=[asked])
    assert form[0].field is not None
    assert (form[0].field.type, form[0].path) == ("record", "$.household")
    new = set_answer(Participant(ref="a"), form[0], {"kind": "single", "child_birth_dates": ["2024-01-01"]})
    assert new.household is not None
    assert new.household.child_birth_dates == (date(2024, 1, 1),)


def test_fields_that_two_questions_share_are_asked_for_once() -> None:
    asked = [question_of("benefits.monthly_total"), question_of("benefits.insurance_benefit")]
    form = ask(Participant(ref="a"), ON, "en", answer=asked)
    assert [(question.term, question.also) for question in form] == [
        ("benefits.monthly_total", ("benefits.insurance_benefit",))
    ]


def test_what_no_single_place_answers_has_no_field() -> None:
    (question,) = ask(Participant(ref="a"), ON, "en", answer=[question_of("record.entry_fits", "$.course")])
    assert (question.field, question.path, question.where) == (None, "", "the programme ($.course)")
    with pytest.raises(BadInput, match="no single place in a case answers"):
        set_answer(Participant(ref="a"), question, True)


def test_questions_in_two_places_are_answered_one_by_one() -> None:
    held = tuple(Benefit(kind=kind, law="folketrygdloven") for kind in ("care_benefit", "child_pension"))
    with pytest.raises(BadInput, match="is answered in 2 places"):
        set_answer(Participant(ref="a", benefits=held), question_of("benefits.monthly_total"), 12)


# what is refused


def refused(case: Participant, term: str, value: Any, **by: Any) -> str:
    with pytest.raises(BadInput) as caught:
        set_answer(case, of(ask(case, ON, "en"), term), value, **by)
    return str(caught.value)


@pytest.mark.parametrize(
    ("term", "value", "said"),
    [
        ("person.age", "1 May 1990", "expected a date as YYYY-MM-DD, got a str"),
        ("person.age", date(2026, 9, 8), "2026-09-08 is later than 2026-09-07"),
        ("person.age", date(1870, 9, 8), "1870-09-08 is earlier than 1877-01-01"),
        ("person.age", None, "got nothing"),
        ("person.fixed_residence", "yes", "expected True or False, got a str"),
        ("person.fixed_residence", 1, "expected True or False, got a int"),
    ],
)
def test_an_answer_of_another_form_is_refused(term: str, value: Any, said: str) -> None:
    stays = Participant(ref="a", lawful_stay=True)
    asked = question_of(term)
    form = ask(stays, ON, "en", answer=[asked])
    with pytest.raises(BadInput) as caught:
        set_answer(stays, form[0], value)
    assert said in str(caught.value)


@pytest.mark.parametrize("lacking", ["by", "at", "grounds"])
def test_discretion_is_recorded_with_who_when_and_why(lacking: str) -> None:
    by = {"by": "adviser 7", "at": ON, "grounds": "two talks"} | {lacking: None if lacking == "at" else " "}
    said = refused(Participant(ref="a"), "judgement.capacity_substantially_reduced", True, **by)
    assert f"lacks {lacking}" in said


def test_a_judgement_of_a_later_day_is_refused() -> None:
    by = {"by": "adviser 7", "at": date(2026, 9, 8), "grounds": "two talks"}
    said = refused(Participant(ref="a"), "judgement.capacity_substantially_reduced", True, **by)
    assert "2026-09-08 is later than 2026-09-07" in said


def test_what_is_looked_up_has_no_grounds() -> None:
    assert "leave by, at and grounds out" in refused(
        Participant(ref="a"), "person.age", date(1990, 1, 1), by="adviser"
    )


def test_a_new_judgement_takes_the_place_of_an_undated_one_that_answers_otherwise() -> None:
    name = "judgement.capacity_substantially_reduced"
    undated = Assessment(question=name, answer=False, grounds="a note", by="adviser 1")
    dated = Assessment(question=name, answer=True, grounds="a talk", by="adviser 2", at=date(2026, 1, 1))
    case = Participant(ref="a", assessments=(undated, dated))
    new = set_answer(case, of(ask(case, ON, "en"), name), True, by="adviser 7", at=ON, grounds="two talks")
    assert [item.by for item in new.assessments] == ["adviser 2", "adviser 7"]
    assert case.assessments == (undated, dated)


def test_every_term_of_the_right_says_whether_a_person_can_change_it() -> None:
    of_the_right = {term.name for group in RIGHT for term in vars(group).values() if isinstance(term, Term)}
    assert set(REACH) == of_the_right
    assert all(REACH[name] == "dispute" for name in of_the_right if name.startswith("judgement."))


def test_a_trial_is_asked_about_what_its_law_reads() -> None:
    without_ages = Law(
        "no age limit",
        tuple(rule for rule in NATIONAL.rules if rule.id != "sotjl.29.age"),
        NATIONAL.conventions,
    )
    case, on = Participant(ref="a"), date(2026, 9, 1)
    asked, of_trial = ({item.term for item in ask(case, on, **law)} for law in ({}, {"law": without_ages}))
    assert asked - of_trial == {"person.age"}
