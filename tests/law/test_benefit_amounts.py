"""The formulas of a month at their limits, in every wording."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.cases.ruling.ruling import evaluate
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.applied_law import AppliedLaw

WORDINGS = ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2024-06-30", "2024-07-01"]
every_wording = pytest.mark.parametrize("on", WORDINGS)

# A run of 10 of the month's 20 weekdays, of a year's amount that 260 and 12 divide.
RUN = {
    "rate.yearly": 26_000_000,
    "rate.yearly_under_25": 15_600_000,
    "rate.child_daily": 3_000,
    "pay.two_thirds": 0,
    "pay.children": 0,
    "pay.weekdays_before": 20,
    "pay.weekdays_through": 30,
    "pay.calendar_before": 20,
    "pay.calendar_through": 30,
    "pay.months_before": 1,
    "pay.month_days": 20,
    "pay.month_days_before": 0,
    "pay.month_days_through": 10,
    "pay.work_minutes_a_week": 0,
    "pay.absent_days": 0,
    "pay.partly_absent_days": 0,
    "pay.partly_absent_minutes": 0,
    "pay.other_benefits_a_month": 0,
}


def pay(on: str, policy: dict[str, int] | None = None, **facts: int | None) -> dict[str, int | None]:
    changed = {name.replace("__", "."): value for name, value in facts.items()}
    amounts = evaluate(
        "pay", date.fromisoformat(on), {**RUN, **changed}, AppliedLaw(NATIONAL, policy)
    ).amounts
    return {name.removeprefix("pay."): amount for name, amount in amounts.items()}


@every_wording
def test_a_run_of_days_is_its_share_of_260(on):
    found = pay(on)
    assert (found["base"], found["child"], found["top_up"]) == (1_000_000, 0, 0)
    assert found["after_benefits"] == found["after_absence"] == found["after_work"] == 1_000_000


@every_wording
def test_under_25_two_thirds_and_a_top_up_only_as_policy(on):
    assert pay(on, pay__two_thirds=1)["base"] == 600_000
    assert pay(on, pay__two_thirds=1)["top_up"] == 0
    lifted = pay(on, {"sotjl.35.full_rate_under_25": 1}, pay__two_thirds=1)
    assert (lifted["base"], lifted["top_up"], lifted["after_benefits"]) == (600_000, 400_000, 1_000_000)
    assert pay(on, {"sotjl.35.full_rate_under_25": 1})["top_up"] == 0


@every_wording
@pytest.mark.parametrize("children", [0, 1, 3])
def test_the_supplement_is_paid_for_each_child_and_day(on, children):
    found = pay(on, pay__children=children)
    assert found["child"] == children * 3_000 * 10
    assert found["after_benefits"] == 1_000_000 + children * 30_000


@every_wording
@pytest.mark.parametrize(
    ("before", "through", "paid", "paid_all"),
    [(250, 259, 9, 9), (250, 260, 10, 10), (250, 261, 10, 11), (259, 262, 1, 3), (260, 262, 0, 2)],
)
def test_weekdays_beyond_260_are_policy(on, before, through, paid, paid_all):
    """The participant's own, or by choice those of the calendar; the supplement is paid five days a week."""
    own = {"pay__weekdays_before": before, "pay__weekdays_through": through}
    calendar = {"pay__calendar_before": before, "pay__calendar_through": through}
    few = {"pay__weekdays_before": 0, "pay__weekdays_through": through - before}
    for policy, days, expected in (
        ({}, own, paid),
        ({}, {**few, **calendar}, paid_all),
        ({"sotjl.35.calendar_weekdays_count": 1}, {**few, **calendar}, paid),
        ({"sotjl.35.stops_at_days_a_year": 0}, own, paid_all),
        ({"sotjl.35.stops_at_days_a_year": 0, "sotjl.35.calendar_weekdays_count": 1}, calendar, paid_all),
    ):
        found = pay(on, policy, pay__children=1, **days)
        assert found["base"] == expected * 100_000
        assert (
            found["child"]
            == (days.get("pay__weekdays_through", 30) - days.get("pay__weekdays_before", 20)) * 3_000
        )


@every_wording
def test_in_twelfths_a_month_is_a_twelfth_and_a_part_of_it_in_proportion(on):
    twelfths = {"sotjl.35.paid_in_twelfths": 1}
    half = pay(on, twelfths, rate__yearly=24_000_000)["base"]
    rest = pay(on, twelfths, rate__yearly=24_000_000, pay__month_days_before=10, pay__month_days_through=20)[
        "base"
    ]
    assert (half, rest) == (1_000_000, 1_000_000)


@every_wording
@pytest.mark.parametrize(
    ("minutes", "left"),
    [(0, 1_300_000), (1, 1_299_422), (1125, 650_000), (2249, 578), (2250, 0), (2251, 0), (9000, 0)],
)
def test_paid_work_reduces_in_proportion_and_the_supplement_too(on, minutes, left):
    found = pay(on, pay__children=10, pay__work_minutes_a_week=minutes)
    assert found["after_work"] == left
    assert found["child_after_work"] == 300_000 * max(0, 2250 - minutes) // 2250


@every_wording
@pytest.mark.parametrize(
    ("days", "partly", "minutes", "left"),
    [
        (0, 0, 0, 1_030_000),
        (1, 0, 0, 930_000),
        (10, 0, 0, 30_000),
        (11, 0, 0, 30_000),
        (0, 1, 225, 980_000),
        (0, 2, 450, 930_000),
        (9, 1, 450, 30_000),
        # A day cannot be missed more than once: 600 minutes and the whole day and night cost what 450 do.
        (0, 1, 449, 930_222),
        (0, 1, 450, 930_000),
        (0, 1, 451, 930_000),
        (0, 1, 600, 930_000),
        (0, 1, 1440, 930_000),
        (0, 2, 2880, 830_000),
        (10, 5, 900, 30_000),
    ],
)
def test_absence_reduces_by_the_time_missed_and_leaves_the_supplement(on, days, partly, minutes, left):
    absence = {
        "pay__absent_days": days,
        "pay__partly_absent_days": partly,
        "pay__partly_absent_minutes": minutes,
    }
    assert pay(on, pay__children=1, **absence)["after_absence"] == left
    with_supplement = pay(on, {"sotjl.36.child_supplement_too": 1}, pay__children=1, **absence)
    assert with_supplement["after_absence"] == round(1_030_000 * (left - 30_000) / 1_000_000)
    whole = pay(on, {"sotjl.36.partly_absent_counts_whole": 1}, pay__children=1, **absence)
    assert whole["after_absence"] == 30_000 + 100_000 * max(0, 10 - days - partly)


@every_wording
def test_absence_from_half_a_programme_costs_half(on):
    half = {"pay__work_minutes_a_week": 1125}
    assert pay(on, **half, pay__absent_days=1)["after_absence"] == 450_000
    assert pay(on, **half, pay__absent_days=1)["absent_minutes"] == 225
    assert pay(on, **half, pay__absent_days=10)["after_absence"] == 0
    missed = pay(on, **half, pay__partly_absent_days=1, pay__partly_absent_minutes=225)
    assert missed["after_absence"] == 450_000
    # The whole day of the work and the programme together is no more than the programme's part of it.
    longer = pay(on, **half, pay__partly_absent_days=1, pay__partly_absent_minutes=450)
    assert longer["after_absence"] == 450_000


@every_wording
@pytest.mark.parametrize(
    ("a_month", "left"), [(0, 1_000_000), (2, 999_999), (1_000_000, 500_000), (2_000_000, 0), (9_000_000, 0)]
)
def test_other_benefits_are_taken_off_krone_for_krone(on, a_month, left):
    assert pay(on, pay__other_benefits_a_month=a_month)["after_benefits"] == left
    # § 38 does not name the child supplement, as § 37 does: by choice it is reached too.
    with_child = pay(on, pay__children=1, pay__other_benefits_a_month=a_month)
    assert (with_child["after_benefits"], with_child["child_after_benefits"]) == (left + 30_000, 30_000)
    too = {"sotjl.38.child_supplement_too": 1}
    reached = pay(on, too, pay__children=1, pay__other_benefits_a_month=a_month)["after_benefits"]
    assert reached == max(0, 1_030_000 - a_month // 2)


@every_wording
@pytest.mark.parametrize("name", ["pay.two_thirds", "rate.yearly", "pay.children", "pay.work_minutes_a_week"])
def test_what_is_not_known_makes_the_amount_unknown(on, name):
    assert pay(on, **{name.replace(".", "__"): None})["after_benefits"] is None


@every_wording
def test_an_unknown_rate_for_no_child_swallows_nothing(on):
    """It once made the whole month unknown, so that there was no benefit for the months of 2007 to 2011."""
    assert pay(on, rate__child_daily=None)["after_benefits"] == 1_000_000
    assert pay(on, rate__child_daily=None, pay__children=1)["after_benefits"] is None
    assert pay(on, rate__child_daily=None, pay__children=1)["base"] == 1_000_000


@every_wording
@pytest.mark.parametrize(("recovery", "paid"), [(0, 500), (1, 499), (499, 1), (500, 0), (501, 0)])
def test_what_was_paid_too_much_is_taken_off_and_no_more_than_there_is(on, recovery, paid):
    facts = {"payout.gross": 500, "payout.recovery": recovery, "payout.child": 0}
    assert (
        evaluate("payout", date.fromisoformat(on), facts, AS_IT_STANDS).amounts["payout.after_recovery"]
        == paid
    )


@pytest.mark.parametrize(
    ("on", "to_agency"), [("2011-12-31", "none"), ("2012-01-01", 200), ("2026-09-01", 200)]
)
def test_the_supplement_to_the_collection_agency(on, to_agency):
    facts = {"payout.gross": 500, "payout.recovery": 0, "payout.child": 200}
    amounts = evaluate("payout", date.fromisoformat(on), facts, AS_IT_STANDS).amounts
    assert amounts.get("payout.to_agency", "none") == to_agency
    if to_agency != "none":
        less = evaluate(
            "payout", date.fromisoformat(on), {**facts, "payout.recovery": 400}, AS_IT_STANDS
        ).amounts
        assert less["payout.to_agency"] == 100, "never more than is paid out"


@every_wording
def test_the_pay_day_is_the_municipalitys(on):
    facts = {"payout.gross": 0, "payout.recovery": 0, "payout.last_day": date(2026, 9, 30).toordinal()}
    day = date.fromisoformat(on)
    assert evaluate("payout", day, facts, AS_IT_STANDS).amounts["payout.paid_on"] is None
    chosen = evaluate("payout", day, facts, AppliedLaw(NATIONAL, {"sotjl.39.days_after_month": 15})).amounts[
        "payout.paid_on"
    ]
    assert date.fromordinal(chosen) == date(2026, 10, 15)


PLACES = {
    "base": ("§ 5A-7 (3)", "§ 35 (3)"),
    "child": ("§ 5A-7 (4)", "§ 35 (4)"),
    "after_work": ("§ 5A-9", "§ 37"),
    "after_absence": ("§ 5A-8", "§ 36"),
    "after_benefits": ("§ 5A-10 (1)", "§ 38 (1)"),
}


@pytest.mark.parametrize("name", PLACES)
def test_where_each_amount_stands(name):
    from qupcore.law.terms.benefit import Pay

    old, new = PLACES[name]
    for on, act, place in (
        ("2009-12-31", "sotjl-1991", old),
        ("2010-01-01", "sotjl", new),
        ("2026-09-01", "sotjl", new),
    ):
        citation = (
            evaluate("pay", date.fromisoformat(on), {}, AS_IT_STANDS).place_of(getattr(Pay, name)).citation
        )
        assert citation.law == act
        assert str(citation).startswith(f"{act} {place}")
