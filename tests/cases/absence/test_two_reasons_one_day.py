"""Whole days away for two reasons are read, count once, and keep the benefit where one of them keeps it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from qupcore import benefit_month, read_case, review
from qupcore.cases.absence.parts import absence_parts
from qupcore.errors import BadInput

HOLIDAY = {"first": "2026-06-29", "last": "2026-07-31", "reason": "holiday"}
ILL = {"first": "2026-07-06", "last": "2026-07-10", "reason": "own_illness"}
AGREES = "fvl.17.record_agrees"


def case(*absences):
    first = "2026-01-05"
    grant = {"kind": "granted", "decided_on": first, "applies_from": first, "applies_to": "2026-12-31"}
    course = {"applied_on": "2025-11-03", "started_on": first, "decisions": [grant], "absences": absences}
    person = {"ref": "x", "birth_date": "1990-01-01", "benefits": [], "course": course}
    return read_case(json.dumps(person).encode())


def month(*absences):
    return benefit_month(case(*absences), 2026, 7)


def given(entry, permitted, **more):
    return {**entry, "permitted": permitted, **more}


REFUSED_ILL = given({**ILL, "reason": "other"}, False)


@pytest.mark.parametrize(
    ("absences", "gross", "settled"),
    [
        # one of them keeps it
        ((given(HOLIDAY, True), given(ILL, True, certificate="doctor")), "24653.97", True),
        ((given(HOLIDAY, True), REFUSED_ILL), "24653.97", True),
        # one is refused, and of the other it is not known
        ((given({**ILL, "reason": "welfare"}, None), REFUSED_ILL), "24653.97", False),
    ],
)  # fmt: skip
def test_a_day_is_kept_if_one_reason_keeps_it(absences, gross, settled):
    for order in (absences, absences[::-1]):
        found = month(*order)
        assert str(found.gross) == gross
        assert (found.open == ()) is settled


def test_refused_for_two_reasons_that_the_law_does_not_know_it_is_missed_once():
    """No rule of 2026 is about the pandemic, and none ever of "other" reasons."""
    pandemic = given({**ILL, "reason": "pandemic"}, False)
    both, once = month(REFUSED_ILL, pandemic), month(REFUSED_ILL)
    assert both.gross == month(pandemic, REFUSED_ILL).gross == once.gross
    assert once.gross < month().gross
    assert (both.open, once.open) == ((), ())


def test_the_review_asks_which_reason_holds():
    person = case(given(HOLIDAY, True), given(ILL, True, certificate="doctor"))
    found = [item for item in review(person, date(2026, 8, 15)).remarks if item.finding.rule == AGREES]
    assert [(item.path, item.outcome) for item in found] == [("$.course.absences[1].reason", "unknown")]
    assert [ask.term for ask in found[0].add] == ["record.one_reason"]
    before = review(person, date(2026, 7, 5)).remarks
    assert not [item for item in before if item.finding.rule == AGREES]


def test_days_of_two_reasons_may_count_for_either():
    """25 days of holiday a year (§ 17), five of which were perhaps illness: one more day may be the 26th."""
    more = given({"first": "2026-09-07", "reason": "holiday"}, None)
    whole = case(given(HOLIDAY, True), more)
    with_illness = case(given(HOLIDAY, True), given(ILL, True, certificate="doctor"), more)
    said = {}
    for name, person in (("whole", whole), ("with illness", with_illness)):
        [part] = [p for p in absence_parts(person) if p.first == date(2026, 9, 7)]
        said[name] = part.entitled
    assert said == {"whole": False, "with illness": None}


def test_two_sick_children_on_a_day_are_one_day_and_no_question():
    def child(born):
        return {
            **{"first": "2026-07-06", "reason": "sick_child", "child_birth_date": born},
            **{"certificate": "self", "permitted": True},
        }

    one, two = child("2020-01-01"), child("2021-01-01")
    person = case(one, two)
    assert month(one, two).gross == month().gross
    assert month(one, two).open == month(one).open
    assert not [i for i in review(person, date(2026, 8, 15)).remarks if i.finding.rule == AGREES]


def test_days_of_one_reason_with_permission_and_without_are_a_fault():
    """Both cannot be true. Days that are entered twice otherwise are read: see `test_days_told_twice.py`."""
    with pytest.raises(BadInput) as error:
        case({**ILL, "permitted": True}, {**ILL, "permitted": False})
    assert [fault.path for fault in error.value.faults] == ["$.course.absences[1]"]
