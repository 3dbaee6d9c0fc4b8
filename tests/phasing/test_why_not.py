"""Why a measure is in no suggested course: each reason by hand, in a municipality of the tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import attrs
import pytest

from planning.few import PERSON
from qupcore import Participant, national, suggest_course
from qupcore.cases import Planning
from qupcore.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.errors import BadInput
from qupcore.explaining import explain_courses, explain_why_not
from qupcore.phasing.why_not import WhyNot
from qupcore.plans import CourseAims, SuggestedCourses, local_why_not, why_not
from qupcore.records import courses_record

ON, UNTIL = date(2026, 9, 7), date(2027, 3, 6)
HERE = "1804"
WHO = attrs.evolve(PERSON, planning=Planning(municipality=HERE, needs=("debt", "work_experience")))
COUNSEL = next(item for item in national().measures if item.id == "no:okonomisk-radgivning")
WORK = next(item for item in national().measures if item.id == "no:kommunal-praksis")


def local(name: str, like: Measure = COUNSEL, **more: Any) -> Measure:
    return attrs.evolve(like, id=f"{HERE}:{name}", owner="municipality", **more)


def offer(measure: str, **more: Any) -> Offer:
    id, period = f"{measure}-hit", Period(date(2026, 1, 1), date(2027, 12, 31))
    return Offer(id=id, measure=measure, period=period, sources=(Source(text="by hand"),), **more)


def catalogue(*measures: Measure, offers: tuple[Offer, ...] = ()) -> Catalogue:
    return Catalogue(by=HERE, namespace=HERE, measures=measures, offers=offers)


def found(given: Catalogue, case: Participant = WHO, aims: CourseAims | None = None) -> SuggestedCourses:
    return suggest_course(case, ON, UNTIL, catalogue=(national(), given), want=1, aims=aims)


def reason(id: str, given: Catalogue, **more: Any) -> WhyNot:
    return why_not(found(given, **more), f"{HERE}:{id}")


def test_a_measure_that_no_need_asks_for_is_told_as_that() -> None:
    given = catalogue(local("sprak", covers=("language",)))
    assert reason("sprak", given).why == "not_needed"


def test_a_full_offer_of_a_needed_measure_is_told_as_full() -> None:
    named = local("gjeld")
    given = catalogue(
        named, offers=(offer(named.id, enrolment="open", places=Places(free=0, as_of=date(2026, 9, 1))),)
    )
    assert reason("gjeld", given).why == "full"


def test_who_is_not_admitted_is_told_why() -> None:
    named = local("gjeld", admits=(Admission(when="person.age >= 70"),))
    told = reason("gjeld", catalogue(named))
    assert told.why == "not_available"
    assert {item.kind for item in told.findings} == {"admission"}


def test_a_measure_that_is_left_out_or_in_a_course_is_told_as_that() -> None:
    given = catalogue(local("arbeid", WORK))
    first = found(given)
    used = {item.measure for phase in first.courses[0].phases for item in phase.elements}
    assert why_not(first, sorted(used)[0]) == WhyNot(id=sorted(used)[0], why="in_course", courses=(1,))
    without = CourseAims(without=frozenset({f"{HERE}:arbeid"}))
    assert reason("arbeid", given, aims=without).why == "left_out"


@cache
def of_two() -> SuggestedCourses:
    """Two workshops alike, which could be used, and lessons that nobody needs."""
    return found(
        catalogue(local("a-arbeid", WORK), local("b-arbeid", WORK), local("sprak", covers=("language",)))
    )


WHYS = ["others_suit", "others_suit", "not_needed"]


def test_what_could_be_used_is_compared_with_the_first_course() -> None:
    out, *_ = [item for item in local_why_not(of_two()) if item.why == "others_suit"]
    assert out.layer == "", "nothing is searched before somebody asks"
    told = why_not(of_two(), out.id)
    assert (told.why, bool(told.layer), told.by > 0) in (
        ("others_suit", True, True),
        ("as_good", False, False),
    )


def test_the_local_measures_are_told_in_text_and_json_the_nearest_first() -> None:
    several = local_why_not(of_two())
    assert [item.why for item in several] == WHYS
    lines = {line.id for line in explain_courses(of_two(), "en", {})}
    assert {f"why_not.{several[0].id}", "why_not"} <= lines
    record: Any = courses_record(of_two(), (), several[:1])
    assert [item["why"] for item in record["local_why_not"]] == WHYS
    assert [item["id"] for item in record["why_not"]] == [several[0].id]
    for lang in ("nb", "nn", "en"):
        for item in several:
            assert item.id in explain_why_not(item, lang, {})[0].text


def test_a_measure_of_nobody_is_refused_and_one_of_another_municipality_is_told() -> None:
    with pytest.raises(BadInput) as refused:
        why_not(of_two(), f"{HERE}:finnes-ikke")
    assert refused.value.code == "input.unknown-id"
    there = Catalogue(by="4601", namespace="4601", measures=(attrs.evolve(local("x"), id="4601:x"),))
    both = suggest_course(WHO, ON, UNTIL, catalogue=(national(), there), want=1)
    assert why_not(both, "4601:x").why == "elsewhere"


def test_json_tells_unknown_wishes_and_how_many_courses_are_fewer() -> None:
    case = attrs.evolve(WHO, planning=attrs.evolve(WHO.planning, interests=("no:okonomisk-radgivningg",)))
    record: Any = courses_record(suggest_course(case, ON, UNTIL, catalogue=national(), want=9))
    assert record["unknown_wishes"] == {"no:okonomisk-radgivningg": "no:okonomisk-radgivning"}
    assert record["fewer"] == 9 - len(record["courses"]) > 0
