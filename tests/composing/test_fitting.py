"""suggest() prefers plans that fit what the case tells of the person's situation; each case by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FULL, PERSON, few
from qupcore import Participant, Period
from qupcore.catalogue import Catalogue
from qupcore.domain.case.plan import Slot
from qupcore.domain.case.situation import DayFrame, ManageableTime, Treatment
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.source import Source
from qupcore.phasing.weeks_suggested import Suggested, suggest

ON = date(2026, 9, 7)
ATTENDED = ("work_directed", "supporting", "job_search")
CLASSES = {item.id: item.counts_as() for item in few().measures}


def who(**planning: Any) -> Participant:
    return attrs.evolve(PERSON, planning=attrs.evolve(PERSON.planning, **planning))


def attended(found: Suggested) -> int:
    return sum(item.minutes_a_week or 0 for item in found.plan.elements if CLASSES[item.measure] in ATTENDED)


def kinds(found: Suggested) -> set[str]:
    return {item.kind for item in found.check.findings}


@pytest.mark.parametrize("minutes", [1200, 900])
def test_a_week_has_no_more_than_the_person_manages(minutes: int) -> None:
    assert attended(suggest(PERSON, ON, catalogue=few(), want=1).plans[0]) == FULL
    found = suggest(who(manages=(ManageableTime(minutes_a_week=minutes),)), ON, catalogue=few(), want=3)
    assert found.plans
    for one in found.plans:
        assert 0 < attended(one) <= minutes
        assert sum(item.minutes_a_week or 0 for item in one.plan.elements) == FULL
        assert "managed" not in kinds(one)


def test_the_judgement_of_the_day_counts() -> None:
    later = ManageableTime(minutes_a_week=FULL, first=ON)
    person = who(manages=(ManageableTime(minutes_a_week=300), later))
    assert attended(suggest(person, ON, catalogue=few(), want=1).plans[0]) == FULL


def test_a_week_fits_the_hours_of_the_day() -> None:
    person = who(day_frame=DayFrame(start=540, end=900), travel_minutes_a_day=60)
    (one,) = suggest(person, ON, catalogue=few(), want=1).plans
    assert attended(one) <= 1500
    assert "over_the_day" not in kinds(one)


def test_what_no_plan_fits_is_suggested_all_the_same_and_warned_of() -> None:
    """Without own activity and training nothing comes beside work."""
    measures = tuple(item for item in few().measures if CLASSES[item.id] in ATTENDED)
    alone = attrs.evolve(few(), measures=measures, relations=(), groups=(), offers=())
    person = who(manages=(ManageableTime(minutes_a_week=600),))
    found = suggest(person, ON, catalogue=alone, want=1)
    assert [kinds(one) >= {"managed"} for one in found.plans] == [True]


CLUB = "no:jobbklubb"


def offered(*offers: Offer) -> tuple[Catalogue, Catalogue]:
    return few(), Catalogue(by="1804", namespace="1804", offers=offers)


def club(id: str, start: int) -> Offer:
    return Offer(
        id=f"1804:{id}",
        measure=CLUB,
        period=Period(date(2026, 1, 1), date(2027, 12, 31)),
        slots=(Slot(day="monday", start=start, end=start + 120),),
        enrolment="open",
        sources=(Source(text="by hand"),),
    )


@pytest.mark.parametrize(
    "planning",
    [
        {"day_frame": DayFrame(start=480, end=960)},
        {"treatments": (Treatment(slots=(Slot(day="monday", start=1020, end=1080),)),)},
    ],
)
def test_an_offer_outside_the_day_or_at_treatment_comes_last(planning: dict[str, Any]) -> None:
    """The later club is wished for; within the hours of the day the earlier one fits."""
    catalogues = offered(club("early", 600), club("late", 1020))
    wish = {"interests": ("1804:late",)}
    free = suggest(who(**wish), ON, catalogue=catalogues, want=1).plans[0]
    assert "1804:late" in free.ids
    found = suggest(who(**wish, **planning), ON, catalogue=catalogues, want=3)
    assert found.plans
    assert all("1804:late" not in one.ids for one in found.plans)
