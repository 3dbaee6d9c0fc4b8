"""Every line has a unique id, and the findings, facts, numbers and law that it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cases.course.busy import busy_courses
from deciding.ways import scaled
from planning.few import few
from qupcore import (
    Element,
    Participant,
    Plan,
    addable,
    available,
    benefit_month,
    check_plan,
    decide,
    duties,
    explain,
    national,
    review,
    suggest,
)
from qupcore.cases import Planning, benefit_year, rates
from qupcore.catalogue import catalogue_on
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.case.course import Course
from qupcore.explaining import Line, explain_duties, explain_month, explain_plan, explain_review, explain_year
from qupcore.explaining.available import explain_available
from qupcore.explaining.catalogue import list_measures, show_confidence, show_gaps, show_needs, show_sound
from qupcore.explaining.coverage import explain_coverage
from qupcore.explaining.lines import lines_record
from qupcore.explaining.phrases import LANGUAGES
from qupcore.explaining.plan_search import explain_additions, explain_allocation, explain_suggestions
from qupcore.explaining.rates import explain_rates
from qupcore.plans import SearchLimit, allocate, coverage
from qupcore.testing import days, participants, people_in_courses

RANDOM = settings(
    max_examples=scaled(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
ON = date(2026, 9, 7)
people = st.one_of(people_in_courses(), people_in_courses(busy_courses()))


def ids(lines: tuple[Line, ...]) -> list[str]:
    return [line.id for line in lines]


def check_ids(told: Callable[[str], tuple[Line, ...]]) -> tuple[Line, ...]:
    """Each line has an id, no two have one, and they are the same in every language."""
    lines = told("nb")
    assert all(ids(lines))
    assert len(set(ids(lines))) == len(lines)
    bare = {lang: [attrs.evolve(line, text="") for line in told(lang)] for lang in LANGUAGES}
    assert bare["nb"] == bare["nn"] == bare["en"]
    return lines


@RANDOM
@given(participants(), days())
def test_the_lines_of_a_decision(person: Participant, on: date) -> None:
    decision = decide(person, on=on)
    lines = {line.id: line for line in check_ids(lambda lang: explain(decision, lang, person.ref))}
    known = {finding.rule for finding in decision.findings}
    known |= {point.finding.rule for point in decision.starting_points}
    assert {rule for line in lines.values() for rule in line.findings} <= known
    for finding in decision.findings:
        if finding.counts or finding.outcome != "met":
            line = lines[f"finding.{finding.rule}"]
            assert line.findings == (finding.rule,)
            assert line.facts == tuple(item.term for item in finding.inputs)
            assert line.parameters == tuple(use.name for use in finding.parameters)
            assert line.citation == str(finding.citation)
    for question in decision.missing:
        line = lines[f"missing.{question.term}"]
        assert (line.facts, line.path) == ((question.term,), question.path)
        assert line.findings, "somebody asks for it"


@RANDOM
@given(participants(), days(), st.integers(-300, 300))
def test_cases_with_the_same_findings_have_the_same_ids(person: Participant, on: date, more: int) -> None:
    """With another birth date and reference, the texts differ and the ids do not."""
    assume(person.birth_date is not None)
    assert person.birth_date is not None
    other = attrs.evolve(person, ref="other", birth_date=person.birth_date + timedelta(days=more))

    def structure(person: Participant) -> Any:
        found = decide(person, on=on)
        return (
            [(item.rule, item.outcome, len(item.inputs)) for item in found.findings],
            [question.term for question in found.missing],
            [[change.term for change in turn.changes] for turn in found.turns],
            [(item.judges, item.points_to) for item in found.starting_points],
            (found.unfinished, found.rests_on_policy, found.exact, found.following_starting_points),
        )

    assume(structure(person) == structure(other))
    told = [explain(decide(item, on=on), "nb", item.ref) for item in (person, other)]
    assert ids(told[0]) == ids(told[1])


def last_day(case: Participant) -> date:
    return max((item.decided_on for item in (case.course or Course()).decisions), default=ON)


@RANDOM
@given(people)
def test_the_lines_of_a_review(case: Participant) -> None:
    found = review(case, on=last_day(case))
    lines = check_ids(lambda lang: explain_review(found, lang, case.ref))
    for remark in found.remarks:
        told = [line for line in lines if remark.finding.rule in line.findings and line.path == remark.path]
        assert told
        assert {item.term for item in remark.finding.inputs} <= {name for line in told for name in line.facts}


@RANDOM
@given(people)
def test_the_lines_of_a_month_and_a_year(case: Participant) -> None:
    on = last_day(case)
    month = benefit_month(case, on.year, on.month)
    lines = check_ids(lambda lang: explain_month(month, lang))
    resting = [because for line in month.lines for because in line.because]
    if month.lines or not month.final:  # a month without benefit is lowered by nothing
        resting += month.lowered_by
    rules = {rule for because in resting for rule in because.rules}
    assert rules == {rule for line in lines for rule in line.findings}
    if month.lines:
        assert {str(line.citation) for line in month.lines} == {line.citation for line in lines} - {""}
    if month.open:
        assert {question.term for question in month.open} == {name for line in lines for name in line.facts}


def test_the_lines_of_a_year() -> None:
    year = benefit_year(Participant(ref="a"), 2026)
    assert "month.09" in ids(check_ids(lambda lang: explain_year(year, lang)))


@RANDOM
@given(people)
def test_the_lines_of_duties(case: Participant) -> None:
    on = last_day(case)
    found = duties(case, on=on)
    lines = check_ids(lambda lang: explain_duties(found, on, lang, case.ref))
    for duty in found:
        (told, *_) = [line for line in lines if line.id.startswith(f"duty.{duty.kind}.{duty.path}")]
        assert duty.rule in {rule for line in lines for rule in line.findings}
        assert told.path == duty.path


@pytest.mark.parametrize("number", range(4))
def test_the_lines_of_a_check_of_a_plan(number: int) -> None:
    catalogue = few()
    chosen = catalogue.measures[number : number + 4]
    elements = tuple(
        Element(measure=item.id, minutes_a_week=1200, first=ON, last=ON + timedelta(days=90))
        for item in chosen
    )
    plan = Plan(valid_from=ON, elements=elements)
    check = check_plan(plan, ON, case=Participant(ref="a"), catalogue=catalogue)
    lines = check_ids(lambda lang: explain_plan(check, plan, lang))
    assert check.findings
    assert {finding.rule for finding in check.findings} == {rule for line in lines for rule in line.findings}


@pytest.mark.parametrize("on", [date(2008, 6, 1), ON])
def test_the_lines_of_rates(on: date) -> None:
    found = rates(on)
    lines = {line.id: line for line in check_ids(lambda lang: explain_rates(found, lang))}
    full, child = lines["rate.rate.yearly"], lines["rate.rate.child_daily"]
    assert full.findings
    assert full.facts == ("rate.yearly",)
    assert "sotjl.35.g" in full.parameters
    assert "sotjl.35.g" not in child.parameters
    assert "§" in full.citation
    assert all(lines[f"number.{use.name}"].parameters == (use.name,) for use in found.parameters)


def test_the_lines_of_available_measures() -> None:
    found = available(Participant(ref="a", birth_date=date(2006, 3, 1)), catalogue_on(ON))
    lines = {line.id: line for line in check_ids(lambda lang: explain_available(found, lang, "a"))}
    for item in found:
        assert lines[f"measure.{item.measure.id}"].facts == item.missing
        for number, finding in enumerate(item.findings):
            if finding.outcome != "met":
                line = lines[f"measure.{item.measure.id}.condition.{number}"]
                assert {fact.term for fact in finding.inputs} <= {*line.facts}
                assert {*finding.missing} <= {*line.facts}
    assert lines["missing.health.in_treatment"].path == admission_vocabulary()["health.in_treatment"].path


def test_the_lines_of_the_catalogue() -> None:
    snapshot = catalogue_on(ON, "1804")
    measures = tuple(snapshot.measures.values())
    listed = list_measures(snapshot, measures)
    assert all(ids(listed))
    assert len({*ids(listed)}) == len(listed)
    for lang in LANGUAGES:  # the classes stand in the order of their names
        assert sorted(ids(list_measures(snapshot, measures, lang))) == sorted(ids(listed))
    assert {f"measure.{item.id}" for item in measures} <= {line.id for line in listed}
    for told in (
        lambda lang: show_gaps(snapshot, lang),
        lambda lang: show_needs(national().needs, lang),
        lambda lang: show_confidence((national(),), lang),
        lambda lang: show_sound("a.toml", national(), lang),
    ):
        check_ids(told)


FEW_STEPS = SearchLimit(expansions=300)
NOT_MET = Participant(ref="c", birth_date=date(1990, 5, 1), planning=Planning(needs=("economy", "health")))


@pytest.mark.parametrize("case", [Participant(ref="a"), NOT_MET])
def test_the_lines_of_a_search_for_plans(case: Participant) -> None:
    asked: Any = {"catalogue": few(), "limit": FEW_STEPS}
    suggested = suggest(case, ON, want=2, **asked)
    lines = {line.id: line for line in check_ids(lambda lang: explain_suggestions(suggested, lang, {}))}
    for finding in suggested.standing:
        assert finding.rule in lines[f"standing.{finding.rule}"].findings
    for number, item in enumerate(suggested.plans, 1):
        if item.short_of:
            told = lines[f"plan.{number}.short_of"]
            assert {finding.rule for finding in item.short_of} == {*told.findings}
    added = addable(Plan(valid_from=ON), ON, case=case, **asked)
    more = {line.id for line in check_ids(lambda lang: explain_additions(added, lang, {}))}
    assert {f"may.{id}" for id in added.may} | {f"refused.{id}" for id in added.refused} <= more
    covered = coverage([case], ON, municipality="1804", **asked)
    assert {"coverage", "counts"} <= set(ids(check_ids(lambda lang: explain_coverage(covered, lang, {}))))
    shared = allocate([case], ON, **asked)
    assert "allocation" in ids(check_ids(lambda lang: explain_allocation(shared, ON, lang, {})))


def test_lines_as_json() -> None:
    lines = explain(decide(Participant(ref="a", birth_date=date(2015, 1, 1)), on=ON), "en")
    record = lines_record(lines)
    assert [item["text"] for item in record] == [line.text for line in lines]
    age = next(item for item in record if item["id"] == "finding.sotjl.29.age")
    assert age["findings"] == ["sotjl.29.age"]
    assert age["facts"] == ["person.age"]
    assert age["citation"] == "sotjl § 29 (1)"
    assert "sotjl.29.age_min" in age["parameters"]  # type: ignore[operator]
