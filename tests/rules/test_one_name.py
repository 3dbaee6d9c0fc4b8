"""Two rules with one id, or two numbers with one name, are refused with both places."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.errors import RuleError
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.rulebook import change_days, rulebook_on
from qupcore.rules.writing import Provision, Rule
from qupcore.testing import number, yes_no

AGREED, worked = yes_no("try.agreed"), number("try.weeks", "weeks", 0, 9)
DAY = date(2010, 1, 1)


def ruled(name, when, ledd=1, start=DAY):
    place = Provision(citation=Citation("try", "1", ledd=ledd), valid=Period(start))
    return Rule(name=name, role="condition", when=when, provisions=(place,), doc="")


def weeks(value, source="§ 1", counted="weeks"):
    values = (DatedValue(valid=Period(DAY), value=value, basis="law", source=source),)
    return Parameter(name="try.limit", counted=counted, values=values)


def test_two_rules_of_one_id_are_refused_with_both_places():
    with pytest.raises(RuleError, match=r"two rules have the id try\.1\.twice") as error:
        rulebook_on([ruled("twice", AGREED, 1), ruled("twice", worked < weeks(1), 2)], DAY)
    assert error.value.where == "try § 1 (1) (2010-01-01/..) and try § 1 (2) (2010-01-01/..)"


def test_a_rule_may_have_the_id_of_one_that_is_not_in_force():
    earlier = ruled("twice", AGREED)
    ended = attrs.evolve(earlier.provisions[0], valid=Period(date(2009, 1, 1), date(2009, 12, 31)))
    book = rulebook_on([attrs.evolve(earlier, provisions=(ended,)), ruled("twice", worked < weeks(1))], DAY)
    assert len(book.conditions) == 1


@pytest.mark.parametrize("other", [weeks(2, "§ 2"), weeks(1, "§ 2"), weeks(1, "§ 2", "weeks of five days")])
@pytest.mark.parametrize("gather", [lambda rules: rulebook_on(rules, DAY), change_days])
def test_two_numbers_of_one_name_are_refused_with_both_places(other, gather):
    scale = number("try.other", other.counted, 0, 9)
    with pytest.raises(RuleError, match=r"the name try\.limit") as error:
        gather([ruled("one", worked < weeks(1)), ruled("other", scale < other)])
    assert error.value.where == "try.1.one (§ 1) and try.1.other (§ 2)"


def test_a_number_of_a_rule_may_not_have_the_name_of_another_convention():
    with pytest.raises(RuleError) as error:
        rulebook_on([ruled("one", worked < weeks(1, "§ 2"))], DAY, conventions=[weeks(3)])
    assert error.value.where == "the conventions (§ 1) and try.1.one (§ 2)"


def test_one_file_read_for_two_sections_is_one_number():
    book = rulebook_on([ruled("one", worked < weeks(1)), ruled("other", worked > weeks(1))], DAY)
    assert book.numbers() == {"try.limit": 1}
