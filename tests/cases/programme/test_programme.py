"""From a case to rulings and deadlines: each entry, each plain fact, each day."""

from __future__ import annotations

import attrs
import pytest

from cases.programme.granted import EXTENDED, GRANTED, course, day, decision, facts, judged, rulings
from qupcore import Assessment, Participant
from qupcore.cases.review.entries import TOPICS, deadlines, programme_rulings
from qupcore.domain.case.absence import Absence, Leave
from qupcore.domain.case.course import Course, Recovery, Refund, Work
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.programme_decision import Appeal
from qupcore.domain.money import Money
from qupcore.errors import BadInput, ParameterError

ONLY_WHERE_IT_HAPPENED = {
    *("hearing", "clarified", "information", "access", "late_reasons", "reversal", "suspension"),
    *("appeal_longer", "appeal_turned_away", "appeal_faults", "appeal_investigated", "appeal_ready"),
    *("appeal_statement", "appeal_result"),
}
"""Topics that nothing is asked about before the record says that it happened: see `test_case_work`."""


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
