"""The days on which a law changes, and the rulebook of one day."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.errors import NoRulesInForce, ParameterError, RuleError
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.rulebook import change_days, rulebook_on
from qupcore.rules.writing import Provision, Rule
from qupcore.testing import number, yes_no

AGREED, worked = yes_no("try.agreed"), number("try.weeks", "weeks", 0, 9)


def dates(first, last=None):
    return Period(date.fromisoformat(first), last and date.fromisoformat(last))


def weeks(name, *rows, basis="law", choices=(), **more):
    values = [
        DatedValue(valid=dates(*row), value=1, basis=basis, source="§ 1", choices=choices, **more)
        for row in rows
    ]
    return Parameter(name=name, counted="weeks", values=tuple(values))


def ruled(name, when, *periods, role="condition", judges=""):
    places = tuple(Provision(citation=Citation("try", "1", ledd=1), valid=dates(*p)) for p in periods)
    return Rule(name=name, role=role, when=when, provisions=places, doc="", judges=judges)


def days(*texts):
    return tuple(map(date.fromisoformat, texts))


def test_the_law_changes_when_a_rule_begins_and_on_the_day_after_it_ends():
    one = ruled("one", AGREED, ("2010-01-01", "2010-06-30"), ("2010-09-01",))
    other = ruled("other", AGREED, ("2009-05-01", "2009-12-31"))
    assert change_days([one]) == days("2010-01-01", "2010-07-01", "2010-09-01")
    assert change_days([one, other]) == days("2009-05-01", "2010-01-01", "2010-07-01", "2010-09-01")


def test_it_changes_with_every_number_that_a_rule_reads_or_a_convention_is():
    least = weeks("try.least", ("2010-01-01", "2010-02-28"), ("2010-03-01",))
    most = weeks("try.most", ("2010-01-01", "2010-04-30"))
    leap = weeks("try.leap", ("2010-01-01", "2010-05-14"), ("2010-05-15",))
    one = ruled("one", worked > least, ("2010-01-01",))
    other = ruled("other", worked < most, ("2010-01-01",))
    rules = iter([one, other])  # an iterator is read once only
    assert change_days(rules, iter([leap])) == days("2010-01-01", "2010-03-01", "2010-05-01", "2010-05-15")


def test_no_rules_have_no_days_of_change():
    assert change_days([]) == ()


def test_a_starting_point_stands_by_the_question_it_starts_and_is_neither_condition_nor_reading():
    condition, read = ruled("c", AGREED, ("2010-01-01",)), ruled("r", AGREED, ("2010-01-01",), role="reading")
    start = ruled("s", worked == 0, ("2010-01-01",), role="starting_point", judges="try.agreed")
    book = rulebook_on([start, condition, read], date(2010, 1, 1))
    assert {name: entry.rule for name, entry in book.starting_points.items()} == {"try.agreed": start}
    assert [entry.rule for entry in book.conditions] == [condition]
    assert [entry.rule for entry in book.readings] == [read]
    assert [entry.rule for entry in book.entries] == [condition, read, start]


def test_where_a_rule_stands_is_in_the_hash():
    rule = ruled("c", AGREED, ("2010-01-01",))
    place = rule.provisions[0]
    moved = attrs.evolve(place, citation=attrs.evolve(place.citation, ledd=2))
    hashes = {
        rulebook_on([one], date(2010, 1, 1)).hash for one in (rule, attrs.evolve(rule, provisions=(moved,)))
    }
    assert len(hashes) == 2


def test_before_the_programme_the_law_that_brought_it_is_named():
    with pytest.raises(NoRulesInForce) as error:
        rulebook_on([], date(2007, 10, 31))
    assert error.value.why == "the programme came into the law on 2007-11-01 (LOV-2007-10-26-97)"
    assert error.value.remedy == "ask about a day from 2007-11-01 on"


@pytest.mark.parametrize(
    ("declared", "why", "remedy"),
    [
        ({"basis": "law"}, "it is law, not policy", "a caller cannot change it"),
        ({"basis": "regulation"}, "it is regulation, not policy", "a caller cannot change it"),
        ({"basis": "policy"}, "it is policy: the law leaves it open", "a caller cannot change it"),
        ({"basis": "policy", "choices": (1, 2)}, "it is policy: the law leaves it open", "one of (1, 2)"),
        ({"basis": "policy", "open": True}, "it is policy: the law leaves it open", "number from zero"),
    ],
)
def test_why_a_number_cannot_be_chosen_and_where_it_stands(declared, why, remedy):
    limit = weeks("try.limit", ("2010-01-01",), **declared)
    rule = ruled("c", worked < limit, ("2010-01-01",))
    with pytest.raises(ParameterError, match="cannot be -3") as error:
        rulebook_on([rule], date(2010, 1, 1), {"try.limit": -3})
    assert (error.value.where, error.value.why) == ("§ 1", why)
    assert error.value.remedy.endswith(remedy)


@pytest.mark.parametrize(
    ("declared", "remedy"),
    [
        ({"basis": "law"}, "choose among none: there are none"),
        ({"basis": "policy", "choices": (1, 2)}, "choose among try.least, try.limit"),
    ],
)
def test_who_names_no_policy_is_told_which_there_are(declared, remedy):
    limit, least = (weeks(name, ("2010-01-01",), **declared) for name in ("try.limit", "try.least"))
    rule = ruled("c", (worked < limit) & (worked > least), ("2010-01-01",))
    with pytest.raises(ParameterError, match="named a, b on 2010-01-01") as error:
        rulebook_on([rule], date(2010, 1, 1), {"b": 1, "a": 1})
    assert error.value.remedy == remedy


def test_what_to_ask_instead_of_whether_a_fact_is_on_record():
    with pytest.raises(RuleError) as error:
        rulebook_on([ruled("c", AGREED.is_known(), ("2010-01-01",))], date(2010, 1, 1))
    assert error.value.remedy == "ask for the fact itself, or make the rule a reading"
