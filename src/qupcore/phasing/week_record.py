"""Suggested plans as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.composing.record import apart_record, plan_versions
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.phasing.weeks_suggested import Suggestions
from qupcore.wire.plan import finding_record, plan_check_record
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json

__all__ = ["suggestions_record"]


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
                "set_aside_minutes": item.set_aside,
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
        "unknown_wishes": {wish: nearest or None for wish, nearest in found.unknown_wishes.items()},
        "later_needs": list(found.later),
        "asks": list(found.asks),
        "stretched": found.stretched,
        "given_up_needs": list(found.given_up),
        "conflict": [plain(rule) for rule in found.conflict.rules] if found.conflict else [],
        "standing": [finding_record(item) for item in found.standing],
        "to_assess": apart_record(found.compiled.to_assess),
        "unavailable": apart_record(found.compiled.unavailable),
        "pairs_to_assess": [list(pair) for pair in found.compiled.pairs_to_assess],
        "provenance": plain(found.compiled.checker.rules.under),
        "versions": plan_versions("suggestions", found.compiled.checker, plugins),
    }
