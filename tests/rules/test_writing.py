"""Writing rules, and the errors for rules that are written wrong."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.domain.period import Period
from qupcore.errors import BadInput, RuleError
from qupcore.rules.nodes import Condition
from qupcore.rules.terms import Vocabulary
from qupcore.rules.writing import reading, section, starting_point
from qupcore.testing import number, yes_no


class Person(Vocabulary):
    """What the rules of these tests read."""

    agreed = yes_no("person.agreed")
    weeks = number("person.weeks", "weeks")


def at(valid="2019-01-01/..", **place):
    return section("sotjl", "29", valid=valid, enacted_by="LOV-1", **place)


def old(valid="2010-01-01/2018-12-31", **place):
    return section("sotjl", "29", valid=valid, enacted_by="LOV-0", **place)


def agreed(person: Person) -> Condition:
    """The person
    has agreed.
    """
    return person.agreed


def test_the_body_runs_once_and_becomes_data():
    runs = []

    @at(ledd=2, bokstav="a")
    def counted(person: Person) -> Condition:
        runs.append(person)
        return person.agreed

    assert len(runs) == 1
    assert counted.when is Person.agreed
    assert counted.id == "sotjl.29.counted"
    assert counted.role == "condition"


def test_a_rule_knows_its_place_in_the_law():
    provision = at(ledd=2, punktum=3, bokstav="a")(agreed).provisions[0]
    assert str(provision.citation) == "sotjl § 29 (2) 3. punktum bokstav a"
    assert provision.citation.version == date(2019, 1, 1)
    assert provision.citation.enacted_by == "LOV-1"
    assert provision.citation.link == "https://lovdata.no/dokument/NL/lov/2009-12-18-131/§29"
    assert (provision.basis, provision.confidence) == ("law", "high")


def test_the_docstring_becomes_one_line():
    assert at()(agreed).doc == "The person has agreed."


def test_the_same_words_over_time_are_one_rule_in_several_places():
    rule = at(ledd=2)(old(ledd=1)(agreed))
    assert [str(p.valid) for p in rule.provisions] == ["2010-01-01/2018-12-31", "2019-01-01/.."]
    assert rule.on(date(2018, 12, 31)).citation.ledd == 1
    assert rule.on(date(2019, 1, 1)).citation.ledd == 2
    assert rule.on(date(2009, 12, 31)) is None


def test_the_id_comes_from_the_newest_place():
    before = section("sotjl-1991", "5A-1", valid="2007-11-01/2009-12-31", enacted_by="LOV-0")
    assert at()(before(agreed)).id == "sotjl.29.agreed"


@pytest.mark.parametrize(
    "older", ["2010-01-01/..", "2010-01-01/2019-01-01", "2019-01-01/..", "2020-01-01/2020-12-31"]
)
def test_places_that_overlap_or_stand_in_the_wrong_order_raise(older):
    rule = old(valid=older)(agreed)
    with pytest.raises(RuleError, match="overlaps") as error:
        at()(rule)
    assert "close the older period" in error.value.remedy


def test_a_gap_between_two_places_is_a_time_without_the_rule():
    rule = at(valid="2019-01-01/..")(old(valid="2010-01-01/2010-12-16")(agreed))
    assert rule.on(date(2010, 12, 16)) is not None
    assert rule.on(date(2010, 12, 17)) is None


def test_a_condition_cannot_be_a_reading_too():
    shown = reading("sotjl", "29", valid="2010-01-01/2018-12-31", source="a circular", confidence="low")
    with pytest.raises(RuleError, match="declared as reading and as condition") as error:
        at()(shown(agreed))
    assert "one decorator" in error.value.remedy


def no_vocabulary(person: int) -> Condition:
    raise AssertionError("a body with a wrong argument must not run")


def a_truth(person: Person) -> Condition:
    return True  # type: ignore[return-value]


def a_number(person: Person) -> Condition:
    return person.weeks  # type: ignore[return-value]


def nothing(person: Person) -> Condition:  # type: ignore[return]
    person.agreed  # noqa: B018 - the author forgot to return it


def test_an_argument_without_a_vocabulary_raises():
    with pytest.raises(RuleError, match="argument 'person' of no_vocabulary") as error:
        at()(no_vocabulary)
    assert "Vocabulary" in error.value.remedy


def test_an_argument_without_an_annotation_raises():
    def not_annotated(person) -> Condition:  # type: ignore[no-untyped-def]
        raise AssertionError("a body with a wrong argument must not run")

    with pytest.raises(RuleError):
        at()(not_annotated)


@pytest.mark.parametrize("body", [a_truth, a_number, nothing])
def test_a_body_that_returns_no_condition_raises(body):
    with pytest.raises(RuleError, match=f"{body.__name__} returned") as error:
        at()(body)
    assert error.value.remedy == "return a condition"


@pytest.mark.parametrize(
    "valid", ["2019-01-01", "2019/..", "..", "2019-13-01/..", "2019-01-01/", "2019-02-01/2019-01-01"]
)
def test_a_period_that_is_none_raises(valid):
    with pytest.raises(BadInput):
        at(valid=valid)


def test_a_reading_is_policy_and_counts_for_nothing():
    rule = reading("sotjl", "29", valid="2019-01-01/..", source="a circular", confidence="medium")(agreed)
    assert rule.role == "reading"
    assert rule.provisions[0].basis == "policy"
    assert (rule.provisions[0].source, rule.provisions[0].confidence) == ("a circular", "medium")


def test_a_starting_point_names_the_question_it_starts():
    rule = starting_point(
        "sotjl", "29", judges=Person.agreed, valid="2019-01-01/..", source="R35", confidence="medium"
    )(agreed)
    assert (rule.role, rule.judges) == ("starting_point", "person.agreed")


def test_a_period_that_runs_on_has_no_end():
    assert at()(agreed).provisions[0].valid == Period(date(2019, 1, 1))
