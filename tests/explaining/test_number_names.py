"""Every number of the law has a name of its own in each language; a reader never gets its id alone."""

from __future__ import annotations

from collections import Counter

from explaining.languages import BROKEN, each_language
from qupcore.explaining.law_page import law_page
from qupcore.explaining.phrases import phrases
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter

PARAMETERS = {
    node.name: node for rule in NATIONAL.rules for node in walk(rule.tree) if isinstance(node, Parameter)
} | {parameter.name: parameter for parameter in NATIONAL.conventions}


@each_language
def test_every_number_of_the_law_has_a_name_and_no_other_number_has_one(lang: str) -> None:
    assert {*phrases(lang).tables["number"]} == {*PARAMETERS}
    for name in PARAMETERS:
        said = phrases(lang).number_name(name)
        assert said != name.rpartition(".")[2], name
        assert not BROKEN.search(said), name
        assert "_" not in said, name
        assert said[0].islower(), "it stands inside a sentence"


@each_language
def test_two_numbers_of_a_section_have_different_names(lang: str) -> None:
    named = Counter((name.rpartition(".")[0], phrases(lang).number_name(name)) for name in PARAMETERS)
    assert not [key for key, count in named.items() if count > 1]


@each_language
def test_every_value_of_a_number_is_told_without_its_id(lang: str) -> None:
    for name, parameter in PARAMETERS.items():
        for value in {item.value for item in parameter.values}:
            said = phrases(lang).policy(name, value, parameter.unit)
            assert "_" not in said, name
            assert " = " not in said, name


def test_the_number_of_a_trial_without_a_name_is_told_by_its_own() -> None:
    assert phrases("nb").policy("try.1.most_days", 5, "days") == "most_days: 5 dager"


@each_language
def test_a_page_of_the_law_names_its_numbers_and_gives_their_ids(lang: str) -> None:
    page = law_page("sotjl § 32", lang)
    said = phrases(lang).number_name("sotjl.32.maximum_months")
    assert f"### {said.capitalize()} (" in page
    assert "`sotjl.32.maximum_months`" in page
    assert f"{said} \\[maximum_months]" in page
