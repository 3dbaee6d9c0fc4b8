"""To leave a fact out never makes a breach: every entry and every field is left out of cases, one at a time.

Where the entry's absence itself is the breach, the docs say so; those are named here (docs/review.md).
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qupcore import read_case, review
from qupcore.errors import BadInput, NoRulesInForce

EXAMPLES = Path(__file__).parents[3] / "examples"
ON = date(2026, 6, 15)

ITSELF = {
    # a plan with elements states all of them: what it does not state is not in the plan
    ("sotjl.30.full_time_all_year", "$.course.plans[].elements[]"),
    ("for-2011-1471.1.job_search_in_final_part", "$.course.plans[].elements[]"),
    ("for-2011-1471.1.work_directed_by_halfway", "$.course.plans[].elements[]"),
    # the exception is the municipality's to invoke: without a judgement, its decision has to (§ 29 (3))
    ("sotjl.29.exception_invoked", "$.assessments[]"),
    # attendance is registered (§ 39): a record that has absences in it has all of them
    ("for-2011-1471.8.withdrawal_has_ground", "$.course.absences[]"),
    ("for-2011-1471.8.withdrawal_has_ground", "$.course.absences[].reason"),
}


def rich() -> dict[str, Any]:
    """A case in order, with something in most of its lists."""
    tree = json.loads((EXAMPLES / "E42-recent-in-order.json").read_text(encoding="utf-8"))
    ill = {"reason": "own_illness", "certificate": "self", "permitted": True}
    refund = {
        **{"benefit": "sickness_benefit", "first": "2025-04-01", "last": "2025-04-30"},
        **{"claimed_on": "2025-05-10", "same_purpose": True, "amount_nok": 1000, "outlays_nok": 1000},
    }
    course = tree["course"]
    course["absences"] = [
        *course.get("absences", ()),
        *({"first": f"2025-{month:02}-15", **ill} for month in (7, 8, 9, 10)),
        {"first": "2026-01-12", "last": "2026-01-16", "reason": "holiday", "permitted": True},
    ]
    taken = {"first": "2025-11-03", "ground": "many_absences", "heard_on": "2025-10-30"}
    course["withdrawals"] = [{**taken, "reviewed_on": "2026-04-01"}]
    course["refunds"] = [refund, {**refund, "first": "2026-03-20", "last": "2026-04-10"}]
    course["work"] = [{"first": "2025-09-01", "last": "2025-12-31", "minutes_a_week": 600}]
    course["leaves"] = [{"first": "2026-02-02", "last": "2026-02-06", "with_benefit": True}]
    course["payments"] = [
        {"first": "2025-05-01", "last": "2025-05-31", "paid_on": "2025-05-30", "attendance_registered": True}
    ]
    return dict(tree)


def reserved() -> dict[str, Any]:
    """A cut without notice that only carries out what the award reserves for absence (docs/review.md)."""
    tree = json.loads((EXAMPLES / "E12-reduced-without-notice.json").read_text(encoding="utf-8"))
    day = {"applies_from": "2026-03-13", "applies_to": "2026-03-13"}
    tree["course"]["decisions"] = [
        {
            **{"kind": "granted", "decided_on": "2026-01-05", "reserves_for_absence": True},
            **{"applies_from": "2026-01-05", "applies_to": "2026-03-31"},
        },
        {"kind": "reduced", "decided_on": "2026-04-12", "advance_notice": False, "written": False, **day},
        {
            **{"kind": "extended", "decided_on": "2026-03-20", "reserves_for_absence": False},
            **{"applies_from": "2026-04-01", "applies_to": "2026-12-31"},
        },
    ]
    tree["course"]["absences"] = [{"first": "2026-03-13", "reason": "other", "permitted": False}]
    tree["course"]["started_on"] = "2026-01-05"
    return dict(tree)


def nodes(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every key and every entry of a case, with what they hold."""
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield (*path, key)
        yield from nodes(tree[key], (*path, key))


def without(tree: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    less = copy.deepcopy(tree)
    place: Any = less
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return less


def breaches(tree: dict[str, Any]) -> Counter[str]:
    found = review(read_case(json.dumps(tree).encode()), ON).breaches
    return Counter(item.finding.rule for item in found)


def named(path: tuple[str | int, ...]) -> str:
    return "$" + "".join("[]" if isinstance(key, int) else f".{key}" for key in path)


def made(tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The breaches that leaving something out makes, with what was left out."""
    before = breaches(tree)
    for path in nodes(tree):
        try:
            after = breaches(without(tree, path))
        except (BadInput, NoRulesInForce):
            continue  # a field that must be there, or two truths
        for rule in after - before:
            yield rule, named(path)


@pytest.mark.parametrize(
    "example",
    [
        *("rich", "reserved", "E01b-assessment-completed-later", "E07-refused-for-lack-of-motivation"),
        *("E40-before-2019-in-order", "E12-reduced-without-notice"),
    ],
)
def test_to_leave_something_out_never_makes_a_breach(example: str) -> None:
    written = {"rich": rich, "reserved": reserved}
    path = EXAMPLES / f"{example}.json"
    tree = written[example]() if example in written else json.loads(path.read_text(encoding="utf-8"))
    assert set(made(tree)) - ITSELF == set()


def test_a_cut_that_the_award_reserves_for_owes_no_notice() -> None:
    assert {rule for rule in breaches(reserved()) if rule.startswith("fvl")} == set()


def test_the_rich_case_is_in_order() -> None:
    assert breaches(rich()) == Counter()
