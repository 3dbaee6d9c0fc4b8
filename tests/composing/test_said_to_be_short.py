"""Every suggested plan is valid, or its `short_of` says why not; other functions give only valid ones."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.course.busy import busy_courses
from composing.drawn import ON, catalogues, people
from composing.test_search_and_check import wanted
from planning.few import PERSON, few
from qupcore import Benefit, Course, Participant, Plan, addable, check_plan, suggest, to_text
from qupcore.cases import Work
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.explaining import explain_additions, explain_suggestions
from qupcore.plans import SearchLimit, Wanted, allocate, count_plans, iter_plans, plan_exists, sample_plans
from qupcore.records import suggestions_record
from qupcore.testing import participants, people_in_courses

pytestmark = pytest.mark.durable
WHATEVER = Wanted(most=4, needs_met=False)
CASES = st.one_of(people, participants(), people_in_courses(), people_in_courses(busy_courses()))
FEW = settings(
    max_examples=max(10, settings.default.max_examples // 3),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# The measures allowance and the benefit are never paid for the same time, and no plan repairs that.
BLOCKED = attrs.evolve(PERSON, benefits=(Benefit(kind="measures_allowance", law="arbeidsmarkedsloven"),))
# The hours of paid work are unknown: more than half of full time would rule out a programme, so it is
# to be assessed.
TO_JUDGE = attrs.evolve(PERSON, course=Course(started_on=ON, work=(Work(first=date(2026, 9, 1)),)))


@FEW
@given(st.none() | catalogues(), CASES, st.booleans())
def test_a_suggested_plan_is_valid_or_names_what_it_is_short_of(
    drawn: Catalogue | None, person: Participant, assess: bool
) -> None:
    catalogue = drawn or few()
    chosen = attrs.evolve(wanted(drawn) if drawn else WHATEVER, assess=assess)
    found = suggest(person, ON, catalogue=catalogue, want=3, wanted=chosen, limit=SearchLimit(expansions=500))
    standing = {(item.rule, item.weight) for item in found.standing}
    for item in found.plans:
        check = check_plan(item.plan, ON, case=person, catalogue=catalogue, repairs=0)
        assert check.findings == item.check.findings
        short = {(one.rule, one.weight) for one in item.short_of}
        assert (check.outcome == "valid") is (not short)
        if assess:
            assert {one for one in short if one[1] == "breach"} <= standing <= short
        else:
            assert short == standing


@FEW
@given(st.none() | catalogues(), CASES, st.integers(0, 2**32))
def test_what_only_returns_plans_returns_none_that_a_check_finds_invalid(
    drawn: Catalogue | None, person: Participant, seed: int
) -> None:
    catalogue = drawn or few()
    chosen = wanted(drawn) if drawn else WHATEVER
    standing = suggest(person, ON, catalogue=catalogue, want=1, wanted=chosen).standing
    outcome = "needs_assessment" if standing else "valid"
    plans = [
        plan
        for plan, _ in zip(iter_plans(person, ON, catalogue=catalogue, wanted=chosen), range(3), strict=False)
    ]
    by_lot = sample_plans(person, ON, catalogue=catalogue, seed=seed, want=2, wanted=chosen)
    assert isinstance(by_lot, tuple)
    for plan in (*plans, *by_lot):
        assert check_plan(plan, ON, case=person, catalogue=catalogue, repairs=0).outcome == outcome
    there = plan_exists(person, ON, catalogue=catalogue, wanted=chosen)
    assert there is (bool(plans) if not (plans and standing) else None)
    assert bool(count_plans(person, ON, catalogue=catalogue, wanted=chosen)) is bool(plans)


@FEW
@given(catalogues(), CASES, st.data())
def test_a_repair_says_what_its_plan_comes_to(
    catalogue: Catalogue, person: Participant, data: st.DataObject
) -> None:
    found = suggest(person, ON, catalogue=catalogue, want=1, wanted=wanted(catalogue)).plans
    plan = found[0].plan if found else Plan(valid_from=ON)
    broken = attrs.evolve(plan, elements=plan.elements[1:])
    for repair in check_plan(
        broken, ON, case=person, catalogue=catalogue, limit=SearchLimit(expansions=60)
    ).repairs:
        again = check_plan(repair.plan, ON, case=person, catalogue=catalogue, repairs=0).outcome
        assert again == repair.outcome
        assert again != "invalid"


def test_where_the_case_stands_in_the_way_it_is_said_before_the_first_plan() -> None:
    found = suggest(BLOCKED, ON, catalogue=few(), want=2, wanted=WHATEVER)
    assert [item.kind for item in found.standing] == ["measures_allowance"]
    assert found.plans
    assert [[one.kind for one in item.short_of] for item in found.plans] == 2 * [["measures_allowance"]]
    plans = suggestions_record(found)["plans"]
    assert isinstance(plans, list)
    assert [one["kind"] for one in plans[0]["short_of"]] == ["measures_allowance"]
    text = to_text(explain_suggestions(found, "en", {}))
    assert text.index("This stands in the way whatever the plan holds") < text.index("no:")
    assert "Not valid before this" not in text  # it is said once, before the plans


def test_where_the_case_stands_in_the_way_no_plan_is_valid() -> None:
    assert list(iter_plans(BLOCKED, ON, catalogue=few(), wanted=WHATEVER)) == []
    assert list(iter_plans(BLOCKED, ON, catalogue=few(), wanted=WHATEVER, by_score=True)) == []
    assert count_plans(BLOCKED, ON, catalogue=few(), wanted=WHATEVER) == 0
    assert plan_exists(BLOCKED, ON, catalogue=few(), wanted=WHATEVER) is False
    assert sample_plans(BLOCKED, ON, catalogue=few(), seed=1, wanted=WHATEVER) == ()
    assert allocate([BLOCKED], ON, catalogue=few(), wanted=WHATEVER).hopeless == (BLOCKED.ref,)
    added = addable(Plan(valid_from=ON), ON, case=BLOCKED, catalogue=few(), wanted=WHATEVER)
    assert added.completable is False
    assert [item.kind for item in added.standing] == ["measures_allowance"]
    assert "This stands in the way whatever the plan holds" in to_text(explain_additions(added, "en", {}))


def test_where_the_case_must_be_judged_first_nothing_is_yes_or_no() -> None:
    found = suggest(TO_JUDGE, ON, catalogue=few(), want=1, wanted=WHATEVER)
    assert {item.weight for item in found.standing} == {"needs_assessment"}
    assert found.plans[0].check.outcome == "needs_assessment"
    assert [item.rule for item in found.plans[0].short_of] == [item.rule for item in found.standing]
    assert plan_exists(TO_JUDGE, ON, catalogue=few(), wanted=WHATEVER) is None
    assert (
        addable(Plan(valid_from=ON), ON, case=TO_JUDGE, catalogue=few(), wanted=WHATEVER).completable is None
    )


def test_where_nothing_stands_in_the_way_a_plan_is_short_of_nothing() -> None:
    found = suggest(PERSON, ON, catalogue=few(), want=1, wanted=WHATEVER)
    assert (found.standing, found.plans[0].short_of, found.plans[0].check.outcome) == ((), (), "valid")
    assert plan_exists(PERSON, ON, catalogue=few(), wanted=WHATEVER) is True
    assert addable(Plan(valid_from=ON), ON, case=PERSON, catalogue=few(), wanted=WHATEVER).completable is True
