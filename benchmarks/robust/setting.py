"""What the service was told before it started, and what it loaded."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import qupcore as q
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loading import LoadedPlugins, load_plugins

__all__ = ["OFFER", "PLACES", "SOUND", "Setting", "plugins_of", "told_of_places"]

OFFER = "1804:jobbsenter-onsdag"
PLACES = {"free": 3, "queue": 1, "as_of": "2026-08-31"}
"""What the system of Bodø says while it is up."""
SOUND = ("bergen", "bodo", "oslo")
KEEP, RETRY = 4.0, 1.0
"""Seconds that live answers and failures are kept: so short that they expire often here."""


class Setting(NamedTuple):
    """What the service was told, and what it loaded.

    Attributes:
        folder: Where its files lie.
        disk: A small disk, which is full at times.
        expected: Answers of another process, by question.
        places: Hashes of what another process says of places in Bodø, by day.
        candidates: The plugins: the example municipalities, one that hangs, one that lies.
        loaded: The plugins as loaded at the start.
        live: Live places of those.
    """

    folder: Path
    disk: Path
    expected: dict[int, bytes]
    places: dict[date, str]
    candidates: tuple[AnnouncedPlugin, ...]
    loaded: LoadedPlugins
    live: LivePlaces

    @staticmethod
    def read(folder: Path) -> Setting:
        """Read what `soak.py` wrote, and load the plugins."""
        told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        candidates = plugins_of(folder)
        loaded = load_plugins(national=q.national(), candidates=candidates)
        return Setting(
            folder=folder,
            disk=folder / "disk",
            expected={int(number): bytes.fromhex(found) for number, found in told["answers"].items()},
            places={date.fromisoformat(day): found for day, found in told["places"].items()},
            candidates=candidates,
            loaded=loaded,
            live=LivePlaces(loaded, seconds=2, keep_seconds=KEEP, retry_seconds=RETRY),
        )

    def day(self, number: int) -> date:
        """A day that places are asked about."""
        return sorted(self.places)[number % len(self.places)]


def plugins_of(folder: Path) -> tuple[AnnouncedPlugin, ...]:
    """The installed example municipalities, and those that misbehave."""
    several = (in_folder(folder / name) for name in ("hanging", "lying"))
    return (*(item for item in installed() if item.name in SOUND), *(one for some in several for one in some))


def told_of_places(loaded: LoadedPlugins, on: date, live: bool) -> str:
    """The hash of what a person in Bodø is told about the measures of a day, with live places or without."""
    case = q.Participant(ref="a", birth_date=date(1990, 5, 1), planning=q.cases.Planning(municipality="1804"))
    own = tuple(item for item in loaded.catalogues if item.namespace == "1804")
    day = q.catalogue.catalogue_on(on, "1804", sources=(q.national(), *own))
    places = {OFFER: q.catalogue.Places(free=3, queue=1, as_of=date(2026, 8, 31))} if live else {}
    found = q.records.available_record(q.available(case, day, live=places))
    return sha256(json.dumps(found, default=repr).encode()).hexdigest()
