"""Plan checks as JSON values."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.domain.answers.plan_check import PlanChange, PlanCheck, PlanFinding, Repair
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["finding_record", "plan_check_record"]


def plan_check_record(check: PlanCheck, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """The plan check as JSON values: at least `outcome`, `findings`, `conflict` and `repairs`.

    Elements are given by their index in the plan, from 0.
    """
    check_arguments(plan_check_record, locals())
    return {
        "outcome": check.outcome,
        "on": check.on.isoformat(),
        "period": None if check.period is None else str(check.period),
        "findings": [finding_record(item) for item in check.findings],
        "conflict": list(check.conflict),
        "repairs": [_repair(item) for item in check.repairs],
        "complete": check.complete,
        "provenance": {
            "catalogue": check.catalogue,
            **_object(check.under),
            "rulebook": check.rulebook,
            "engines": [{"name": name, "version": version} for name, version in check.engines],
        },
        "versions": versions(
            "plan_check", rulebook=check.rulebook, catalogue=check.catalogue, plugins=plugins
        ),
    }


def finding_record(finding: PlanFinding) -> dict[str, object]:
    """One plan finding as JSON values."""
    citation = finding.citation
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "weight": finding.weight,
        "outcome": finding.outcome,
        "elements": list(finding.elements),
        "measures": list(finding.measures),
        "period": None if finding.period is None else str(finding.period),
        "citation": None if citation is None else {**_object(citation), "text": str(citation)},
        "sources": [plain(source) for source in finding.sources],
        "authority": finding.authority,
        "confidence": finding.confidence,
        "reason": None if finding.reason is None else plain(finding.reason),
        "condition": finding.condition,
        "values": dict(finding.values),
        "missing": list(finding.missing),
        "parameters": [plain(use) for use in finding.parameters],
    }


def _object(value: object) -> dict[str, object]:
    found = plain(value)
    assert isinstance(found, dict)
    return found


def _repair(repair: Repair) -> dict[str, object]:
    return {
        "changes": [_change(change) for change in repair.changes],
        "outcome": repair.outcome,
        "plan": to_json(repair.plan),
    }


def _change(change: PlanChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "measure": change.measure,
        "element": change.element,
        "becomes": None if change.becomes is None else to_json(change.becomes),
    }
