"""Offers of every other week, at weekends and drop-in have their place in a course."""

from __future__ import annotations

import json
from datetime import date

from qupcore import check_plan, national, read_case, suggest_course
from qupcore.catalogue import read_catalogue
from qupcore.composing.choices import quarter_hours
from qupcore.domain.case.plan import Element, Plan

ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)

MEASURE = """
[[measures]]
id = "1804:{id}"
names = "{id}"
owner = "municipality"
classes = {{ counts_as = "{counts_as}" }}
covers = ["{need}"]
valid = "2018-01-01/.."
sources = {{ text = "an example" }}

[[offers]]
id = "1804:{id}-her"
measure = "1804:{id}"
period = "2026-01-01/.."
enrolment = "open"
{more}
"""
LOCAL = "".join(
    MEASURE.format(id=id, counts_as=counts_as, need=need, more=more)
    for id, counts_as, need, more in (
        (
            *("mestring", "supporting", "life_skills"),
            'weeks = "even"\nslots = { day = "wednesday", start = "09:00", end = "12:00" }',
        ),
        (
            *("okonomi", "supporting", "debt"),
            'weeks = "odd"\nslots = { day = "wednesday", start = "09:00", end = "12:00" }',
        ),
        (
            *("apent-hus", "supporting", "social_network"),
            'drop_in = true\nslots = [{ day = "wednesday", start = "08:00", end = "16:00" }, '
            '{ day = "saturday", start = "11:00", end = "15:00" }]',
        ),
    )
)


def test_a_course_holds_offers_of_other_weeks_at_the_same_hours_and_a_drop_in_beside_them() -> None:
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    known = [national(), local]
    case = read_case(
        json.dumps(
            {
                "ref": "a",
                "birth_date": "1990-05-14",
                "circumstances": {"employed": False},
                "planning": {
                    "municipality": "1804",
                    "needs": ["work_experience", "life_skills", "debt", "social_network"],
                    "interests": ["1804:mestring", "1804:okonomi", "1804:apent-hus"],
                },
            }
        ).encode()
    )
    course = suggest_course(case, ON, UNTIL, catalogue=known, want=1).courses[0]
    offers = {
        item.offer: item.minutes_a_week for phase in course.phases for item in phase.elements if item.offer
    }
    assert {"1804:mestring-her", "1804:okonomi-her", "1804:apent-hus-her"} <= offers.keys()
    assert (offers["1804:mestring-her"], offers["1804:okonomi-her"]) == (90, 90)
    elements = [
        Element(
            measure=item.measure, offer=item.offer, minutes_a_week=item.minutes_a_week, first=ON, last=UNTIL
        )
        for phase in course.phases[:1]
        for item in phase.elements
    ]
    check = check_plan(
        Plan(valid_from=ON, elements=tuple(elements)), ON, case=case, catalogue=known, repairs=0
    )
    assert not [item for item in check.findings if item.kind in ("slots_clash", "slots_hours")]


def test_only_the_times_of_a_participant_are_busy() -> None:
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    even, odd, drop_in = (quarter_hours(offer.fixed_times) for offer in local.offers)
    assert even
    assert odd
    assert not even & odd
    assert drop_in == 0
