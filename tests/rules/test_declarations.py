"""A rule has the place, source, link, topic and numbers that its author declares."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.domain.period import Period
from qupcore.errors import ParameterError, RuleError
from qupcore.rules.dated_toml import read_parameters
from qupcore.rules.nodes import Condition, Constant
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.terms import Vocabulary
from qupcore.rules.writing import all_of, any_of, reading, section, starting_point
from qupcore.testing import number, yes_no

LOVDATA = "https://lovdata.no/dokument/NL/lov/2009-12-18-131/§29"
DATES = "2010-01-01/2018-12-31"


class Person(Vocabulary):
    """What the rules of these tests read."""

    agreed = yes_no("person.agreed")
    weeks = number("person.weeks", "weeks")


def agreed(person: Person) -> Condition:
    return person.agreed


def condition_of_right(law="sotjl", **more):
    return section(law, "29", ledd=1, valid=DATES, enacted_by="LOV-1", **more)(agreed)


def read_by_an_authority(law="sotjl", **more):
    given = {"source": "a circular", "confidence": "low"} | more
    return reading(law, "29", ledd=2, valid=DATES, **given)(agreed)


def start_of_a_judgement(law="sotjl", **more):
    given = {"source": "R35", "confidence": "medium"} | more
    return starting_point(law, "29", judges=Person.agreed, ledd=3, valid=DATES, **given)(agreed)


@pytest.mark.parametrize(
    ("declare", "cited", "enacted_by", "basis", "source", "confidence"),
    [
        (condition_of_right, "sotjl § 29 (1)", "LOV-1", "law", "", "high"),
        (read_by_an_authority, "sotjl § 29 (2)", "", "policy", "a circular", "low"),
        (start_of_a_judgement, "sotjl § 29 (3)", "", "policy", "R35", "medium"),
    ],
)
def test_a_rule_says_where_it_stands_and_what_it_rests_on(
    declare, cited, enacted_by, basis, source, confidence
):
    place = declare().provisions[0]
    assert (str(place.citation), place.citation.enacted_by) == (cited, enacted_by)
    assert (place.basis, place.source, place.confidence) == (basis, source, confidence)
    assert place.valid == Period(date(2010, 1, 1), date(2018, 12, 31))
    assert place.citation.version == date(2010, 1, 1)


declared = pytest.mark.parametrize(
    "declare", [condition_of_right, read_by_an_authority, start_of_a_judgement], ids=lambda d: d.__name__
)


@declared
def test_a_rule_links_to_lovdata_unless_it_links_elsewhere(declare):
    links = [declare(**more).provisions[0].citation.link for more in ({}, {"link": "https://x"})]
    assert links == [LOVDATA, "https://x"]


@declared
def test_of_an_act_whose_page_is_not_known_there_is_no_link(declare):
    assert declare(law="lov-1").provisions[0].citation.link == ""


@declared
def test_what_names_no_topic_is_about_the_right(declare):
    assert declare().topic == "right"


def test_another_topic_is_kept():
    assert condition_of_right(topic="absence").topic == "absence"
    assert read_by_an_authority(topic="absence").topic == "absence"


def test_what_else_a_condition_rests_on_is_kept():
    place = condition_of_right(source="a circular", basis="regulation", confidence="low").provisions[0]
    assert (place.source, place.basis, place.confidence) == ("a circular", "regulation", "low")


def test_only_a_starting_point_judges():
    judged = [rule.judges for rule in (condition_of_right(), read_by_an_authority(), start_of_a_judgement())]
    assert judged == ["", "", "person.agreed"]


def test_who_writes_no_docstring_has_said_nothing():
    assert condition_of_right().doc == ""


def not_imported(person: Missing) -> Condition:  # type: ignore[name-defined]  # noqa: F821
    raise AssertionError("a body with a wrong argument must not run")


def no_vocabulary(person: int) -> Condition:
    raise AssertionError("a body with a wrong argument must not run")


def no_condition(person: Person) -> Condition:
    return 3  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "what", "remedy"),
    [
        (not_imported, "not_imported: name 'Missing' is not defined", "import what the annotations name"),
        (no_vocabulary, "argument 'person' of no_vocabulary is no vocabulary", "annotate it"),
        (no_condition, "returned 3 and declares <class '[a-z.]*Condition'>", "return a condition"),
    ],
)
def test_an_author_is_told_in_which_module_and_how_to_mend_it(body, what, remedy):
    with pytest.raises(RuleError, match=what) as error:
        section("sotjl", "29", valid=DATES, enacted_by="LOV-1")(body)
    assert error.value.where == __name__
    assert error.value.remedy.startswith(remedy)


def test_places_that_overlap_are_named_by_their_citation():
    later = section("sotjl", "29", ledd=4, valid="2018-12-31/..", enacted_by="LOV-2")
    with pytest.raises(RuleError, match="overlaps") as error:
        later(condition_of_right())
    assert error.value.where == "sotjl § 29 (4)"


@pytest.mark.parametrize(("combine", "name"), [(all_of, "all_of"), (any_of, "any_of")])
def test_what_cannot_be_combined_is_named_with_what_combined_it(combine, name):
    with pytest.raises(RuleError) as error:
        combine(Person.agreed, 1, 2)
    assert error.value.what == f"{name}(1, 2) does not combine conditions"


WITH_ZERO = {
    "<": lambda: Person.weeks < 0,
    "<=": lambda: Person.weeks <= 0,
    "==": lambda: Person.weeks == 0,
    "!=": lambda: Person.weeks != 0,
    ">": lambda: Person.weeks > 0,
    ">=": lambda: Person.weeks >= 0,
    "+": lambda: Person.weeks + 0,
    "-": lambda: Person.weeks - 0,
    "min": lambda: Person.weeks.smaller_of(0),
    "max": lambda: Person.weeks.larger_of(0),
    "/": lambda: Person.weeks.divided_by(0, rounding="up"),
}


@pytest.mark.parametrize("sign", WITH_ZERO)
def test_zero_has_the_unit_of_what_it_stands_beside(sign):
    tree = WITH_ZERO[sign]()
    assert tree.left is Person.weeks  # `==` would make a tree
    assert isinstance(tree.right, Constant)
    assert (tree.right.value, tree.right.unit) == (0, "weeks")


def test_no_factor_zero_is_counted_in_weeks():
    with pytest.raises(RuleError, match="weeks times weeks has no unit here"):
        Person.weeks * 0


def test_two_numbers_held_to_be_different_keep_their_sides():
    others = number("person.others", "weeks")
    tree = Person.weeks != others
    assert tree.operator == "!="
    assert tree.left is Person.weeks
    assert tree.right is others


@pytest.mark.parametrize("rounding", ["down", "up", "half_up"])
def test_a_division_keeps_its_rounding(rounding):
    assert Person.weeks.divided_by(Constant(2), rounding=rounding).rounding == rounding


@pytest.mark.parametrize(
    ("write", "sign"),
    [
        (lambda: Person.weeks + Constant(1), r"\+"),
        (lambda: Person.weeks.larger_of(Constant(1)), "max"),
        (lambda: Person.weeks <= Constant(1), "<="),
    ],
)
def test_two_units_are_named_with_the_sign_between_them(write, sign):
    with pytest.raises(RuleError, match=f"^`{sign}` between weeks and 1"):
        write()


ROW = 'from = 2010-01-01, to = 2010-12-31, basis = "policy", source = "R35"'


@pytest.mark.parametrize(
    ("more", "link", "note"),
    [
        ("value = 1", "", ""),
        ('value = 1, link = "https://x", note = "seen"', "https://x", "seen"),
        ('unknown = "not found"', "", "not found"),
        ('unknown = "not found", link = "https://x"', "https://x", "not found"),
    ],
)
def test_a_number_keeps_its_source_link_and_note(more, link, note):
    text = f'[weeks]\nunit = "weeks"\nvalues = [{{ {ROW}, {more} }}]'
    value = read_parameters(text, file="p.toml", prefix="x")["weeks"].values[0]
    assert (value.source, value.link, value.note) == ("R35", link, note)


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("[weeks", "Expected ']'", "correct the TOML syntax"),
        (f"[weeks]\nunit = 7\nvalues = [{{ {ROW}, value = 1 }}]", "`unit` is not a text", "write unit ="),
        ('[weeks]\nunit = "weeks"\nvalues = [7]', "7 is not a row", "write { from = 2019-01-01, value = 18"),
    ],
)
def test_who_writes_a_number_wrong_is_told_what_and_how_to_mend_it(text, what, remedy):
    with pytest.raises(ParameterError) as error:
        read_parameters(text, file="p.toml", prefix="x")
    assert error.value.what.startswith(what)
    assert error.value.remedy.startswith(remedy)


def test_a_number_without_a_value_on_a_day_is_named_and_lists_its_days():
    text = f'[weeks]\nunit = "weeks"\nvalues = [{{ {ROW}, value = 1 }}]'
    weeks = read_parameters(text, file="p.toml", prefix="x")["weeks"]
    with pytest.raises(ParameterError, match=r"x\.weeks has no value on 2011-01-01") as error:
        weeks.on(date(2011, 1, 1))
    assert error.value.where == "x.weeks"
    assert "never guessed" in error.value.why
    assert error.value.remedy.endswith("it has values for 2010-01-01/2010-12-31")


def test_parameters_are_read_from_beside_the_section():
    class Limits(Parameters, prefix="sotjl.29", file="p29.toml"):
        __module__ = "qupcore.law.sotjl.p29_norm"
        age_min: Parameter

    assert Limits.age_min.on(date(2019, 1, 1)).source.startswith("sotjl § 29 (1)")


def test_an_annotation_without_a_table_says_what_to_do():
    with pytest.raises(ParameterError) as error:

        class Limits(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
            age_most: Parameter

    assert error.value.remedy == "add it, or drop the annotation"


def test_errors_of_authors_say_why():
    with pytest.raises(RuleError) as truth:
        bool(Person.agreed)
    with pytest.raises(RuleError) as written:
        _ = Person.weeks < 3
    assert "decided later" in truth.value.why
    assert "only zero may be written in Python" in written.value.why
