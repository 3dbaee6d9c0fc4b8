"""Rulebooks and facts for the tests of the formulas: every node, with months after dates, and amounts."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.rules.nodes import After, Compare, Condition, Constant, Number
from qupcore.rules.rulebook import Rulebook, rulebook_on
from qupcore.rules.terms import Value
from qupcore.rules.writing import Formula, Provision
from qupcore.testing import conditions, facts, numbers
from qupcore.testing.strategies import drawn_rules
from qupcore.testing.vocabulary import PARAMETERS, TERMS, YEARS, number
from qupcore.testing.warm import ready

DATES = (number("try.begun", "date"), number("try.over", "date"))
MONTHS = number("try.months", "months", -14, 30)
DAYS = number("try.days", "days", -40, 800)
ALL = (*TERMS, *DATES, MONTHS, DAYS)
LEAP_DAYS = [date(year, 2, 29).toordinal() for year in (1904, 2000, 2024, 2096)]


def dates(depth: int = 2) -> st.SearchStrategy[Number]:
    """A date term, or days or months after a date."""
    leaf: st.SearchStrategy[Number] = st.sampled_from(DATES)
    if not depth:
        return leaf
    spans = st.sampled_from((MONTHS, DAYS)) | st.builds(
        Constant, st.integers(-30, 60), st.sampled_from(("days", "months"))
    )
    return leaf | st.builds(After, dates(depth - 1), spans)


def comparisons() -> st.SearchStrategy[Condition]:
    """Comparisons of two dates."""
    return st.builds(Compare, st.sampled_from(("<", "<=", "==", "!=", ">=", ">")), dates(), dates())


MADE = tuple(number(f"try.made_{unit}", unit) for unit in ("weeks", "øre", "1", "date"))
"""Terms that a rulebook may calculate; where it does not, they are facts."""

_PLACE = Provision(citation=Citation("try", "1"), valid=Period(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)))
_AMOUNTS = tuple(
    ready(dates() if made.unit == "date" else numbers(made.unit, TERMS + MADE[:place], parameters=PARAMETERS))
    for place, made in enumerate(MADE)
)
_CONDITIONS = ready(
    st.lists(conditions((*TERMS, *MADE[:3]), parameters=PARAMETERS) | comparisons(), min_size=1, max_size=3)
)
_READINGS = ready(st.lists(conditions((*TERMS, *MADE[:3]), parameters=PARAMETERS, known=True), max_size=1))


@st.composite
def calculating(draw: st.DrawFn) -> Rulebook:
    """A rulebook with formulas, conditions that read their results, and readings."""
    amounts = [draw(strategy) if draw(st.booleans()) else None for strategy in _AMOUNTS]
    counted, shown = draw(_CONDITIONS), draw(_READINGS)
    formulas = [
        Formula(name=f"f{place}", number=tree, gives=MADE[place], provisions=(_PLACE,), doc="", role="amount")
        for place, tree in enumerate(amounts)
        if tree is not None
    ]
    rules = [drawn_rules(f"c{place}", tree) for place, tree in enumerate(counted)]
    rules += [drawn_rules(f"r{place}", tree, "reading") for place, tree in enumerate(shown)]
    return rulebook_on((*formulas, *rules), date(draw(st.sampled_from(YEARS)), 7, 1))


def _points() -> st.SearchStrategy[dict[str, Value]]:
    """Facts about the terms, with dates near the ends of months and leap days."""
    near = st.sampled_from(LEAP_DAYS).flatmap(lambda day: st.integers(day - 62, day + 62))
    day = near | st.integers(date(1912, 1, 1).toordinal(), date(2088, 12, 31).toordinal())
    dated = st.fixed_dictionaries({}, optional={term.name: day for term in DATES})
    return st.builds(lambda one, other: {**one, **other}, facts((*TERMS, MONTHS, DAYS)), dated)


POINTS = ready(_points())
"""Facts for these rulebooks."""
