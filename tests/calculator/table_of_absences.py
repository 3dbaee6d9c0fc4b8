"""Courses with absence of each kind, refused, permitted and not known."""

from __future__ import annotations

from calculator.shapes import NO, YEAR, YES, absent, away, benefit, care, case, child, ill

JUDGED = {
    "question": "absence.compelling_welfare_reason",
    "grounds": "Weighed.",
    "by": "adviser",
    "at": "2026-09-30",
}
WELL = {"chronically_ill": False}
THREE = [child(f"{year}-01-01", **WELL) for year in (2018, 2019, 2020)]
ONE = {"children": [child("2018-01-01", **WELL)], "sole_carer": False}

ABSENCES = {
    "other-refused": absent(away("2026-09-08", "2026-09-09", **NO)),
    "other-refused-child": absent(away("2026-09-08", "2026-09-09", **NO), children=[child("2018-01-01")]),
    "other-three-hours": absent(away("2026-09-08", minutes_a_day=180, **NO)),
    "other-more-than-the-day": absent(away("2026-09-08", minutes_a_day=1440, **NO)),
    "other-twice-in-a-day": absent(
        away("2026-09-08", minutes_a_day=100, **NO), away("2026-09-08", minutes_a_day=120, **NO)
    ),
    "other-not-known": absent(away("2026-09-08")),
    "other-permitted-no-reason": absent(away("2026-09-08", **YES, assessments=[{**JUDGED, "answer": False}])),
    "other-permitted-a-reason": absent(away("2026-09-08", **YES, assessments=[{**JUDGED, "answer": True}])),
    "other-permitted-not-judged": absent(away("2026-09-08", **YES)),
    "no-reason-given": absent(away("2026-09-08", reason=None)),
    "other-over-17-may": absent(away("2026-05-13", "2026-05-26", **NO)),
    "other-over-easter": absent(away("2026-04-01", "2026-04-08", **NO)),
    "other-over-a-weekend": absent(away("2026-09-11", "2026-09-14", **NO)),
    "other-and-work": absent(away("2026-09-08", **NO), work=[{"first": "2026-06-01", "minutes_a_week": 900}]),
    "other-and-sickness-benefit": absent(
        away("2026-09-07", "2026-09-11", **NO),
        benefits=[benefit("sickness_benefit", 20000, "2026-09-01", "2026-09-30")],
    ),
    "other-on-the-last-days-of-a-full-year": case(
        "2026-01-01", "2026-12-31", absences=[away("2026-12-30", "2026-12-31", **NO)]
    ),
    "other-2018-permitted": case("2018-01-08", "2018-12-31", absences=[away("2018-09-03", **YES)]),
    "other-2018-refused": case("2018-01-08", "2018-12-31", absences=[away("2018-09-03", **NO)]),
    "other-2011-refused": case("2011-02-01", "2011-12-31", absences=[away("2011-09-05", "2011-09-06", **NO)]),
    "ill-doctor": absent(ill("2026-02-02", "2026-04-10", "doctor")),
    "ill-self-three-days": absent(ill("2026-09-08", "2026-09-10")),
    "ill-self-four-days-demanded": absent(
        ill("2026-09-07", "2026-09-10", doctor_demanded=True, prevented_from_doctor=False, **NO)
    ),
    "ill-self-four-days-not-demanded": absent(ill("2026-09-07", "2026-09-10", doctor_demanded=False, **NO)),
    "ill-self-friday-monday": absent(
        ill("2026-09-11", "2026-09-14", doctor_demanded=True, prevented_from_doctor=False, **NO)
    ),
    "ill-self-new-within-16-days": absent(
        ill("2026-09-01", "2026-09-02"),
        ill("2026-09-14", "2026-09-15", doctor_demanded=True, prevented_from_doctor=False, **NO),
    ),
    "ill-self-new-after-19-days": absent(ill("2026-09-01", "2026-09-02"), ill("2026-09-21", "2026-09-23")),
    "ill-self-before-eight-weeks": absent(ill("2026-02-03", **NO)),
    "ill-self-after-eight-weeks": absent(ill("2026-03-02", **NO)),
    "ill-no-certificate-refused": absent(ill("2026-09-08", "2026-09-09", "none", **NO)),
    "ill-certificate-unknown-refused": absent(ill("2026-03-09", None, None, **NO)),
    "ill-2016-no-certificate-refused": case(
        "2016-01-04",
        "2016-12-30",
        absences=[
            ill("2016-03-07", "2016-03-31", "none", doctor_demanded=True, prevented_from_doctor=False, **NO)
        ],
    ),
    "ill-covid-self-certificate": case(
        "2020-03-02", "2021-03-01", absences=[ill("2020-03-20", "2020-04-03")]
    ),
    "sick-child-within-ten": absent(care("2026-09-07", "2026-09-09"), **ONE),
    "sick-child-eleventh-refused": absent(
        care("2026-08-24", "2026-09-04", "doctor"), care("2026-09-21", "2026-09-22", **NO), **ONE
    ),
    "sick-child-eleventh-chronic-unknown": absent(
        care("2026-08-24", "2026-09-04", "doctor"),
        care("2026-09-21", **NO),
        children=[child("2018-01-01")],
        sole_carer=False,
    ),
    "sick-child-three-children": absent(
        care("2026-08-24", "2026-09-14", "doctor", **NO), children=THREE, sole_carer=False
    ),
    "sick-child-alone-with-three": absent(
        care("2026-08-17", "2026-09-28", "doctor", **NO), children=THREE, sole_carer=True
    ),
    "sick-child-chronically-ill": absent(
        care("2026-08-03", "2026-09-25", "doctor", **NO),
        children=[child("2018-01-01", chronically_ill=True, more_absence=True)],
        sole_carer=True,
    ),
    "sick-child-fourth-day-demanded": absent(
        care("2026-09-07", "2026-09-10", doctor_demanded=True, **NO), **ONE
    ),
    "sick-child-thirteen": absent(
        care("2026-09-07", child_birth_date="2013-01-01", **NO),
        children=[child("2013-01-01", chronically_ill=False)],
        sole_carer=False,
    ),
    "sick-child-grown-up-siblings": absent(
        care("2026-08-24", "2026-09-07", "doctor", child_birth_date="2020-01-01", **NO),
        children=[child("2020-01-01", **WELL), child("1990-01-01"), child("1991-01-01")],
        sole_carer=False,
    ),
    "holiday-25": absent(away("2026-07-01", "2026-08-04", "holiday")),
    "holiday-over-25-refused": absent(away("2026-06-01", "2026-07-31", "holiday", **NO)),
    "holiday-over-25-unknown": absent(away("2026-06-01", "2026-07-31", "holiday")),
    "holiday-over-60": absent(away("2026-06-29", "2026-08-07", "holiday", **NO), born="1964-02-01"),
    "after-birth-six-weeks": absent(
        away("2026-08-31", "2026-10-11", "after_birth", event_on="2026-08-31"),
        children=[child("2026-08-31")],
    ),
    "after-birth-seven-weeks-refused": absent(
        away("2026-08-31", "2026-10-18", "after_birth", event_on="2026-08-31", **NO)
    ),
    "before-birth-ten-days": absent(
        away("2026-08-17", "2026-08-28", "before_birth", event_on="2026-08-31", asked_on="2026-08-03")
    ),
    "birth-of-child-eleven-days-refused": absent(
        away("2026-09-01", "2026-09-15", "birth_of_child", event_on="2026-08-31", **NO)
    ),
    "nursing-an-hour": absent(away("2026-09-01", "2026-09-30", "nursing", minutes_a_day=60)),
    "welfare-permitted": absent(away("2026-09-08", "2026-09-09", "welfare", **YES)),
    "welfare-refused": absent(away("2026-09-08", "2026-09-09", "welfare", **NO)),
    "welfare-unknown": absent(away("2026-09-08", "2026-09-09", "welfare")),
    "religious-two-days": absent(
        away("2026-05-27", "2026-05-28", "religious_holiday", asked_on="2026-05-01"), outside_church=True
    ),
    "religious-third-day-refused": absent(
        away("2026-05-26", "2026-05-28", "religious_holiday", asked_on="2026-05-01", **NO),
        outside_church=True,
    ),
    "religious-church-unknown": absent(
        away("2026-05-27", None, "religious_holiday", asked_on="2026-05-01", **NO)
    ),
    "pandemic-2020": case(
        "2020-03-02", "2021-03-01", absences=[away("2020-04-14", "2020-05-29", "pandemic")]
    ),
    "absent-while-interrupted": case(
        *YEAR,
        {
            "kind": "interrupted",
            "decided_on": "2026-09-01",
            "applies_from": "2026-09-07",
            "applies_to": "2026-09-18",
        },
        absences=[away("2026-09-08", **NO)],
    ),
}
