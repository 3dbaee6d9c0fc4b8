"""Persons with wishes, and the day of the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from composing.drawn import SOURCE, WORDS
from planning.few import FULL, PERSON, few
from qupcore import Participant, Period
from qupcore.catalogue import Catalogue
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.offer import Offer, Places

ON = date(2026, 9, 7)


def wants(*needs: str, interests: tuple[str, ...] = (), **more: Any) -> Participant:
    return attrs.evolve(
        PERSON, planning=Planning(needs=needs, interests=interests, municipality="1804"), **more
    )


# coverage


def offered(free: int | None, **more: Any) -> Catalogue:
    offer = Offer(
        id="no:kurs-her",
        measure="no:jobbklubb",
        period=Period(date(2026, 1, 1)),
        minutes_a_week=FULL,
        places=Places(free=free),
        sources=SOURCE,
        **more,
    )
    only = tuple(measure for measure in few().measures if measure.id in ("no:jobbklubb", "no:trening"))
    return attrs.evolve(few(), measures=only, offers=(offer,), relations=(), groups=())


def two(*names: str, **more: Any) -> Catalogue:
    measures = tuple(
        Measure(
            id=f"no:{name}",
            names=WORDS,
            owner="state",
            valid=Period(date(2016, 1, 1)),
            classes=(Classing(counts_as="work_directed"),),
            sources=SOURCE,
        )
        for name in names
    )
    return Catalogue(by="x", measures=measures, **more)
