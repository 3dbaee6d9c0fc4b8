"""The rest of a recovery is shown in text and in JSON (§ 40)."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Course, Money, Participant, benefit_month
from qupcore.cases import ProgrammeDecision, Recovery, benefit_year
from qupcore.explaining.benefit import explain_month, explain_year
from qupcore.explaining.phrases import phrases
from qupcore.wire.record import benefit_month_record, benefit_year_record

GRANTED = ProgrammeDecision(
    kind="granted", decided_on=date(2025, 1, 3), applies_from=date(2025, 1, 6), applies_to=date(2026, 1, 5)
)
WORDS = {
    "nb": "Igjen å trekke etter denne måneden: {}. Kommunen avgjør om resten trekkes senere.",
    "nn": "Att å trekkje etter denne månaden: {}. Kommunen avgjer om resten blir trekt seinare.",
    "en": "Left to set off after this month: {}. The municipality decides whether the rest is set off later.",
}


def case(nok: int, month: int = 9, year: int = 2025) -> Participant:
    too_much = Recovery(
        year=year, month=month, amount_nok=Money.from_nok(nok), decided_on=date(year, month, 1)
    )
    course = Course(decisions=(GRANTED,), started_on=date(2025, 1, 6), recoveries=(too_much,))
    return Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("lang", "amount"), [("nb", "7 521,33 kroner"), ("nn", "7 521,33 kroner"), ("en", "7,521.33 kroner")]
)
def test_it_is_told_in_the_text_of_the_month_and_of_the_year(lang, amount):
    """An example from an audit: 30 000 against 22 478.67 leaves 7 521.33, which was not shown."""
    said = WORDS[lang].format(amount)
    assert said in [plain(line.text) for line in explain_month(benefit_month(case(30_000), 2025, 9), lang)]
    of_year = [plain(line.text) for line in explain_year(benefit_year(case(30_000), 2025), lang)]
    assert f"{phrases(lang).month(2025, 9)}: {said}" in of_year


def test_it_is_told_in_json():
    month = benefit_month_record(benefit_month(case(30_000), 2025, 9))
    assert (month["set_off"], month["payout"], month["left_to_recover"]) == ("22478.67", "0", "7521.33")
    year = benefit_year_record(benefit_year(case(30_000), 2025))
    assert [item["left_to_recover"] for item in year["months"]] == [*["0"] * 8, "7521.33", *["0"] * 3]


def test_nothing_is_said_where_nothing_is_left():
    lines = explain_month(benefit_month(case(20_000), 2025, 9), "en")
    assert not [line for line in lines if "Left to set off" in line.text]


def test_what_is_set_off_against_a_month_without_benefit_is_left_whole():
    month = benefit_month(case(5_000, month=3, year=2026), 2026, 3)
    assert month.left_to_recover == Money.from_nok(5_000)
    assert [line for line in explain_month(month, "en") if "Left to set off" in line.text]
