"""New terms: a fact that only a proposed law asks for, from its question to the answer; never in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from qupcore import Assessment, Participant, decide, explain, read_case, write_case
from qupcore.asking import ask, set_answer
from qupcore.catalogue import Text
from qupcore.errors import BadInput, RuleError
from qupcore.laboratory.person import person_with
from qupcore.records import decision_record
from qupcore.reforms import NewTerm, Reform, Reword, Side, Sides, law_difference, node_of, read_reform
from qupcore.rules import NATIONAL
from qupcore.rules.nodes import Any

DAY = date(2027, 1, 1)
FILE = Path(__file__).parents[2] / "examples/reforms/schooling.toml"
REFORM = read_reform(FILE.read_bytes(), over=NATIONAL)
LAW = REFORM(NATIONAL)
ENTITLED = {
    "person.age": 30,
    "judgement.benefits_very_limited": True,
    "assessed.work_ability": True,
    "judgement.appropriate_and_necessary": True,
    "judgement.disproportionately_burdensome": False,
    "person.lawful_stay": True,
    "person.exempt_from_residence": True,
}
"""Everything that § 29 asks for, but the capacity that the reform is about."""


def somebody(**proposed: bool | int | str) -> Participant:
    return attrs.evolve(person_with(ENTITLED, DAY), proposed=proposed)


def with_judgements(case: Participant, **answers: bool) -> Participant:
    told = tuple(
        Assessment(question=name.replace("__", "."), answer=answer, grounds="seen", by="adviser 1", at=DAY)
        for name, answer in answers.items()
    )
    return attrs.evolve(case, assessments=(*case.assessments, *told))


REDUCED, NEEDS = "judgement__capacity_substantially_reduced", "proposed_judgement__needs_schooling"


@pytest.mark.parametrize(
    ("case", "outcome"),
    [
        (with_judgements(somebody(schooling=9), **{REDUCED: False}), "right"),
        (with_judgements(somebody(schooling=10), **{REDUCED: False, NEEDS: False}), "no_right"),
        (with_judgements(somebody(schooling=10), **{REDUCED: False, NEEDS: True}), "right"),
        (with_judgements(somebody(schooling=10), **{REDUCED: False}), "undetermined"),
        (with_judgements(somebody(), **{REDUCED: False, NEEDS: False}), "undetermined"),
        (with_judgements(somebody(), **{REDUCED: True}), "right"),
        (somebody(schooling=30), "undetermined"),
    ],
)
def test_a_condition_reads_the_new_facts_in_three_values(case: Participant, outcome: str) -> None:
    assert decide(case, on=DAY, law=LAW).outcome == outcome


def test_a_missing_new_fact_is_asked_for_and_its_answer_decides() -> None:
    case = with_judgements(somebody(), **{REDUCED: False})
    form = {question.term: question for question in ask(case, DAY, "nn", law=LAW)}
    assert set(form) == {"proposed.schooling", "proposed_judgement.needs_schooling"}
    asked = form["proposed.schooling"]
    assert (asked.label, asked.name) == (
        "Kor mange års skulegang har personen?",
        "talet på år med skulegang",
    )
    assert asked.field is not None
    assert (asked.path, asked.field.low, asked.field.high, asked.unit) == (
        "$.proposed.schooling",
        0,
        30,
        "år",
    )
    assert decide(set_answer(case, asked, 5), on=DAY, law=LAW).outcome == "right"
    judged = form["proposed_judgement.needs_schooling"]
    answered = set_answer(case, judged, True, by="adviser 1", at=DAY, grounds="no certificate")
    assert answered.assessments[-1].question == "proposed_judgement.needs_schooling"
    assert decide(answered, on=DAY, law=LAW).outcome == "right"
    with pytest.raises(BadInput, match="31 is more than 30"):
        set_answer(case, asked, 31)


def test_the_law_in_force_does_not_read_them() -> None:
    case = with_judgements(somebody(schooling=9), **{REDUCED: False, NEEDS: True})
    bare = attrs.evolve(case, proposed={}, assessments=case.assessments[:-1])
    assert decision_record(decide(case, on=DAY)) == decision_record(decide(bare, on=DAY))
    assert decide(case, on=DAY).outcome == "no_right"


def test_a_case_with_new_facts_is_read_as_it_was_written() -> None:
    case = with_judgements(somebody(schooling=9, moved=True, home="owned"), **{NEEDS: True})
    again = read_case(write_case(case).encode())
    assert again == case
    assert again.proposed == {"schooling": 9, "moved": True, "home": "owned"}


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ('{"Schooling": 9}', "$.proposed.Schooling"),
        ('{"schooling": 9.5}', "$.proposed.schooling"),
        ('{"schooling": null}', "$.proposed.schooling"),
        ('{"schooling": [9]}', "$.proposed.schooling"),
        ("[9]", "$.proposed"),
    ],
)
def test_a_wrong_fact_is_told_with_its_path(told: str, path: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_case(f'{{"ref": "a", "proposed": {told}}}'.encode())
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("value", [-1, 31, True, "nine"])
def test_a_value_that_the_proposed_law_does_not_take_is_an_error(value: bool | int | str) -> None:
    with pytest.raises(BadInput) as caught:
        decide(somebody(schooling=value), on=DAY, law=LAW)
    (fault,) = caught.value.faults
    assert fault.path == "$.proposed.schooling"
    assert "from 0 to 30" in fault.remedy


def test_an_answer_names_them_in_each_language() -> None:
    answer = decide(with_judgements(somebody(schooling=12), **{REDUCED: False}), on=DAY, law=LAW)
    for lang, words in (
        ("nb", "antall års skolegang: 12 år"),
        ("nn", "talet på år med skulegang: 12 år"),
        ("en", "years of schooling: 12 years"),
    ):
        text = "\n".join(line.text for line in explain(answer, lang))
        assert words in text
        assert "proposed." not in text.replace("$.proposed.", "").replace("proposed_judgement.", "")
    record = decision_record(answer)
    assert [term["name"] for term in record["provenance"]["new_terms"]] == [  # type: ignore[index]
        "proposed.schooling",
        "proposed_judgement.needs_schooling",
    ]
    assert "new_terms" not in decision_record(decide(somebody(), on=DAY))["provenance"]  # type: ignore[operator]


def test_the_witness_of_a_difference_states_them() -> None:
    found = law_difference(Sides(Side(NATIONAL, DAY), Side(LAW, DAY)), ["right"])
    (topic,) = found.topics
    kinds = {witness.kind: witness for witness in topic.witnesses}
    assert set(kinds) == {"newly_right", "newly_undetermined", "newly_determined", "reason"}
    granted = kinds["newly_right"]
    assert {*granted.facts} & {"proposed.schooling", "proposed_judgement.needs_schooling"}
    assert decide(granted.case, on=DAY, law=LAW).outcome == "right"
    assert decide(granted.case, on=DAY).outcome == "no_right"


SCHOOLING = REFORM.terms[0]
READS = Reword(
    about="sotjl.29.capacity",
    start=DAY,
    tree=Any((node_of(REFORM.terms[1]), NATIONAL.in_force(DAY).conditions[1].when)),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        (REFORM.terms, "no rule reads the new term proposed.schooling"),
        ((), "which the reform does not bring"),
        ((REFORM.terms[1], REFORM.terms[1]), "two terms are called"),
    ],
)
def test_each_term_is_read_and_each_that_is_read_is_brought(terms: tuple[NewTerm, ...], what: str) -> None:
    reform = Reform(name="a", source="an example", operations=(READS,), terms=terms)
    with pytest.raises(RuleError, match=what):
        reform(NATIONAL)


def test_two_reforms_may_share_a_term_but_not_its_name_alone() -> None:
    other = Reform(name="other", source="an example", operations=(READS,), terms=(REFORM.terms[1],))
    assert other(LAW).name == "national+schooling-2027+other"
    renamed = attrs.evolve(REFORM.terms[1], question=Text("a", "b", "c"))
    reworded = attrs.evolve(READS, tree=node_of(renamed))
    with pytest.raises(RuleError, match="two terms are called"):
        attrs.evolve(other, operations=(reworded,), terms=(renamed,))(LAW)


def test_a_new_term_is_a_fact_about_the_applicant() -> None:
    data = FILE.read_bytes().replace(b"sotjl.29.capacity", b"sotjl.33.made_together")
    with pytest.raises(BadInput, match="no answer about"):
        read_reform(data, over=NATIONAL)


WAITING = read_reform((FILE.parent / "waiting-year-2019.toml").read_bytes(), over=NATIONAL)
DAY_2019 = date(2019, 1, 1)


@pytest.mark.parametrize(
    ("proposed", "outcome"),
    [
        ({}, "undetermined"),
        ({"programme_before": False}, "right"),
        ({"programme_before": True}, "undetermined"),
        ({"programme_before": True, "months_since_programme": 11}, "no_right"),
        ({"programme_before": True, "months_since_programme": 12}, "right"),
        ({"months_since_programme": 12}, "right"),
        ({"months_since_programme": 11}, "undetermined"),
    ],
)
def test_an_alternative_of_the_consultation_of_2018(
    proposed: dict[str, bool | int | str], outcome: str
) -> None:
    person = person_with({**ENTITLED, "judgement.capacity_substantially_reduced": True}, DAY_2019)
    case = attrs.evolve(person, proposed=proposed)
    assert decide(case, on=DAY_2019).outcome == "right"
    assert decide(case, on=DAY_2019, law=WAITING(NATIONAL)).outcome == outcome


def test_a_rule_of_a_reform_says_in_each_language_what_it_says() -> None:
    proposed: dict[str, bool | int | str] = {"programme_before": True, "months_since_programme": 3}
    case = attrs.evolve(person_with(ENTITLED, DAY_2019), proposed=proposed)
    refused = decide(case, on=DAY_2019, law=WAITING(NATIONAL))
    for lang, words in (
        ("nb", "Det er minst et år siden et tidligere program ble avsluttet: ikke oppfylt"),
        ("nn", "Det er minst eit år sidan eit tidlegare program vart avslutta: ikkje oppfylt"),
        ("en", "An earlier programme ended at least a year ago: not met"),
    ):
        assert words in "\n".join(line.text for line in explain(refused, lang))
    reworded = "The capacity for work and income is substantially reduced, or the person lacks schooling"
    assert reworded in "\n".join(line.text for line in explain(decide(somebody(), on=DAY, law=LAW), "en"))
