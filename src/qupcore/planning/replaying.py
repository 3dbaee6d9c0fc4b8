"""The replay of a receipt of a plan check: under the entries of that day, or under those of today."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from qupcore.deciding.receipt import seal_of
from qupcore.deciding.replaying import record_differences
from qupcore.domain.answers.plan_receipt import PlanReceipt
from qupcore.domain.answers.receipt import Difference, Replay, SealState
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.period import Period
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.observing.telling import tell
from qupcore.planning.receipt import plan_receipt, plan_receipt_record

__all__ = ["checked_again", "receipts_compared", "replay_plan"]

_VERSIONS = re.compile(r"\$\.answer\.provenance\.(qupcore|engines|rulebook|catalogue)\b")
_BESIDE = re.compile(r"\$\.(catalogues|rules|parameters)\b")
_INPUT = ("plan_receipt", "case", "plan", "first", "last", "policy", "seal")


def _told(found: Replay) -> Fields:
    return {
        "outcome": "same" if found.same else "different",
        "seal": found.seal,
        "differences": found.differences,
    }


@observed("replay_plan", _told)
def replay_plan(receipt: PlanReceipt, *, catalogue: Catalogue | Iterable[Catalogue] | None = None) -> Replay:
    """Check the plan of a receipt again, and report every difference.

    Case, plan and days are the input, so a change of them shows in the seal. The answers are compared in
    full. Under the entries of today, an entry that says something else is told beside (`beside`), by its path
    in the receipt: whether it changes the answer, the answer says.

    Args:
        receipt: The receipt.
        catalogue: The catalogues of today. Left out: the entries that the receipt holds, so that a plugin
            that was uninstalled since changes nothing.

    >>> from datetime import date
    >>> from qupcore import Element, Participant, Plan, national
    >>> plan, on = Plan(valid_from=date(2026, 9, 1), elements=(Element(measure="Kitchen"),)), date(2026, 9, 1)
    >>> replay_plan(plan_receipt(plan, on, case=Participant(ref="a"), catalogue=national())).same
    True
    """
    check_arguments(replay_plan, locals())
    return receipts_compared(receipt, checked_again(receipt, catalogue))


def checked_again(
    receipt: PlanReceipt, catalogue: Catalogue | Iterable[Catalogue] | None = None
) -> PlanReceipt:
    """The receipt of a new check of the plan of a receipt.

    Args:
        receipt: The receipt.
        catalogue: The catalogues of today. Left out: the entries that the receipt holds.
    """
    on = receipt.first if receipt.first == receipt.last else Period(receipt.first, receipt.last)
    held = receipt.catalogues if catalogue is None else catalogue
    again = plan_receipt(receipt.plan, on, case=receipt.case, catalogue=held, policy=receipt.policy)
    if catalogue is None:  # the receipt holds a part of each catalogue, and the hash of the whole
        again = attrs.evolve(again, hashes=receipt.hashes)
    return again


def receipts_compared(receipt: PlanReceipt, again: PlanReceipt) -> Replay:
    """Every difference between a receipt and the receipt of a new check."""
    then, now = plan_receipt_record(receipt), plan_receipt_record(again)
    for record in (then, now):
        for key in _INPUT:
            record.pop(key)
    kinds: dict[str, list[Difference]] = {"differences": [], "versions": [], "beside": [], "new": []}
    for item, added in record_differences(then, now):
        kinds[_kind(item, added)].append(item)
    counted = seal_of(plan_receipt_record(receipt))
    if counted != receipt.seal:
        kinds["differences"].insert(0, Difference(path="$.seal", then=receipt.seal, now=counted))
    told = {kind: tuple(items) for kind, items in kinds.items()}
    seal: SealState = "whole" if counted == receipt.seal else "broken"
    if told["differences"]:
        tell("replay_differs", seal=seal, differences=told["differences"])
    return Replay(same=not told["differences"], seal=seal, **told)


def _kind(item: Difference, added: bool) -> str:
    if _VERSIONS.match(item.path):
        return "versions"
    if _BESIDE.match(item.path):
        return "beside"
    return "new" if added else "differences"
