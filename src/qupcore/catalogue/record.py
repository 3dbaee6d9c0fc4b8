"""The catalogue as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.catalogue.snapshot import Snapshot
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.measure import Measure
from qupcore.wire.record import plain
from qupcore.wire.versions import versions

__all__ = ["measure_record", "snapshot_record"]


def snapshot_record(snapshot: Snapshot, measures: Iterable[Measure]) -> dict[str, object]:
    """The measures of a snapshot with their offers, and the sources of the snapshot."""
    check_arguments(snapshot_record, locals())
    return {
        "on": snapshot.on.isoformat(),
        "municipality": snapshot.municipality or None,
        "hash": snapshot.hash,
        "sources": [{"by": by, "hash": hash} for by, hash in snapshot.sources],
        "failures": [plain(failure) for failure in snapshot.failures],
        "measures": [measure_record(snapshot, measure) for measure in measures],
        "relations": [plain(relation) for relation in snapshot.relations],
        "groups": [plain(group) for group in snapshot.groups.values()],
        "versions": versions("measures_list", catalogue=snapshot.hash),
    }


def measure_record(snapshot: Snapshot, measure: Measure) -> dict[str, object]:
    """One measure, its class in the municipality, and its offers there."""
    check_arguments(measure_record, locals())
    found = plain(measure)
    assert isinstance(found, dict)
    return {
        **found,
        "counts_as": snapshot.counts_as(measure),
        "offers": [plain(offer) for offer in snapshot.offers.get(measure.id, ())],
    }
