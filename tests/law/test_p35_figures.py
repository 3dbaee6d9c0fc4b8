"""§ 35: the numbers that the rates are calculated from, and where each calculation stands."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date, timedelta

import pytest

import qupcore
from qupcore import Money
from qupcore.cases import rates
from qupcore.law.national import NATIONAL
from qupcore.law.sotjl import p35_benefit
from qupcore.law.sotjl.p35_benefit import Figures
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter, Parameters

# Kroner a year from 1 May of each year on.
G = {
    **{2006: 62_892, 2007: 66_812, 2008: 70_256, 2009: 72_881, 2010: 75_641, 2011: 79_216, 2012: 82_122},
    **{2013: 85_245, 2014: 88_370, 2015: 90_068, 2016: 92_576, 2017: 93_634, 2018: 96_883, 2019: 99_858},
    **{2020: 101_351, 2021: 106_399, 2022: 111_477, 2023: 118_620, 2024: 124_028, 2025: 130_160},
    **{2026: 136_549},
}

# Numbers of which no value is known for today: policy without a default, and figures that were not found.
UNKNOWN_NOW = {
    *(f"sotjl.29.norm_{name}" for name in ("single", "couple", "shared_dwelling")),
    *(f"sotjl.29.norm_child_{ages}" for ages in ("0_to_5", "6_to_10", "11_to_17")),
    *("for-2020-966.4.deferral_months", "sotjl.31.deferrals_max"),  # the end of the deferral was not found
    *("sotjl.35.interruption_ends_benefit", "sotjl.39.days_after_month"),  # left open, without a default
}


@pytest.mark.parametrize("year", G)
def test_the_basic_amount_is_set_from_the_first_of_may(year):
    value = Figures.g.on(date(year, 5, 1))
    assert (value.value, value.basis) == (G[year] * 100, "regulation")
    assert Figures.g.on(date(year, 5, 2)) is value
    if year - 1 in G:
        assert Figures.g.on(date(year, 4, 30)).value == G[year - 1] * 100


def test_no_other_basic_amount_is_known():
    assert len(Figures.g.values) == len(G)
    assert Figures.g.values[0].valid.start == date(2006, 5, 1)
    assert Figures.g.values[-1].valid.end is None


@pytest.mark.parametrize(
    ("name", "number", "basis"),
    [
        ("factor_denominator", 1000, "law"),
        ("under_25_numerator", 2, "law"),
        ("under_25_denominator", 3, "law"),
        ("days_a_year", 260, "law"),
        ("rounding_step", 100, "policy"),
    ],
)
@pytest.mark.parametrize("on", ["2007-11-01", "2010-01-01", "2024-07-01", "2026-09-01"])
def test_what_has_been_the_same_since_the_programme_began(name, number, basis, on):
    value = getattr(Figures, name).on(date.fromisoformat(on))
    assert (value.value, value.basis) == (number, basis)


@pytest.mark.parametrize(
    ("first", "last", "factor", "source"),
    [
        ("2007-11-01", "2009-12-31", 2000, "sosialtjenesteloven 1991 § 5A-7, LOV-2007-10-26-97"),
        ("2010-01-01", "2024-06-30", 2000, "sotjl § 35 (2)"),
        ("2024-07-01", "2026-09-01", 2041, "sotjl § 35 (2), LOV-2023-12-20-95"),
    ],
)
def test_the_factor_is_law_and_stood_in_each_act(first, last, factor, source):
    for on in (first, last):
        value = Figures.factor.on(date.fromisoformat(on))
        assert (value.value, value.basis, value.source) == (factor, "law", source)


PLACES = [
    ("2007-11-01", "sotjl-1991 § 5A-7", "LOV-2007-10-26-97"),
    ("2010-01-01", "sotjl § 35", "LOV-2009-12-18-131"),
    ("2019-01-01", "sotjl § 35", "LOV-2018-12-20-98"),
    ("2024-07-01", "sotjl § 35", "LOV-2023-12-20-95"),
]
LEDD = {"yearly": 2, "yearly_under_25": 2, "daily": 3, "daily_under_25": 3, "child_daily": 4}


def place(name, on):
    """Where a calculation stands on a day: the citation, its first day, and what brought the wording."""
    citation = getattr(p35_benefit, name).on(on).citation
    return str(citation), str(citation.version), citation.enacted_by


@pytest.mark.parametrize("name", LEDD)
@pytest.mark.parametrize("number", range(len(PLACES)), ids=[first for first, *_ in PLACES])
def test_each_calculation_stands_where_and_when_the_law_has_it(name, number):
    first, section, enacted_by = PLACES[number]
    begun = date.fromisoformat(first)
    cited = (f"{section} ({LEDD[name]})", first, enacted_by)
    assert place(name, begun) == place(name, begun + timedelta(days=1)) == cited
    if number == 0:
        assert getattr(p35_benefit, name).on(begun - timedelta(days=1)) is None
    else:
        assert place(name, begun - timedelta(days=1))[1:] == (PLACES[number - 1][0], PLACES[number - 1][2])


def test_a_day_is_rounded_to_the_nearest_ore():
    assert rates(date(2009, 8, 1)).per_day == Money(56_062)  # 145 762 / 260 = 560.6231
    assert rates(date(2024, 7, 1)).per_day == Money(97_362)  # 253 141 / 260 = 973.6192
    assert rates(date(2024, 7, 1)).per_day_under_25 == Money(64_908)  # 168 761 / 260 = 649.0808
    assert rates(date(2025, 5, 1)).per_day_under_25 == Money(68_117)  # 177 104 / 260 = 681.1692


def test_no_supplement_for_children_was_found_until_2011():
    for on in (date(2007, 11, 1), date(2011, 12, 31)):
        assert rates(on).child_per_day is None


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_supplement_changes_on_the_first_of_january(year):
    last, first = (rates(on).child_per_day for on in (date(year - 1, 12, 31), date(year, 1, 1)))
    assert first == last + Money.from_nok(1)


def every_number():
    """Every dated number of the library, whether a rule of law reads it, or the rules of plans and weeks."""
    for module in pkgutil.walk_packages(qupcore.__path__, "qupcore."):
        if module.name.startswith(("qupcore.law.", "qupcore.composing.", "qupcore.cases.")):
            importlib.import_module(module.name)
    kinds = [kind for kind in Parameters.__subclasses__() if kind.__module__.startswith("qupcore.")]
    numbers = [item for kind in kinds for item in vars(kind).values() if isinstance(item, Parameter)]
    return {item.name: item for item in numbers}


def test_every_number_that_a_rule_reads_is_looked_at():
    read = {
        node.name for placed in NATIONAL.rules for node in walk(placed.tree) if isinstance(node, Parameter)
    }
    assert read <= set(every_number())
    assert any(name not in read for name in every_number()), "the rules of plans and weeks have numbers too"


def test_a_number_whose_last_time_is_not_known_is_one_of_those_listed():
    """A figure whose next row was written as not known would never be late: such numbers stand here by name.

    The guideline norms of § 29 are not carried over from year to year: from 2025 they are not known, and a
    starting point that needs one says nothing.
    """
    unknown = {name for name, number in every_number().items() if number.values[-1].value is None}
    assert unknown == UNKNOWN_NOW


def test_only_the_months_rest_on_numbers_that_may_yet_change():
    """`decide`, `duties` and `review` read no number that is known until a day, so they need not say so.

    Whoever adds `known_until` to a number of another topic must show it in the answers of that topic.
    """
    topics = {
        placed.topic
        for placed in NATIONAL.rules
        for node in walk(placed.tree)
        if isinstance(node, Parameter) and any(value.known_until is not None for value in node.values)
    }
    assert topics == {"rates", "child"}  # what `rates` and the months read


def test_no_figure_of_a_passed_date_is_missing():
    """Fails a month after a figure should have been set anew, on whichever day it is run.

    The clock is the point of it: a figure that nobody has added is found by the calendar, not by a user. The
    month is there because G is announced some weeks after the day from which it holds.
    """
    late = [
        f"{number.name} is known until {value.known_until} only ({value.renewed_by}): add the next figure"
        for number in every_number().values()
        for value in number.values
        if value.known_until is not None and value.known_until + timedelta(days=31) < date.today()  # noqa: DTZ011
    ]
    assert late == []


def test_the_figures_that_are_set_anew_say_until_when_they_are_known():
    known = {
        node.name: node.values[-1].known_until
        for placed in NATIONAL.rules
        for node in walk(placed.tree)
        if isinstance(node, Parameter) and node.values[-1].known_until is not None
    }
    assert known == {"sotjl.35.g": date(2027, 4, 30), "sotjl.35.child_a_day": date(2026, 12, 31)}
    assert all(value.known_until is None for value in Figures.g.values[:-1]), "what is past stands"


@pytest.mark.parametrize(
    ("on", "changing"),
    [
        ("2026-12-31", []),
        ("2027-01-01", ["sotjl.35.child_a_day"]),
        ("2027-04-30", ["sotjl.35.child_a_day"]),
        ("2027-05-01", ["sotjl.35.child_a_day", "sotjl.35.g"]),
        ("2030-01-01", ["sotjl.35.child_a_day", "sotjl.35.g"]),
        ("2015-06-01", []),
    ],
)
def test_rates_of_a_day_after_the_next_regulation_are_provisional(on, changing):
    found = rates(date.fromisoformat(on))
    assert sorted(item.parameter for item in found.provisional) == changing
    assert found.final is (not changing)
