"""The calendar of duties under a reform: it says so, and replaces no event of the law in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from qupcore.cases.review.duties import duties
from qupcore.domain.case.participant import Participant
from qupcore.explaining.duty_calendar import duties_calendar
from qupcore.law.national import NATIONAL
from qupcore.reforms import Reform, SetNumber
from qupcore.rules.law import Law
from qupcore.wire.structure import read_case

ON = date(2026, 9, 1)
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(name="person")
def _person() -> Participant:
    return read_case((EXAMPLES / "E42-recent-in-order.json").read_bytes())


def events(person: Participant, law: Law, lang: str = "en") -> dict[str, str]:
    """The summary of each event by its UID."""
    text = duties_calendar(duties(person, ON, law=law), ON, lang)
    return {str(event["UID"]): str(event["SUMMARY"]) for event in Calendar.from_ical(text).walk("VEVENT")}


def reform(value: int) -> Law:
    later = SetNumber(about="fvl.29.appeal_days", start=date(2020, 1, 1), value=value * 7)
    return Reform(name="longer-appeals", source="a test", operations=[later])(NATIONAL)


@pytest.mark.parametrize(("lang", "word"), [("nb", "PRØVE"), ("nn", "PRØVE"), ("en", "TRIAL")])
def test_each_event_under_a_reform_says_that_it_is_a_trial(person: Participant, lang: str, word: str) -> None:
    trial = events(person, reform(6), lang)
    assert trial
    assert all(told.startswith(word) and "longer-appeals" in told for told in trial.values())
    assert not any(word in told for told in events(person, NATIONAL, lang).values())


def test_an_event_of_a_trial_takes_the_place_of_none_of_the_law(person: Participant) -> None:
    """Nor of one under another reform."""
    kept = [events(person, law) for law in (NATIONAL, reform(6), reform(7))]
    assert len({uid for found in kept for uid in found}) == sum(map(len, kept))
