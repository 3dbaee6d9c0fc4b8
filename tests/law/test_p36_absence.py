"""§ 36 on each side of each day on which it changed: reason or permission, then reason and permission."""

from __future__ import annotations

from itertools import product

import pytest

from law.topics import found, outcome

UNTIL_2011 = [
    "2007-11-01",
    "2007-11-02",
    "2009-12-31",
    "2010-01-01",
    "2010-01-02",
    "2011-12-30",
    "2011-12-31",
]
UNTIL_2018 = ["2012-01-01", "2012-01-02", "2015-06-01", "2018-12-30", "2018-12-31"]
FROM_2019 = ["2019-01-01", "2019-01-02", "2026-09-01"]
TRUTHS = (True, False, None)

ILLNESS = ["own_illness", "sick_child", "sick_child_minder"]
FAMILY = ["antenatal_check", "before_birth", "after_birth", "birth_of_child", "nursing"]
LEAVE = ["welfare", "religious_holiday", "holiday"]
REASONS = [*ILLNESS, *FAMILY, *LEAVE, "pandemic", "other", None]


def both(*truths):
    return False if False in truths else None if None in truths else True


def either(*truths):
    return True if True in truths else None if None in truths else False


def kept(on, reason, compelling, permitted, entitled):
    """Whether the benefit stays as it is: True, False, None."""
    facts = {
        "absence.reason": reason,
        "absence.compelling_welfare_reason": compelling,
        "absence.permitted": permitted,
        "absence.entitled": entitled,
    }
    return found("absence", on, facts).holds


def among(reason, *reasons):
    return None if reason is None else reason in reasons


@pytest.mark.parametrize("on", UNTIL_2011)
def test_before_the_regulation_one_of_illness_other_reasons_and_permission_is_enough(on):
    for reason, compelling, permitted in product(REASONS, TRUTHS, TRUTHS):
        expected = either(among(reason, *ILLNESS), compelling, permitted)
        assert kept(on, reason, compelling, permitted, None) is expected, (reason, compelling, permitted)


@pytest.mark.parametrize("on", UNTIL_2018)
def test_until_2018_one_of_reason_and_permission_is_enough(on):
    for reason, compelling, permitted in product(REASONS, TRUTHS, TRUTHS):
        judged = both(among(reason, "welfare", "other"), compelling)
        expected = either(among(reason, *ILLNESS, *FAMILY), judged, permitted)
        assert kept(on, reason, compelling, permitted, None) is expected, (reason, compelling, permitted)


@pytest.mark.parametrize("on", FROM_2019)
def test_from_2019_both_reason_and_permission_are_needed(on):
    for reason, compelling, permitted, entitled in product(REASONS, TRUTHS, TRUTHS, TRUTHS):
        judged = both(among(reason, "pandemic", "other"), compelling)
        reason_given = either(among(reason, *ILLNESS, *FAMILY, *LEAVE), judged, entitled)
        expected = both(reason_given, permitted)
        assert kept(on, reason, compelling, permitted, entitled) is expected, (reason, compelling, permitted)


@pytest.mark.parametrize(
    ("reason", "compelling", "permitted", "until_2018", "from_2019"),
    [
        ("own_illness", None, False, True, False),  # ill, and not permitted
        ("other", False, True, True, False),  # permitted, and no reason that counts
        ("other", True, True, True, True),
        ("other", False, False, False, False),
        ("holiday", None, True, True, True),
        ("holiday", None, False, False, False),
    ],
)
def test_the_words_turn_round_on_the_first_of_january_2019(
    reason, compelling, permitted, until_2018, from_2019
):
    for on in ("2012-01-01", "2018-12-31"):
        assert kept(on, reason, compelling, permitted, False) is until_2018
    for on in ("2019-01-01", "2019-01-02"):
        assert kept(on, reason, compelling, permitted, False) is from_2019


@pytest.mark.parametrize("on", [*UNTIL_2018, *FROM_2019])
@pytest.mark.parametrize(
    ("permitted", "entitled", "within", "basis"),
    [
        (True, True, "met", "met"),
        (True, False, "not_met", "met"),
        (False, True, "met", "not_met"),
        (False, False, "met", "met"),
        (True, None, "unknown", "met"),
        (False, None, "met", "unknown"),
        (None, True, "met", "unknown"),
        (None, False, "unknown", "met"),
    ],
)
def test_permission_is_held_against_the_regulation(on, permitted, entitled, within, basis):
    facts = {
        "absence.permitted": permitted,
        "absence.entitled": entitled,
        "absence.reason": "own_illness",
    }
    assert outcome("sotjl.36.permission_within_limits", on, facts) == within
    assert outcome("sotjl.36.refusal_has_basis", on, facts) == basis
    # § 17: when the days of holiday are taken is for the municipality to decide.
    holiday = {**facts, "absence.reason": "holiday"}
    assert outcome("sotjl.36.refusal_has_basis", on, holiday) == "met"


@pytest.mark.parametrize("on", ["2020-03-16", "2020-03-17", "2020-05-07", "2020-05-08", "2020-12-31"])
@pytest.mark.parametrize("reason", REASONS)
def test_absence_because_of_the_pandemic_left_the_benefit_as_it_was(on, reason):
    said = "unknown" if reason is None else "met" if reason == "pandemic" else "not_met"
    facts = {"absence.reason": reason}
    assert outcome("for-2020-966.3.absence_because_of_pandemic", on, facts) == said
