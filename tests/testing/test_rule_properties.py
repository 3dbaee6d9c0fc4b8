"""The class of properties: a sound reform passes each of them, and a bad reform planted for each is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import settings

import qupcore
from qupcore import Participant
from qupcore.answers import Decision
from qupcore.domain.case.participant import PracticeCondition
from qupcore.errors import EngineDisagreement
from qupcore.explaining.lines import to_text
from qupcore.laboratory.properties.all_properties import PROPERTIES
from qupcore.laboratory.properties.subject import Declared, Subject
from qupcore.laboratory.properties.telling import explain_tried, tried_record
from qupcore.laboratory.properties.trying import subjects_of, try_properties
from qupcore.law.national import NATIONAL
from qupcore.reforms import Reform, Repeal, SetNumber, read_reform
from qupcore.reforms.draft import Draft
from qupcore.rules.law import Law
from qupcore.testing import RuleProperties

START = date(2027, 1, 1)


class TestSoundReform(RuleProperties):
    """The three lines of a user: it must pass as it stands."""

    reform = Reform(
        name="agelimit-2027",
        source="an example",
        operations=[
            SetNumber(about="sotjl.29.age_min", start=START, value=20),
            Repeal(about="sotjl.29.work_ability_assessment", start=START),
        ],
    )
    examples = 5


def added(when: str, text: str = "A new condition.") -> Reform:
    """A reform that adds a condition of the right."""
    content = f'''
name = "planted"
source = "an example"
[[operations]]
add = "planted"
start = 2027-01-01
law = "sotjl"
section = "29"
when = "{when}"
text = "{text}"
'''
    return read_reform(content.encode())


def of(reform: Reform, **declared: Any) -> list[Subject]:
    return list(subjects_of(reform, declared=Declared(**declared)))


def decided_by(decide: Callable[..., Decision]) -> list[Subject]:
    """The law as it stands, decided by a program of somebody else."""
    return [Subject(law=NATIONAL, day=START, decide=decide)]


def refuses_what_is_unknown(case: Participant, on: date, **more: Any) -> Decision:
    """Takes unknown for no."""
    found = qupcore.decide(case, on, **more)
    return attrs.evolve(found, outcome="no_right") if found.outcome == "undetermined" else found


def never_grants(case: Participant, on: date, **more: Any) -> Decision:
    return attrs.evolve(qupcore.decide(case, on, **more), outcome="no_right")


def reads_practice(case: Participant, on: date, **more: Any) -> Decision:
    """Refuses whoever is found not to be motivated, which is no condition of the law."""
    found = qupcore.decide(case, on, **more)
    demanded = PracticeCondition(name="motivated", met=False)
    return attrs.evolve(found, outcome="no_right") if demanded in case.practice_conditions else found


def disagrees(case: Participant, on: date, **more: Any) -> Decision:
    if case.lawful_stay and case.birth_date:
        raise EngineDisagreement("two engines gave different answers", remedy="report it")
    return qupcore.decide(case, on, **more)


def cites_nothing(case: Participant, on: date, **more: Any) -> Decision:
    found = qupcore.decide(case, on, **more)
    findings = (attrs.evolve(one, citation=attrs.evolve(one.citation, law="try")) for one in found.findings)
    return attrs.evolve(found, findings=tuple(findings))


def before_its_day() -> list[Subject]:
    """A reform written in Python that drops a rule of every day."""
    rules = tuple(rule for rule in NATIONAL.rules if rule.id != "sotjl.29.age")
    law = Law("planted", rules, NATIONAL.conventions)
    return [Subject(law=law, day=START, begins=START)]


def pays_less_than_nothing() -> list[Subject]:
    """A law written in Python with a factor below zero, which a reform may not have."""
    number = NATIONAL.numbers("rates")["sotjl.35.factor"]
    below = attrs.evolve(number, values=tuple(attrs.evolve(one, value=-2) for one in number.values))
    draft = Draft(NATIONAL.rules, NATIONAL.conventions, "", "").with_numbers({number.name: below})
    return [Subject(law=Law("planted", draft.rules, draft.conventions), day=START)]


PLANTED: dict[str, Callable[[], list[Subject]]] = {
    "null": before_its_day,
    "somebody": lambda: of(added("person.age < 18")),
    "forgetting": lambda: decided_by(refuses_what_is_unknown),
    "meets_all": lambda: decided_by(never_grants),
    "unread": lambda: decided_by(reads_practice),
    "monotone": lambda: of(added("not person.fixed_residence")),
    "cliffs": lambda: of(added("benefits.monthly_total < 10000 kr")),
    "cites": lambda: decided_by(cites_nothing),
    "engines": lambda: decided_by(disagrees),
    "explained": lambda: of(added("person.age < 60", text="")),
    "money": pays_less_than_nothing,
}


def test_a_bad_reform_is_planted_for_each_property() -> None:
    assert {*PLANTED} == {*PROPERTIES}


@pytest.mark.parametrize("name", PLANTED)
def test_each_property_finds_the_bad_reform_that_is_planted_for_it(name: str) -> None:
    found = try_properties(PLANTED[name](), people=40, names=(name,), seed=1)
    (broken,) = found.broken
    assert broken.name == name
    for lang in ("nb", "nn", "en"):
        assert "{" not in to_text(explain_tried(found, lang))
    record = tried_record(found)
    assert record["answer"] == "broken"


def test_the_class_fails_with_the_smallest_person() -> None:
    class Planted(RuleProperties):
        reform = added("benefits.monthly_total < 10000 kr")
        examples = 25

    drawn_so = settings.get_current_profile_name()
    settings.load_profile("ci")  # 25 people are few: it is tried on the same ones each time
    try:
        with pytest.raises(AssertionError, match="benefits"):
            Planted().test_has_no_cliff_that_is_not_declared(subjects_of(Planted.reform))
    finally:
        settings.load_profile(drawn_so)


def test_what_the_author_declares_is_not_found() -> None:
    declared = of(added("benefits.monthly_total < 10000 kr"), cliffs=("person.age", "benefits.monthly_total"))
    assert not try_properties(declared, people=20, names=("cliffs",)).broken
    reads = of(added("benefits.monthly_total < 10000 kr"), unread=("benefits.monthly_total",))
    (broken,) = try_properties(reads, people=40, names=("unread",)).broken
    assert broken.about == {"term": "benefits.monthly_total"}


def test_the_smallest_person_has_only_the_facts_that_it_takes() -> None:
    (broken,) = try_properties(PLANTED["money"](), people=40, names=("money",)).broken
    assert broken.case is not None
    assert broken.case.course is not None
    assert (broken.case.course.absences, broken.case.course.children) == ((), ())
    assert broken.case.lawful_stay is None


def test_the_same_seed_draws_the_same_people_and_the_time_limit_ends_it() -> None:
    subjects = subjects_of(TestSoundReform.reform)
    one, other = (try_properties(subjects, people=5, seed=7, names=("cites",)) for _ in range(2))
    assert one == other
    ticks = iter(range(100))
    short = try_properties(subjects, people=50, names=("cites",), out_of_time=lambda: next(ticks) >= 3)
    assert (short.in_time, short.people) == (False, 3)


def test_nothing_is_found_in_the_law_as_it_stands() -> None:
    days = (date(2008, 6, 1), date(2012, 6, 1), START)
    found = try_properties([Subject(law=NATIONAL, day=day) for day in days], people=8, seed=3)
    assert found.broken == ()
