"""Receipts: a decision pinned with all it was made from, and decided again years later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.deciding.decide import decide
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.decision import Decision
from qupcore.domain.participant import Participant
from qupcore.domain.receipt import Difference, Receipt, Replay
from qupcore.errors import BadInput, Fault
from qupcore.wire.json_text import Flaw, Json, canonical, parse
from qupcore.wire.record import decision_record, parameters_record, rules_record
from qupcore.wire.structure import case_of, to_json

__all__ = ["read_receipt", "receipt_of", "replay", "write_receipt"]

FORMAT = 1
_VERSIONS = ("$.decision.provenance.qupcore", "$.decision.provenance.engines")


def receipt_of(participant: Participant, decision: Decision) -> Receipt:
    """Pin a decision with all it was made from."""
    on, policy = decision.provenance.on, dict(decision.provenance.policy)
    rulebook = prepared_on(on, policy).rulebook
    return Receipt(
        case=participant,
        on=on,
        policy=policy,
        rules=rules_record(rulebook),
        parameters=parameters_record(rulebook),
        decision=decision_record(decision),
    )


def write_receipt(receipt: Receipt) -> str:
    """The receipt as canonical JSON: the same bytes for the same case, day, rules and versions."""
    return canonical(_record(receipt))


def read_receipt(data: bytes, *, name: str = "the file") -> Receipt:
    """Read a receipt.

    Raises:
        BadInput: it is not a receipt; each fault with its path.
    """
    tree = parse(data, name=name)
    faults = tuple(_form_faults(tree))
    if faults or not isinstance(tree, dict):
        raise BadInput(f"{name} is no receipt", remedy="give a file that `--receipt` wrote", faults=faults)
    policy, on = tree["policy"], tree["on"]
    assert isinstance(policy, dict)
    assert isinstance(on, str)
    return Receipt(
        case=case_of(tree["case"], name=name, path="$.case"),
        on=date.fromisoformat(on),
        policy=policy,  # type: ignore[arg-type]
        rules=tuple(tree["rules"]),  # type: ignore[arg-type]
        parameters=tuple(tree["parameters"]),  # type: ignore[arg-type]
        decision=tree["decision"],  # type: ignore[arg-type]
    )


def replay(receipt: Receipt) -> Replay:
    """Decide again under the rules of the receipt's day, and report every difference."""
    again = receipt_of(receipt.case, decide(receipt.case, on=receipt.on, policy=receipt.policy))
    found = tuple(_differences("$", _record(receipt), _record(again)))
    versions = tuple(item for item in found if item.path.startswith(_VERSIONS))
    differences = tuple(item for item in found if item not in versions)
    return Replay(same=not differences, differences=differences, versions=versions)


def _record(receipt: Receipt) -> dict[str, object]:
    return {
        "receipt": FORMAT,
        "case": to_json(receipt.case),
        "on": receipt.on.isoformat(),
        "policy": dict(receipt.policy),
        "rules": list(receipt.rules),
        "parameters": list(receipt.parameters),
        "decision": dict(receipt.decision),
    }


_FORM: Mapping[str, type] = {
    "receipt": int,
    "case": dict,
    "on": str,
    "policy": dict,
    "rules": list,
    "parameters": list,
    "decision": dict,
}


def _form_faults(tree: Json) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        yield Fault("$", "expected an object")
        return
    for key in tree.keys() - _FORM.keys():
        yield Fault(f"$.{key}", "unknown key")
    for key, kind in _FORM.items():
        if type(tree.get(key)) is not kind:
            yield Fault(f"$.{key}", f"expected {kind.__name__}")
    if tree.get("receipt") != FORMAT:
        yield Fault("$.receipt", f"this version reads receipts of form {FORMAT}")
    on = str(tree.get("on"))
    try:
        written_out = date.fromisoformat(on).isoformat() == on
    except ValueError:
        written_out = False
    if not written_out:
        yield Fault("$.on", "expected a date as YYYY-MM-DD")
    policy = tree.get("policy")
    if isinstance(policy, dict) and any(type(value) is not int for value in policy.values()):
        yield Fault("$.policy", "expected whole numbers")
    yield from _flaws("$", tree)


def _flaws(path: str, tree: Json) -> Iterator[Fault]:
    if isinstance(tree, Flaw):
        yield Fault(path, tree.what, tree.remedy)
    for key, value in _children(tree):
        yield from _flaws(path + key, value)  # type: ignore[arg-type]


def _differences(path: str, then: object, now: object) -> Iterator[Difference]:
    """The innermost places where two JSON trees part."""
    before, after = dict(_children(then)), dict(_children(now))
    if type(then) is not type(now) or not (before or after):
        if then != now:
            yield Difference(path=path, then=then, now=now)
        return
    for key in dict.fromkeys((*before, *after)):
        if key not in before or key not in after:
            yield Difference(path=path + key, then=before.get(key), now=after.get(key))
        else:
            yield from _differences(path + key, before[key], after[key])


def _children(tree: object) -> Iterator[tuple[str, object]]:
    if isinstance(tree, dict):
        yield from ((f".{key}", value) for key, value in tree.items())
    elif isinstance(tree, list):
        yield from ((f"[{number}]", value) for number, value in enumerate(tree))
