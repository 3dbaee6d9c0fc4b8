"""Reading a receipt of a plan check, with a fault for everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from qupcore.domain.answers.plan_receipt import PlanReceipt
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_bytes
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.input_limits import told_faults
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.planning.receipt import PLAN_RECEIPT_FORM
from qupcore.plugins.transport import decode
from qupcore.wire.json_text import Json, checked_tree, parse
from qupcore.wire.structure import case_of

__all__ = ["is_plan_receipt", "read_plan_receipt"]


def is_plan_receipt(data: bytes, *, name: str = worded("the file")) -> bool:
    """Whether a file is a receipt of a plan check, rather than of a decision.

    Raises:
        BadInput: the file is not JSON.
    """
    check_arguments(is_plan_receipt, locals())
    tree = parse(data, name=name, limit="receipt_bytes", told=True)
    return isinstance(tree, dict) and "plan_receipt" in tree


@observed("read_plan_receipt")
def read_plan_receipt(data: bytes, *, name: str = worded("the file")) -> PlanReceipt:
    """Read a receipt of a plan check.

    A broken seal is no reading error: `replay_plan` reports it, with the differences.

    Raises:
        BadInput: it is not such a receipt; each fault with its path.
    """
    check_bytes(data, name)
    check_arguments(read_plan_receipt, locals())
    tree: Any = parse(data, name=name, limit="receipt_bytes", told=True)
    if faults := tuple(told_faults(_form_faults(tree), "$")):
        raise BadInput(
            worded("{name} is no receipt of a plan check", name=name),
            remedy="give a file that `qup plan check --receipt` wrote",
            faults=faults,
            code="receipt.form",
        )
    alone: Json = {"ref": "plan", "course": {"plans": [tree["plan"]]}}
    course = case_of(checked_tree(alone), name=name, path="$.plan").course
    assert course is not None
    parts = [
        {key: value for key, value in item.items() if key not in ("name", "hash")}
        for item in tree["catalogues"]
    ]
    return PlanReceipt(
        case=case_of(checked_tree(tree["case"]), name=name, path="$.case"),
        plan=course.plans[0],
        first=date.fromisoformat(tree["first"]),
        last=date.fromisoformat(tree["last"]) if tree["last"] else None,
        policy=tree["policy"],
        catalogues=tuple(_catalogue(part, place, name) for place, part in enumerate(parts)),
        hashes=tuple(item["hash"] for item in tree["catalogues"]),
        rules=tuple(tree["rules"]),
        parameters=tuple(tree["parameters"]),
        answer=tree["answer"],
        form=tree["plan_receipt"],
        seal=tree["seal"],
        case_as_read=tree["case"],
    )


def _catalogue(part: object, place: int, name: str) -> Catalogue:
    try:
        return decode(part, Catalogue, name=name)
    except BadInput as error:
        inner = error.faults or (Fault("$", error.what, error.remedy, error.code),)
        here = f"$.catalogues[{place}]"
        raise BadInput(
            worded("{name} is no receipt of a plan check", name=name),
            remedy="give a file that `qup plan check --receipt` wrote",
            faults=tuple(
                Fault(here + fault.path.removeprefix("$"), fault.what, fault.remedy, fault.code)
                for fault in inner
            ),
            code="receipt.form",
        ) from None


_KEYS: Mapping[str, type] = {
    **{"plan_receipt": int, "case": dict, "plan": dict, "first": str, "policy": dict, "catalogues": list},
    **{"rules": list, "parameters": list, "answer": dict, "seal": str},
}


def _form_faults(tree: Any) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        yield Fault("$", "expected an object", code="receipt.form")
        return
    for key in sorted(tree.keys() - _KEYS.keys() - {"last"}):
        yield Fault(f"$.{key}", "unknown key", code="input.unknown-key")
    for key, kind in _KEYS.items():
        if type(tree.get(key)) is not kind:
            yield Fault(f"$.{key}", worded("expected {name}", name=kind.__name__), code="input.type")
    if type(tree.get("plan_receipt")) is int and tree["plan_receipt"] != PLAN_RECEIPT_FORM:
        known = str(PLAN_RECEIPT_FORM)
        yield Fault(
            "$.plan_receipt",
            worded("this version reads receipts of the forms {known}", known=known),
            "use a newer qupcore",
            code="receipt.form",
        )
    for key in ("first", "last"):
        if key == "first" or tree.get(key) is not None:
            yield from _day_faults(key, tree.get(key))
    policy = tree.get("policy")
    if isinstance(policy, dict) and any(type(value) is not int for value in policy.values()):
        yield Fault("$.policy", "expected whole numbers", code="input.type")
    for key in ("catalogues", "rules", "parameters"):
        entries = tree.get(key)
        for place, item in enumerate(entries if isinstance(entries, list) else []):
            if not isinstance(item, dict) or (key == "catalogues" and not isinstance(item.get("hash"), str)):
                yield Fault(f"$.{key}[{place}]", "expected an object", code="input.type")


def _day_faults(key: str, value: object) -> Iterator[Fault]:
    try:
        written_out = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        written_out = False
    if not written_out:
        yield Fault(f"$.{key}", "expected a date as YYYY-MM-DD", code="input.date")
