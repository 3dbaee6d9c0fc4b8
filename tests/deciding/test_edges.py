"""The day asked about, judgements that stand together, sums that are not known, receipts that cannot be."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from qupcore import WorkAbilityAssessment, decide
from qupcore.deciding.facts import at_least, facts_of
from qupcore.deciding.prepared import prepared_on
from qupcore.deciding.receipt import read_receipt, receipt_of, write_receipt
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Benefit, Household, Participant
from qupcore.domain.money import Money
from qupcore.errors import BadInput
from qupcore.law.terms.right import Children

ON = date(2026, 9, 1)
NUMBERS = prepared_on(ON).numbers


@pytest.mark.parametrize(
    ("on", "said"),
    [(datetime(2026, 9, 1), "a date with a time"), ("2026-09-01", "'2026-09-01'"), (None, "is not given")],  # noqa: DTZ001
)
def test_the_day_asked_about_is_a_day(on: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        decide(Participant(ref="a"), on=on)


def no(question: str, **fields: Any) -> Assessment:
    return Assessment(question=f"judgement.{question}", answer=False, at=date(2026, 8, 1), **fields)


def test_a_refusal_on_two_judgements_without_grounds_names_both_where_each_is_enough() -> None:
    """Taken alone, either may fall and the refusal stands; both may not. So both are named."""
    bare = (no("capacity_substantially_reduced"), no("appropriate_and_necessary"))
    found = decide(Participant(ref="a", birth_date=date(1990, 1, 1), assessments=bare), on=ON)
    assert found.outcome == "no_right"
    assert {item.question for item in found.unfinished} == {item.question for item in bare}
    assert not found.final
    whole = (bare[0], no("appropriate_and_necessary", grounds="seen", by="adviser"))
    found = decide(Participant(ref="a", birth_date=date(1990, 1, 1), assessments=whole), on=ON)
    assert (found.outcome, found.unfinished, found.final) == ("no_right", (), True)


def test_of_two_judgements_without_grounds_only_the_one_the_refusal_rests_on_is_named() -> None:
    reduced = no("capacity_substantially_reduced")
    bare = (reduced, Assessment(question="judgement.appropriate_and_necessary", answer=True, at=reduced.at))
    found = decide(Participant(ref="a", birth_date=date(1990, 1, 1), assessments=bare), on=ON)
    assert found.outcome == "no_right"
    assert [item.question for item in found.unfinished] == [reduced.question]


@pytest.mark.parametrize(("completed_on", "known"), [(ON, True), (date(2026, 9, 2), False)])
def test_an_assessment_counts_from_the_day_it_was_gone_through(completed_on: date, known: bool) -> None:
    person = Participant(ref="a", work_ability_assessment=WorkAbilityAssessment(completed_on=completed_on))
    assert ("assessed.work_ability" in facts_of(person, ON, NUMBERS)) is known


SICK = Benefit(kind="sickness_benefit", law="folketrygdloven", monthly_nok=Money.from_nok(9_000))
OPEN = attrs.evolve(SICK, kind="work_assessment_allowance", monthly_nok=None)
PARENT = attrs.evolve(SICK, kind="parental_benefit")
OTHER = Benefit(kind="other", law="other")


INSURANCE = "benefits.insurance_benefit"


@pytest.mark.parametrize(
    ("held", "total", "insurance", "least"),
    [
        (None, None, None, {}),  # which benefits there are is not known: that is not none
        ((), 0, False, {}),
        ((OTHER,), 0, False, {}),
        ((SICK,), 900_000, True, {}),
        ((SICK, PARENT), 1_800_000, True, {}),
        ((SICK, OPEN), None, True, {"benefits.monthly_total": 900_000}),
        ((OPEN,), None, True, {}),
    ],
)
def test_what_is_known_of_the_benefits(held: Any, total: Any, insurance: Any, least: Any) -> None:
    person = Participant(ref="a", benefits=held)
    facts = facts_of(person, ON, NUMBERS)
    known = [facts[name].value if name in facts else None for name in ("benefits.monthly_total", INSURANCE)]
    assert known == [total, insurance]
    assert at_least(person, ON) == least


@pytest.mark.parametrize(("born", "young"), [(ON, 1), (date(2026, 9, 2), 0), (date(2027, 9, 2), 0)])
def test_a_child_that_is_not_born_yet_is_in_no_group(born: date, young: int) -> None:
    home = Household(kind="single", child_birth_dates=(born,))
    facts = facts_of(Participant(ref="a", household=home), ON, NUMBERS)
    numbers = [facts[term.name].value for term in (Children.youngest, Children.middle, Children.oldest)]
    assert numbers == [young, 0, 0]


def receipt(**changes: Any) -> bytes:
    person = Participant(ref="a", birth_date=date(1990, 1, 1))
    tree = json.loads(write_receipt(receipt_of(person, decide(person, on=ON))))
    return json.dumps({**tree, **changes}).encode()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"on": "2026-13-01"}, "$.on"),
        ({"on": "20260901"}, "$.on"),
        ({"on": "soon"}, "$.on"),
        ({"rules": [{}, 1]}, "$.rules[1]"),
        ({"parameters": ["a"]}, "$.parameters[0]"),
        ({"policy": {"a": 1.5}}, "$.policy"),
        ({"policy": {"a": True}}, "$.policy"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused_at_the_place(changes: dict[str, Any], path: str) -> None:
    assert read_receipt(receipt()).on == ON
    with pytest.raises(BadInput) as refused:
        read_receipt(receipt(**changes))
    assert any(fault.path.startswith(path) for fault in refused.value.faults)
