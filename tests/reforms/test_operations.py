"""The operations of a reform: what they change, what they leave, and what they refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore.errors import BadInput, RuleError
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts, Judgement
from qupcore.reforms.holding import held
from qupcore.reforms.operations import Add, Operation, Repeal, Revive, Reword, SetNumber
from qupcore.reforms.reform import Reform, laid_over
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

START = date(2027, 1, 1)
EVE = START - timedelta(days=1)
AGE, CAPACITY = "sotjl.29.age", "sotjl.29.capacity"
OFFER = "sotjl.29.programme_can_be_offered"


def reform(*operations: Operation, name: str = "a") -> Reform:
    return Reform(name=name, source="a test", operations=operations)


def ids(law: Law, day: date) -> set[str]:
    return {entry.id for entry in law.in_force(day).conditions}


def test_a_number_has_the_new_value_from_its_day_on() -> None:
    law = reform(SetNumber(about="sotjl.29.age_min", start=START, value=20))(NATIONAL)
    value = law.in_force(START).values["sotjl.29.age_min"]
    assert (value.value, value.source, value.valid.start) == (20, "a: a test", START)
    assert law.in_force(EVE).meaning == NATIONAL.in_force(EVE).meaning


def test_a_number_for_a_time_goes_back() -> None:
    end = date(2028, 12, 31)
    law = reform(SetNumber(about="sotjl.29.age_min", start=START, end=end, value=20))(NATIONAL)
    values = [
        law.in_force(day).values["sotjl.29.age_min"].value for day in (EVE, START, end, date(2029, 1, 1))
    ]
    assert values == [18, 20, 20, 18]


def test_a_number_is_the_same_in_every_topic_that_reads_it() -> None:
    law = reform(SetNumber(about="sotjl.35.factor", start=START, value=1900))(NATIONAL)
    for topic in law.topics:
        if "sotjl.35.factor" in law.numbers(topic):
            assert law.in_force(START, topic).values["sotjl.35.factor"].value == 1900


def test_a_repealed_rule_is_gone_from_its_day_on() -> None:
    law = reform(Repeal(about=AGE, start=START))(NATIONAL)
    assert ids(NATIONAL, START) - ids(law, START) == {AGE}
    assert ids(law, EVE) == ids(NATIONAL, EVE)


def test_a_rule_repealed_for_a_time_comes_back() -> None:
    law = reform(Repeal(about=AGE, start=START, end=START))(NATIONAL)
    assert [AGE in ids(law, START + timedelta(days=n)) for n in (-1, 0, 1)] == [True, False, True]


def test_a_reworded_rule_keeps_its_id_and_its_place_in_the_order() -> None:
    tree = Judgement.capacity_substantially_reduced | ApplicantFacts.lawful_stay
    law = reform(Reword(about=CAPACITY, start=START, tree=tree))(NATIONAL)
    before, after = (law.in_force(day).conditions for day in (EVE, START))
    assert [entry.id for entry in before] == [entry.id for entry in after]
    entry = next(entry for entry in after if entry.id == CAPACITY)
    assert entry.when is tree
    assert (entry.provision.citation.version, entry.provision.citation.enacted_by) == (START, "a: a test")


def test_a_repealed_rule_can_be_revived() -> None:
    law = reform(Revive(about=OFFER, start=START))(NATIONAL)
    assert OFFER not in ids(law, EVE)
    assert OFFER in ids(law, START)
    assert ids(law, date(2018, 12, 31)) == ids(NATIONAL, date(2018, 12, 31))


def test_a_rule_can_be_added() -> None:
    @section("sotjl", "29", ledd=4, valid="2027-01-01/..", enacted_by="a test")
    def stays(person: ApplicantFacts) -> object:
        """The person stays lawfully."""
        return person.lawful_stay

    law = reform(Add(rule=stays))(NATIONAL)
    assert ids(law, START) - ids(NATIONAL, START) == {"sotjl.29.stays"}
    with pytest.raises(RuleError, match=r"sotjl\.29\.stays"):
        reform(Add(rule=stays), name="b")(law)


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (SetNumber(about="sotjl.29.age_mini", start=START, value=20), "no number"),
        (SetNumber(about="sotjl.29.age_min", start=START, value=18), "is 18 in the law already"),
        (SetNumber(about="sotjl.29.age_min", start=date(1990, 1, 1), value=20), "no value on"),
        (Repeal(about="sotjl.29.agee", start=START), "no rule"),
        (Repeal(about=OFFER, start=START), "not in force"),
        (Reword(about=OFFER, start=START, tree=ApplicantFacts.lawful_stay), "not in force"),
        (
            Reword(about=CAPACITY, start=START, tree=Judgement.capacity_substantially_reduced),
            "has this wording already",
        ),
        (Reword(about=CAPACITY, start=START, tree=ApplicantFacts.age), "takes a condition"),
        (Revive(about=AGE, start=START), "is in force on some"),
    ],
    ids=str,
)
def test_what_changes_nothing_or_hits_nothing_is_an_error(operation: Operation, said: str) -> None:
    with pytest.raises(RuleError) as error:
        reform(operation)(NATIONAL)
    assert said in str(error.value)
    assert error.value.remedy


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(3000, 1, 1), date(9999, 12, 31)])
def test_a_day_that_no_law_has_is_refused(day: date) -> None:
    for operation in (Repeal(about=AGE, start=day), Repeal(about=AGE, start=date(2000, 1, 1), end=day)):
        with pytest.raises(BadInput, match="changes on") as error:
            reform(operation)
        assert error.value.remedy


def test_a_misspelt_name_is_told_with_the_right_one() -> None:
    with pytest.raises(RuleError) as error:
        reform(Repeal(about="sotjl.29.agee", start=START))(NATIONAL)
    assert error.value.remedy == "did you mean 'sotjl.29.age'?"


def test_a_rule_of_no_topic_is_an_error() -> None:
    @section("sotjl", "29", valid="2027-01-01/..", topic="rigth")
    def stays(person: ApplicantFacts) -> Condition:
        """The person stays lawfully."""
        return person.lawful_stay

    with pytest.raises(RuleError) as error:
        reform(Add(rule=stays))(NATIONAL)
    assert error.value.remedy == "did you mean 'right'?"


def test_reforms_compose_in_their_order() -> None:
    one = reform(SetNumber(about="sotjl.29.age_min", start=START, value=20), name="one")
    two = reform(SetNumber(about="sotjl.29.age_min", start=START, value=21), name="two")
    laws = laid_over(NATIONAL, (one, two)), laid_over(NATIONAL, (two, one))
    assert [law.in_force(START).values["sotjl.29.age_min"].value for law in laws] == [21, 20]
    assert [law.name for law in laws] == ["national+one+two", "national+two+one"]
    with pytest.raises(RuleError, match="already"):
        laid_over(NATIONAL, (one, two, one))


def test_nothing_of_a_reform_reaches_the_national_law() -> None:
    before = NATIONAL.hash
    reform(Repeal(about=AGE, start=START), SetNumber(about="sotjl.35.factor", start=START, value=1))(NATIONAL)
    assert NATIONAL.hash == before


@pytest.mark.parametrize("day", [date(2009, 6, 1), date(2018, 12, 31), date(2026, 9, 1)])
def test_a_held_law_is_the_law_of_its_day_for_ever(day: date) -> None:
    law = held(NATIONAL, day)
    for topic, rulebook in NATIONAL.all_in_force(day).items():
        for later in (day, date(2031, 5, 17)):
            assert law.in_force(later, topic).meaning == rulebook.meaning, topic
