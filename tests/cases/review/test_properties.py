"""What must hold of the review and the duties of any case."""

from __future__ import annotations

import json
from datetime import date

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cases.course.busy import busy_courses
from cases.review.forgetting import forget, places
from qupcore import Participant, duties, review, to_text
from qupcore.domain.answers.review import Review
from qupcore.explaining import duties_calendar, explain_duties, explain_review
from qupcore.explaining.findings import state_text
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.law.calculated import term_named
from qupcore.records import duties_record, review_record
from qupcore.testing import days, people_in_courses
from qupcore.wire.json_text import canonical

RANDOM = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
FEWER = settings(RANDOM, max_examples=30)
PEOPLE = people_in_courses(busy_courses())
ON = days(date(2007, 11, 1), date(2028, 12, 31))


def breaches(found: Review) -> set[tuple[str, str]]:
    return {(item.path, item.finding.rule) for item in found.breaches}


@FEWER
@given(PEOPLE, ON)
def test_a_review_of_any_case_is_sorted_cited_and_the_same_again(case: Participant, on: date) -> None:
    found = review(case, on)
    assert found == review(case, on)
    outcomes = [item.outcome for item in found.remarks]
    assert outcomes == sorted(outcomes), "not_met before unknown"
    for item in found.remarks:
        assert item.finding.citation.version is not None
        assert item.path.startswith("$")
        assert bool(item.add) == (item.outcome == "unknown")


@FEWER
@given(PEOPLE, ON, st.data())
def test_forgetting_a_fact_never_makes_a_breach(case: Participant, on: date, data: st.DataObject) -> None:
    known = list(places(case))
    assume(known)
    forgotten = forget(case, data.draw(st.sampled_from(known)))
    assume(forgotten is not None)
    assert forgotten is not None
    assert breaches(review(forgotten, on)) <= breaches(review(case, on))


@RANDOM
@given(PEOPLE, ON)
def test_duties_are_sorted_cited_and_have_a_state_that_fits_the_day(case: Participant, on: date) -> None:
    found = duties(case, on)
    assert found == duties(case, on)
    keys = [(item.state != "overdue", item.due or date.max) for item in found]
    assert keys == sorted(keys)
    for item in found:
        assert item.citation.version is not None
        assert (item.due is None) <= (item.state in ("undated", "done"))
        if item.state in ("overdue", "past"):
            assert item.due is not None
            assert item.due < on
        if item.state == "due":
            assert item.due is not None
            assert on <= item.due


@RANDOM
@given(PEOPLE, ON, st.randoms(use_true_random=False))
def test_the_order_of_absences_leaves_and_children_does_not_matter(
    case: Participant, on: date, random: object
) -> None:
    course = case.course
    assert course is not None

    def shuffled(entries: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(entries)
        random.shuffle(mixed)  # type: ignore[attr-defined]
        return tuple(mixed)

    names = ("absences", "leaves", "work", "children", "follow_ups")
    mixed = attrs.evolve(course, **{name: shuffled(getattr(course, name)) for name in names})  # type: ignore[arg-type]

    def told(person: Participant) -> list[tuple[object, ...]]:
        return [(item.kind, item.due, item.state, item.done_on, item.rule) for item in duties(person, on)]

    assert told(attrs.evolve(case, course=mixed)) == told(case)


@RANDOM
@given(PEOPLE, ON)
def test_the_calendar_reads_back_with_the_days_of_the_duties(case: Participant, on: date) -> None:
    found = duties(case, on)
    calendar = Calendar.from_ical(duties_calendar(found, on, "nn", case.ref))
    events = calendar.walk("VEVENT")
    assert sorted(event["dtstart"].dt for event in events) == sorted(item.due for item in found if item.due)
    uids = [str(event["uid"]) for event in events]
    assert len(uids) == len(set(uids))


@RANDOM
@given(PEOPLE, ON)
def test_what_is_found_can_be_said_in_each_language_and_as_json(case: Participant, on: date) -> None:
    found, days = review(case, on), duties(case, on)
    for lang in LANGUAGES:
        said = " ".join(to_text(explain_review(found, lang, case.ref)).split())
        for remark in found.breaches:
            assert " ".join(state_text(remark.finding, phrases(lang)).split()) in said
        listed = to_text(explain_duties(days, on, lang, case.ref))
        assert all(phrases(lang).written(day.due) in listed for day in days if day.due)
    told = json.loads(canonical(review_record(found, case.ref)))
    assert len(told["findings"]) == len(found.remarks)
    days_told = json.loads(canonical(duties_record(days, on)))["duties"]
    for read in (read for item in (*told["findings"], *days_told) for read in item["inputs"]):
        if getattr(term_named(read["term"]), "unit", "") == "date":
            assert date.fromisoformat(read["value"])
