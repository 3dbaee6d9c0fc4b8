"""A day before 2007-11-01 in a case: it is asked about, all else is answered, and it makes no breach."""

from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from cases.review.test_end_of_the_calendar import dated, record
from cases.review.test_leaving_out import ITSELF, named
from qupcore import Participant, benefit_month, decide, duties, read_case, review
from qupcore.errors import BadInput

ON = date(2026, 10, 1)
MORE: dict[str, Any] = {
    "refunds": [
        {
            "first": "2026-04-01",
            "last": "2026-04-30",
            "benefit": "sickness_benefit",
            "claimed_on": "2026-05-10",
        },
        {"first": "2026-05-01", "last": "2026-05-31", "benefit": "sickness_benefit"},
    ],
    "recoveries": [{"year": 2026, "month": 9, "amount_nok": 500, "decided_on": "2026-08-03"}],
    "repayments": [{"decided_on": "2026-08-04", "amount_nok": 500, "wrong_information": True}],
    "payments": [{"first": "2026-08-01", "last": "2026-08-31", "paid_on": "2026-08-31"}],
    "access_requests": [{"asked_on": "2026-08-05", "answered_on": "2026-08-06"}],
}


def rich() -> dict[str, Any]:
    case = record()
    case["course"] |= copy.deepcopy(MORE)
    return case


def put(case: dict[str, Any], place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    into: Any = case
    for name in place[:-1]:
        into = into[name]
    into[place[-1]] = value
    return case


def read(case: dict[str, Any]) -> Participant:
    return read_case(json.dumps(case).encode())


def breaches(case: Participant) -> Counter[str]:
    return Counter(item.finding.rule for item in review(case, ON).breaches)


PLACES = [place for place in dated(rich()) if place != ("birth_date",)]


@pytest.mark.parametrize("day", ["2006-01-02", "0001-01-01"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_every_public_function_answers(place: tuple[Any, ...], day: str) -> None:
    try:
        case = read(put(rich(), place, day))
    except BadInput:  # a last day before the first
        return
    benefit_month(case, 2026, 9)
    decide(case, ON)
    duties(case, ON)
    review(case, ON)


# What is not known makes no breach; neither does a day that cannot be right. The days of these say something
# by themselves, and the law holds whatever comes after them to be late or out of place.
SAYS_WHEN = {
    "applies_from",
    "interim_answer_on",
    "completed_on",
    "at",
    "paid_on",
    "first",
    "last",
    "informed_on",
    "asked_on",
}


@pytest.mark.parametrize(
    "place", [p for p in PLACES if p[-1] not in SAYS_WHEN], ids=lambda p: ".".join(map(str, p))
)
def test_a_day_that_cannot_be_right_makes_no_breach(place: tuple[Any, ...]) -> None:
    before = breaches(read(rich()))
    try:
        after = breaches(read(put(rich(), place, "2006-01-02")))
    except BadInput:
        return
    # As where the grant is left out: the plan of its time, with days of its own, is held in the extension.
    plan = {("sotjl.30.full_time_all_year", "$.course.decisions[].decided_on")}
    assert {(rule, named(place)) for rule in after - before} - ITSELF - plan == set()


@pytest.mark.parametrize(
    ("place", "day", "asked"),
    [
        (("decisions", 1, "decided_on"), "2007-10-31", True),
        (("decisions", 1, "decided_on"), "2007-11-01", False),
        (("started_on",), "2007-10-31", True),
        (("applied_on",), "2007-10-31", True),  # else § 31 would hold the start to be years late
        (("plans", 0, "valid_from"), "2007-10-31", True),
        (("plans", 0, "evaluation_dates", 1), "2007-10-31", True),
        (("appeals", 0, "received_on"), "2007-10-31", True),
        (("appeals", 0, "posted_on"), "2007-10-31", True),
        (("appeals", 0, "result", "decided_on"), "2007-10-31", True),
        (("refunds", 0, "claimed_on"), "2007-10-31", True),
        (("recoveries", 0, "decided_on"), "2007-10-31", True),
        (("repayments", 0, "decided_on"), "2007-10-31", True),
    ],
)
def test_the_day_is_asked_about_where_it_stands(place: tuple[Any, ...], day: str, asked: bool) -> None:
    case = read(put(rich(), ("course", *place), day))
    path = "$.course" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place)
    found = [one for r in review(case, ON).remarks for one in r.add if one.term == "record.after_the_law"]
    assert [one.path for one in found] == ([path] if asked else [])


def test_everything_else_is_answered_as_without_the_entry() -> None:
    """A refusal of 2006 among decisions of 2025 and 2026: the same as if it did not stand there."""
    case = rich()
    case["course"]["decisions"].append({"kind": "refused", "decided_on": "2006-01-02"})
    assert duties(read(case), ON) == duties(read(rich()), ON)
    others = [
        r for r in review(read(case), ON).remarks if "record.after_the_law" not in [q.term for q in r.add]
    ]
    assert others == list(review(read(rich()), ON).remarks)


def test_an_appeal_that_only_an_old_decision_dates_is_asked_about() -> None:
    case = rich()
    case["course"]["appeals"] = [{"against": "2006-01-02"}]
    found = [
        one.path
        for r in review(read(case), ON).remarks
        for one in r.add
        if one.term == "record.after_the_law"
    ]
    assert found == ["$.course.appeals[0].against"]
