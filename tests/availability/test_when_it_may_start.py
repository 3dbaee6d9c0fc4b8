"""Whether a measure is there to be had on a day: its own days first, then its offers. Never a refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qupcore.availability.offers import measure_state
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import StartWindow
from qupcore.domain.catalogue.offer import Catchment, Offer
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text

ALWAYS = Period(date(2016, 1, 1))
SOURCE = (Source(text="made up"),)


def state(
    on: date, offers: tuple[Offer, ...] = (), here: str = "", **fields: Any
) -> tuple[str, tuple[str, ...]]:
    """The state of a measure that has these fields, and why."""
    measure = Measure(
        id="1804:x", names=Text("a", "b", "c"), owner="municipality", valid=ALWAYS, sources=SOURCE, **fields
    )
    made = Catalogue(by="a", namespace="1804", measures=(measure,), offers=offers)
    found, why, _ = measure_state(measure, catalogue_on(on, here, sources=(made,)))
    return found, tuple(why)


def an_offer(**fields: Any) -> Offer:
    return Offer(id="1804:o", measure="1804:x", period=ALWAYS, **fields)


@pytest.mark.parametrize(
    ("day", "closed"), [("2026-08-31", False), ("2026-09-01", False), ("2026-09-02", True)]
)
def test_the_last_start_is_included(day: str, closed: bool) -> None:
    found = state(date.fromisoformat(day), last_start=date(2026, 9, 1))
    assert found == (("closed", ("last_start_passed",)) if closed else ("unknown", ("no_offer_known",)))


@pytest.mark.parametrize(
    ("first", "last", "day", "inside"),
    [
        # A window within the year: both its days are in it.
        ("06-01", "08-31", "2026-05-31", False),
        ("06-01", "08-31", "2026-06-01", True),
        ("06-01", "08-31", "2026-08-31", True),
        ("06-01", "08-31", "2026-09-01", False),
        # One that spans new year.
        ("11-01", "02-28", "2026-10-31", False),
        ("11-01", "02-28", "2026-11-01", True),
        ("11-01", "02-28", "2027-01-01", True),
        ("11-01", "02-28", "2027-02-28", True),
        ("11-01", "02-28", "2027-03-01", False),
        # One day.
        ("06-01", "06-01", "2026-06-01", True),
        ("06-01", "06-01", "2026-06-02", False),
    ],
)
def test_a_window_of_the_year_has_both_its_days(first: str, last: str, day: str, inside: bool) -> None:
    found = state(date.fromisoformat(day), starts=StartWindow(first=first, last=last))
    assert found == (("unknown", ("no_offer_known",)) if inside else ("later", ("outside_start_window",)))


def test_an_offer_for_others_says_nothing_of_the_municipality() -> None:
    on = date(2026, 9, 1)
    assert state(on) == ("unknown", ("no_offer_known",))
    assert state(on, (an_offer(enrolment="open"),), here="1804") == ("open", ())
    away = (an_offer(enrolment="open", catchment=Catchment(municipalities=("5501",))),)
    assert state(on, away, here="1804") == ("unknown", ("no_offer_known",))
