"""A plugin with which nothing is wrong, and that uses every hook. The place is made up, the number is not."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date

from qupcore import Period
from qupcore.catalogue import Catalogue, Places, Source, Text, TopUp, condition
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.plugins import hookimpl
from qupcore.rules import Condition

QUPCORE_HOOKS = 1

SOURCES = (Source(text="made up for a test"),)
MEASURE = Measure(
    id="1820:verksted",
    names=Text("Verksted", "Verkstad", "Workshop"),
    owner="municipality",
    valid=Period(date(2020, 1, 1)),
    admits=(Admission(when="person.age >= 18"),),
    sources=SOURCES,
)
OFFER = Offer(
    id="1820:verksted-2026", measure="1820:verksted", period=Period(date(2026, 1, 1)), sources=SOURCES
)


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """One measure and one offer; it says that it is somebody else's."""
    return Catalogue(by="national", namespace="1820", measures=(MEASURE,), offers=(OFFER,))


@hookimpl
def qupcore_admissions() -> Mapping[str, Condition]:
    """One condition more."""
    return {"1820:verksted": condition("person.age < 30") & ~condition("work.employed")}


@hookimpl
def qupcore_texts() -> Mapping[str, Text]:
    """One text."""
    return {"1820:verksted": Text("Ta med sko.", "Ta med sko.", "Bring shoes.")}


@hookimpl
def qupcore_top_up() -> tuple[TopUp, ...]:
    """One top-up."""
    everybody = Text("Alle under 25.", "Alle under 25.", "Everybody under 25.")
    return (
        TopUp(
            municipality="1820",
            parameter="sotjl.35.full_rate_under_25",
            value=1,
            condition=everybody,
            valid=Period(date(2020, 1, 1)),
            sources=SOURCES,
        ),
    )


@hookimpl
def qupcore_live_places(offers: tuple[str, ...], on: date) -> Mapping[str, Places]:
    """As many places as the day has, or what the test wants."""
    if os.environ.get("QUPCORE_LILLEVIK_WAY") == "nonsense":
        return {"1820:verksted-2026": Places(free=1), "no:arbeidstrening": Places(free=99)}
    if os.environ.get("QUPCORE_LILLEVIK_WAY") == "wrong":
        return dict.fromkeys(offers, "many")  # type: ignore[misc]
    if os.environ.get("QUPCORE_LILLEVIK_WAY") == "raises":
        raise ConnectionError("the system says no")
    if os.environ.get("QUPCORE_LILLEVIK_WAY") == "loops":
        while True:
            pass
    return {offer: Places(free=on.day, as_of=on) for offer in offers}
