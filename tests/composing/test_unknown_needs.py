"""A need that no catalogue lists is told as unknown, with the need that it is a spelling of."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore.catalogue.national import national
from qupcore.composing.coverage import Lack, coverage
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.need import NeedSize
from qupcore.errors import BadInput
from qupcore.explaining.course_proposal import explain_courses
from qupcore.explaining.coverage import explain_coverage
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.plan_search import explain_suggestions
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.record import courses_record
from qupcore.phasing.suggesting import suggest_course
from qupcore.phasing.week_record import suggestions_record
from qupcore.phasing.weeks_suggested import suggest

ON, UNTIL = date(2026, 9, 1), date(2027, 2, 28)
NATIONAL = (national(),)
TOLD = (
    ("nb", "Behovet «langauge» er ikke kjent. Mente du «language»?"),
    ("nn", "Behovet «langauge» er ikkje kjent. Meinte du «language»?"),
    ("en", "The need 'langauge' is not known. Did you mean 'language'?"),
)


def person(*needs: str) -> Participant:
    return Participant(ref="a", planning=Planning(needs=needs, municipality="1804"))


@pytest.mark.parametrize(("lang", "said"), TOLD)
def test_a_misspelt_need_is_told_with_its_name_once(lang: str, said: str) -> None:
    case = person("langauge", "housing")
    names = names_of(NATIONAL, lang)
    plans = suggest(case, ON, catalogue=NATIONAL, want=1)
    courses = suggest_course(case, ON, UNTIL, catalogue=NATIONAL, want=1)
    assert plans.uncovered == courses.uncovered == ()
    assert plans.unknown_needs == courses.unknown_needs == {"langauge": "language"}
    for record in (suggestions_record(plans), courses_record(courses)):
        assert record["unknown_needs"] == {"langauge": "language"}
    for lines in (explain_suggestions(plans, lang, names), explain_courses(courses, lang, names)):
        assert [line.text for line in lines if "langauge" in line.text] == [said]


def test_what_is_a_spelling_of_no_need_has_all_known_needs_beside_it() -> None:
    case = person("xyzzy")
    plans = suggest(case, ON, catalogue=NATIONAL, want=1)
    assert plans.unknown_needs == {"xyzzy": ""}
    assert suggestions_record(plans)["unknown_needs"] == {"xyzzy": None}
    (said,) = (
        line.text
        for line in explain_suggestions(plans, "en", names_of(NATIONAL, "en"))
        if "xyzzy" in line.text
    )
    assert said.startswith("The need 'xyzzy' is not known. Needs to choose among: ")
    assert all(need.id in said for need in national().needs)


def test_coverage_tells_the_name_as_what_is_lacking_and_proposes_no_measure_for_it() -> None:
    people = [person("langauge"), attrs.evolve(person("xyzzy"), ref="b")]
    found = coverage(people, ON, municipality="1804", catalogue=NATIONAL)
    assert {item.ref: item.lacks for item in found.uncovered} == {
        "a": (Lack("unknown_need", ("langauge", "language")),),
        "b": (Lack("unknown_need", ("xyzzy",)),),
    }
    assert not [help for help in found.would_help if help.what == "need"]
    told = [line.text for line in explain_coverage(found, "en", names_of(NATIONAL, "en"))]
    assert "the name 'language' instead of 'langauge': 1" in told
    assert "a known name instead of 'xyzzy': 1" in told


def test_a_need_that_is_known_and_that_nothing_meets_is_uncovered_as_before() -> None:
    without = attrs.evolve(
        national(), measures=tuple(item for item in national().measures if "debt" not in item.covers)
    )
    found = suggest(person("debt", "housing"), ON, catalogue=(without,), want=1)
    assert (found.uncovered, dict(found.unknown_needs)) == (("debt",), {})


def test_where_catalogues_list_no_needs_none_is_unknown() -> None:
    found = suggest(person("langauge"), ON, catalogue=(attrs.evolve(national(), needs=()),), want=1)
    assert (found.uncovered, dict(found.unknown_needs)) == (("langauge",), {})


def test_the_size_of_a_misspelt_need_is_refused_with_its_name() -> None:
    aims = CourseAims(sizes={"langauge": NeedSize(minutes=60)})
    with pytest.raises(BadInput) as told:
        suggest_course(person("language"), ON, UNTIL, catalogue=NATIONAL, aims=aims)
    assert "CourseAims.sizes: no need is called 'langauge'" in str(told.value)
    assert "did you mean 'language'?" in str(told.value)
    assert told.value.code == "input.unknown-id"
