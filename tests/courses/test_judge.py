"""The judge says rightly what a course made by hand meets and misses, for each kind of expectation."""

from __future__ import annotations

import pytest

from courses.judge import judge
from courses.made import EARLY, LATE, MIDDLE, ON, UNTIL, course, element, expecting, met


def year(early: int | None = 600, middle: int | None = 900, late: int | None = 1200, **more: object) -> dict:
    """A year with `no:work` in three phases."""
    return course(
        (EARLY, [element("no:work", early, EARLY)]),
        (MIDDLE, [element("no:work", middle, MIDDLE)]),
        (LATE, [element("no:work", late, LATE)]),
        **more,
    )


def entry(phase: str, low: int | None = None, high: int | None = None, **named: object) -> dict:
    return {
        "phase": phase,
        "min_minutes_a_week": low,
        "max_minutes_a_week": high,
        **(named or {"measure": ["no:work"]}),
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (entry("early", 600, 600), True),
        (entry("early", 601, 900), False),
        (entry("early", 300, 599), False),
        (entry("middle", 900, 900), True),
        (entry("any", 1200, 1300), True),
        (entry("early", None, 600), True),
        (entry("any", None, 900), False),
        (entry("early"), True),
        (entry("early", measure=["no:other"]), False),
        (entry("early", 600, 700, **{"class": ["work_directed", "supporting"]}), True),
        (entry("early", 600, 700, **{"class": "supporting"}), False),
    ],
)
def test_a_must_holds_in_some_week_of_its_phase(asked, expected):
    assert met("must", expecting(must=[asked]), year()) is expected


def test_a_must_adds_up_what_runs_on_the_same_day_only():
    both = [element("no:work", 400, EARLY), element("no:more", 300, EARLY)]
    turns = [
        element("no:work", 400, (EARLY[0], "2026-10-14")),
        element("no:more", 300, ("2026-10-15", EARLY[1])),
    ]
    asked = expecting(must=[entry("early", 600, 800, measure=["no:work", "no:more"])])
    assert met("must", asked, course((EARLY, both))) is True
    assert met("must", asked, course((EARLY, turns))) is False


def test_the_minutes_of_a_week_are_those_of_its_fullest_day():
    made = course(
        (
            EARLY,
            [element("no:work", 700, (ON, "2026-09-08")), element("no:work", 300, ("2026-09-09", EARLY[1]))],
        )
    )
    assert met("must", expecting(must=[entry("early", 600, 800)]), made) is True
    assert met("must_not", expecting(must_not=[without("early", 600)]), made) is False


def test_what_runs_at_a_weekend_only_is_in_no_week():
    made = course((EARLY, [element("no:work", 700, ("2026-09-12", "2026-09-13"))]))
    assert met("must", expecting(must=[entry("early", 600, 800)]), made) is False


def test_an_offer_is_named_as_its_measure_is():
    placed = course((EARLY, [element("no:work", 600, EARLY, offer="3428:place")]))
    assert met("must", expecting(must=[entry("early", measure=["3428:place"])]), placed) is True


def without(phase: str, limit: int, **more: object) -> dict:
    return {"phase": phase, "measure": ["no:work"], "more_than_minutes_a_week": limit, **more}


@pytest.mark.parametrize(
    ("asked", "minutes", "expected"),
    [
        (without("early", 600), 600, True),
        (without("early", 599), 600, False),
        (without("middle", 0), 600, False),
        (without("early", 0), None, False),
        (without("early", 0), 0, False),
        (without("early", 60), 0, True),
        (without("any", 5000, longer_than_weeks=17), 600, False),
        (without("any", 5000, longer_than_weeks=53), 600, True),
        ({**without("early", 0, **{"class": ["supporting"]}), "measure": ["no:other"]}, 600, True),
    ],
)
def test_no_week_of_the_phase_holds_more_than_it_may(asked, minutes, expected):
    assert met("must_not", expecting(must_not=[asked]), year(early=minutes)) is expected


def test_what_must_not_be_early_may_begin_on_the_first_day_of_the_next_phase():
    later = course((EARLY, []), (MIDDLE, [element("no:work", 900, MIDDLE)]))
    sooner = course((EARLY, []), (MIDDLE, [element("no:work", 900, ("2026-12-04", MIDDLE[1]))]))
    asked = expecting(must_not=[without("early", 0)])
    assert met("must_not", asked, later) is True
    assert met("must_not", asked, sooner) is False


def test_what_must_not_be_in_the_leave():
    phases = {"early": [0, 3], "middle": [9, 11], "late": [11, 12]}
    asked = expecting(phases=phases, must_not=[without("leave", 0)])
    away = course((EARLY, [element("no:work", 900, EARLY)]), (LATE, [element("no:work", 900, LATE)]))
    assert met("must_not", asked, away) is True
    assert met("must_not", asked, year()) is False


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((EARLY, "no:first"), (MIDDLE, "no:then"), True),
        ((MIDDLE, "no:first"), (EARLY, "no:then"), False),
        ((EARLY, "no:first"), (EARLY, "no:then"), False),
        ((EARLY, "no:first"), (EARLY, "no:other"), True),
        ((EARLY, "no:other"), (MIDDLE, "no:then"), False),
    ],
)
def test_order_is_that_of_the_first_days(before, after, expected):
    made = course((EARLY, [element(measure, 60, days) for days, measure in (before, after)]))
    asked = expecting(order=[{"before": ["no:first"], "after": ["no:then"]}])
    assert met("order", asked, made) is expected


@pytest.mark.parametrize(
    ("months", "minutes", "expected"),
    [
        (0, (2250, 2250, 2250), True),
        (0, (2190, 2250, 2250), True),
        (0, (2189, 2250, 2250), False),
        (3, (600, 2250, 2250), True),
        (2, (600, 2250, 2250), False),
        (3, (600, 2250, 2100), False),
    ],
)
def test_full_time_is_reached_and_kept(months, minutes, expected):
    assert met("full_time", expecting(full_time_by=months), year(*minutes)) is expected


def parted(first: tuple[str, str], minutes: int, second: tuple[str, str]) -> dict:
    """A year that is full but for the second of two periods."""
    return course((EARLY, [element("no:work", 2250, first), element("no:work", minutes, second)]))


def test_every_working_day_of_a_full_week_is_full():
    assert met("full_time", expecting(), parted((ON, "2027-09-02"), 2000, ("2027-09-03", UNTIL))) is False
    assert met("full_time", expecting(), parted(("2026-09-14", UNTIL), 2000, (ON, "2026-09-13"))) is False
    assert met("full_time", expecting(), parted((ON, "2027-09-02"), 2250, ("2027-09-03", UNTIL))) is True


def test_no_week_of_leave_need_be_full():
    phases = {"early": [0, 3], "middle": [9, 11], "late": [11, 12]}
    away = course((EARLY, [element("no:work", 2250, EARLY)]), (LATE, [element("no:work", 2250, LATE)]))
    assert met("full_time", expecting(phases=phases), away) is True
    assert met("full_time", expecting(), away) is False


@pytest.mark.parametrize(
    ("held", "expected"), [({"minutes_a_week": 900}, True), ({"minutes_a_week": 600}, False), (None, False)]
)
def test_a_job_that_the_person_holds_is_counted_in_full_time(held, expected):
    case = {"planning": {"position": held}}
    assert met("full_time", expecting(), year(1350, 1350, 1350), case=case) is expected


def test_a_job_counts_no_longer_than_it_lasts_and_no_more_than_half():
    ending = {"planning": {"position": {"minutes_a_week": 900, "last": "2027-01-31"}}}
    whole = {"planning": {"position": {"minutes_a_week": 2250}}}
    assert met("full_time", expecting(), year(1350, 1350, 1350), case=ending) is False
    assert met("full_time", expecting(), year(1050, 1050, 1050), case=whole) is False


@pytest.mark.parametrize(
    ("talk", "weeks", "expected"),
    [
        (element("no:oppfolgingssamtale", 60, (EARLY[0], LATE[1])), 1, True),
        (element("no:oppfolging", None, (EARLY[0], LATE[1]), covers=["follow_up"]), 1, True),
        (element("no:oppfolgingssamtale", 60, (EARLY[0], LATE[1]), every_weeks=2), 2, True),
        (element("no:oppfolgingssamtale", 60, (EARLY[0], LATE[1]), every_weeks=2), 1, False),
        (element("no:oppfolgingssamtale", 60, (EARLY[0], MIDDLE[1])), 2, False),
        (element("no:work", 60, (EARLY[0], LATE[1])), 1, False),
    ],
)
def test_follow_up_runs_as_often_as_expected(talk, weeks, expected):
    assert met("follow_up", expecting(follow_up_every_weeks=weeks), course((EARLY, [talk]))) is expected


def test_one_week_without_a_talk_is_too_much_where_one_a_week_is_expected():
    days = [(ON, "2026-12-04"), ("2026-12-14", UNTIL)]
    made = course((EARLY, [element("no:oppfolgingssamtale", 60, held) for held in days]))
    assert met("follow_up", expecting(follow_up_every_weeks=1), made) is False
    assert met("follow_up", expecting(follow_up_every_weeks=2), made) is True


@pytest.mark.parametrize(
    ("searching", "expected"),
    [
        (element("no:jobbsoking", 240, LATE, "job_search"), True),
        (element("no:jobbklubb", 240, LATE), True),
        (element("3428:jobb", 240, ("2027-06-04", LATE[1]), "job_search"), False),
        (element("no:arbeid-med-stotte", 240, LATE, covers=["job_search"]), False),
        (element("no:work", 240, LATE), False),
    ],
)
def test_job_search_lies_in_the_last_months(searching, expected):
    asked = expecting(job_search_only_last_months=3)
    assert met("job_search", asked, course((LATE, [searching]))) is expected


@pytest.mark.parametrize(
    ("told", "expected", "phase", "is_met"),
    [
        ({"state": "met"}, "met", "early", True),
        ({"state": "met"}, "met", "late", False),
        ({"state": "not_met", "why": "full"}, "met", "early", False),
        ({"state": "met_later", "from": "2026-09-07"}, "met_later", "middle", True),
        ({"state": "met_later", "from": "2026-12-07"}, "met_later", "middle", False),
        ({"state": "not_met", "why": "full"}, "met_or_reason", "late", True),
        ({"state": "not_met", "why": ""}, "met_or_reason", "late", False),
        ({"state": "met"}, "met_or_reason", "late", False),
        ({"state": "met", "why": "it is"}, "met_or_reason", "late", False),
        ({"state": "met"}, "met_or_reason", "early", True),
    ],
)
def test_a_wish_is_met_in_its_phase_and_told_truly(told, expected, phase, is_met):
    until = "2027-03-01"
    made = course((EARLY, [element("no:work", 600, (EARLY[0], until))]), wishes=[{"wish": "no:work", **told}])
    asked = expecting(wishes=[{"wish": "no:work", "expected": expected, "phase": phase}])
    assert met("wishes", asked, made) is is_met


def test_a_wish_that_the_course_does_not_speak_of_is_missed():
    asked = expecting(wishes=[{"wish": "no:work", "expected": "met", "phase": "early"}])
    assert met("wishes", asked, year()) is False


def test_plan_b_is_one_of_the_later_courses():
    plan_b = {"text": "", "must": [entry("early", measure=["no:other"])], "must_not_repeat": ["no:work"]}
    asked = expecting(plan_b=plan_b)
    other = course((EARLY, [element("no:other", 600, EARLY)]))
    both = course((EARLY, [element("no:other", 600, EARLY), element("no:work", 60, EARLY)]))
    assert met("plan_b", asked, year(), year(), other) is True
    assert met("plan_b", asked, year(), both) is False
    assert met("plan_b", asked, year(), course((EARLY, []))) is False
    assert met("plan_b", asked, other, year()) is False
    assert met("plan_b", asked, other) is False


WRONG = [
    ({"measure": ["no:work"], "all_phases": True}, year(), False),
    ({"measure": ["no:work"], "all_phases": True}, course((EARLY, [element("no:work", 60, EARLY)])), True),
    ({"all_phases_alike": True}, year(600, 600, 600), False),
    ({"all_phases_alike": True}, year(600, 600, 900), True),
    ({"measure": ["no:work"], "minutes_over": 1199}, year(), False),
    ({"measure": ["no:work"], "minutes_over": 1200}, year(), True),
    ({"measure": ["no:work"], "minutes_over": 1199, "phase": "early"}, year(), True),
    ({"class": ["work_directed"], "minutes_over": 500, "phase": "early"}, year(), False),
    ({"no_measure": ["no:other"], "phase": "any"}, year(), False),
    ({"no_measure": ["no:work"], "phase": "late"}, year(), True),
    ({"no_class": "supporting", "phase": "early"}, year(), False),
    ({"no_class": "work_directed", "phase": "early"}, year(), True),
    ({"single_measure_share_over": 0.8}, year(), False),
    (
        {"single_measure_share_over": 0.8},
        course((EARLY, [element("no:work", 800, EARLY), element("no:other", 200, EARLY)])),
        True,
    ),
    ({"plan_runs_through": ["2027-01-20", "2027-02-20"]}, year(), False),
    (
        {"plan_runs_through": ["2027-01-20", "2027-02-20"]},
        course((EARLY, [element("no:work", 60, EARLY)])),
        True,
    ),
    ({"text_only": True}, year(), None),
    ({"outside_hours": ["08:30", "15:30"]}, year(), None),
]


@pytest.mark.parametrize(("test", "made", "expected"), WRONG)
def test_what_is_formally_valid_and_wrong(test, made, expected):
    asked = expecting(formally_valid_but_wrong=[{"text": "", "test": test}])
    assert met("wrong", asked, made) is expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("08:30", "15:30", True), ("08:00", "12:00", False), (540, 960, False), (540, 900, True)],
)
def test_fixed_times_outside_the_hours_of_a_day(start, end, expected):
    slots = [{"day": "monday", "start": start, "end": end}]
    asked = expecting(formally_valid_but_wrong=[{"text": "", "test": {"outside_hours": ["08:30", "15:30"]}}])
    assert met("wrong", asked, course((EARLY, [element("no:work", 180, EARLY, slots=slots)]))) is expected
    answer = {"courses": [course((EARLY, [element("no:work", 180, EARLY, offer="3428:o")]))]}
    judged = judge(answer, asked, times={"3428:o": slots})
    assert [item.met for item in judged if item.kind == "wrong"] == [expected]
