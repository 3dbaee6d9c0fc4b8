"""Municipality numbers over time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qupcore.catalogue.municipalities import (
    changes,
    districts,
    municipalities,
    municipality_on,
    numbers_on,
    same_municipality,
)
from qupcore.errors import BadInput

NUMBERS = sorted(municipalities())
DAYS = [
    date(2016, 6, 1),
    date(2017, 6, 1),
    date(2018, 6, 1),
    date(2019, 6, 1),
    date(2021, 6, 1),
    date(2026, 6, 1),
]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2016, 12, 31), 428),
        (date(2017, 1, 1), 426),
        (date(2018, 1, 1), 422),
        (date(2019, 12, 31), 422),
        (date(2020, 1, 1), 356),
        (date(2023, 12, 31), 356),
        (date(2024, 1, 1), 357),
    ],
)
def test_there_are_as_many_as_there_were(day: date, count: int) -> None:
    assert sum(item.in_use(day) for item in municipalities().values()) == count


def test_the_change_of_2024_took_114_numbers_and_brought_115() -> None:
    (change,) = [item for item in changes() if item.on == date(2024, 1, 1)]
    assert len(change.moves) == 114
    assert len({new for news in change.moves.values() for new in news}) == 115


@pytest.mark.parametrize(
    ("number", "day", "now"),
    [
        ("0301", date(2026, 1, 1), ("0301",)),
        ("1804", date(2026, 1, 1), ("1804",)),
        ("1201", date(2026, 1, 1), ("4601",)),
        ("1001", date(2026, 1, 1), ("4204",)),
        ("0602", date(2021, 1, 1), ("3005",)),
        ("0602", date(2026, 1, 1), ("3301",)),
        ("0625", date(2026, 1, 1), ("3301",)),
        ("3005", date(2026, 1, 1), ("3301",)),
        ("3301", date(2021, 1, 1), ("3005",)),
        ("3301", date(2019, 1, 1), ("0602", "0625", "0711")),
        ("5401", date(2026, 1, 1), ("5501",)),
        ("1902", date(2026, 1, 1), ("5501",)),
        ("1507", date(2026, 1, 1), ("1508", "1580")),
        ("1508", date(2022, 1, 1), ("1507",)),
        ("1580", date(2019, 1, 1), ("1504", "1523", "1529", "1534", "1546")),
        ("1850", date(2021, 1, 1), ("1806", "1875")),
        ("5012", date(2021, 1, 1), ("5055", "5056", "5059")),
        ("1601", date(2026, 1, 1), ("5001",)),
        ("5030", date(2026, 1, 1), ("5001",)),
        ("1103", date(2017, 6, 1), ("1103",)),
        ("1141", date(2026, 1, 1), ("1103",)),
        ("1567", date(2018, 6, 1), ("1567",)),
        ("1567", date(2019, 1, 1), ("5061",)),
        ("0719", date(2026, 1, 1), ("3907",)),
    ],
)
def test_what_a_number_became_or_was_made_of(number: str, day: date, now: tuple[str, ...]) -> None:
    assert numbers_on(number, day) == now


@given(st.sampled_from(NUMBERS), st.sampled_from(DAYS))
def test_the_answer_is_in_use_on_the_day(number: str, day: date) -> None:
    found = numbers_on(number, day)
    assert found
    assert all(municipalities()[other].in_use(day) for other in found)
    if municipalities()[number].in_use(day):
        assert found == (number,)


@example("1141", date(2026, 6, 1))
@given(st.sampled_from(NUMBERS), st.sampled_from(DAYS))
def test_there_and_back_leads_home(number: str, day: date) -> None:
    """Home, or to the municipality that took it in and went on, as 1103 took 1141 in and 5001 Klæbu."""
    here = municipalities()[number]
    home = here.first or (here.last or day)
    for other in numbers_on(number, day):
        back = numbers_on(other, home)
        assert number in back or all(other in numbers_on(one, day) for one in back)


@given(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS), st.sampled_from(DAYS))
def test_being_the_same_is_mutual(number: str, other: str, day: date) -> None:
    assert same_municipality(number, other, day) == same_municipality(other, number, day)
    assert same_municipality(number, number, day)


def test_before_and_after_2024_drammen_is_one() -> None:
    for day in DAYS[4:]:
        assert same_municipality("3005", "3301", day)
    assert municipality_on("3005", date(2023, 12, 31)).name == "Drammen"
    assert municipality_on("3301", date(2024, 1, 1)).name == "Drammen"


@pytest.mark.parametrize(
    ("number", "day", "why", "remedy"),
    [
        ("3005", date(2024, 1, 1), "to 2023-12-31", "3301 Drammen"),
        ("3301", date(2023, 12, 31), "from 2024-01-01", "3005 Drammen"),
        ("1507", date(2024, 1, 1), "to 2023-12-31", "1508 Ålesund or 1580 Haram"),
        ("3301", date(2019, 1, 1), "from 2024-01-01", "0602 Drammen or 0625 Nedre Eiker or 0711 Svelvik"),
    ],
)
def test_a_number_of_another_day_names_the_right_one(number: str, day: date, why: str, remedy: str) -> None:
    with pytest.raises(BadInput) as caught:
        municipality_on(number, day)
    assert why in caught.value.why
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("number", ["9999", "301", "", "abcd", "03011"])
def test_what_is_no_number_at_all(number: str) -> None:
    with pytest.raises(BadInput, match="no municipality number"):
        municipality_on(number, date(2026, 1, 1))


def test_oslo_has_fifteen_districts_and_two_areas_that_are_none() -> None:
    assert list(districts()) == [f"{number:02}" for number in range(1, 18)]
    assert districts()["16"] == "Sentrum"


def test_every_change_says_where_it_is_from() -> None:
    assert all(change.source and change.confidence in ("high", "medium") for change in changes())
