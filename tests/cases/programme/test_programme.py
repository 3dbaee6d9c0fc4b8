"""From a case to rulings and deadlines: each entry, each plain fact, each day."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from qupcore import Assessment, Participant
from qupcore.cases.review.entries import TOPICS, deadlines, programme_rulings
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Course, FollowUp, Recovery, Refund, Work
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.money import Money
from qupcore.errors import BadInput, ParameterError
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm

DAYS = {name for name, term in vocabulary().items() if isinstance(term, IntTerm) and term.unit == "date"}


ONLY_WHERE_IT_HAPPENED = {
    *("hearing", "clarified", "information", "access", "late_reasons", "reversal", "suspension"),
    *("appeal_longer", "appeal_turned_away", "appeal_faults", "appeal_investigated", "appeal_ready"),
    *("appeal_statement", "appeal_result"),
}
"""Topics that nothing is asked about before the record says that it happened: see `test_case_work`."""


def day(text):
    return date.fromisoformat(text)


def judged(*questions, answer=True):
    return tuple(
        Assessment(
            question=f"judgement.{name}", answer=answer, grounds="seen", by="adviser", at=day("2020-01-01")
        )
        for name in questions
    )


def decision(kind, on, first=None, last=None, **more):
    return ProgrammeDecision(
        kind=kind,
        decided_on=day(on),
        applies_from=first and day(first),
        applies_to=last and day(last),
        **more,
    )


GRANTED = decision("granted", "2024-02-15", "2024-03-01", "2025-02-28")
EXTENDED = decision("extended", "2025-02-14", "2025-03-01", "2026-02-28")


def course(*decisions, **more):
    fields = {"applied_on": day("2024-01-10"), "started_on": day("2024-03-01")}
    return Course(decisions=decisions or (GRANTED,), **(fields | more))


def rulings(case, on="2026-09-01", policy=None):
    return programme_rulings(Participant(ref="a", course=case), day(on), policy)


def facts(case, path, topic, on="2026-09-01"):
    """The plain facts of one entry, dates as ISO text."""
    [item] = [item for item in rulings(case, on) if (item.path, item.topic) == (path, topic)]
    return {
        name.partition(".")[2]: str(date.fromordinal(fact.value)) if name in DAYS else fact.value
        for name, fact in item.ruling.facts.items()
    }


def due(case, what, on="2025-06-01", policy=None):
    found = deadlines(Participant(ref="a", course=case), day(on), policy)
    return [(item.path, item.on and str(item.on), item.done) for item in found if item.what == what]


def breaches(case, on="2026-09-01"):
    return {
        (item.path, finding.rule)
        for item in rulings(case, on)
        for finding in item.ruling.findings
        if finding.outcome == "not_met"
    }


# what is ruled on


def test_nothing_on_record_is_no_entry():
    assert programme_rulings(Participant(ref="a"), day("2026-09-01")) == ()
    assert deadlines(Participant(ref="a"), day("2026-09-01")) == ()
    assert rulings(Course()) == ()


def test_every_entry_up_to_the_day_and_none_after_it():
    case = course(
        GRANTED,
        decision("interrupted", "2024-06-01", "2024-06-03", "2024-06-30"),
        decision("ended", "2024-09-01", "2024-09-15"),
        plans=(Plan(valid_from=day("2024-03-01")),),
        work=(Work(first=day("2024-04-01"), last=day("2024-04-30")),),
        appeals=(Appeal(received_on=day("2024-09-10"), against=day("2024-09-01")),),
        refunds=(Refund(first=day("2024-03-01"), last=day("2024-03-31"), benefit="sickness_benefit"),),
        recoveries=(Recovery(year=2024, month=5, amount_nok=Money(100)),),
    )
    found = [(item.path, item.topic) for item in rulings(case)]
    assert found == [
        ("$.course.started_on", "start"),
        ("$.course.plans[0]", "content"),
        ("$.course.plans[0]", "plan"),
        ("$.course.work[0]", "work"),
        ("$.course.decisions[0]", "duration"),
        ("$.course.decisions[1]", "ending"),
        ("$.course.decisions[2]", "ending"),
        ("$.course.certificate_on", "certificate"),
        ("$.course.decisions[0]", "procedure"),
        ("$.course.decisions[1]", "procedure"),
        ("$.course.decisions[2]", "procedure"),
        # A month went by without an answer to the application, and to the appeal.
        ("$.course.applied_on", "interim_answer"),
        ("$.course.appeals[0]", "interim_answer"),
        ("$.course.appeals[0]", "appeal"),
        ("$.course.refunds[0]", "refund"),
        ("$.course.recoveries[0]", "recovery"),
    ]
    assert {topic for _, topic in found} | ONLY_WHERE_IT_HAPPENED == set(TOPICS)
    early = [(item.path, item.topic) for item in rulings(case, "2024-02-20")]
    assert early == [
        ("$.course.started_on", "start"),
        ("$.course.plans", "plan"),
        ("$.course.decisions[0]", "duration"),
        ("$.course.decisions[0]", "procedure"),
        ("$.course.applied_on", "interim_answer"),  # a month was over on 10 February
    ]


def test_the_rules_are_those_of_the_day_of_the_entry():
    old = decision("granted", "2018-12-31", "2019-01-07", "2020-01-06")
    new = attrs.evolve(old, decided_on=day("2019-01-01"))
    for item, rule in (
        (old, "sotjl.32.period_at_most_a_year"),
        (new, "for-2011-1471.2.decision_at_most_a_year"),
    ):
        [found] = [one for one in rulings(Course(decisions=(item,))) if one.topic == "duration"]
        assert rule in {finding.rule for finding in found.ruling.findings}


def test_a_judgement_of_no_question_of_the_law_is_refused():
    with pytest.raises(BadInput, match=r"judgement\.motivated"):
        attrs.evolve(GRANTED, assessments=judged("motivated"))


def test_a_judgement_counts_from_its_day_and_the_newest_holds():
    two = (
        Assessment(question="judgement.still_entitled", answer=True, at=day("2025-02-01")),
        Assessment(question="judgement.still_entitled", answer=False, at=day("2025-03-10")),
    )
    case = course(GRANTED, attrs.evolve(EXTENDED, assessments=two))
    path = "$.course.decisions[1]"
    assert facts(case, path, "duration", "2025-03-09")["still_entitled"] is True
    assert facts(case, path, "duration", "2025-03-10")["still_entitled"] is False


def test_policy_of_another_topic_or_time_does_no_harm_and_a_wrong_name_is_refused():
    case = course(decision("granted", "2015-02-15", "2015-03-01", "2016-02-28"), started_on=day("2015-03-01"))
    policy = {"sotjl.32.earlier_counts": 0, "sotjl.30.essential_percent": 60}
    assert [item.path for item in rulings(case, policy=policy)] == [item.path for item in rulings(case)]
    with pytest.raises(ParameterError, match="earlier_count"):
        rulings(case, policy={"sotjl.32.earlier_count": 1})


# programmes


def test_what_counts_of_a_programme():
    case = course(
        GRANTED,
        EXTENDED,
        decision("interrupted", "2025-04-15", "2025-05-01", "2025-05-31"),
        leaves=(Leave(first=day("2024-07-01"), last=day("2024-07-10")), Leave(first=day("2025-05-31"))),
    )
    first = facts(case, "$.course.decisions[0]", "duration", "2025-06-02")
    assert (first["step"], first["leave_days"], first["interruption_days"]) == ("first", 10, 0)
    second = facts(case, "$.course.decisions[1]", "duration", "2025-06-02")
    assert second["step"] == "within_two_years"
    assert second["programme_first"] == "2024-03-01"
    assert second["leave_days"] == 10 + 3  # the open one to the day looked at
    assert second["interruption_days"] == 30  # 31 May is a day of leave already
    assert (second["period_leave_days"], second["period_interruption_days"]) == (3, 30)
    assert (second["earlier_days"], second["reentries"]) == (0, 0)


def test_a_programme_counts_from_the_day_it_was_started():
    late = course(started_on=day("2024-04-01"))
    assert facts(late, "$.course.decisions[0]", "duration")["programme_first"] == "2024-04-01"


def test_whoever_comes_back_has_an_earlier_programme():
    case = course(
        decision("granted", "2014-02-15", "2014-03-01", "2015-02-28"),
        decision("ended", "2014-08-01", "2014-09-01"),
        decision("granted", "2015-12-15", "2016-01-01", "2016-12-31"),
        started_on=day("2014-03-01"),
    )
    found = facts(case, "$.course.decisions[2]", "duration")
    assert (found["step"], found["reentries"], found["programme_first"]) == ("first", 1, "2016-01-01")
    assert found["earlier_days"] == (day("2014-09-01") - day("2014-03-01")).days


def test_an_end_and_a_new_grant_the_day_after_are_two_programmes():
    case = course(
        GRANTED,
        decision("ended", "2025-02-01", "2025-03-01"),
        decision("granted", "2025-02-20", "2025-03-01", "2026-02-28"),
    )
    assert facts(case, "$.course.decisions[2]", "duration")["reentries"] == 1
    going_on = course(GRANTED, decision("granted", "2025-02-20", "2025-03-01", "2026-02-28"))
    found = facts(going_on, "$.course.decisions[1]", "duration")
    assert (found["step"], found["reentries"]) == ("within_two_years", 0)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2020-03-10", "2020-03-15", 0),
        ("2020-03-10", "2020-03-16", 1),
        ("2020-12-30", "2021-01-05", 2),
        ("2021-01-01", "2021-01-05", 0),
    ],
)
def test_absence_for_the_pandemic_is_left_out_in_2020_only(first, last, days):
    case = Course(
        started_on=day("2020-02-01"),
        decisions=(decision("granted", "2020-01-15", "2020-02-01", "2021-01-31"),),
        absences=(Absence(first=day(first), last=day(last), reason="pandemic"),),
    )
    assert facts(case, "$.course.decisions[0]", "duration")["pandemic_days"] == days
    other = attrs.evolve(case, absences=(Absence(first=day(first), last=day(last)),))
    assert facts(other, "$.course.decisions[0]", "duration")["pandemic_days"] == 0


# the plan


def element(counts_as, minutes, first=None, last=None):
    return Element(
        measure="m",
        counts_as=counts_as,
        minutes_a_week=minutes,
        first=first and day(first),
        last=last and day(last),
    )


def plan(*elements, since="2024-03-01", **more):
    return Plan(valid_from=day(since), elements=elements, **more)


def test_the_week_that_has_least_tells():
    case = course(
        plans=(
            plan(
                element("work_directed", 1500),
                element("supporting", 600, "2024-03-01", "2024-08-31"),
                element("health", 300, "2024-10-01"),
            ),
        ),
        work=(Work(first=day("2024-06-01"), minutes_a_week=150),),
    )
    found = facts(case, "$.course.plans[0]", "content")
    assert (found["minutes_a_week"], found["work_directed_minutes"]) == (1650, 1650)
    without = attrs.evolve(case, work=())
    assert facts(without, "$.course.plans[0]", "content")["minutes_a_week"] == 1500


def test_time_that_is_not_known_is_no_time_and_no_lack_of_it():
    for unknown in (element("health", None), Element(measure="m", percent=50)):
        found = facts(
            course(plans=(plan(element("work_directed", 1500), unknown),)), "$.course.plans[0]", "content"
        )
        assert "minutes_a_week" not in found
    nothing = facts(course(plans=(plan(),)), "$.course.plans[0]", "content")
    assert not {"minutes_a_week", "has_job_search", "has_work_directed"} & set(nothing)
    job = course(plans=(plan(element("health", 2250)),), work=(Work(first=day("2024-06-01")),))
    assert "minutes_a_week" not in facts(job, "$.course.plans[0]", "content")


def test_a_class_that_is_not_known_is_not_a_no():
    unclassed = facts(course(plans=(plan(element(None, 2250)),)), "$.course.plans[0]", "content")
    assert not {"has_job_search", "has_work_directed", "work_directed_minutes"} & set(unclassed)
    health = facts(course(plans=(plan(element("health", 2250)),)), "$.course.plans[0]", "content")
    assert (health["has_job_search"], health["has_work_directed"]) == (False, False)
    searching = plan(element("job_search", 600, "2024-12-01", "2025-01-31"), element(None, 600))
    found = facts(course(plans=(searching,)), "$.course.plans[0]", "content")
    assert (found["has_job_search"], found["job_search_last"]) == (True, "2025-01-31")


def test_versions_follow_each_other():
    case = course(
        GRANTED,
        EXTENDED,
        plans=(
            plan(element("work_directed", 2250, "2024-05-01"), evaluation_dates=(day("2024-09-01"),)),
            plan(element("supporting", 2250), since="2024-10-01", wishes="shop", evaluation_dates=()),
        ),
    )
    first = facts(case, "$.course.plans[0]", "content", "2024-12-01")
    assert (first["last"], first["evaluation_dates"]) == ("2024-09-30", 1)
    assert (first["programme_last"], first["programme_days"]) == ("2025-02-28", 365)
    second = facts(case, "$.course.plans[1]", "content")
    assert (second["last"], second["evaluation_dates"]) == ("2026-02-28", 0)
    assert (second["programme_last"], second["programme_days"]) == ("2026-02-28", 730)
    assert (second["period_first"], second["period_days"]) == ("2025-03-01", 365)
    assert (second["has_work_directed"], second["work_directed_from"]) == (True, "2024-05-01")
    assert (first["wishes_on_record"], second["wishes_on_record"]) == (False, True)


def test_an_adapted_frame_needs_whoever_certified_it():
    def of(**more):
        return facts(course(plans=(plan(element("health", 600), **more),)), "$.course.plans[0]", "content")

    assert of()["adapted"] is False
    assert "adapted" not in of(minutes_a_week=900)
    certified = of(minutes_a_week=900, adapted_by="doctor")
    assert (certified["adapted"], certified["adapted_minutes"]) == (True, 900)


def test_all_work_at_one_time_counts_together():
    case = course(
        work=(
            Work(first=day("2024-04-01"), last=day("2024-05-31"), minutes_a_week=600),
            Work(first=day("2024-05-31"), minutes_a_week=700, kind="apprenticeship"),
            Work(first=day("2024-07-01"), last=day("2024-07-31")),
        )
    )
    assert facts(case, "$.course.work[0]", "work") == {"minutes_a_week": 1300, "apprenticeship": False}
    # 1300 on 31 May, whatever the job of July adds; of July nothing is known but 700.
    assert facts(case, "$.course.work[1]", "work") == {"minutes_a_week": 1300, "apprenticeship": True}
    assert "minutes_a_week" not in facts(case, "$.course.work[2]", "work")


# endings


def test_an_interruption_runs_to_its_last_day_or_the_end_or_the_day_looked_at():
    begun = decision("interrupted", "2024-06-01", "2024-06-03")
    path = "$.course.decisions[1]"
    assert facts(course(GRANTED, begun), path, "ending", "2024-08-01")["interrupted_through"] == "2024-08-01"
    over = attrs.evolve(begun, applies_to=day("2024-07-01"))
    assert facts(course(GRANTED, over), path, "ending", "2024-08-01")["interrupted_through"] == "2024-07-01"
    ended = course(
        GRANTED, begun, decision("ended", "2024-07-20", "2024-07-25", because="interrupted_one_year")
    )
    assert facts(ended, path, "ending", "2024-08-01")["interrupted_through"] == "2024-07-24"
    end = facts(ended, "$.course.decisions[2]", "ending", "2024-08-01")
    assert (end["interrupted_from"], end["takes_effect_on"]) == ("2024-06-03", "2024-07-25")
    assert ("$.course.decisions[2]", "sotjl.34.a_year_has_passed") in breaches(ended)


@pytest.mark.parametrize(
    ("last", "away"), [("2020-04-29", False), ("2020-04-30", True), ("2020-05-01", True)]
)
def test_whether_the_participant_was_away_for_the_pandemic(last, away):
    absence = Absence(first=day("2020-04-01"), last=day(last), reason="pandemic")
    case = Course(
        started_on=day("2020-02-01"),
        decisions=(
            decision("granted", "2020-01-15", "2020-02-01", "2021-01-31"),
            decision("interrupted", "2020-04-20", "2020-05-01", because="absence"),
        ),
        absences=(absence,),
    )
    path = "$.course.decisions[1]"
    assert facts(case, path, "ending")["pandemic_absence"] is away
    assert ((path, "for-2020-966.3.not_ended_for_the_pandemic") in breaches(case)) is away
    usual = attrs.evolve(case, absences=(attrs.evolve(absence, reason="other"),))
    assert facts(usual, path, "ending")["pandemic_absence"] is False


def test_the_certificate_is_asked_for_when_a_programme_that_was_started_is_over():
    path, topic = "$.course.certificate_on", "certificate"
    assert not [item for item in rulings(course(), "2025-02-28") if item.topic == topic]
    assert facts(course(), path, topic, "2025-03-01") == {"programme_over_on": "2025-03-01"}
    ended = course(GRANTED, decision("ended", "2024-06-01", "2024-06-15"), certificate_on=day("2024-06-20"))
    assert facts(ended, path, topic, "2024-06-19") == {"programme_over_on": "2024-06-15"}
    assert facts(ended, path, topic, "2024-06-20") == {"programme_over_on": "2024-06-15", "issued": True}
    never = course(GRANTED, started_on=None)
    assert not [item for item in rulings(never) if item.topic == topic]


# procedure


def test_how_a_decision_was_made():
    def of(on="2026-09-01", **more):
        return facts(
            course(GRANTED, decision("ended", "2024-06-10", **more)), "$.course.decisions[1]", "procedure", on
        )

    assert of() == {"kind": "ended", "decided_on": "2024-06-10", "notice_omitted": False}
    told = of(advance_notice_on=day("2024-06-01"))
    assert (told["notice_given"], told["notice_on"]) == (True, "2024-06-01")
    assert of(advance_notice=False)["notice_given"] is False
    assert of(notice_omitted="no_address")["notice_omitted"] is True
    assert (of(reasons="because")["reasons_given"], of(reasons=" ")["reasons_given"]) == (True, False)
    assert of(notified_on=day("2024-06-12"))["notified"] is True
    assert "notified" not in of("2024-06-11", notified_on=day("2024-06-12"))


def test_a_stop_without_notice_is_a_breach():
    stopped = decision("ended", "2024-06-10", "2024-06-10", because="absence", advance_notice=False)
    assert ("$.course.decisions[1]", "fvl.16.advance_notice") in breaches(course(GRANTED, stopped))


def test_an_appeal_is_held_against_the_decision_of_its_day():
    case = course(
        attrs.evolve(GRANTED, notified_on=day("2024-02-17")),
        appeals=(
            Appeal(received_on=day("2024-03-12"), against=day("2024-02-15"), rejected_as_late=True),
            Appeal(received_on=day("2024-03-12"), against=day("2024-02-16")),
        ),
    )
    assert facts(case, "$.course.appeals[0]", "appeal") == {
        "decided_on": "2024-02-15",
        "notified_on": "2024-02-17",
        "runs_by": "notice",
        "days_moved": 2,  # Saturday 9 March
        "days_longer": 0,
        "earliest": "2024-03-07",  # three weeks from the decision itself
        "held_late": True,
        "received_on": "2024-03-12",
        "lost": False,
        "repeat_days_moved": 0,
        "taken": False,
        "rejected_as_late": True,
    }
    # No decision of that day is on record: the record is asked about, not the deadline.
    assert not [
        item for item in rulings(case) if (item.path, item.topic) == ("$.course.appeals[1]", "appeal")
    ]


def test_a_claim_is_held_against_the_time_in_the_programme():
    claim = Refund(first=day("2024-02-20"), last=day("2024-04-30"), benefit="work_assessment_allowance")
    case = course(refunds=(claim,))
    found = facts(case, "$.course.refunds[0]", "refund")
    assert (found["programme_first"], found["programme_last"]) == ("2024-03-01", "2025-02-28")
    assert breaches(case) >= {
        ("$.course.refunds[0]", "sotjl.38.named"),
        ("$.course.refunds[0]", "sotjl.38.for_the_same_time"),
    }
    unstarted = course(refunds=(claim,), started_on=None)
    assert "programme_first" not in facts(unstarted, "$.course.refunds[0]", "refund")
    later = course(refunds=(attrs.evolve(claim, claimed_on=day("2026-09-02")),))
    assert not [item for item in rulings(later) if item.topic == "refund"]


# deadlines


def test_the_last_day_for_the_start():
    assert due(course(), "start") == [("$.course.started_on", "2024-07-10", True)]
    assert due(course(), "start", "2024-02-01") == [("$.course.started_on", "2024-07-10", False)]
    refused = Course(applied_on=day("2024-01-10"), decisions=(decision("refused", "2024-02-01"),))
    assert due(refused, "start") == []
    deferred = Course(applied_on=day("2020-02-01"), start_deferrals=1)
    assert due(deferred, "start", "2020-04-01") == [("$.course.started_on", "2021-02-01", False)]
    assert due(deferred, "start", "2021-06-01") == [("$.course.started_on", None, False)]
    assert due(Course(), "start") == []


def test_each_period_is_decided_on_and_the_longest_time_is_told():
    case = course(GRANTED, EXTENDED, leaves=(Leave(first=day("2024-07-01"), last=day("2024-07-10")),))
    first, second = "$.course.decisions[0]", "$.course.decisions[1]"
    assert due(case, "period_ends", "2025-02-13") == [(first, "2025-02-28", False)]
    assert due(case, "period_ends") == [(first, "2025-02-28", True), (second, "2026-02-28", False)]
    assert due(case, "maximum") == [(second, "2026-03-10", False)]
    ended = course(GRANTED, decision("ended", "2024-06-01", "2024-06-15"))
    assert due(ended, "period_ends") == [(first, "2025-02-28", True)]
    assert due(ended, "maximum") == [(first, "2026-02-28", True)]


@pytest.mark.parametrize(("year", "longest"), [(2009, None), (2016, "2018-08-31"), (2021, "2024-02-29")])
def test_the_longest_time_beyond_two_years(year, longest):
    case = course(
        decision("granted", f"{year}-02-15", f"{year}-03-01", f"{year + 1}-02-28"),
        decision("extended", f"{year + 1}-02-15", f"{year + 1}-03-01", f"{year + 2}-02-28"),
        decision(
            "extended",
            f"{year + 2}-02-15",
            f"{year + 2}-03-01",
            f"{year + 2}-08-31",
            extension="beyond_two_years",
        ),
        applied_on=None,
        started_on=day(f"{year}-03-01"),
    )
    found = due(case, "maximum", f"{year + 2}-04-01")
    assert found == ([("$.course.decisions[2]", longest, False)] if longest else [])


def test_an_interruption_and_the_protected_year():
    begun = decision(
        "interrupted", "2024-06-01", "2024-06-03", because="birth", absence_from=day("2024-05-20")
    )
    path = "$.course.decisions[1]"
    case = course(GRANTED, begun)
    assert due(case, "interruption_ends") == [(path, "2025-06-02", False)]
    assert due(case, "protection_ends") == [(path, "2025-05-19", False)]
    over = course(GRANTED, attrs.evolve(begun, applies_to=day("2024-09-30"), because="own_wish"))
    assert due(over, "interruption_ends", "2024-09-29") == [(path, "2025-06-02", False)]
    assert due(over, "interruption_ends", "2024-09-30") == [(path, "2025-06-02", True)]
    assert due(over, "protection_ends") == []
    before_2019 = course(
        decision("granted", "2016-02-15", "2016-03-01", "2017-02-28"),
        decision("interrupted", "2016-06-01", "2016-06-03", "2016-07-31"),
        started_on=day("2016-03-01"),
        applied_on=None,
    )
    assert due(before_2019, "interruption_ends") == []


def test_by_when_to_appeal():
    refused = decision("refused", "2024-02-01", notified_on=day("2024-02-06"))
    case = Course(decisions=(refused,))
    path = "$.course.decisions[0]"
    assert due(case, "appeal") == [(path, "2024-02-27", False)]
    appealed = attrs.evolve(case, appeals=(Appeal(received_on=day("2024-02-20"), against=day("2024-02-01")),))
    assert due(appealed, "appeal") == [(path, "2024-02-27", True)]
    assert due(appealed, "appeal", "2024-02-19") == [(path, "2024-02-27", False)]
    saturday = Course(decisions=(attrs.evolve(refused, notified_on=day("2024-02-10")),))
    sunday = Course(decisions=(attrs.evolve(refused, notified_on=day("2024-02-11")),))
    assert due(saturday, "appeal") == due(sunday, "appeal") == [(path, "2024-03-04", False)]
    assert due(Course(decisions=(attrs.evolve(refused, notified_on=None),)), "appeal") == [
        (path, None, False)
    ]
    assert due(course(), "appeal") == []  # a grant whose notice is not on record


def test_the_certificate():
    case = course()
    assert due(case, "certificate", "2025-02-28") == []
    assert due(case, "certificate", "2025-03-01") == [("$.course.certificate_on", "2025-03-01", False)]
    issued = attrs.evolve(case, certificate_on=day("2025-03-05"))
    assert due(issued, "certificate", "2025-03-05") == [("$.course.certificate_on", "2025-03-01", True)]


def test_the_days_of_evaluation_and_what_was_held():
    dates = (day("2024-06-01"), day("2024-09-01"), day("2025-01-15"))
    case = course(
        plans=(plan(evaluation_dates=dates), plan(since="2024-12-01", evaluation_dates=(day("2025-02-01"),))),
        follow_ups=(
            FollowUp(on=day("2024-04-01"), evaluated=False),
            FollowUp(on=day("2024-09-03"), evaluated=True),
        ),
    )
    first, second = "$.course.plans[0].evaluation_dates", "$.course.plans[1].evaluation_dates"
    # The third day comes after the version was replaced.
    assert due(case, "evaluation") == [
        (f"{first}[0]", "2024-06-01", False),
        (f"{first}[1]", "2024-09-01", True),
        (f"{second}[0]", "2025-02-01", False),
    ]
    assert due(case, "evaluation", "2024-09-02")[1] == (f"{first}[1]", "2024-09-01", False)
    ended = attrs.evolve(case, decisions=(*case.decisions, decision("ended", "2024-07-01", "2024-08-01")))
    assert due(ended, "evaluation") == [(f"{first}[0]", "2024-06-01", False)]
    before_2012 = course(
        decision("granted", "2011-02-15", "2011-03-01", "2012-02-28"),
        started_on=day("2011-03-01"),
        applied_on=None,
        plans=(plan(since="2011-03-01", evaluation_dates=(day("2011-06-01"),)),),
    )
    assert due(before_2012, "evaluation") == []


def test_deadlines_come_in_order_and_those_without_a_day_last():
    case = course(GRANTED, EXTENDED, decision("interrupted", "2025-04-15", "2025-05-01", because="birth"))
    found = deadlines(Participant(ref="a", course=case), day("2025-06-01"))
    days = [item.on or date.max for item in found]
    assert days == sorted(days)
    assert found[-1].on is None
    for item in found:
        assert item.citation.version
        assert item.done == (item.done_on is not None)
        assert item.on is None or item.on > day("2024-01-01") - timedelta(days=1)
