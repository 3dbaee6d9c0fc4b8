"""The public strategies pass the health checks of Hypothesis, and draw enough people with a right."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qupcore import Participant, decide
from qupcore.memory import forget
from qupcore.testing import (
    absences,
    absences_in,
    assessments,
    benefits,
    catalogues,
    children,
    conditions,
    courses,
    days,
    facts,
    measures,
    numbers,
    offers,
    participants,
    people_in_courses,
    places,
    rulebooks,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PUBLIC: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "absences": lambda: absences(FIRST, LAST),
    "absences_in": lambda: absences_in(FIRST, LAST),
    "assessments": assessments,
    "benefits": benefits,
    "catalogues": catalogues,
    "children": lambda: children(FIRST),
    "conditions": conditions,
    "courses": courses,
    "facts": facts,
    "measures": measures,
    "numbers": lambda: numbers("weeks"),
    "offers": lambda: offers(st.just("no:mentor")),
    "participants": participants,
    "people_in_courses": people_in_courses,
    "places": places,
    "rulebooks": rulebooks,
}


@pytest.mark.parametrize("name", PUBLIC)
def test_passes_the_health_checks_of_hypothesis(name: str) -> None:
    """Too slow, too large, too much filtered: with nothing suppressed, as a stranger would use it.

    Hypothesis gives ten draws a second together, by the clock. The time of the processor is measured here, so
    that a busy machine makes no difference to this test, and half of it is all that the draws may take.
    """
    times: list[float] = []

    @settings(max_examples=40, suppress_health_check=(), phases=[Phase.generate], deadline=None)
    @given(PUBLIC[name]())
    def drawn(value: object) -> None:
        times.append(time.process_time())

    def took() -> tuple[float, float]:
        """The first ten draws, and a draw on average."""
        times.clear()
        drawn()
        return times[9] - times[0], (times[-1] - times[0]) / (len(times) - 1)

    # What else the machine does only adds: the best of three is nearest to what the strategy takes.
    first_ten, each = (min(two) for two in zip(*(took() for _ in range(3)), strict=True))
    assert first_ten < 0.5, "the first ten, which Hypothesis counts"
    assert each < 0.05


@pytest.mark.parametrize("name", PUBLIC)
def test_a_strategy_made_in_the_middle_of_a_test_passes_the_health_checks_too(name: str) -> None:
    """As in a composite of one's own, when nothing of the library has been drawn in the process before."""
    forget()

    @settings(max_examples=2, suppress_health_check=(HealthCheck.too_slow,), phases=[Phase.generate])
    @given(st.data())
    def drawn(data: st.DataObject) -> None:
        data.draw(PUBLIC[name]())

    drawn()


@pytest.mark.parametrize("people", [participants, people_in_courses], ids=lambda people: people.__name__)
def test_at_least_one_in_ten_has_the_right(people: Callable[[], st.SearchStrategy[Participant]]) -> None:
    """Otherwise a property about people with a right would hardly be tested; the seed is fixed."""
    seen = {"right": 0, "no_right": 0, "undetermined": 0}

    @settings(
        max_examples=200,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(people(), days())
    def count(person: Participant, on: date) -> None:
        seen[decide(person, on=on).outcome] += 1

    count()
    assert seen["right"] >= sum(seen.values()) / 10, seen
    assert all(number > 0 for number in seen.values()), seen
