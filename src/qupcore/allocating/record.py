"""Allocations as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.allocating.allocate import Allocated
from qupcore.allocating.capacities import LimitOrigin
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["allocation_record"]


def allocation_record(found: Allocated, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """An allocation as JSON values."""
    check_arguments(allocation_record, locals())
    result = found.result
    return {
        "given": {ref: list(ids) for ref, ids in sorted(found.given.items())},
        "plans": {ref: to_json(plan) for ref, plan in sorted(found.plans.items())},
        "without": list(found.without),
        "hopeless": list(found.hopeless),
        "places": dict(sorted(found.places.items())),
        "not_known": list(found.not_known),
        "shared": {
            id: {"used": used, "most": most, **_origin(found.limits_from[id])}
            for id, (used, most) in sorted(found.shared.items())
        },
        "method": result.method,
        "coverage": result.coverage,
        "preference": result.preference,
        "value": result.value,
        "bound": result.bound,
        "compared": plain(result.compared),
        "complete": result.complete,
        "note": "places are shared out; a right to the programme never is",
        "provenance": plain(found.under),
        "versions": versions("allocation", plugins=plugins),
    }


def _origin(origin: LimitOrigin) -> dict[str, object]:
    return {
        "from": origin.stated_by,
        "catalogue": origin.catalogue or None,
        "total": origin.total,
        "free": origin.free,
        "as_of": plain(origin.as_of),
        "sources": plain(origin.sources),
        "replaces": list(origin.replaces),
    }
