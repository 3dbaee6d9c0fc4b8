"""`qup rates`: the numbers that other programs read, and the words that people read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

ON = ("--on", "2024-07-01")


def test_rates_as_json_have_the_agreed_names_and_numbers(qup: Run) -> None:
    told = qup("rates", *ON, "--json")
    assert told.status == 0
    names = ("full_nok", "under_25_nok", "per_day_ore", "child_per_day_nok", "g_nok", "factor")
    assert [told.json[name] for name in names] == [253_141, 168_761, 97_362, 36, 124_028, "2.041"]
    assert told.json["provenance"]["engines"][0]["name"] == "reference"
    sources = {use["name"]: use["source"] for use in told.json["parameters"]}
    assert "LOV-2023-12-20-95" in sources["sotjl.35.factor"]
    assert all(sources.values())


def test_a_factor_of_two_is_written_plainly_and_an_unknown_supplement_is_null(qup: Run) -> None:
    told = qup("rates", "--on", "2009-08-01", "--json").json
    assert (told["factor"], told["full_nok"], told["child_per_day_nok"]) == ("2", 145_762, None)


def test_amounts_that_are_not_whole_kroner_are_decimal_strings(qup: Run) -> None:
    told = qup("rates", *ON, "--json", "--policy", "sotjl.35.rounding_step=1").json
    assert told["full_nok"] == "253141.15"


def test_rates_in_words(qup: Run) -> None:
    for lang, said in {
        "nb": "full stønad i året: 253 141 kr",
        "nn": "barnetillegg per barn og dag: 36 kr",
        "en": "full benefit a day: 973.62 kr",
    }.items():
        told = qup("rates", *ON, "--lang", lang)
        assert told.status == 0
        assert said in told.out.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.usefixtures("in_english")
def test_the_law_cannot_be_chosen_and_no_rates_before_the_programme(qup: Run) -> None:
    refused = qup("rates", *ON, "--policy", "sotjl.35.factor=3000")
    assert refused.status == 2
    assert "a caller cannot change it" in refused.err
    early = qup("rates", "--on", "2007-10-31")
    assert early.status == 2
    assert "no rules on 2007-10-31" in early.err


def test_the_section_shows_its_calculation(qup: Run) -> None:
    shown = qup("rules", "show", "sotjl § 35", "--lang", "en", *ON)
    assert (
        "(the basic amount (G) [g] × parts of the basic amount in the full benefit of a year [factor]) ÷ "
        "(step in which the amount of a year is rounded [rounding_step] × "
        "parts that the basic amount is divided into [factor_denominator]) [rounded to the nearest]"
    ) in " ".join(shown.out.split())
