"""Receipts of plan checks: the answer with everything that it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from qupcore.deciding.receipt import seal_of
from qupcore.domain.answers.plan_receipt import PlanReceipt
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.planning.check import check_plan
from qupcore.planning.entries_read import entries_read
from qupcore.planning.rules.prepared import prepare
from qupcore.planning.rules.view import catalogues_of
from qupcore.plugins.transport import encode
from qupcore.rules.applied_law import AppliedLaw
from qupcore.version import __version__
from qupcore.wire.json_text import Json, canonical, checked_tree
from qupcore.wire.plan import plan_check_record
from qupcore.wire.record import parameters_record, rules_record
from qupcore.wire.structure import case_of, to_json

__all__ = ["PLAN_RECEIPT_FORM", "plan_receipt", "plan_receipt_record", "write_plan_receipt"]

PLAN_RECEIPT_FORM = 1
_NOT_THE_ANSWER = ("period", "repairs", "complete", "versions")
"""Keys of the record of a check that a receipt leaves out: it has its days; repairs need whole catalogues."""


def plan_receipt(
    plan: Plan,
    on: date | Period,
    *,
    case: Participant,
    catalogue: Catalogue | Iterable[Catalogue],
    policy: Mapping[str, int] | None = None,
) -> PlanReceipt:
    """Check a plan, and pin the answer with all that it was made from.

    Args:
        plan: The plan.
        on: The day whose week is checked, or a period.
        case: The person the plan is for.
        catalogue: The measures; several catalogues in any order.
        policy: Chosen values of numbers that the law leaves open, by full name.

    Raises:
        BadInput: `case` is not a case, or `catalogue` is a snapshot, which has no owners.

    >>> from qupcore import Element, national
    >>> someone, day = Participant(ref="a"), date(2026, 9, 1)
    >>> plan = Plan(valid_from=day, elements=(Element(measure="no:arbeidstrening"),))
    >>> plan_receipt(plan, day, case=someone, catalogue=national()).answer["outcome"]
    'needs_assessment'
    """
    check_arguments(plan_receipt, locals())
    check_case(case)
    given = catalogues_of(catalogue)
    period = Period(on, on) if isinstance(on, date) else on
    check = check_plan(plan, on, case=case, catalogue=given, policy=policy, repairs=0)
    rules = prepare(given, period.start, AppliedLaw(NATIONAL, policy), municipality=case.municipality)
    kept = entries_read(plan, case.course, given, rules.owners)
    record = plan_check_record(check)
    books = [ready.decide.rulebook for ready in (rules.law.weeks, rules.law.content, rules.law.work)]
    bare = PlanReceipt(
        case=case,
        plan=plan,
        first=period.start,
        last=period.end,
        policy=dict(policy or {}),
        catalogues=tuple(part for part, _ in kept),
        hashes=tuple(hash for _, hash in kept),
        rules=_each_once(rule for book in books for rule in rules_record(book)),
        parameters=_each_once(number for book in books for number in parameters_record(book)),
        answer={
            **{key: value for key, value in record.items() if key not in _NOT_THE_ANSWER},
            "provenance": {**_object(record["provenance"]), "qupcore": __version__},
        },
        form=PLAN_RECEIPT_FORM,
    )
    return attrs.evolve(bare, seal=seal_of(plan_receipt_record(bare)))


def write_plan_receipt(receipt: PlanReceipt) -> str:
    """The receipt as canonical JSON: the same bytes for the same case, plan, day, entries and versions.

    Raises:
        BadInput: it is longer than a receipt may be: what is written can be read.
    """
    check_arguments(write_plan_receipt, locals())
    text = canonical(plan_receipt_record(receipt))
    if (size := len(text.encode())) > input_limits().receipt_bytes:
        what = worded(
            "the receipt would be a file of {size} bytes, more than the {longest_receipt} it may have",
            size=size,
            longest_receipt=input_limits().receipt_bytes,
        )
        remedy = limit_remedy("receipt_bytes", worded("shorten the texts of the case"))
        raise BadInput(what, remedy=remedy, code="file.too-large")
    return text


def plan_receipt_record(receipt: PlanReceipt) -> dict[str, object]:
    """The receipt as JSON values. A case that was read is written unchanged."""
    return {
        "plan_receipt": receipt.form,
        "case": _as_read(receipt) or to_json(receipt.case),
        "plan": to_json(receipt.plan),
        "first": receipt.first.isoformat(),
        "last": receipt.last.isoformat() if receipt.last else None,
        "policy": dict(receipt.policy),
        "catalogues": [
            {"name": part.by, "hash": hash, **encode(part)}
            for part, hash in zip(receipt.catalogues, receipt.hashes, strict=True)
        ],
        "rules": [dict(rule) for rule in receipt.rules],
        "parameters": [dict(number) for number in receipt.parameters],
        "answer": dict(receipt.answer),
        "seal": receipt.seal,
    }


def _as_read(receipt: PlanReceipt) -> Json:
    """The case as in its file; None where it was not read, or has been replaced."""
    tree: Any = receipt.case_as_read
    if tree is None or case_of(checked_tree(tree), path="$.case") != receipt.case:
        return None
    return tree  # type: ignore[no-any-return]


def _each_once(entries: Iterable[Mapping[str, object]]) -> tuple[Mapping[str, object], ...]:
    """The entries without repetition: two rulebooks may read one number."""
    found: dict[str, Mapping[str, object]] = {}
    for entry in entries:
        found.setdefault(str(entry.get("id", entry.get("name"))), entry)
    return tuple(found.values())


def _object(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value
