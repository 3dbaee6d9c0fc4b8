"""The answers of available() as JSON values."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.availability.available import Available
from qupcore.domain.answers.availability import Availability
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.version import __version__
from qupcore.wire.record import plain
from qupcore.wire.versions import versions

__all__ = ["availability_record", "available_record"]


def available_record(found: Available, plugins: Iterable[PluginUse] = ()) -> dict[str, object]:
    """Every measure with admission, findings, places and what is missing, and by what it was decided."""
    check_arguments(available_record, locals())
    snapshot = found.snapshot
    return {
        "on": snapshot.on.isoformat(),
        "municipality": snapshot.municipality or None,
        "failures": [plain(failure) for failure in found.failures],
        "measures": [availability_record(item) for item in found],
        "provenance": {
            "catalogue": snapshot.hash,
            "sources": [{"by": by, "hash": hash} for by, hash in snapshot.sources],
            "engines": [{"name": name, "version": version} for name, version in found.engines],
            "qupcore": __version__,
            "law": found.under.law,
            "law_hash": found.under.law_hash,
            "trial": found.under.trial,
        },
        "versions": versions("available", catalogue=snapshot.hash, plugins=plugins),
    }


def availability_record(item: Availability) -> dict[str, object]:
    """One measure: its id and names, and what was found."""
    return {
        "id": item.measure.id,
        "names": plain(item.measure.names),
        "admitted": item.admitted,
        "findings": plain(item.findings),
        "missing": list(item.missing),
        "state": item.state,
        "why": list(item.why),
        "free": item.free,
        "waiting_days": item.waiting_days,
        "offers": [
            {
                "id": offer.offer.id,
                "state": offer.state,
                "why": list(offer.why),
                "places": plain(offer.places),
                "next_start": plain(offer.next_start),
            }
            for offer in item.offers
        ],
    }
