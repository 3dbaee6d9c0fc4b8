"""Months counted by hand: each amount with the days and the rate it comes from.

A full day is the year's amount by 260: 1 071.91 from 2026-05-01 (2.041 x 136 549 = 278 697), 973.62 from
2024-07-01, 560.62 in 2009, 581.85 from 2010-05-01. Amounts in kroner; a running total may turn the last øre.
"""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore import Benefit, Course, Money, Participant, benefit_month
from qupcore.cases import Absence, ProgrammeDecision, Recovery, SupportedChild, Work, benefit_year
from qupcore.cases.benefit.month import Account


def on(text: str) -> date:
    return date.fromisoformat(text)


def decided(kind: str, first: str, last: str) -> ProgrammeDecision:
    return ProgrammeDecision(kind=kind, decided_on=on(first), applies_from=on(first), applies_to=on(last))


def case(
    first: str = "2026-01-05", last: str = "2026-12-31", born: str = "1970-01-01", **course
) -> Participant:
    """A programme from a day to a day, of somebody without other benefits."""
    more = course.pop("decisions", ())
    benefits = course.pop("benefits", ())
    known = Course(
        applied_on=on(first),
        decisions=(decided("granted", first, last), *more),
        started_on=on(first),
        **course,
    )
    return Participant(ref="a", birth_date=on(born), benefits=benefits, course=known)


def away(first: str, last: str = "", minutes: int | None = None) -> Absence:
    return Absence(
        first=on(first), last=on(last or first), minutes_a_day=minutes, reason="other", permitted=False
    )


def work(first: str, minutes: int, last: str | None = None) -> Work:
    return Work(first=on(first), last=on(last) if last else None, minutes_a_week=minutes)


def benefit(kind: str, kroner: int, first: str | None = None, last: str | None = None) -> Benefit:
    return Benefit(
        kind=kind,
        law="folketrygdloven",
        monthly_nok=Money.from_nok(kroner),
        valid_from=on(first) if first else None,
        valid_to=on(last) if last else None,
    )


CHILD = SupportedChild(birth_date=on("2020-01-01"), lives_in_norway=True)
SICK = (benefit("sickness_benefit", 20_000),)


def gross(given: Participant, month: str, policy: dict[str, int] | None = None) -> int:
    found = benefit_month(given, int(month[:4]), int(month[5:]), policy=policy)
    assert found.gross is not None
    assert found.gross.ore == sum(line.ore for line in found.lines)
    return found.gross.ore


HAND_COUNTED = [
    # Years of which the child rate is unknown: without a child it does not matter.
    (case("2010-02-01", "2011-01-31"), "2010-09", 1_280_078, "22 days of 151 282 (2 x 75 641)"),
    (case("2009-02-02", "2010-02-01"), "2009-08", 1_177_308, "21 days of 145 762 (2 x 72 881)"),
    (case("2007-11-01", "2008-10-31"), "2007-11", 1_130_665, "22 days of 133 624 (2 x 66 812)"),
    # A year's 260 days are the participant's own: whoever has had few is paid for all weekdays of December.
    (case("2026-12-31", "2027-12-30"), "2026-12", 107_191, "one day attended, one day paid"),
    (case("2026-12-01", "2027-11-30"), "2026-12", 2_465_397, "23 days"),
    (case("2024-07-01", "2025-06-30", children=(CHILD,)), "2024-12", 2_221_162, "22 x (973.62 + 36)"),
    (case("2026-07-01", "2027-06-30"), "2026-12", 2_465_397, "23 days"),
    (
        case("2026-07-01", "2027-06-30", absences=(away("2026-12-30", "2026-12-31"),)),
        "2026-12",
        2_251_014,
        "23 days less two",
    ),
    (
        case("2026-07-01", "2027-06-30", absences=(away("2026-12-30"),)),
        "2026-12",
        2_358_205,
        "23 days less one",
    ),
    (case(absences=(away("2026-12-10"),)), "2026-12", 2_358_205, "a day is 1 071.91, not the month by 23"),
    # Whoever takes part from new year has 261 weekdays, and the last carries no benefit: nothing to miss.
    (case("2026-01-01"), "2026-12", 2_358_206, "22 days: 31 December is the 261st"),
    (case("2026-01-01", absences=(away("2026-12-31"),)), "2026-12", 2_358_206, "nothing is cut from nothing"),
    (case("2026-01-01", absences=(away("2026-12-10"),)), "2026-12", 2_251_015, "a paid day is cut whole"),
    (
        case("2026-01-01", children=(CHILD,)),
        "2026-12",
        2_358_206 + 23 * 3_800,
        "the supplement is paid five days a week, on the 261st weekday too",
    ),
    # An absence takes no more than the day.
    *(
        (case(absences=(away("2026-09-08", minutes=minutes),)), "2026-09", 2_251_014, "21 days")
        for minutes in (None, 450, 600, 1_440)
    ),
    *(
        (
            case(absences=(away("2026-09-08", minutes=minutes),), work=(work("2026-01-05", 900),)),
            "2026-09",
            1_350_608,
            "60 % of 21 days: the day's rest, 643.15, is missed",
        )
        for minutes in (None, 270, 450, 600, 1_440)
    ),
    # § 38 krone for krone, for the same days: 20 000 by 22 is 909.09 a day, which leaves 162.82 of each.
    (case(benefits=SICK), "2026-09", 358_205, "22 x 162.82"),
    (
        case(benefits=SICK, absences=(away("2026-09-07", "2026-09-11"),)),
        "2026-09",
        276_795,
        "17 x 162.82: nothing is taken from missed days, and nothing for them from other days",
    ),
    (
        case(benefits=SICK, absences=(away("2026-09-07", "2026-09-11"),), work=(work("2026-09-15", 1),)),
        "2026-09",
        276_223,
        "a minute of work a week costs a minute of each of 12 days: 5.72, and nothing else",
    ),
    (
        case(benefits=SICK, children=(CHILD,)),
        "2026-09",
        358_205 + 22 * 3_800,
        "§ 38 does not name the supplement",
    ),
    (
        case(benefits=(benefit("sickness_benefit", 90_000),), children=(CHILD,)),
        "2026-09",
        22 * 3_800,
        "only the supplement is left",
    ),
    (
        case(benefits=(benefit("sickness_benefit", 11_000, "2026-09-16"),)),
        "2026-09",
        1_808_205,
        "11 of 22 weekdays: half of 11 000",
    ),
    # Work takes its share, all of full time leaves nothing, and some benefits take nothing.
    (case(work=(work("2026-01-05", 900),)), "2026-09", 1_414_923, "22.5 of 37.5 hours are left"),
    (case(work=(work("2026-01-05", 2_250),)), "2026-09", 0, "full-time work"),
    (
        case(benefits=(benefit("other", 9_000), benefit("work_assessment_allowance", 9_000))),
        "2026-09",
        2_358_205,
        "neither is in § 38",
    ),
    (case(born="2005-01-01", children=(CHILD,)), "2026-09", 1_655_737, "two thirds, the supplement whole"),
    (
        case(
            children=(CHILD,),
            decisions=(decided("interrupted", "2026-09-07", "2026-09-11"),),
        ),
        "2026-09",
        1_886_850,
        "17 days of 1 071.91 and 38: no benefit and no supplement while interrupted",
    ),
]


@pytest.mark.parametrize(("given", "month", "ore", "why"), HAND_COUNTED)
def test_months_counted_by_hand(given, month, ore, why):
    """To two øre: the hand rounds each step, the library a running total."""
    assert abs(gross(given, month) - ore) <= 2, why


def test_the_calendar_reading_of_the_260_days_is_kept_as_policy():
    calendar = {"sotjl.35.calendar_weekdays_count": 1}
    assert gross(case("2026-12-31", "2027-12-30"), "2026-12", calendar) == 0
    assert gross(case("2026-12-01", "2027-11-30"), "2026-12", calendar) == 2_358_206
    assert gross(case("2026-01-01"), "2026-12", calendar) == gross(case("2026-01-01"), "2026-12")


def test_in_twelfths_no_weekday_of_december_is_lost():
    twelfths = {"sotjl.35.paid_in_twelfths": 1}
    assert gross(case("2026-01-01"), "2026-12", twelfths) == 27_869_700 // 12


def test_a_child_in_a_year_without_a_known_rate_leaves_the_benefit_known_and_the_supplement_open():
    child = SupportedChild(birth_date=on("2005-01-01"), lives_in_norway=True)
    month = benefit_month(case("2010-02-01", "2011-01-31", children=(child,)), 2010, 9)
    assert month.gross == benefit_month(case("2010-02-01", "2011-01-31"), 2010, 9).gross
    assert [line.kind for line in month.lines] == ["benefit"]
    assert not month.final
    assert [(q.term, q.path) for q in month.open] == [("rate.child_daily", "$.course.children[0]")]


def test_a_child_with_more_days_abroad_than_stays_may_last_is_asked_about():
    def month(**child):
        known = SupportedChild(birth_date=on("2020-01-01"), lives_in_norway=True, **child)
        return benefit_month(case(children=(known,)), 2026, 9)

    assert month(days_abroad=90).final
    assert month(days_abroad=91).gross == benefit_month(case(), 2026, 9).gross
    asked = [(q.term, q.path) for q in month(days_abroad=91).open]
    assert ("child.stays_in_norway", "$.course.children[0].stays_in_norway") in asked
    assert month(days_abroad=91, stays_in_norway=True) == month(days_abroad=90)
    assert month(days_abroad=91, stays_in_norway=False, member_of_insurance=False).final


def test_an_interruption_before_2019_pays_and_is_open_until_its_meaning_is_chosen():
    given = case("2018-01-02", "2018-12-31", decisions=(decided("interrupted", "2018-03-01", "2018-03-31"),))
    month = benefit_month(given, 2018, 3)
    assert (month.final, [q.term for q in month.open]) == (False, ["day.attends_anyway"])
    assert gross(given, "2018-03") == gross(case("2018-01-02", "2018-12-31"), "2018-03")
    for chosen, paid in ((0, gross(given, "2018-03")), (1, 0)):
        settled = benefit_month(given, 2018, 3, policy={"sotjl.35.interruption_ends_benefit": chosen})
        assert (settled.final, settled.gross) == (True, Money(paid))


@pytest.mark.parametrize(
    ("more", "final"),
    [
        ({}, False),
        ({"absences": (away("2026-09-08"),)}, True),
        ({"absences": (away("2026-08-31"),)}, False),
        ({"work": (work("2026-09-01", 900),)}, True),
    ],
)
def test_a_reduction_that_nothing_explains_is_asked_about(more, final):
    given = case(decisions=(decided("reduced", "2026-09-01", "2026-09-30"),), **more)
    month = benefit_month(given, 2026, 9)
    assert month.final is final
    assert [q.term for q in month.open] == ([] if final else ["pay.reduced_for"])
    assert benefit_month(given, 2026, 10).final, "it is about September only"
    kept = gross(case(**more), "2026-09")
    assert gross(given, "2026-09") == kept, "asked, never cut"


@pytest.mark.parametrize(("kroner", "left"), [(0, 0), (100, 0), (23_582, 0), (30_000, 641_795)])
def test_what_is_left_of_a_recovery_is_told(kroner, left):
    given = case(recoveries=(Recovery(year=2026, month=9, amount_nok=Money.from_nok(kroner)),))
    month = benefit_month(given, 2026, 9)
    assert month.gross is not None
    assert month.payout is not None
    assert month.set_off.ore + month.left_to_recover.ore == kroner * 100
    assert month.payout.ore == month.gross.ore - month.set_off.ore >= 0
    assert abs(month.left_to_recover.ore - left) <= 1


def test_a_recovery_from_a_month_without_benefit_is_left_whole():
    given = case(last="2026-08-31", recoveries=(Recovery(year=2026, month=9, amount_nok=Money.from_nok(50)),))
    month = benefit_month(given, 2026, 9)
    assert (month.payout, month.set_off, month.left_to_recover) == (Money(0), Money(0), Money(5_000))


@pytest.mark.parametrize(
    ("month", "children", "changing"),
    [
        ("2026-12", (CHILD,), []),
        ("2027-01", (), []),
        ("2027-01", (CHILD,), ["sotjl.35.child_a_day"]),
        ("2027-04", (), []),
        ("2027-05", (), ["sotjl.35.g"]),
        ("2027-06", (), ["sotjl.35.g"]),
        ("2027-06", (CHILD,), ["sotjl.35.child_a_day", "sotjl.35.g"]),
    ],
)
def test_a_month_after_the_next_regulation_of_a_number_is_provisional(month, children, changing):
    given = case("2026-09-01", "2027-08-30", children=children)
    found = benefit_month(given, int(month[:4]), int(month[5:]))
    assert [item.parameter for item in found.provisional] == changing
    assert found.final is (not changing)
    assert found.gross is not None, "the figures of today are shown"
    assert not found.open, "nobody can answer it yet"


def test_a_year_is_final_only_where_all_its_months_are():
    assert benefit_year(case(), 2026).final
    assert not benefit_year(case("2026-09-01", "2027-08-30"), 2027).final


def test_absences_of_a_part_of_a_day_add_up_and_never_pass_the_day():
    account = Account(case(absences=(away("2026-09-08", minutes=300), away("2026-09-09", minutes=300))))
    two_days = account.month(2026, 9).gross
    assert two_days is not None
    assert abs(two_days.ore - (2_358_205 - 2 * 71_461)) <= 2


LEAP = case(born="2002-02-28", children=(attrs.evolve(CHILD, birth_date=on("2020-02-29")),))


def test_the_convention_for_29_february_is_among_the_numbers_of_whoever_it_bears_on():
    leap = case("2026-09-01", "2027-08-30", born="2004-02-29")
    for given, listed in ((leap, True), (LEAP, True), (case(), False)):
        names = [use.name for use in benefit_month(given, 2026, 9).policy]
        assert ("convention.leap_birthday" in names) is listed
    assert ("convention.leap_birthday", 301, True) in [
        (use.name, use.value, use.chosen)
        for use in benefit_month(leap, 2026, 9, policy={"convention.leap_birthday": 301}).policy
    ]
