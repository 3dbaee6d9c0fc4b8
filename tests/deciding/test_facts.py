"""Facts read from a case on a day: ages on either side of a birthday, children in their groups."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import decide
from qupcore.deciding.facts import age_on, facts_of
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.case.participant import Household, Participant
from qupcore.errors import BadInput
from qupcore.law.terms.right import Children

ON = date(2026, 9, 1)
NUMBERS = prepared_on(ON).numbers


@pytest.mark.parametrize(
    ("day", "born", "leap", "age"),
    [
        ("2026-08-31", "2008-09-01", 228, 17),
        ("2026-09-01", "2008-09-01", 228, 18),
        ("2026-09-02", "2008-09-01", 228, 18),
        ("2026-09-01", "2026-09-01", 228, 0),
        # Born on 29 February: in a common year the birthday is as chosen, in a leap year the day itself.
        ("2026-02-27", "2008-02-29", 228, 17),
        ("2026-02-28", "2008-02-29", 228, 18),
        ("2026-02-28", "2008-02-29", 301, 17),
        ("2026-03-01", "2008-02-29", 301, 18),
        ("2028-02-28", "2008-02-29", 228, 19),
        ("2028-02-29", "2008-02-29", 228, 20),
        ("2028-02-28", "2008-02-29", 301, 19),
        ("2028-02-29", "2008-02-29", 301, 20),
        # 2100 is no leap year and 2000 was one; others born in the last days of February have no such choice.
        ("2100-02-28", "2080-02-29", 228, 20),
        ("2100-02-28", "2080-02-29", 301, 19),
        ("2000-02-28", "1980-02-29", 228, 19),
        ("2026-02-28", "2008-02-28", 301, 18),
        ("2026-02-28", "2008-03-01", 228, 17),
    ],
)
def test_age_on_a_day(day: str, born: str, leap: int, age: int) -> None:
    assert age_on(date.fromisoformat(day), date.fromisoformat(born), leap) == age


@pytest.mark.parametrize(
    ("born", "groups"),
    [
        ("2026-09-02", (0, 0, 0)),  # not born on the day
        ("2026-09-01", (1, 0, 0)),
        ("2020-09-02", (1, 0, 0)),  # 5, and 6 tomorrow
        ("2020-09-01", (0, 1, 0)),  # 6 today
        ("2015-09-02", (0, 1, 0)),  # 10
        ("2015-09-01", (0, 0, 1)),  # 11
        ("2008-09-02", (0, 0, 1)),  # 17
        ("2008-09-01", (0, 0, 0)),  # 18: no child in the norms
    ],
)
def test_a_child_is_in_the_group_of_its_age(born: str, groups: tuple[int, int, int]) -> None:
    household = Household(kind="single", child_birth_dates=(date.fromisoformat(born),))
    facts = facts_of(Participant(ref="a", household=household), ON, NUMBERS)
    terms = (Children.youngest, Children.middle, Children.oldest)
    assert tuple(facts[term.name].value for term in terms) == groups


@pytest.mark.parametrize(("born", "age"), [("2026-09-01", 0), ("2026-08-31", 0), ("2025-09-01", 1)])
def test_somebody_may_be_born_on_the_day(born: str, age: int) -> None:
    person = Participant(ref="a", birth_date=date.fromisoformat(born))
    assert facts_of(person, ON, NUMBERS)["person.age"].value == age


def test_nobody_is_born_after_the_day() -> None:
    with pytest.raises(BadInput, match="born"):
        facts_of(Participant(ref="a", birth_date=date(2026, 9, 2)), ON, NUMBERS)


@pytest.mark.parametrize(
    ("born", "on", "rests"),
    [
        # 18 on the eve of 1 March or on it, as the office counts: the answer rests on that choice.
        ("2008-02-29", "2026-02-28", True),
        ("2008-02-29", "2026-02-27", False),
        ("2008-02-29", "2026-03-01", False),
        ("2008-02-28", "2026-02-28", False),
        ("2008-02-29", "2027-02-28", False),
    ],
)
def test_an_answer_rests_on_the_choice_of_a_leap_birthday_where_it_turns_on_it(
    born: str, on: str, rests: bool
) -> None:
    person = Participant(ref="a", birth_date=date.fromisoformat(born))
    found = decide(person, on=date.fromisoformat(on))
    assert any(use.name.endswith("leap_birthday") for use in found.rests_on_policy) is rests
