"""Suggestions, additions and coverage as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.composing.adding import Addable
from qupcore.composing.choices import Choice
from qupcore.composing.coverage import Coverage
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.planning.checker import Checker
from qupcore.wire.plan import finding_record
from qupcore.wire.record import plain
from qupcore.wire.versions import versions

__all__ = ["additions_record", "apart_record", "coverage_record", "plan_versions"]


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
        "versions": plan_versions("additions", found.compiled.checker, plugins),
    }


def coverage_record(found: Coverage, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """The answer of coverage() as JSON values."""
    check_arguments(coverage_record, locals())
    return {
        "on": found.on.isoformat(),
        "municipality": found.municipality,
        "people": found.people,
        "covered": found.covered,
        "counts": "local_offers",
        "uncovered": [plain(item) for item in found.uncovered],
        "lacks": [{"lack": plain(lack), "people": people} for lack, people in found.lacks],
        "would_help": [plain(item) for item in found.would_help],
        "complete": found.complete,
        "note": "shows what to provide; refuses nobody a programme",
        "provenance": plain(found.under),
        "versions": versions("coverage", plugins=plugins),
    }


def plan_versions(name: str, checker: Checker, plugins: Iterable[PluginUse]) -> dict[str, object]:
    """The versions that the plans were made with: the rules about the week, the catalogue and the plugins."""
    return versions(
        name,
        rulebook=checker.rules.law.weeks.decide.rulebook.hash,
        catalogue=checker.rules.view.hash,
        plugins=plugins,
    )


def apart_record(choices: Mapping[str, Choice]) -> dict[str, object]:
    """Choices that are not open, each with its findings."""
    return {id: _findings(choice.findings) for id, choice in choices.items()}


def _findings(findings: tuple[PlanFinding, ...]) -> list[object]:
    return [finding_record(item) for item in findings]
