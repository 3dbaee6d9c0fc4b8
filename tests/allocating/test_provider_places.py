"""The places of a provider, and an employer who is asked for one person at a time."""

from __future__ import annotations

from datetime import date

import pytest

from phasing.drawn import ON, TALK, WORK
from phasing.test_edges import FIVE_MONTHS, YEAR, world
from qupcore import Participant
from qupcore.allocating.allocate import Allocated, allocate
from qupcore.domain.case.course import Course
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.errors import BadInput
from qupcore.records import allocation_record

EMPLOYER = "974760673"
HERE = world(TALK, WORK, until=FIVE_MONTHS)
WORK_HERE = tuple(
    Offer(
        id=f"{HERE.case.municipality}:{name}",
        measure="no:work",
        period=YEAR,
        provider_orgnr=EMPLOYER,
        enrolment="open",
        minutes_a_week=900,
        places=Places(free=1),
    )
    for name in ("shop", "store")
)


def people() -> list[Participant]:
    return [
        Participant(
            ref=ref,
            birth_date=date(1990, 1, 1),
            planning=Planning(municipality=HERE.case.municipality),
            course=Course(applied_on=applied),
        )
        for ref, applied in (("late", date(2026, 8, 1)), ("soon", date(2026, 3, 1)))
    ]


def given_to(places: dict[str, int] | None) -> Allocated:
    local = world(TALK, WORK, offers=WORK_HERE).local
    return allocate(
        people(),
        ON,
        catalogue=(HERE.national, local),
        offers=[offer.id for offer in WORK_HERE],
        provider_places=places,
    )


def test_an_employer_with_one_is_asked_for_one() -> None:
    assert set(given_to(None).given) == {"late", "soon"}
    assert set(given_to({EMPLOYER: 2}).given) == {"late", "soon"}
    one = given_to({EMPLOYER: 1})
    assert (set(one.given), one.without, one.hopeless) == ({"soon"}, ("late",), ())
    assert allocation_record(one)["provider_places"] == {EMPLOYER: 1}


def test_everybody_is_answered_with_no_place_at_all() -> None:
    """A limit takes a place, never a right: each person is given something or listed."""
    none = given_to({EMPLOYER: 0})
    assert (none.given, none.without) == ({}, ("late", "soon"))


def test_an_unknown_provider_is_an_error() -> None:
    with pytest.raises(BadInput, match="provider_places"):
        given_to({"999999999": 1})
