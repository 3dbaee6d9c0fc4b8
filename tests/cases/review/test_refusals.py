"""Refusals held against § 29 on their own day, and demands that the law does not have."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore import Assessment, Participant, WorkAbilityAssessment, review
from qupcore.cases import PracticeCondition
from qupcore.cases.review.codes import error_codes
from qupcore.domain.answers.review import Remark
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.stay import Stay

ON = date(2026, 6, 1)
ENTITLED = Participant(
    ref="a",
    birth_date=date(1985, 1, 1),
    lawful_stay=True,
    fixed_residence=True,
    benefits=(),
    nav_office_established=True,
    work_ability_assessment=WorkAbilityAssessment(completed_on=date(2007, 11, 1)),
    assessments=tuple(
        Assessment(
            question=f"judgement.{name}", answer=answer, grounds="seen", by="adviser", at=date(2007, 11, 1)
        )
        for name, answer in {
            "capacity_substantially_reduced": True,
            "appropriate_and_necessary": True,
            "adapted_programme_can_be_offered": True,
            "disproportionately_burdensome": False,
        }.items()
    ),
)
RULE = "sotjl.29.refused_only_without_right"
OTHER = "sotjl.29.no_other_conditions"
GROUND = "sotjl.29.ground_not_fulfilled"


def refused(case: Participant, on: date = ON, **fields: Any) -> list[Remark]:
    """What a review finds about § 29 in a refusal."""
    decision = ProgrammeDecision(kind="refused", decided_on=on, **fields)
    course = Course(applied_on=on, decisions=(decision,))
    found = review(attrs.evolve(case, course=course), on).remarks
    return [item for item in found if item.finding.rule in (RULE, OTHER, GROUND)]


def told(remarks: list[Remark]) -> list[tuple[str, str, str]]:
    return [(item.code, item.finding.rule.rpartition(".")[2], item.outcome) for item in remarks]


def without(question: str) -> Participant:
    return attrs.evolve(
        ENTITLED, assessments=tuple(a for a in ENTITLED.assessments if not a.question.endswith(question))
    )


def answering(question: str, answer: bool) -> Participant:
    changed = tuple(
        attrs.evolve(a, answer=answer) if a.question.endswith(question) else a for a in ENTITLED.assessments
    )
    return attrs.evolve(ENTITLED, assessments=changed)


@pytest.mark.parametrize(
    "on", [date(2007, 11, 1), date(2010, 1, 1), date(2018, 12, 31), date(2019, 1, 1), ON]
)
def test_a_refusal_of_whoever_has_the_right_is_a_breach_in_every_period(on: date) -> None:
    found = refused(ENTITLED, on)
    assert told(found) == [("", "refused_only_without_right", "not_met")]
    assert found[0].path == "$.course.decisions[0]"
    assert found[0].finding.citation.section == ("5A-1" if on.year < 2010 else "29")


def test_a_refusal_while_the_right_is_open_is_not_shown_and_says_what_to_add() -> None:
    (found,) = refused(without("appropriate_and_necessary"))
    assert found.outcome == "unknown"
    assert [question.term for question in found.add] == ["judgement.appropriate_and_necessary"]


def test_a_refusal_of_whoever_has_no_right_is_in_order() -> None:
    assert refused(answering("appropriate_and_necessary", False)) == []


def test_what_was_judged_after_the_refusal_does_not_mend_it() -> None:
    later = tuple(attrs.evolve(item, at=date(2026, 6, 2)) for item in ENTITLED.assessments)
    (found,) = refused(attrs.evolve(ENTITLED, assessments=later))
    assert found.outcome == "unknown"


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("Ikke motivert nok", "E7"),
        ("not stable enough", "E7"),
        ("Alle plassene er tatt", "E8"),
        ("waiting list", "E8"),
        ("Varig nedsatt arbeidsevne", "E9"),
        ("An appeal on disability benefit is pending", "E9"),
        ("We have no programme to offer", "E16"),
        ("sotjl.29.programme_can_be_offered", "E16"),
        ("sotjl-1991.5A-1.nav_office", "E16"),
    ],
)
def test_grounds_that_the_law_does_not_have(ground: str, code: str) -> None:
    found = refused(ENTITLED, grounds=(ground,))
    assert told(found) == [
        (code, "refused_only_without_right", "not_met"),
        (code, "no_other_conditions", "not_met"),
    ]
    assert found[1].path == "$.course.decisions[0].grounds[0]"
    if not ground.startswith("sotjl"):
        assert found[1].finding.inputs[0].source == ground


def test_a_ground_in_other_words_is_asked_about() -> None:
    found = refused(answering("appropriate_and_necessary", False), grounds=("The help is not necessary",))
    assert told(found) == [("", "no_other_conditions", "unknown")]
    assert [question.term for question in found[0].add] == ["demand.in_law"]


def test_the_condition_that_was_not_met_is_a_good_ground_and_another_is_none() -> None:
    case = answering("appropriate_and_necessary", False)
    assert refused(case, grounds=("sotjl.29.appropriate_and_necessary",)) == []
    found = refused(case, grounds=("sotjl.29.capacity",))
    assert told(found) == [("", "ground_not_fulfilled", "not_met")]


def test_a_reading_by_authorities_is_no_ground() -> None:
    found = refused(ENTITLED, grounds=("sotjl.29.specially_adapted_effort",))
    assert [item.outcome for item in found] == ["not_met", "not_met"]
    assert ("", "no_other_conditions", "not_met") in told(found)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2018, 12, 31), []),
        (
            date(2019, 1, 1),
            [("E16", "refused_only_without_right", "not_met"), ("E16", "ground_not_fulfilled", "not_met")],
        ),
    ],
)
def test_eighteen_at_new_year_2019(on: date, expected: list[tuple[str, str, str]]) -> None:
    young = attrs.evolve(ENTITLED, birth_date=date(2000, 6, 1))
    assert told(refused(young, on, grounds=("sotjl.29.age",))) == expected


@pytest.mark.parametrize(("on", "code"), [(date(2018, 12, 31), None), (date(2019, 1, 1), "E16")])
def test_no_programme_to_offer_is_stale_from_2019(on: date, code: str | None) -> None:
    case = answering("adapted_programme_can_be_offered", False)
    found = refused(case, on, grounds=("sotjl.29.programme_can_be_offered",))
    assert {item.code for item in found} == ({code} if code else set())


def test_a_refused_extension_is_not_held_against_the_right() -> None:
    assert refused(ENTITLED, extension="beyond_two_years", grounds=("not motivated",)) == []


def test_practice_conditions_are_breaches_by_themselves_and_name_the_refusal() -> None:
    demanded = PracticeCondition(name="motivated", met=False)
    found = refused(attrs.evolve(ENTITLED, practice_conditions=(demanded,)))
    assert [(item.code, item.path) for item in found] == [
        ("E7", "$.course.decisions[0]"),
        ("E7", "$.practice_conditions[0]"),
    ]


def test_a_decision_before_the_programme_existed_is_asked_about() -> None:
    """It raised NoRulesInForce: one wrong year stopped every other answer. Reading never refuses a record."""
    decision = ProgrammeDecision(kind="refused", decided_on=date(2007, 10, 31))
    remarks = review(attrs.evolve(ENTITLED, course=Course(decisions=(decision,))), ON).remarks
    asked = [(one.term, one.path) for item in remarks for one in item.add if item.path.endswith("decided_on")]
    assert asked == [("record.after_the_law", "$.course.decisions[0].decided_on")]
    assert [item for item in remarks if item.outcome == "not_met"] == []


def test_what_came_after_the_day_of_the_review_is_left_out() -> None:
    decision = ProgrammeDecision(kind="refused", decided_on=date(2026, 6, 2))
    case = attrs.evolve(ENTITLED, course=Course(applied_on=ON, decisions=(decision,)))
    assert review(case, ON).remarks == ()
    assert review(case, date(2026, 6, 2)).breaches


EXCEPTION = "sotjl.29.exception_invoked"
DEMANDS = [words for known in error_codes() for words in known.demands]


@pytest.mark.parametrize(
    "ground",
    [
        # lawful refusals in words that the known errors use too
        "Søker mottar full uføretrygd, og har dermed ikke ingen eller svært begrensede ytelser til "
        "livsopphold",
        "Etter en helhetsvurdering er situasjonen stabil uten tett og koordinert bistand",
        "Tett bistand er ikke hensiktsmessig og nødvendig, fordi arbeidsevnen er varig nedsatt til ethvert "
        "arbeid",
    ],
)
def test_where_section_29_gives_no_right_words_are_never_a_breach(ground: str) -> None:
    case = answering("appropriate_and_necessary", False)
    found = refused(case, grounds=(ground,))
    assert told(found) == [("", "no_other_conditions", "unknown")], "at most: name the rule"
    assert refused(case, grounds=("sotjl.29.appropriate_and_necessary",)) == []
    (_, breach) = refused(ENTITLED, grounds=(ground,))
    assert breach.outcome == "not_met", "the same words where there was a right"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(DEMANDS), st.text("abcæøå §.,-!?0123", max_size=20)), min_size=1, max_size=4
    ),
    st.sampled_from([date(2008, 1, 1), date(2012, 1, 1), date(2018, 12, 31), date(2019, 1, 1), ON]),
    st.sampled_from(["no_right", "undetermined"]),
)
def test_no_words_make_a_breach_unless_there_was_a_right(words: list[str], on: date, outcome: str) -> None:
    question = "appropriate_and_necessary"
    case = answering(question, False) if outcome == "no_right" else without(question)
    found = refused(case, on, grounds=(" ".join(words),))
    assert [item for item in found if item.outcome == "not_met"] == []
    if outcome == "no_right":
        assert {item.code for item in found} <= {""}, "and no known error is named"


def test_where_it_is_open_whether_there_was_a_right_words_show_where_to_look() -> None:
    found = refused(without("appropriate_and_necessary"), grounds=("Ikke motivert nok",))
    assert told(found) == [
        ("E7", "refused_only_without_right", "unknown"),
        ("E7", "no_other_conditions", "unknown"),
    ]


@pytest.mark.parametrize(
    ("on", "grounds", "expected"),
    [
        # the exception is the municipality's to invoke: a refusal on another ground does not
        (date(2019, 1, 1), ("Mangler plass",), "not_met"),
        (ON, ("Mangler plass",), "not_met"),
        (ON, ("sotjl.29.capacity",), "not_met"),
        (ON, ("sotjl.29.not_disproportionately_burdensome",), "unknown"),  # invoked, and not judged
        (ON, ("Et program ville være uforholdsmessig byrdefullt",), "unknown"),
        (ON, ("Mangler plass", "Avslått etter § 29 tredje ledd"), "unknown"),
        (ON, ("På grunn av forhold ved søkeren kan vi ikke tilby program",), "unknown"),
        (ON, (), "unknown"),  # no ground on record: it may have been
        # until 2018 there was no such exception, and everything else is met
        (date(2018, 12, 31), ("Mangler plass",), "not_met"),
    ],
)
def test_an_exception_that_is_not_invoked_does_not_carry_a_refusal(
    on: date, grounds: tuple[str, ...], expected: str
) -> None:
    case = without("disproportionately_burdensome")
    found = {item.finding.rule: item for item in refused(case, on, grounds=grounds)}
    assert found[RULE].outcome == expected
    decision = ProgrammeDecision(kind="refused", decided_on=on, grounds=grounds)
    remarks = review(attrs.evolve(case, course=Course(applied_on=on, decisions=(decision,))), on).remarks
    because = [item.outcome for item in remarks if item.finding.rule == EXCEPTION]
    assert because == (["not_met"] if expected == "not_met" and on.year >= 2019 else [])


def test_an_exception_that_is_judged_carries_the_refusal_and_one_left_open_among_more_does_not_decide() -> (
    None
):
    judged = answering("disproportionately_burdensome", True)
    assert told(refused(judged, grounds=("Mangler plass",))) == [("", "no_other_conditions", "unknown")]
    both = attrs.evolve(
        ENTITLED,
        assessments=tuple(
            a
            for a in ENTITLED.assessments
            if not a.question.endswith(("disproportionately_burdensome", "appropriate_and_necessary"))
        ),
    )
    assert {item.outcome for item in refused(both, grounds=("Mangler plass",))} == {"unknown"}


def test_a_condition_of_the_law_among_the_practice_conditions_is_the_laws() -> None:
    named = PracticeCondition(name="sotjl.29.age", met=False)
    assert refused(attrs.evolve(ENTITLED, practice_conditions=(named,)))[1:] == []
    found = refused(answering("capacity_substantially_reduced", False))
    assert found == []
    young = attrs.evolve(ENTITLED, birth_date=date(2010, 1, 1), practice_conditions=(named,))
    assert refused(young) == []


@pytest.mark.parametrize(
    ("stay", "breach"),
    [
        (None, True),
        (Stay(), True),  # nothing known of it: nothing taken away
        (Stay(here=True, in_institution=False), True),
        (Stay(here=False, in_institution=False), False),  # another municipality decides (§ 3 (1))
        (Stay(here=False, in_institution=True, here_before=True), True),  # § 3 (2): still this one
        (Stay(here=True, in_institution=True, here_before=False), False),
        (Stay(here=False), True),  # may be in an institution, and from here
    ],
)
def test_a_refusal_because_another_municipality_gives_the_services(stay: Stay | None, breach: bool) -> None:
    found = refused(attrs.evolve(ENTITLED, stay=stay))
    assert [item.finding.rule for item in found] == ([RULE] if breach else [])


def test_the_municipality_named_as_a_ground() -> None:
    ground = ("sotjl.3.services_where_the_person_stays",)
    elsewhere = attrs.evolve(ENTITLED, stay=Stay(here=False, in_institution=False))
    assert refused(elsewhere, grounds=ground) == []
    here = attrs.evolve(ENTITLED, stay=Stay(here=True, in_institution=False))
    assert [item.outcome for item in refused(here, grounds=ground)] == ["not_met", "not_met"]


INVOKING = [
    *("Kommunen er ikke forpliktet til å innvilge program", "Kommunen har ikke plikt til å gi program"),
    *("Kommunen har ikkje plikt til å gi program", "Kommunen er ikkje forplikta til å gi program"),
    *("The municipality is not obliged to grant a programme", "There is no duty to grant one"),
    *("§ 29 III", "paragraf 29, siste ledd", "§ 29 tredje avsnitt", "§ 29(3)", "section 29, last paragraph"),
    *("Alvorlig voldsrisiko; det kan ikke kreves av kommunen å tilby program", "uforholdsmessig tyngjande"),
    "Pga. valdsrisiko kan det ikkje krevjast at kommunen har eit program",
]


@pytest.mark.parametrize("words", INVOKING)
@pytest.mark.parametrize("where", ["ground", "reasons"])
def test_the_exception_is_invoked_in_grounds_or_in_the_written_reasons(words: str, where: str) -> None:
    """In doubt it is: then the review asks whether it was judged, and finds no breach."""
    grounds, reasons = ((words,), None) if where == "ground" else (("Ikke plass",), words)
    decision = ProgrammeDecision(kind="refused", decided_on=ON, grounds=grounds, reasons=reasons)
    case = without("disproportionately_burdensome")
    case = attrs.evolve(case, course=Course(applied_on=ON, decisions=(decision,)))
    remarks = review(case, ON).remarks
    assert [item for item in remarks if item.finding.rule == EXCEPTION] == []
    assert [item.outcome for item in remarks if item.finding.rule == RULE] == ["unknown"]
    assert "E16" not in {item.code for item in remarks}


@pytest.mark.parametrize("reasons", ["Kan ikke tilby program nå.", "", None])
def test_reasons_that_do_not_invoke_it_leave_the_breach(reasons: str | None) -> None:
    decision = ProgrammeDecision(
        kind="refused", decided_on=ON, grounds=("Kan ikke tilby program",), reasons=reasons
    )
    case = without("disproportionately_burdensome")
    case = attrs.evolve(case, course=Course(applied_on=ON, decisions=(decision,)))
    found = {item.finding.rule: item for item in review(case, ON).breaches}
    assert {EXCEPTION, RULE} <= set(found)
    assert found[RULE].code == "E16"
