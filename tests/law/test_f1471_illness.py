"""Regulation §§ 5-11: own illness, self-certificates withdrawn, a child's illness, at each limit."""

from __future__ import annotations

import pytest

from law.topics import amount, outcome

FROM_2012 = ["2012-01-01", "2012-01-02", "2019-01-01", "2020-03-15", "2020-06-01", "2026-09-01"]
PANDEMIC = ["2020-03-16", "2020-03-17", "2020-05-07", "2020-05-08", "2020-05-31"]


def illness(name, on, **facts):
    section = {"illness_certified": 5, "confirmed_in_writing": 7, "self_certificate_not_withdrawn": 8}
    known = {
        ("absence." if key in ("certificate", "doctor_demanded", "confirmation_missing") else "illness.")
        + key: value
        for key, value in facts.items()
    }
    return outcome(f"for-2011-1471.{section.get(name, 6)}.{name}", on, known)


def child(name, on, policy=None, **facts):
    section = {"child_young_enough": 9, "within_days_for_child": 11}
    kinds = {
        **dict.fromkeys(("certificate", "doctor_demanded", "confirmation_missing", "reason"), "absence"),
        **dict.fromkeys(("whole_days", "part_days"), "leave"),
        "self_certificate_withdrawn": "illness",
    }
    facts = {"reason": "sick_child", "other_parent_unable": False, **facts}
    known = {f"{kinds.get(key, 'care')}.{key}": value for key, value in facts.items()}
    return outcome(f"for-2011-1471.{section.get(name, 10)}.{name}", on, known, policy)


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
@pytest.mark.parametrize(
    ("certificate", "said"),
    [("none", "not_met"), ("self", "met"), ("doctor", "met"), (None, "unknown")],
)
def test_a_certificate_shows_the_illness(on, certificate, said):
    assert illness("illness_certified", on, certificate=certificate) == said


@pytest.mark.parametrize("on", [*FROM_2012, "2020-05-08", "2020-05-31"])
@pytest.mark.parametrize(
    ("weeks", "said"), [(-1, "not_met"), (7, "not_met"), (8, "met"), (9, "met"), (None, "unknown")]
)
def test_a_self_certificate_needs_eight_weeks_in_the_programme(on, weeks, said):
    assert illness("long_enough_in_programme", on, certificate="self", weeks_in_programme=weeks) == said
    assert illness("long_enough_in_programme", on, certificate="doctor", weeks_in_programme=weeks) == "met"


@pytest.mark.parametrize("on", PANDEMIC[:3])
def test_section_17a_set_the_eight_weeks_aside(on):
    with pytest.raises(StopIteration):
        illness("long_enough_in_programme", on, certificate="self", weeks_in_programme=0)


@pytest.mark.parametrize(("days_of_law", "most"), [(FROM_2012, 3), (PANDEMIC, 16)])
def test_a_self_certificate_is_good_for_three_days_and_sixteen_in_the_pandemic(days_of_law, most):
    for on in days_of_law:
        for days, said in ((most - 1, "met"), (most, "met"), (most + 1, "not_met"), (None, "unknown")):
            assert illness("few_days_at_a_time", on, certificate="self", uncertified_days=days) == said
        assert illness("few_days_at_a_time", on, certificate="doctor", uncertified_days=most + 1) == "met"


@pytest.mark.parametrize(("days_of_law", "most"), [(FROM_2012, 3), (PANDEMIC, 16)])
@pytest.mark.parametrize(
    ("demanded", "prevented", "same", "said"),
    [
        (True, False, True, "not_met"),
        (True, True, False, "not_met"),
        (True, True, True, "met"),
        (True, True, None, "unknown"),
        (True, None, True, "unknown"),
        (True, None, False, "not_met"),
        (False, False, False, "met"),
        (None, False, False, "unknown"),
        (None, True, True, "met"),
    ],
)
def test_beyond_them_a_certificate_is_given_where_it_is_demanded(
    days_of_law, most, demanded, prevented, same, said
):
    name = "longer_illness_certified"
    facts = {"doctor_demanded": demanded, "prevented_from_doctor": prevented, "same_illness": same}
    for on in days_of_law:
        beyond = {**facts, "certificate": "self", "uncertified_days_this_time": most + 1}
        assert illness(name, on, **beyond) == said
        assert illness(name, on, **(beyond | {"uncertified_days_this_time": most})) == "met"
        assert illness(name, on, **(beyond | {"certificate": "doctor"})) == "met"


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
@pytest.mark.parametrize(("missing", "said"), [(False, "met"), (True, "not_met"), (None, "unknown")])
def test_confirmation_and_withdrawal_bear_on_self_certificates_only(on, missing, said):
    for certificate in ("self", "none"):
        facts = {"certificate": certificate, "confirmation_missing": missing}
        assert illness("confirmed_in_writing", on, **facts) == said
        facts = {"certificate": certificate, "self_certificate_withdrawn": missing}
        assert illness("self_certificate_not_withdrawn", on, **facts) == said
    assert illness("confirmed_in_writing", on, certificate="doctor", confirmation_missing=missing) == "met"
    withdrawn = {"certificate": "doctor", "self_certificate_withdrawn": missing}
    assert illness("self_certificate_not_withdrawn", on, **withdrawn) == "met"


@pytest.mark.parametrize(
    ("counted_at", "from_day"), [("2026-09-17", "2026-09-01"), ("2024-03-16", "2024-02-29")]
)
def test_illness_counts_sixteen_calendar_days_back(counted_at, from_day):
    for on in FROM_2012:
        found = amount("for-2011-1471.6.illness_window", on, {"window.counted_at": counted_at})
        assert found == from_day


# § 8


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
@pytest.mark.parametrize(
    ("ground", "absences", "said"),
    [
        ("many_absences", 3, "not_met"),
        ("many_absences", 4, "met"),
        ("many_absences", 5, "met"),
        ("many_absences", None, "unknown"),
        ("doubt", 0, "met"),
        ("doubt", None, "met"),
        (None, 3, "unknown"),
        (None, 4, "met"),
    ],
)
def test_four_absences_or_doubt(on, ground, absences, said):
    facts = {"withdrawal.ground": ground, "withdrawal.absences": absences}
    assert outcome("for-2011-1471.8.withdrawal_has_ground", on, facts) == said


@pytest.mark.parametrize("on", FROM_2012)
@pytest.mark.parametrize(
    ("heard", "said"),
    [("2026-03-30", "met"), ("2026-03-31", "met"), ("2026-04-01", "not_met"), (None, "unknown")],
)
def test_the_participant_is_heard_first(on, heard, said):
    facts = {"withdrawal.first": "2026-03-31", "withdrawal.heard_on": heard}
    assert outcome("for-2011-1471.8.heard_before_withdrawal", on, facts) == said


@pytest.mark.parametrize("on", FROM_2012)
def test_the_matter_is_looked_at_again_within_six_months(on):
    first = {"withdrawal.first": "2026-03-31"}
    assert amount("for-2011-1471.8.review_by", on, first) == "2026-09-30"
    for settled, said in (("2026-09-29", "met"), ("2026-09-30", "met"), ("2026-10-01", "not_met")):
        facts = {**first, "withdrawal.settled_on": settled}
        assert outcome("for-2011-1471.8.withdrawal_reviewed", on, facts) == said
    assert outcome("for-2011-1471.8.withdrawal_reviewed", on, first) == "unknown"


@pytest.mark.parametrize("on", FROM_2012)
def test_what_counts_for_a_withdrawal(on):
    counted = {"window.counted_at": "2026-03-31"}
    assert amount("for-2011-1471.8.withdrawal_window", on, counted) == "2025-03-31"
    assert amount("for-2011-1471.8.certified_in_time", on, counted) == "2026-04-03"
    leap = {"window.counted_at": "2025-02-28"}
    assert amount("for-2011-1471.8.withdrawal_window", on, leap) == "2024-02-28"


# §§ 9-11


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
@pytest.mark.parametrize(
    ("turning", "chronic", "said"),
    [
        (11, None, "met"),
        (12, False, "met"),
        (13, False, "not_met"),
        (13, None, "unknown"),
        (13, True, "met"),
        (18, True, "met"),
        (19, True, "not_met"),
        (None, True, "unknown"),
    ],
)
def test_through_the_year_in_which_the_child_turns_twelve_or_eighteen(on, turning, chronic, said):
    assert child("child_young_enough", on, turning=turning, chronically_ill=chronic) == said


@pytest.mark.parametrize(
    ("days_of_law", "most"),
    [(["2012-01-01", "2020-03-15", "2020-05-08", "2026-09-01"], 3), (PANDEMIC[:3], 16)],
)
def test_a_childs_illness_is_self_certified_for_the_first_days(days_of_law, most):
    name = "child_illness_certified"
    for on in days_of_law:
        for day, said in ((most - 1, "met"), (most, "met"), (most + 1, "not_met")):
            facts = {"day_of_absence": day, "doctor_demanded": True}
            assert child(name, on, certificate="self", **facts) == said
            assert child(name, on, certificate="doctor", **facts) == "met"
            assert child(name, on, certificate="none", **facts) == "not_met"
        beyond = {"certificate": "self", "day_of_absence": most + 1}
        assert child(name, on, **beyond, doctor_demanded=False) == "met"
        assert child(name, on, **beyond) == "unknown"
        assert child(name, on, day_of_absence=1) == "unknown"


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
@pytest.mark.parametrize(("against", "said"), [(False, "met"), (True, "not_met"), (None, "unknown")])
def test_sections_7_and_8_hold_for_a_childs_illness(on, against, said):
    for name, fact in (
        ("child_certificate_confirmed", "confirmation_missing"),
        ("child_certificate_not_withdrawn", "self_certificate_withdrawn"),
    ):
        assert child(name, on, certificate="self", **{fact: against}) == said
        assert child(name, on, certificate="doctor", **{fact: against}) == "met"


# children, alone, chronically ill, the days that there are
QUOTAS = [
    (1, False, 0, 10),
    (2, False, 0, 10),
    (3, False, 0, 15),
    (1, True, 0, 20),
    (2, True, 0, 20),
    (3, True, 0, 30),
    (1, False, 1, 20),
    (2, False, 2, 30),
    (3, False, 1, 25),
    (3, False, 3, 45),
    (1, True, 1, 40),
    (2, True, 2, 60),
    (3, True, 1, 50),
    (3, True, 2, 70),
]


@pytest.mark.parametrize("on", ["2012-01-01", "2020-03-16", "2026-09-01"])
@pytest.mark.parametrize(("children", "alone", "chronic", "most"), QUOTAS)
def test_the_days_for_a_childs_illness(on, children, alone, chronic, most):
    facts = {"children": children, "alone": alone, "chronic_children": chronic}
    for used, said in ((most - 1, "met"), (most, "met"), (most + 1, "not_met")):
        assert child("within_days_for_child", on, **facts, whole_days=used, part_days=0) == said


def test_what_is_not_known_of_the_family_matters_only_beyond_the_days_that_are_sure():
    def said(**facts):
        return child("within_days_for_child", "2026-09-01", part_days=0, **facts)

    assert said(whole_days=10) == "met"
    assert said(whole_days=11) == "unknown"
    assert said(whole_days=11, alone=False, children=2, chronic_children=0) == "not_met"
    assert said(whole_days=20, alone=True) == "met"
    assert said(whole_days=15, alone=False, children=3) == "met"
    assert said(whole_days=20, chronic_children=1) == "met"
    assert said(whole_days=21, alone=True, children=2) == "unknown"


def test_part_of_a_day_counts_as_policy_has_it():
    facts = {"children": 1, "alone": False, "chronic_children": 0, "whole_days": 9}
    by_part = {
        (parts, counts): child(
            "within_days_for_child",
            "2026-09-01",
            {"for-2011-1471.part_day_counts": counts},
            **facts,
            part_days=parts,
        )
        for parts in (1, 2)
        for counts in (0, 1)
    }
    assert by_part == {(1, 0): "met", (1, 1): "met", (2, 0): "met", (2, 1): "not_met"}


@pytest.mark.parametrize("on", [*FROM_2012, *PANDEMIC])
def test_the_days_of_the_last_twelve_months_count(on):
    found = amount("for-2011-1471.11.sick_child_window", on, {"window.counted_at": "2026-02-28"})
    assert found == "2025-02-28"
