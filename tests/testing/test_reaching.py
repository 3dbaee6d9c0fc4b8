"""What the strategies reach: rights, every value of a fact, new facts of a reform, every operation."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import Phase, find, given, seed, settings
from hypothesis import strategies as st

from qupcore import Course, Participant, decide
from qupcore.deciding.facts import facts_of
from qupcore.laboratory.boundaries import values_on
from qupcore.laboratory.drawn_people import drawn_person, neighbours
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import vocabulary
from qupcore.reforms import Add, Reform
from qupcore.rules.provisions import provision
from qupcore.rules.writing import Rule
from qupcore.testing import courses, deciding_people, near_people, reforms

DAY = date(2026, 9, 1)
EDITIONS = (date(2008, 1, 1), date(2010, 6, 1), date(2012, 6, 1), date(2019, 9, 1), DAY)


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_at_least_one_in_ten_has_a_right_and_every_value_of_every_fact_is_reached(day: date) -> None:
    """The rates are stated here: a value of a cell in one person of 200, an unknown fact in one of 50."""
    draw, seen, values = Random(1), Counter[str](), Counter[tuple[str, object]]()
    choices, people = values_on(NATIONAL, day), 250
    numbers = NATIONAL.in_force(day).numbers()
    for _ in range(people):
        person = drawn_person(choices, day, draw.choice)
        seen[decide(person, day).outcome] += 1
        known = {name: fact.value for name, fact in facts_of(person, day, numbers).items()}
        values.update((choice.term.name, known.get(choice.term.name)) for choice in choices)
    assert seen["right"] >= people / 10, seen
    assert min(seen[outcome] for outcome in ("no_right", "undetermined")) >= people / 20, seen
    for choice in choices:
        name = choice.term.name
        assert values[name, None] >= people / 50, name
        for cell in choice.cells:
            if (name, cell[0]) == (
                "assessed.work_ability",
                False,
            ):  # a case states an assessment that was made
                continue
            assert sum(values[name, value] for value in cell) >= people / 200, (name, cell, values)


def test_the_day_before_a_birthday_and_the_birthday_are_reached() -> None:
    born = Counter[date | None]()
    draw, choices = Random(1), values_on(NATIONAL, DAY)
    born.update(drawn_person(choices, DAY, draw.choice).birth_date for _ in range(1000))
    on_the_day, day_after = date(2008, 9, 1), date(2008, 9, 2)
    last_day_of_66, first_day_of_67 = date(1959, 9, 2), date(1959, 9, 1)
    assert min(born[day] for day in (on_the_day, day_after, last_day_of_66, first_day_of_67)) > 0, born


def new_rule(condition: str = "office.nav_office_established", doc: str = "A new rule.") -> Reform:
    """A reform with a condition over a fact that § 29 does not read."""
    place = provision(
        law="sotjl",
        section="29",
        ledd=None,
        punktum=None,
        bokstav=None,
        valid="2026-01-01/..",
        enacted_by="",
        basis="law",
        link="",
        source="an example",
        confidence="high",
    )
    when = vocabulary()[condition]
    rule = Rule(name="new", role="condition", provisions=(place,), doc=doc, when=when)  # type: ignore[arg-type]
    return Reform(name="new-fact", source="an example", operations=[Add(rule=rule)])


def test_a_fact_that_only_a_rule_of_a_reform_reads_is_drawn_without_more_code() -> None:
    assert "office.nav_office_established" not in NATIONAL.in_force(DAY).terms
    law = new_rule()(NATIONAL)
    found = {
        outcome: find(
            deciding_people(DAY, law),
            lambda person, outcome=outcome: (  # type: ignore[misc]
                person.nav_office_established is not None and decide(person, DAY, law=law).outcome == outcome
            ),
            random=Random(1),
        )
        for outcome in ("right", "no_right")
    }
    assert found["right"].nav_office_established is True
    # The smallest person: nothing else is known.
    assert attributes(found["no_right"]) == {"ref": "drawn", "nav_office_established": False}


def attributes(person: Participant) -> dict[str, object]:
    """What is known of a person."""
    empty = Participant(ref="")
    names = attrs.fields(Participant)
    return {
        f.name: getattr(person, f.name) for f in names if getattr(person, f.name) != getattr(empty, f.name)
    }


def test_near_people_differ_in_one_fact_and_reach_both_sides_of_a_limit() -> None:
    choices, numbers = values_on(NATIONAL, DAY), NATIONAL.in_force(DAY).numbers()
    draw = Random(4)
    for _ in range(4):
        case = drawn_person(choices, DAY, draw.choice)
        before = {name: fact.value for name, fact in facts_of(case, DAY, numbers).items()}
        for name, near in neighbours(case, DAY, NATIONAL):
            after = {one: fact.value for one, fact in facts_of(near, DAY, numbers).items()}
            changed = {one for one in before | after if before.get(one) != after.get(one)}
            # What is stated in one field of the case hangs together: see `person_with`.
            group = name.partition(".")[0]
            assert all(one.startswith(group) for one in changed), (name, changed)
    young = Participant(ref="a", birth_date=date(2008, 9, 2))
    adult = find(near_people(young, DAY), lambda p: p.birth_date not in (None, young.birth_date))
    assert adult.birth_date == date(2008, 9, 1)
    assert find(near_people(young, DAY), lambda p: p.birth_date is None).ref == "a"


def test_drawn_reforms_have_every_kind_of_operation_and_each_can_be_asked_about() -> None:
    kinds, for_a_time = Counter[str](), Counter[bool]()

    @seed(1)
    @settings(max_examples=25, database=None, phases=[Phase.generate], deadline=None)
    @given(reforms())
    def lay(reform: Reform) -> None:
        law = reform(NATIONAL)
        for operation in reform.operations:
            kinds[type(operation).__name__] += 1
            for_a_time[operation.end is not None] += 1
            assert law.in_force(operation.start).conditions

    lay()
    assert set(kinds) == {"SetNumber", "Repeal", "Reword", "Add", "Revive"}, kinds
    assert min(for_a_time[True], for_a_time[False]) >= 3
    simplest = find(reforms(), lambda _: True, random=Random(1), settings=settings(max_examples=10))
    (operation,) = simplest.operations
    assert type(operation).__name__ == "SetNumber"


def test_courses_reach_the_limits_of_a_law_and_miss_them_by_a_day() -> None:
    lengths = Counter[int]()

    @seed(2)
    @settings(max_examples=120, database=None, phases=[Phase.generate])
    @given(courses(date(2026, 1, 1), date(2026, 1, 1)))
    def count(course: Course) -> None:
        lengths.update((item.through - item.first).days + 1 for item in course.absences)
        lengths.update(
            (item.applies_to - item.applies_from).days + 1
            for item in course.decisions
            if item.applies_from and item.applies_to
        )

    count()
    # Three days with a self-certificate, the window of 16 days, 30 days of care, a year.
    for limit in (3, 16, 30, 365):
        assert any(lengths[limit + more] for more in (-1, 0, 1)), (limit, lengths)


def test_hypothesis_finds_the_strategies_by_type_and_imports_nothing_of_the_library_before() -> None:
    code = (
        "import sys; import hypothesis; from hypothesis import find, strategies as st\n"
        "import qupcore_hypothesis; qupcore_hypothesis.register(); qupcore_hypothesis.register()\n"
        "assert 'qupcore' not in sys.modules\n"
        "from qupcore import Participant\n"
        "assert find(st.from_type(Participant), lambda person: person.lawful_stay is True).lawful_stay\n"
        "from qupcore.domain.case import participant as module\n"
        "assert type(module.__spec__.loader).__name__ == 'SourceFileLoader'\n"
        "assert 'qupcore.reforms.reform' not in sys.modules\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "strategy", [lambda: deciding_people(DAY), reforms], ids=["deciding_people", "reforms"]
)
def test_is_inside_the_health_checks(strategy: object) -> None:
    """With nothing suppressed, in the middle of a test as outside."""

    @settings(max_examples=12, suppress_health_check=(), phases=[Phase.generate], deadline=None)
    @given(strategy())  # type: ignore[operator]
    def drawn(value: object) -> None:
        assert value is not None

    drawn()

    @settings(max_examples=2, phases=[Phase.generate], deadline=None)
    @given(st.data())
    def inside(data: st.DataObject) -> None:
        data.draw(strategy())  # type: ignore[operator]

    inside()
