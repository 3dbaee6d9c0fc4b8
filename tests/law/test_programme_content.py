"""§§ 30, 33, 37 (2), regulation § 1 and FOR-2022-06-22-1110: what a programme holds, at each limit."""

from __future__ import annotations

import pytest

from law.topics import amount, outcome

ALWAYS = ["2007-11-01", "2009-12-31", "2010-01-01", "2011-12-31", "2012-01-01", "2018-12-31", "2019-01-01"]
FROM_2012 = [*ALWAYS[4:], "2026-09-01"]
ANSWERS = [("met", True), ("not_met", False), ("unknown", None)]

# A programme of 2024-01-01 to 2024-12-31 (366 days), and a version of the plan that runs to its end.
PROGRAMME = {
    "content.programme_first": "2024-01-01",
    "content.programme_last": "2024-12-31",
    "content.programme_days": 366,
    "content.period_first": "2024-01-01",
    "content.period_days": 366,
    "content.last": "2024-12-31",
}


@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_what_is_judged_of_the_content(said, answer):
    for on in ALWAYS:
        facts = {"judgement.adapted_to_individual": answer}
        assert outcome("sotjl.30.adapted_to_individual", on, facts) == said
    for on in ("2019-01-01", "2026-09-01"):
        facts = {"judgement.essential_part_work_directed": answer}
        assert outcome("sotjl.30.essential_part", on, facts) == said
    for on in ("2007-11-01", "2010-01-01", "2018-12-31", "2019-01-01"):
        assert outcome("sotjl.33.made_together", on, {"judgement.made_together": answer}) == said


# full time


@pytest.mark.parametrize("on", ALWAYS)
@pytest.mark.parametrize(
    ("minutes", "adapted", "frame", "said"),
    [
        (2249, False, None, "not_met"),
        (2250, False, None, "met"),
        (2251, False, None, "met"),
        (None, False, None, "unknown"),
        (1499, True, 1500, "not_met"),
        (1500, True, 1500, "met"),
        (1500, None, 1500, "unknown"),
        (1500, False, 1500, "not_met"),
    ],
)
def test_full_time_is_37_and_a_half_hours_or_the_adapted_frame(on, minutes, adapted, frame, said):
    facts = {
        "content.minutes_a_week": minutes,
        "content.adapted": adapted,
        "content.adapted_minutes": frame,
    }
    name = "sotjl.30.full_time_all_year"
    assert outcome(name, on, facts) == said
    strict = "not_met" if minutes is not None and minutes < 2250 else said
    assert outcome(name, on, facts, {"sotjl.30.adapted_frame": 0}) == strict


# until 2018: work-directed measures and job search


@pytest.mark.parametrize("on", ALWAYS[:4])
@pytest.mark.parametrize(
    ("name", "fact"),
    [("holds_work_directed", "content.has_work_directed"), ("holds_job_search", "content.has_job_search")],
)
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_before_the_regulation_the_programme_holds_both(on, name, fact, said, answer):
    facts = {**PROGRAMME, fact: answer}
    assert outcome(f"sotjl.30.{name}", on, facts) == said
    earlier = {**facts, "content.last": "2024-12-30"}  # the version that runs to the end tells
    assert outcome(f"sotjl.30.{name}", on, earlier) == "met"


@pytest.mark.parametrize("on", ["2012-01-01", "2018-12-31"])
@pytest.mark.parametrize(
    ("last", "has", "begun", "said"),
    [
        ("2024-07-01", False, None, "met"),  # halfway is 2024-07-02: 183 of 366 days later
        ("2024-07-02", False, None, "not_met"),
        ("2024-07-03", False, None, "not_met"),
        ("2024-07-02", None, None, "unknown"),
        ("2024-12-31", True, "2024-07-01", "met"),
        ("2024-12-31", True, "2024-07-02", "met"),
        ("2024-12-31", True, "2024-07-03", "not_met"),
        ("2024-12-31", True, None, "unknown"),
    ],
)
def test_from_2012_work_directed_measures_by_halfway(on, last, has, begun, said):
    facts = {
        **PROGRAMME,
        "content.last": last,
        "content.has_work_directed": has,
        "content.work_directed_from": begun,
    }
    assert amount("for-2011-1471.1.halfway", on, facts) == "2024-07-02"
    assert outcome("for-2011-1471.1.work_directed_by_halfway", on, facts) == said


def test_an_odd_number_of_days_has_its_middle_on_the_earlier_day():
    facts = {**PROGRAMME, "content.programme_days": 365}
    assert amount("for-2011-1471.1.halfway", "2012-01-01", facts) == "2024-07-01"


@pytest.mark.parametrize("on", FROM_2012)
@pytest.mark.parametrize(
    ("last", "has", "through", "said"),
    [
        ("2024-12-30", False, None, "met"),
        ("2024-12-31", False, None, "not_met"),
        ("2024-12-31", None, None, "unknown"),
        ("2024-12-31", True, "2024-09-30", "not_met"),  # the last quarter begins 274 days later
        ("2024-12-31", True, "2024-10-01", "met"),
        ("2024-12-31", True, "2024-10-02", "met"),
    ],
)
def test_from_2012_job_search_in_the_final_part(on, last, has, through, said):
    facts = {
        **PROGRAMME,
        "content.last": last,
        "content.has_job_search": has,
        "content.job_search_last": through,
    }
    assert amount("for-2011-1471.1.final_part_from", on, facts) == "2024-10-01"
    assert outcome("for-2011-1471.1.job_search_in_final_part", on, facts) == said


@pytest.mark.parametrize(
    ("percent", "begins"), [(10, "2024-11-25"), (25, "2024-10-01"), (33, "2024-09-02"), (50, "2024-07-02")]
)
def test_what_the_final_part_is_is_policy(percent, begins):
    policy = {"for-2011-1471.1.final_percent": percent}
    assert amount("for-2011-1471.1.final_part_from", "2026-09-01", PROGRAMME, policy) == begins


def test_the_final_part_is_that_of_the_last_period():
    extended = {**PROGRAMME, "content.period_first": "2025-01-01", "content.period_days": 100}
    assert amount("for-2011-1471.1.final_part_from", "2026-09-01", extended) == "2025-03-17"


@pytest.mark.parametrize("on", FROM_2012)
@pytest.mark.parametrize(("dates", "said"), [(0, "not_met"), (1, "met"), (None, "unknown")])
def test_from_2012_the_dates_of_evaluation_are_stated(on, dates, said):
    facts = {"content.evaluation_dates": dates}
    assert outcome("for-2011-1471.1.evaluation_dates_stated", on, facts) == said


# readings


@pytest.mark.parametrize(
    ("directed", "percent", "said"),
    [
        (1124, 50, "not_met"),
        (1125, 50, "met"),
        (899, 40, "not_met"),
        (900, 40, "met"),
        (1349, 60, "not_met"),
        (1350, 60, "met"),
        (1687, 75, "not_met"),
        (1688, 75, "met"),
        (None, 50, "unknown"),
    ],
)
def test_how_many_hours_an_essential_part_is_is_policy_and_decides_nothing(directed, percent, said):
    facts = {"content.minutes_a_week": 2250, "content.work_directed_minutes": directed}
    name, policy = "sotjl.30.essential_part_in_hours", {"sotjl.30.essential_percent": percent}
    assert outcome(name, "2026-09-01", facts, policy) == said


@pytest.mark.parametrize(
    ("wishes", "alternatives", "said"),
    [(True, False, "met"), (False, True, "met"), (False, False, "not_met"), (None, False, "unknown")],
)
def test_whether_the_content_was_chosen_shows_in_the_record(wishes, alternatives, said):
    facts = {"content.wishes_on_record": wishes, "content.alternatives_on_record": alternatives}
    assert outcome("sotjl.30.chosen_with_the_participant", "2026-09-01", facts) == said


# paid work beside it


@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
@pytest.mark.parametrize(
    ("minutes", "position", "said"),
    [
        (1124, 2250, "met"),
        (1125, 2250, "met"),
        (1126, 2250, "not_met"),
        (1200, 2400, "met"),
        (1201, 2400, "not_met"),
        (None, 2250, "unknown"),
    ],
)
def test_half_a_position(on, minutes, position, said):
    name = "sotjl.37.work_at_most_half" if on < "2019" else "sotjl.30.work_or_apprenticeship_at_most_half"
    facts = {"combined.minutes_a_week": minutes, "combined.apprenticeship": False}
    assert outcome(name, on, facts, {"sotjl.30.position_minutes": position}) == said


def test_whether_the_half_holds_for_an_apprenticeship_is_policy():
    facts = {"combined.minutes_a_week": 2250, "combined.apprenticeship": True}
    name, choice = "sotjl.30.work_or_apprenticeship_at_most_half", "sotjl.30.half_of_apprenticeship"
    assert outcome(name, "2019-01-01", facts) == "not_met"
    assert outcome(name, "2019-01-01", facts, {choice: 0}) == "met"
    work = {**facts, "combined.apprenticeship": False}
    assert outcome(name, "2019-01-01", work, {choice: 0}) == "not_met"


@pytest.mark.parametrize("on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31"])
@pytest.mark.parametrize(("answer", "said"), [(True, "not_met"), (False, "met"), (None, "unknown")])
def test_apprenticeship_was_not_named_before_2019(on, answer, said):
    assert outcome("sotjl.37.apprenticeship_not_named", on, {"combined.apprenticeship": answer}) == said


# the individual plan


@pytest.mark.parametrize(
    ("consented", "said"),
    [("2022-08-01", "met"), ("2022-08-02", "met"), ("2022-08-03", "not_met"), (None, "unknown")],
)
def test_from_august_2022_a_plan_needs_consent(consented, said):
    facts = {"plan.made_on": "2022-08-02", "plan.consented_on": consented}
    assert outcome("for-2022-1110.5.made_with_consent", "2022-08-02", facts) == said


@pytest.mark.parametrize(("answer", "said"), [(True, "not_met"), (False, "met"), (None, "unknown")])
def test_from_august_2022_there_is_one_plan(answer, said):
    assert outcome("for-2022-1110.9.only_one_plan", "2022-08-01", {"plan.another_exists": answer}) == said
