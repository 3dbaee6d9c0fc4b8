"""Remembered facts of one person never appear in answers about another, not even an age without effect."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

import qupcore as q
from memory.public import Asked, asked
from planning.few import ON, PERSON
from qupcore.memory import forget

pytestmark = pytest.mark.durable

OLDER = attrs.evolve(PERSON, birth_date=date(1969, 2, 2))
YOUNGER = attrs.evolve(PERSON, birth_date=date(1986, 5, 5))


@pytest.mark.parametrize("question", ["suggest", "add", "plans", "coverage", "allocate"])
def test_the_age_that_a_finding_shows_is_the_person_s_own(question: str) -> None:
    """Both are too old for a measure of the national catalogue, so one answer would do for both."""
    national = q.national()
    of_older = asked(Asked(OLDER, ON, national), question)
    of_younger = asked(Asked(YOUNGER, ON, national), question)
    forget()
    assert asked(Asked(YOUNGER, ON, national), question) == of_younger
    forget()
    assert asked(Asked(OLDER, ON, national), question) == of_older
