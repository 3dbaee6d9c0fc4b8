"""Receipts: a decision with everything that it was made from, written and read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from qupcore.deciding.prepared import prepared_on
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.decision import Decision
from qupcore.domain.answers.receipt import Receipt
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_bytes
from qupcore.domain.case.participant import Participant
from qupcore.domain.input_limits import input_limits, limit_remedy, told_faults
from qupcore.errors import BadInput, Fault, QupError
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.wire.json_text import Json, JsonFault, canonical, checked_tree, parse
from qupcore.wire.record import decision_record, parameters_record, rules_record
from qupcore.wire.structure import case_of, to_json

__all__ = ["FORM", "read_receipt", "receipt_of", "receipt_record", "seal_of", "write_receipt"]

FORM = 2
"""1: without a seal, to November 2026. 2: with a seal over everything else."""


@moved_to_keywords("case", "decision", since="0.2.0", gone_in="0.3.0", participant="case")
def receipt_of(case: Participant, decision: Decision) -> Receipt:
    """Pin a decision with all it was made from.

    Raises:
        QupError: the decision is a trial under another law than the national one; nothing was decided.
    """
    check_arguments(receipt_of, locals())
    if decision.provenance.trial:
        raise QupError(
            worded("no receipt can be made of a trial under the law {law!r}", law=decision.provenance.law),
            why="a trial shows what another law would give; it decides nothing about anybody",
            remedy="decide under the national law",
            code="law.trial",
        )
    on, policy = decision.provenance.on, dict(decision.provenance.policy)
    rulebook = prepared_on(on, policy).rulebook
    bare = Receipt(
        case=case,
        on=on,
        policy=policy,
        rules=rules_record(rulebook),
        parameters=parameters_record(rulebook),
        decision=_decision_of_form_2(decision),
        form=FORM,
    )
    return Receipt(**{**_fields(bare), "seal": seal_of(receipt_record(bare))})  # type: ignore[arg-type]


def _decision_of_form_2(decision: Decision) -> dict[str, object]:
    """The decision in receipts of form 2, without later keys, which would change the seal."""
    record = decision_record(decision, can=False)
    provenance = record["provenance"]
    assert isinstance(provenance, dict)
    return {**record, "provenance": {key: provenance[key] for key in _PROVENANCE_OF_FORM_2}}


_PROVENANCE_OF_FORM_2 = ("on", "rulebook", "engines", "qupcore", "policy")


def write_receipt(receipt: Receipt) -> str:
    """The receipt as canonical JSON: the same bytes for the same case, day, rules and versions.

    Raises:
        BadInput: it is longer than a receipt may be: what is written can be read.
    """
    check_arguments(write_receipt, locals())
    text = canonical(receipt_record(receipt))
    if (
        len(text) * 4 > input_limits().receipt_bytes
        and (size := len(text.encode())) > input_limits().receipt_bytes
    ):
        what = worded(
            "the receipt would be a file of {size} bytes, more than the {longest_receipt} it may have",
            size=size,
            longest_receipt=input_limits().receipt_bytes,
        )
        remedy = limit_remedy("receipt_bytes", worded("shorten the texts of the case"))
        raise BadInput(what, remedy=remedy, code="file.too-large")
    return text


@observed("read_receipt")
def read_receipt(data: bytes, *, name: str = worded("the file")) -> Receipt:
    """Read a receipt of this form or an older one.

    A broken seal is no reading error: `replay` reports it, with the differences.

    Raises:
        BadInput: it is not a receipt; each fault with its path.
    """
    check_bytes(data, name)
    check_arguments(read_receipt, locals())
    tree = parse(data, name=name, limit="receipt_bytes", told=True)
    faults = tuple(told_faults(_form_faults(tree), "$"))
    if faults or not isinstance(tree, dict):
        raise BadInput(
            worded("{name} is no receipt", name=name),
            remedy="give a file that `--receipt` wrote",
            faults=faults,
            code="receipt.form",
        )
    policy, on, form = tree["policy"], tree["on"], tree["receipt"]
    assert isinstance(policy, dict)
    assert isinstance(on, str)
    assert isinstance(form, int)
    return Receipt(
        case=case_of(checked_tree(tree["case"]), name=name, path="$.case"),
        on=date.fromisoformat(on),
        policy=policy,  # type: ignore[arg-type]
        rules=tuple(tree["rules"]),  # type: ignore[arg-type]
        parameters=tuple(tree["parameters"]),  # type: ignore[arg-type]
        decision=tree["decision"],  # type: ignore[arg-type]
        form=form,
        seal=str(tree.get("seal", "")),
        case_as_read=tree["case"],  # type: ignore[arg-type]
    )


def seal_of(record: Mapping[str, object]) -> str:
    """SHA-256 over a receipt as JSON values, without the seal itself; order and spaces do not count."""
    unsealed = {key: value for key, value in record.items() if key != "seal"}
    return hashlib.sha256(canonical(unsealed).encode()).hexdigest()


def receipt_record(receipt: Receipt) -> dict[str, object]:
    """The receipt as JSON values, in its own form.

    A receipt that was read is written unchanged. A later version has more keys of a case and may write old
    keys in another way, which would break the seal.
    """
    record: dict[str, object] = {
        "receipt": receipt.form,
        "case": _as_read(receipt) or to_json(receipt.case),
        "on": receipt.on.isoformat(),
        "policy": dict(receipt.policy),
        "rules": [dict(rule) for rule in receipt.rules],
        "parameters": [dict(parameter) for parameter in receipt.parameters],
        "decision": dict(receipt.decision),
    }
    return {**record, "seal": receipt.seal} if receipt.form > 1 else record


def _as_read(receipt: Receipt) -> Json:
    """The case as in its file; None where it was not read, or has been replaced."""
    tree: Any = receipt.case_as_read
    if tree is None or case_of(checked_tree(tree), path="$.case") != receipt.case:
        return None
    return tree  # type: ignore[no-any-return]


def _fields(receipt: Receipt) -> dict[str, object]:
    return {name: getattr(receipt, name) for name in Receipt.__annotations__}


_FORM_1: Mapping[str, type] = {
    "receipt": int,
    "case": dict,
    "on": str,
    "policy": dict,
    "rules": list,
    "parameters": list,
    "decision": dict,
}
_FORMS: Mapping[object, Mapping[str, type]] = {1: _FORM_1, FORM: {**_FORM_1, "seal": str}}


def _form_faults(tree: Json) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        yield Fault("$", "expected an object", code="receipt.form")
        return
    if "receipt" not in tree:
        yield Fault(
            "$.receipt",
            "missing",
            "a case is decided by `qup decide`, and `--receipt` writes one",
            code="receipt.form",
        )
        return
    number = tree.get("receipt")
    form = _FORMS.get(number) if type(number) is int else None
    if form is None:
        known = ", ".join(map(str, _FORMS))
        yield Fault(
            "$.receipt",
            worded("this version reads receipts of the forms {known}", known=known),
            "use a newer qupcore",
            code="receipt.form",
        )
        form = _FORMS[FORM]
    for key in tree.keys() - form.keys():
        yield Fault(f"$.{key}", "unknown key", code="input.unknown-key")
    for key, kind in form.items():
        if type(tree.get(key)) is not kind:
            yield Fault(f"$.{key}", worded("expected {name}", name=kind.__name__), code="input.type")
    on = str(tree.get("on"))
    try:
        written_out = date.fromisoformat(on).isoformat() == on
    except ValueError:
        written_out = False
    if not written_out:
        yield Fault("$.on", "expected a date as YYYY-MM-DD", code="input.date")
    policy = tree.get("policy")
    if isinstance(policy, dict) and any(type(value) is not int for value in policy.values()):
        yield Fault("$.policy", "expected whole numbers", code="input.type")
    for key in ("rules", "parameters"):
        entries = tree.get(key)
        for place, item in enumerate(entries if isinstance(entries, list) else []):
            if not isinstance(item, dict | JsonFault):
                yield Fault(f"$.{key}[{place}]", "expected an object", code="input.type")
    yield from _flaws("$", tree)


def _flaws(path: str, tree: Json) -> Iterator[Fault]:
    if isinstance(tree, JsonFault):
        yield Fault(path, tree.what, tree.remedy, tree.code)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _flaws(f"{path}.{key}", value)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _flaws(f"{path}[{number}]", value)
