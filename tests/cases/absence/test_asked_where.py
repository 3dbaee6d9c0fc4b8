"""What is asked about an absence is asked where the answer is lacking; answered there, no more."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.absence.people import CHILD, TEN, case, child, ill, sick
from cases.absence.written import absence, day
from qupcore import Participant, benefit_month, read_case, review, write_case
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.errors import BadInput
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import BoolTerm, ChoiceTerm
from qupcore.testing import courses, people_in_courses

FEW = settings(
    max_examples=max(20, settings.default.max_examples // 2),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
DATES = {"child_birth_date": "2018-01-01", "event_on": "2026-09-01", "asked_on": "2026-08-03"}


def answers(term: str, path: str) -> tuple[Any, ...]:
    """Answers that may stand at a path; none where it is no single field of an entry that there is."""
    field = path.rpartition(".")[2]
    if not re.fullmatch(r"\$\.course\.(\w+\[\d+\]\.)?\w+", path) or field in ("decisions", "children"):
        return ()
    if field in DATES:
        return (DATES[field],)
    found = vocabulary()[term]
    if isinstance(found, BoolTerm):
        return (False, True) if field != "reason" else ()
    return found.values if isinstance(found, ChoiceTerm) else ()


def answered(person: Participant, path: str, value: Any) -> Participant:
    """The case with an answer put where it was asked for."""
    record = json.loads(write_case(person))
    entry: Any = record
    *steps, last = re.findall(r"\w+", path)
    for step in steps:
        entry = entry[int(step)] if step.isdigit() else entry[step]
    if last == "permitted" and entry.get(last) is False:
        value = True  # refused although the regulation gives it: one of the two is wrong, and that is asked
    else:
        assert entry.get(last) is None, f"{path} has an answer: {entry.get(last)}"
    entry[last] = value
    return read_case(json.dumps(record).encode())


def asked(person: Participant) -> set[tuple[str, str]]:
    return {(item.term, item.path) for part in absence_parts(person) for item in part.questions}


def of_month(person: Participant, year: int, month: int) -> list[tuple[str, str]]:
    return [
        (item.term, item.path.removeprefix("$.course.")) for item in benefit_month(person, year, month).open
    ]


@FEW
@given(people_in_courses(courses(most_absences=5)), st.randoms(use_true_random=False))
def test_what_is_answered_where_it_is_asked_is_asked_no_more(person: Participant, random: Any) -> None:
    for term, path in sorted(asked(person)):
        values = answers(term, path)
        if not values:
            continue
        try:
            after = answered(person, path, random.choice(values))
        except BadInput:  # the day of a birth that would not fit, or the like
            continue
        assert (term, path) not in asked(after)


def close(person: Participant, value: Any = False) -> int:
    """How many answers it takes until nothing about the absences is open."""
    for count in range(20):
        open_ones = [(term, path) for term, path in sorted(asked(person)) if answers(term, path)]
        if not open_ones:
            return count
        person = answered(person, open_ones[0][1], value)
    raise AssertionError("asked for ever")


REFUSED = {"doctor_demanded": True, "permitted": False}
NO = {"prevented_from_doctor": False, "same_illness": False}


def test_of_two_entries_of_one_illness_the_one_without_an_answer_is_asked() -> None:
    """§ 6 (4) asks about the illness; [0] has said no already."""
    first, second = ill("2026-04-15/2026-04-16", **REFUSED, **NO), ill("2026-04-17/2026-04-21", **REFUSED)
    person = case(first, second)
    assert set(of_month(person, 2026, 4)) == {
        ("illness.prevented_from_doctor", "absences[1].prevented_from_doctor"),
        ("illness.same_illness", "absences[1].same_illness"),
    }
    assert of_month(case(first, attrs.evolve(second, **NO)), 2026, 4) == []


def test_a_demand_is_asked_about_in_the_entry_that_does_not_say() -> None:
    first = ill("2026-04-15/2026-04-16", doctor_demanded=False, permitted=None)
    second = ill("2026-04-17/2026-04-21")
    found = asked(case(first, second))
    assert ("absence.doctor_demanded", "$.course.absences[1].doctor_demanded") in found
    assert ("absence.doctor_demanded", "$.course.absences[0].doctor_demanded") not in found


def test_an_entry_with_a_doctors_certificate_is_asked_last_and_by_name() -> None:
    """Both entries without a certificate say no: what is open is the third, which nobody named."""
    first, second = ill("2026-05-26/2026-05-28", **REFUSED), ill("2026-05-29/2026-06-01", **REFUSED)
    third = absence("2026-06-02/2026-06-05", "own_illness", certificate="doctor")
    both = attrs.evolve(first, prevented_from_doctor=False), attrs.evolve(second, prevented_from_doctor=False)
    prevented = "illness.prevented_from_doctor"
    one_open = of_month(case(both[0], second, third), 2026, 5)
    assert (prevented, "absences[1].prevented_from_doctor") in one_open
    assert (prevented, "absences[2].prevented_from_doctor") in of_month(case(*both, third), 2026, 5)
    settled = case(*both, attrs.evolve(third, prevented_from_doctor=False))
    assert of_month(settled, 2026, 5) == []
    assert close(case(first, second, third)) < 9


@pytest.mark.parametrize(
    ("before", "asks"),
    [
        # Days before count where they were without a doctor's certificate (§ 6 (3)).
        (absence("2026-09-01/2026-09-02", "own_illness"), ("absence.certificate", "absences[0].certificate")),
        (absence("2026-09-01/2026-09-02", None), ("absence.reason", "absences[0].reason")),
    ],
)
def test_days_before_that_may_count_are_asked_about_in_their_entry(
    before: Any, asks: tuple[str, str]
) -> None:
    person = case(before, ill("2026-09-14/2026-09-15", doctor_demanded=True, permitted=False))
    found = of_month(person, 2026, 9)
    assert asks in found
    assert not any(path.startswith("absences[1].certificate") for _, path in found)


def test_which_of_two_reasons_it_was_is_asked_in_the_entry_of_the_two() -> None:
    before = ill("2026-09-01/2026-09-03"), absence("2026-09-02", "holiday")
    found = asked(case(*before, ill("2026-09-14/2026-09-16", doctor_demanded=True, permitted=False)))
    assert ("record.one_reason", "$.course.absences[0].reason") in found
    assert not any(term.startswith("illness.uncertified") for term, _ in found)


def test_a_withdrawal_of_no_known_ground_is_asked_for_its_ground() -> None:
    """§ 10 third sentence, with § 8: of a sick child only doubt counts."""
    taken = SelfCertificateWithdrawal(first=day("2026-01-05"), last=day("2026-12-31"))
    other = attrs.evolve(taken, first=day("2025-01-01"), last=day("2025-06-01"))
    found = asked(case(sick("2026-09-15"), children=(CHILD,), withdrawals=(other, taken)))
    assert ("withdrawal.ground", "$.course.withdrawals[1].ground") in found
    assert not any(term == "illness.self_certificate_withdrawn" for term, _ in found)
    doubted = (attrs.evolve(taken, ground="many_absences"),)
    assert asked(case(sick("2026-09-15"), children=(CHILD,), withdrawals=doubted)) == set()


ELEVENTH = sick("2026-09-15", permitted=False)


@pytest.mark.parametrize(
    ("children", "more", "expected"),
    [
        # Chronically ill comes first, and of the child that does not say; what it brings is asked after that.
        ((CHILD,), {"sole_carer": True}, {("care.chronically_ill", "children[0].chronically_ill")}),
        (
            (child("2018-01-01", chronically_ill=True),),
            {"sole_carer": True},
            {("care.chronic_children", "children[0].more_absence")},
        ),
        (
            (child("2018-01-01", chronically_ill=False), child("2020-01-01")),
            {"sole_carer": True},
            {("care.chronically_ill", "children[1].chronically_ill")},
        ),
        # Said to bring no more absence, or grown up: nothing it could change.
        ((child("2018-01-01", more_absence=False, chronically_ill=False),), {"sole_carer": True}, set()),
        (
            (child("2018-01-01", chronically_ill=False), child("1990-01-01")),
            {"sole_carer": True},
            set(),
        ),
        # § 11 (3) gives the same to who is alone and to who has an other parent unable: one answer will do.
        (
            (child("2018-01-01", chronically_ill=False),),
            {},
            {("care.alone", "sole_carer"), ("care.other_parent_unable", "other_parent_unable")},
        ),
        ((child("2018-01-01", chronically_ill=False),), {"other_parent_unable": True}, set()),
        (
            (child("2018-01-01", chronically_ill=False),),
            {"sole_carer": False},
            {("care.other_parent_unable", "other_parent_unable")},
        ),
    ],
)
def test_the_child_and_the_fact_that_is_missing_are_named(
    children: Any, more: Any, expected: set[tuple[str, str]]
) -> None:
    days = TEN if more.get("sole_carer") is not True and not more.get("other_parent_unable") else many()
    found = set(of_month(case(*days, ELEVENTH, children=children, **more), 2026, 9))
    assert {item for item in found if not item[0].startswith("absence.")} == expected


def many() -> tuple[Any, ...]:
    """Twenty days, all that who is alone may have (§ 11 (2))."""
    return (sick("2026-08-03/2026-08-14", certificate="doctor"), *TEN)


def test_a_child_of_no_known_birth_is_asked_for_and_nothing_else_of_it() -> None:
    """Which child it was comes first; every child on record is answered."""
    away = absence("2026-09-15", "sick_child", certificate="self", permitted=False)
    settled = child("2018-01-01", chronically_ill=False)
    found = of_month(case(*TEN, away, children=(settled,), sole_carer=False), 2026, 9)
    assert {path for _, path in found} == {"absences[10].child_birth_date", "other_parent_unable"}


def test_a_child_that_is_not_on_record_is_to_be_put_there() -> None:
    away = sick("2026-09-15", child_birth_date="2010-01-01", permitted=False)
    found = of_month(case(away, children=(CHILD,)), 2026, 9)
    assert ("care.chronically_ill", "children[].chronically_ill") in found


def test_a_review_asks_for_what_the_regulation_turns_on_and_not_for_its_answer() -> None:
    """Nobody can put on record what the regulation comes to: `absence.entitled` has no field."""
    person = case(*TEN, ELEVENTH, children=(CHILD,), sole_carer=False)
    (remark,) = (item for item in review(person, date(2026, 10, 1)).remarks if item.topic == "permission")
    assert [(item.term, item.path) for item in remark.add] == [
        ("care.chronically_ill", "$.course.children[0].chronically_ill"),
        ("care.other_parent_unable", "$.course.other_parent_unable"),
    ]
    nothing = review(case(absence("2026-09-08"), absence("2026-09-09", permitted=False)), date(2026, 10, 1))
    found = {(ask.term, ask.path) for item in nothing.remarks for ask in item.add}
    assert not any(term == "absence.entitled" for term, _ in found)
    for number in (0, 1):  # of no known reason: which of the sections it is held against turns on that
        assert ("absence.reason", f"$.course.absences[{number}].reason") in found
