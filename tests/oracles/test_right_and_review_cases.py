"""Cases written by hand from the law before qupcore was asked: what § 29 gives, and what a review finds.

Each expectation was written with its reason; where the reason is a source, it is named.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qupcore import decide, read_case, review
from qupcore.domain.case.participant import Participant
from qupcore.errors import NoRulesInForce

CASES = Path(__file__).parent / "cases"
SECTION_29 = "sotjl.29."


def case(name: str) -> Participant:
    (file,) = CASES.glob(f"{name}*.json")
    return read_case(file.read_bytes(), name=file.name)


def breaches(name: str, on: str) -> set[tuple[str, str, str]]:
    found = review(case(name), date.fromisoformat(on)).breaches
    return {(item.code, item.path.removeprefix("$.course."), item.finding.rule) for item in found}


def not_shown(name: str, on: str) -> set[tuple[str, str]]:
    found = review(case(name), date.fromisoformat(on)).not_shown
    return {(item.path.removeprefix("$.course."), item.finding.rule) for item in found}


@pytest.mark.parametrize(
    ("name", "on", "outcome"),
    [
        ("L01", "2007-11-01", "right"),  # the first day of LOV-2007-10-26-97
        ("L02", "2009-12-31", "no_right"),  # ch. 5A held only where there was a NAV office
        ("L02", "2010-01-01", "right"),  # everywhere from 2010 (§ 50)
        ("L03", "2009-12-31", "undetermined"),  # a missing fact is not no
        ("L03", "2010-01-01", "right"),  # and now it does not matter
        ("L04", "2010-12-16", "right"),  # "very" was missing until this day (LOV-2010-12-17-80)
        ("L04", "2010-12-17", "no_right"),
        ("L05", "2010-06-01", "right"),  # very limited is limited: no second judgement may be demanded
        ("L05", "2010-12-17", "right"),
        ("L06", "2009-12-31", "undetermined"),  # limited says nothing of very limited
        ("L06", "2010-01-01", "right"),
        ("L12", "2026-03-01", "undetermined"),  # benefits not known
        ("L13", "2026-03-01", "no_right"),  # aged 16: nothing else can help
        ("L14", "2026-03-01", "no_right"),  # a full allowance, judged not very limited
        ("L15", "2026-03-31", "undetermined"),  # the last day of the allowance
        ("L15", "2026-04-01", "right"),
        ("L20", "2026-03-01", "undetermined"),  # assessed tomorrow: the office's duty, no refusal
        ("L20", "2026-03-02", "right"),
        ("A03", "2024-06-10", "right"),  # the county governor in Vestland on child's pension, 10.6.2024
        ("A04", "2024-06-10", "right"),  # above the norm, and judged so with grounds: it only starts from it
    ],
)
def test_what_section_29_gives(name: str, on: str, outcome: str) -> None:
    assert decide(case(name), on=date.fromisoformat(on)).outcome == outcome


def test_before_the_programme_existed_nothing_is_decided() -> None:
    with pytest.raises(NoRulesInForce):
        decide(case("L01"), on=date(2007, 10, 31))


@pytest.mark.parametrize(
    ("name", "on", "policy"),
    [
        ("L10", "2027-03-01", ["sotjl.29.age_max_included"]),  # 67 on 28 February or 1 March: over it by now
        ("L21", "2018-12-31", ["sotjl.29.age_min"]),  # 19 was practice, never statute
    ],
)
def test_what_rests_on_a_number_that_the_law_leaves_open_says_so(
    name: str, on: str, policy: list[str]
) -> None:
    decision = decide(case(name), on=date.fromisoformat(on))
    assert decision.outcome == "no_right"
    assert [use.name for use in decision.rests_on_policy] == policy


def test_the_ages_on_the_other_side_of_those_days() -> None:
    assert decide(case("L10"), on=date(2027, 2, 27)).outcome == "right"
    open_one = decide(case("L21"), on=date(2019, 1, 1))
    assert open_one.outcome == "undetermined", "the exception of § 29 (3) is not judged"
    assert [item.term for item in open_one.missing] == ["judgement.disproportionately_burdensome"]


REFUSED = ("decisions[0]", "sotjl.29.refused_only_without_right")
GROUND = "decisions[0].grounds[0]"


@pytest.mark.parametrize(
    ("name", "code", "ground"),
    [
        ("D22", "E7", "sotjl.29.no_other_conditions"),  # motivation is no condition of § 29
        ("D23", "E8", "sotjl.29.no_other_conditions"),  # a right, whatever the budget
        ("N06", "", "sotjl.29.ground_not_fulfilled"),  # aged 39 refused for age
    ],
)
def test_a_refusal_of_whoever_had_the_right_with_a_ground_that_is_none(
    name: str, code: str, ground: str
) -> None:
    assert breaches(name, "2026-06-01") == {(code, *REFUSED), (code, GROUND, ground)}


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 6, 7, 8])
def test_grounds_in_words_of_every_kind_where_there_was_a_right(number: int) -> None:
    """Drug-free first, no ordinary work at the end, poor Norwegian, a claim pending, measures first, too
    resourceful, aged 55, no fixed home: whatever rule they meant, every condition was met."""
    assert breaches(f"N07-ground-{number}", "2026-06-01") == {("", *REFUSED)}
    assert not_shown(f"N07-ground-{number}", "2026-06-01") == {
        (GROUND, "sotjl.29.no_other_conditions"),
        (
            "applied_on",
            "fvl.11a.answered_or_told_within_a_month",
        ),  # more than a month went by before the refusal
    }


def test_the_refusal_that_the_ombudsman_let_stand_is_no_breach() -> None:
    """The conditions were not met; what was criticised was how the appeal was handled (§ 48, fvl § 34)."""
    assert breaches("A02", "2019-09-01") == set()
    assert (GROUND, "sotjl.29.no_other_conditions") in not_shown("A02", "2019-09-01"), "name the rule"
    assert "E9" not in review(case("A02"), date(2019, 9, 1)).codes


def test_a_cut_of_which_it_is_not_known_whether_the_award_reserves_for_it_is_no_breach() -> None:
    """NAV: where the award reserves for absence the cut only carries it out. The file has no field for it;
    the reasons say so, in words that decide nothing."""
    assert breaches("A11", "2026-06-01") == set()
    assert ("decisions[1]", "fvl.16.advance_notice") in not_shown("A11", "2026-06-01")


@pytest.mark.parametrize(
    ("name", "on", "rules"),
    [
        ("D05", "2026-06-15", {"sotjl.32.extended_by_a_year_at_most"}),  # three years are the most
        ("D14", "2026-06-01", {"sotjl.38.named"}),  # § 38 (2) does not name the allowance
        ("D15", "2013-01-15", {"sotjl.38.named_from_2010"}),  # claimed the day before it was named
        ("D16", "2026-06-01", set()),  # disability benefit is named
        (
            "D20",
            "2026-06-01",
            {"sotjl.30.full_time_all_year", "sotjl.30.work_or_apprenticeship_at_most_half"},
        ),
        ("D21", "2026-06-01", {"sotjl.30.full_time_all_year"}),  # 30 hours of 37.5
    ],
)
def test_what_is_not_kept_in_a_programme(name: str, on: str, rules: set[str]) -> None:
    """D20: 20 hours of 37.5 are 53 percent; until the work begins the plan holds 17.5 hours."""
    assert {rule for _, _, rule in breaches(name, on)} == rules


def test_a_third_year_without_grounds_on_record_is_asked_about() -> None:
    assert ("decisions[2]", "sotjl.32.special_grounds") in not_shown("D04", "2026-06-15")
    assert breaches("D04", "2026-06-15") == set()
