"""Suggestions, additions and coverage as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.composing.adding import Addable
from qupcore.composing.choices import Choice
from qupcore.composing.coverage import Coverage
from qupcore.composing.suggesting import Suggestions
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.planning.checker import Checker
from qupcore.wire.plan import finding_record, plan_check_record
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["additions_record", "coverage_record", "suggestions_record"]


def suggestions_record(found: Suggestions, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """Suggested plans as JSON values: each with its plan in the form of a case file, and its check."""
    check_arguments(suggestions_record, locals())
    return {
        "on": found.compiled.checker.on.isoformat(),
        "municipality": found.municipality or None,
        "plans": [
            {
                "plan": to_json(item.plan),
                "ids": list(item.ids),
                "score": item.score,
                "holds_until": item.holds_until.isoformat() if item.holds_until else None,
                "meets": list(item.meets),
                "misses": list(item.misses),
                "interests": list(item.interests),
                "given_up": list(item.given_up),
                "short_of": [finding_record(one) for one in item.short_of],
                "check": plan_check_record(item.check),
            }
            for item in found.plans
        ],
        "complete": found.complete,
        "uncovered_needs": list(found.uncovered),
        "unknown_needs": {need: nearest or None for need, nearest in found.unknown_needs.items()},
        "given_up_needs": list(found.given_up),
        "conflict": [plain(rule) for rule in found.conflict.rules] if found.conflict else [],
        "standing": [finding_record(item) for item in found.standing],
        "to_assess": _apart(found.compiled.to_assess),
        "unavailable": _apart(found.compiled.unavailable),
        "pairs_to_assess": [list(pair) for pair in found.compiled.pairs_to_assess],
        "provenance": plain(found.compiled.checker.rules.under),
        "versions": _versions("suggestions", found.compiled.checker, plugins),
    }


def additions_record(found: Addable, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """The possible additions as JSON values, and the reason for each that may not be added."""
    check_arguments(additions_record, locals())
    return {
        "on": found.compiled.checker.on.isoformat(),
        "municipality": found.compiled.checker.case.municipality or None,
        "completable": found.completable,
        "may": list(found.may),
        "standing": [finding_record(item) for item in found.standing],
        "refused": {
            id: {"rule": plain(breach.rule), "elements": list(breach.elements)}
            for id, breach in found.refused.items()
        },
        "to_assess": {id: _findings(several) for id, several in found.to_assess.items()},
        "unavailable": {id: _findings(several) for id, several in found.unavailable.items()},
        "unknown": list(found.unknown),
        "provenance": plain(found.compiled.checker.rules.under),
        "versions": _versions("additions", found.compiled.checker, plugins),
    }


def coverage_record(found: Coverage, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """The answer of coverage() as JSON values."""
    check_arguments(coverage_record, locals())
    return {
        "on": found.on.isoformat(),
        "municipality": found.municipality,
        "people": found.people,
        "covered": found.covered,
        "uncovered": [plain(item) for item in found.uncovered],
        "lacks": [{"lack": plain(lack), "people": people} for lack, people in found.lacks],
        "would_help": [plain(item) for item in found.would_help],
        "complete": found.complete,
        "note": "shows what to provide; refuses nobody a programme",
        "provenance": plain(found.under),
        "versions": versions("coverage", plugins=plugins),
    }


def _versions(name: str, checker: Checker, plugins: Iterable[PluginUse]) -> dict[str, object]:
    """The versions that the plans were made with: the rules about the week, the catalogue and the plugins."""
    return versions(
        name,
        rulebook=checker.rules.law.weeks.decide.rulebook.hash,
        catalogue=checker.rules.view.hash,
        plugins=plugins,
    )


def _apart(choices: Mapping[str, Choice]) -> dict[str, object]:
    return {id: _findings(choice.findings) for id, choice in choices.items()}


def _findings(findings: tuple[PlanFinding, ...]) -> list[object]:
    return [finding_record(item) for item in findings]
