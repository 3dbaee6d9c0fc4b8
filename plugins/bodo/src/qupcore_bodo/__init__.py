"""Bodø (1804), an example: measures from TOML, texts, and places from a system of the municipality's own."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode
from urllib.request import urlopen

from qupcore import national
from qupcore.catalogue import Catalogue, Places, Text, catalogue_from_package
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1

SYSTEM = "QUPCORE_BODO_PLACES"
"""The environment variable that holds the address of the municipality's own system."""
QUPCORE_ADDRESSES = (SYSTEM,)
"""What the plugin reaches through the network: what its operator set there, and nothing else."""
SECONDS = 2


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Measures offered by Bodø."""
    return catalogue_from_package(__name__, "measures.toml", namespace="1804", known=[national()])


@hookimpl
def qupcore_texts() -> Mapping[str, Text]:
    """What people are told."""
    return {
        "1804:jobbsenter-onsdag": Text(
            nb="Møt opp hos Nav Bodø onsdag. Ta med CV-en din hvis du har en.",
            nn="Møt opp hos Nav Bodø onsdag. Ta med CV-en din om du har ein.",
            en="Come to Nav Bodø on Wednesday. Bring your CV if you have one.",
        ),
    }


@hookimpl
def qupcore_live_places(offers: tuple[str, ...], on: date) -> Mapping[str, Places]:
    """Places as the municipality's own system knows them; nothing where no address is set."""
    address = os.environ.get(SYSTEM)
    if not address:
        return {}
    question = urlencode({"on": on.isoformat(), "offer": offers}, doseq=True)
    with urlopen(f"{address}?{question}", timeout=SECONDS) as answer:
        rows = json.load(answer)
    return {
        id: Places(free=row["free"], queue=row.get("queue"), as_of=date.fromisoformat(row["as_of"]))
        for id, row in rows.items()
    }
