"""Courses without absence: starts and ends, periods of the law, children, work, other benefits."""

from __future__ import annotations

from calculator.shapes import EARLIER, YEAR, benefit, case, child, ended, grant, interruption

COURSES = {
    "first-month-of-the-law": case("2007-11-01", "2008-10-31"),
    "mid-month-2008-2009": case("2008-03-12", "2009-03-11"),
    "2009-into-the-new-act": case("2009-06-15", "2010-06-14", born="1970-01-01"),
    "2010-without-children": case("2010-02-01", "2011-01-31", born="1970-01-01"),
    "2010-with-a-child": case("2010-02-01", "2011-01-31", born="1970-01-01", children=[child("2005-01-01")]),
    "2011-into-the-regulation-child": case(
        "2011-07-01", "2012-06-30", children=[child("2005-01-01", **EARLIER)]
    ),
    "two-years-2012": case(
        "2012-03-01",
        "2013-02-28",
        {**grant("2013-03-01", "2014-02-28", "extended"), "extension": "second_year"},
    ),
    "2015-earlier-and-again": case("2013-01-07", "2013-12-20", grant("2015-02-16", "2016-02-15")),
    "2018-into-2019": case("2018-05-02", "2019-05-01"),
    "2023-rate-of-child-changes": case("2022-09-01", "2023-08-31", children=[child("2016-04-04", **EARLIER)]),
    "2024-factor-changes": case("2024-02-05", "2025-02-04", children=[child("2016-04-04")]),
    "2024-whole-year-262-weekdays": case("2024-01-01", "2024-12-31", children=[child("2016-04-04")]),
    "2026-whole-year": case("2026-01-01", "2026-12-31"),
    "starts-mid-month": case("2026-04-15", "2027-04-14"),
    "starts-on-a-saturday": case("2026-08-01", "2027-07-31"),
    "starts-31-december": case("2026-12-31", "2027-12-30"),
    "starts-1-december": case("2025-12-01", "2026-11-30"),
    "ends-mid-month": case("2025-10-15", "2026-10-14"),
    "ended-by-decision-mid-month": case(*YEAR, ended("2026-06-17")),
    "ended-on-the-first-day": case(*YEAR, ended("2026-01-05")),
    "ended-before-the-first-day": {
        **case("2025-09-01", "2026-08-31"),
        "course": {
            "started_on": "2025-09-01",
            "decisions": [
                {**grant("2025-09-01", "2026-08-31"), "decided_on": "2025-08-01"},
                ended("2025-08-25"),
            ],
        },
    },
    "started-after-granted": case(*YEAR, started_on="2026-02-11"),
    "never-started": case(*YEAR, started_on=None),
    "interrupted-mid-months": case(*YEAR, interruption("2026-05-12", "2026-07-08")),
    "interrupted-one-week-child": case(
        *YEAR, interruption("2026-09-14", "2026-09-18"), children=[child("2015-01-01")]
    ),
    "interrupted-and-never-resumed": case(*YEAR, interruption("2026-08-10", None)),
    "interrupted-before-2019": case("2017-09-04", "2018-09-03", interruption("2018-03-01", "2018-03-31")),
    "interrupted-over-new-year-2019": case(
        "2018-06-04", "2019-06-03", interruption("2018-12-17", "2019-01-18")
    ),
    "taken-in-again-after-a-gap": case("2023-01-09", "2023-11-30", grant("2025-03-03", "2026-03-02")),
    "taken-in-again-inside-the-first-grant": case(
        "2025-01-06", "2026-01-05", ended("2025-06-02"), grant("2025-09-01", "2026-08-31")
    ),
    "extended-after-a-gap": case("2025-03-03", "2026-03-02", grant("2026-03-10", "2026-12-31", "extended")),
    "leave-with-benefit": case(
        *YEAR, leaves=[{"first": "2026-04-13", "last": "2026-05-22", "with_benefit": True}]
    ),
    "leave-without-benefit": case(
        *YEAR, leaves=[{"first": "2026-04-13", "last": "2026-05-22", "with_benefit": False}]
    ),
    "leave-benefit-unknown": case(*YEAR, leaves=[{"first": "2026-04-13", "last": "2026-05-22"}]),
    "under-25-all-the-time": case(*YEAR, born="2004-03-03", children=[child("2025-01-01")]),
    "25-mid-month": case(*YEAR, born="2001-06-17"),
    "25-born-29-february": case("2024-09-02", "2025-08-29", born="2000-02-29"),
    "birth-date-unknown": case(*YEAR, born=None),
    "child-born-in-the-course": case(*YEAR, children=[child("2026-08-19")]),
    "child-supported-for-a-time": case(
        *YEAR, children=[child("2015-01-01", supported_from="2026-03-11", supported_to="2026-09-15")]
    ),
    "three-children": case(*YEAR, children=[child("2015-01-01"), child("2018-02-02"), child("2021-03-03")]),
    "child-residence-unknown": case(*YEAR, children=[{"birth_date": "2015-01-01"}]),
    "child-abroad-90": case(*YEAR, children=[child("2015-01-01", days_abroad=90)]),
    "child-abroad-91": case(*YEAR, children=[child("2015-01-01", days_abroad=91)]),
    "child-abroad-member": case(
        *YEAR,
        children=[child("2015-01-01", lives_in_norway=False, days_abroad=200, member_of_insurance=True)],
    ),
    "child-lives-abroad": case(
        *YEAR,
        children=[child("2015-01-01", lives_in_norway=False, days_abroad=365, member_of_insurance=False)],
    ),
    "child-income-over-g-2023": case(
        "2023-03-01",
        "2024-02-29",
        children=[child("2006-12-31", has_child_pension=False, yearly_income_nok=150000)],
    ),
    "child-pension-unknown-2023": case("2023-03-01", "2024-02-29", children=[child("2010-12-31")]),
    "child-stranded-2021": case(
        "2020-09-01",
        "2021-08-31",
        children=[
            child(
                "2010-12-31",
                **{**EARLIER, "lives_in_norway": False},
                days_abroad=200,
                stranded_by_pandemic=True,
            )
        ],
    ),
    "foster-child-lasting": case(
        *YEAR,
        children=[
            child("2015-01-01", relation="foster", foster_since="2025-06-01", lasting_foster_care=True)
        ],
    ),
    "foster-child-unknown": case(*YEAR, children=[child("2015-01-01", relation="foster")]),
    "work-two-fifths-child": case(
        *YEAR, work=[{"first": "2026-06-01", "minutes_a_week": 900}], children=[child("2018-01-01")]
    ),
    "work-two-weeks-of-a-month": case(
        *YEAR, work=[{"first": "2026-09-14", "last": "2026-09-25", "minutes_a_week": 1125}]
    ),
    "work-two-jobs": case(
        *YEAR,
        work=[
            {"first": "2026-06-01", "minutes_a_week": 450},
            {"first": "2026-08-01", "minutes_a_week": 450},
        ],
    ),
    "work-hours-unknown": case(*YEAR, work=[{"first": "2026-06-15"}], children=[child("2018-01-01")]),
    "work-over-full-time": case(*YEAR, work=[{"first": "2026-06-15", "minutes_a_week": 2400}]),
    "apprentice-2018": case(
        "2018-01-08",
        "2019-01-07",
        work=[{"first": "2018-03-01", "kind": "apprenticeship", "minutes_a_week": 1125}],
    ),
    "apprentice-2026": case(
        *YEAR, work=[{"first": "2026-03-02", "kind": "apprenticeship", "minutes_a_week": 1000}]
    ),
    "sickness-benefit-a-month": case(
        *YEAR, benefits=[benefit("sickness_benefit", 8000, "2026-09-01", "2026-09-30")]
    ),
    "sickness-benefit-part-of-a-month-child": case(
        *YEAR,
        benefits=[benefit("sickness_benefit", 11000, "2026-09-16", "2026-10-07")],
        children=[child("2018-01-01")],
    ),
    "unemployment-over-all": case(
        *YEAR,
        benefits=[benefit("unemployment_benefit", 40000, "2026-04-01")],
        children=[child("2018-01-01")],
    ),
    "parental-amount-unknown": case(*YEAR, benefits=[benefit("parental_benefit", None, "2026-05-11")]),
    "benefits-unknown": case(*YEAR, benefits=None),
    "rehabilitation-2009-2010": case(
        "2009-06-01", "2010-05-31", benefits=[benefit("rehabilitation_benefit", 5000)]
    ),
    "not-coordinated": case(
        *YEAR, benefits=[benefit("work_assessment_allowance", 3000), benefit("transitional_benefit", 2000)]
    ),
    "work-and-sickness": case(
        *YEAR,
        benefits=[benefit("sickness_benefit", 9000)],
        work=[{"first": "2026-02-16", "minutes_a_week": 900}],
    ),
}
