"""No answer depends on earlier calls: small memories, or memories emptied at any time, change no answer."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from architecture.faces import FACES
from cases.course.busy import busy_courses
from composing.drawn import catalogues
from memory.nothing_to_answer import NOTHING_TO_ANSWER
from memory.public import QUESTIONS, Asked, asked
from qupcore import Course, Element, Participant, Plan
from qupcore.domain.case.planning import Planning
from qupcore.memory import forget, forgetful, limited_to
from qupcore.testing import participants, people_in_courses

pytestmark = pytest.mark.durable
EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 9, 7)
FEW = settings(
    max_examples=max(3, settings.default.max_examples // 25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

MOST = 3 if FEW.max_examples > 10 else 2
"""Cases one after the other: of two, each comes before the other; a third takes half as long again."""


def with_a_plan(person: Participant) -> Participant:
    """The case with a plan that runs on the day, for what reads plans."""
    element = Element(
        measure="no:jobbklubb", minutes_a_week=900, first=date(2026, 9, 1), last=date(2026, 12, 1)
    )
    course = attrs.evolve(
        person.course or Course(), plans=(Plan(valid_from=date(2026, 9, 1), elements=(element,)),)
    )
    return attrs.evolve(person, course=course)


PEOPLE = st.one_of(
    participants(planning=st.none() | st.just(Planning(municipality="1804", needs=("health",)))),
    people_in_courses(),
    people_in_courses(busy_courses()),
    people_in_courses().map(with_a_plan),
)
DAYS = st.sampled_from((ON, date(2026, 8, 3), date(2019, 1, 1), date(2012, 1, 31), date(2027, 2, 1)))
SMALL = st.builds(Asked, PEOPLE, DAYS)
DRAWN = st.builds(Asked, PEOPLE, st.just(ON), catalogues(most=4))


def told(it: Asked, names: list[str] | None = None) -> dict[str, str]:
    """What every public function answers, in the order of the names."""
    return {name: asked(it, name) for name in names or list(QUESTIONS)}


OF_THE_DAY = ("laws", "population", "impact", "rates", "read_by", "words")
"""Questions that read the day and not the case: a third of the time. One that reads the case fails here."""
FIRST: dict[tuple[str, date], str] = {}


def expected_of(it: Asked) -> dict[str, str]:
    """What every public function answers while nothing is emptied; of the day, what it answered first."""
    for name in OF_THE_DAY:
        if (name, it.on) not in FIRST:
            FIRST[name, it.on] = asked(it, name)
    return {name: FIRST[name, it.on] if name in OF_THE_DAY else asked(it, name) for name in QUESTIONS}


def test_every_public_function_is_asked() -> None:
    names = {name for face in FACES for name in import_module(face).__all__ if name[0].islower()}
    reached = {name for _, several in QUESTIONS.values() for name in several}
    assert names - set(import_module("qupcore.testing").__all__) == reached | set(NOTHING_TO_ANSWER)


@FEW
@given(st.one_of(SMALL, DRAWN))
def test_memories_of_one_entry_change_no_answer(it: Asked) -> None:
    expected = expected_of(it)
    with limited_to(1):
        assert told(it) == expected


@FEW
@given(st.one_of(SMALL, DRAWN), st.integers(0, 2**32))
def test_forgetting_at_any_time_changes_no_answer(it: Asked, seed: int) -> None:
    expected = expected_of(it)
    with forgetful(seed, one_in=60):
        found = told(it)
    assert found == expected


@FEW
@given(people_in_courses(), DAYS, st.integers(0, 2**32))
def test_forgetting_all_the_time_changes_no_month(case: Participant, on: date, seed: int) -> None:
    it = Asked(case, on)
    expected = asked(it, "month"), asked(it, "duties")
    with forgetful(seed, one_in=5):
        assert (asked(it, "month"), asked(it, "duties")) == expected


@FEW
@given(st.one_of(SMALL, DRAWN), st.randoms(use_true_random=False))
def test_the_order_of_questions_changes_no_answer(it: Asked, order: random.Random) -> None:
    expected = expected_of(it)
    names = list(QUESTIONS)
    order.shuffle(names)
    forget()
    assert {name: asked(it, name) for name in names} == expected


@FEW
@given(st.lists(st.one_of(SMALL, DRAWN), min_size=2, max_size=MOST), st.integers(0, 2**32))
def test_other_cases_before_it_change_no_answer(several: list[Asked], seed: int) -> None:
    alone = []
    for it in several:
        forget()
        alone.append(expected_of(it))
    assert [told(it) for it in reversed(several)] == alone[::-1]
    assert [told(it) for it in several] == alone


@settings(FEW, max_examples=max(2, FEW.max_examples // 3))
@given(SMALL, st.integers(0, 2**32))
def test_threads_that_forget_for_each_other_change_no_answer(it: Asked, seed: int) -> None:
    expected = expected_of(it)
    with forgetful(seed, one_in=200), ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: (name, asked(it, name)), QUESTIONS))
    assert all(expected[name] == answer for name, answer in found)
