"""What of the absences of a case is a matter for review, and by when a withdrawal is looked at again."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

from cases.absence.written import absence, case, day
from qupcore import Participant
from qupcore.cases.absence.rulings import absence_deadlines, absence_rulings
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.domain.case.course import Course
from qupcore.law.national import AS_IT_STANDS

DAY = timedelta(days=1)


def matters(person, on="2025-12-31"):
    """Each entry with each rule that is not met, or not shown to be, in it."""
    return [
        (item.path, finding.rule, finding.outcome)
        for item in absence_rulings(person, day(on), AS_IT_STANDS)
        for finding in item.ruling.findings
        if finding.outcome != "met"
    ]


def ill(span, certificate="self"):
    return absence(span, "own_illness", certificate=certificate)


def test_a_case_in_order_has_nothing_to_review():
    person = case(
        ill("2024-06-03/2024-06-05"),
        ill("2024-08-05/2024-08-16", "doctor"),
        absence("2024-07-01/2024-07-19", "holiday"),
        absence("2024-09-02", "welfare", welfare_ground="other", permitted=True),
        absence("2024-10-01", "other", permitted=False),
    )
    assert matters(person) == []
    assert matters(Participant(ref="a")) == matters(case()) == []


def test_a_permission_beyond_the_days_is_told_with_the_limit_that_was_passed():
    person = case(absence("2024-06-03/2024-07-31", "holiday", permitted=True))
    assert matters(person) == [
        ("$.course.absences[0]", "for-2011-1471.17.holiday_days", "not_met"),
        ("$.course.absences[0]", "sotjl.36.permission_within_limits", "not_met"),
    ]


def test_a_refusal_of_what_the_regulation_gives_is_told():
    person = case(attrs.evolve(ill("2024-06-03"), permitted=False))
    assert matters(person) == [
        ("$.course.absences[0]", "sotjl.36.refusal_has_basis", "not_met"),
        ("$.course.absences[0]", "sotjl.36.reason_and_permission", "unknown"),
    ]


def test_a_refused_holiday_is_no_breach():
    """§ 17: the municipality decides when; that it refused these days is asked about, no more."""
    assert matters(case(absence("2024-06-03", "holiday", permitted=False))) == [
        ("$.course.absences[0]", "sotjl.36.reason_and_permission", "unknown")
    ]


def test_what_is_not_known_is_told_as_not_shown():
    assert matters(case(absence("2024-06-03"))) == [
        ("$.course.absences[0]", "sotjl.36.reason_and_permission", "unknown")
    ]
    assert ("$.course.absences[0]", "for-2011-1471.5.illness_certified", "unknown") in matters(
        case(absence("2024-06-03", "own_illness"))
    )


def test_beyond_the_limits_it_is_only_asked_for_the_permission():
    person = case(absence("2024-06-03/2024-07-31", "holiday"))
    assert matters(person) == [("$.course.absences[0]", "sotjl.36.reason_and_permission", "unknown")]


def test_what_comes_later_is_left_out():
    person = case(absence("2024-06-03", permitted=None), absence("2024-06-10", permitted=None))
    assert [path for path, *_ in matters(person, "2024-06-09")] == ["$.course.absences[0]"]


# § 8

TAKEN = SelfCertificateWithdrawal(
    first=day("2025-03-31"),
    ground="many_absences",
    heard_on=day("2025-03-20"),
    reviewed_on=day("2025-09-01"),
)
PATH = "$.course.withdrawals[0]"
FOUR = tuple(ill(f"2024-{month:02}-10") for month in (6, 8, 10, 12))


def withdrawn(*absences, on="2025-09-30", **facts):
    found = matters(case(*absences, withdrawals=(attrs.evolve(TAKEN, **facts),)), on)
    return [(rule.rpartition(".")[2], said) for path, rule, said in found if path == PATH]


def test_a_withdrawal_after_four_self_certified_absences_is_in_order():
    assert withdrawn(*FOUR) == []


@pytest.mark.parametrize(
    ("absences", "said"),
    [
        (FOUR[1:], [("withdrawal_has_ground", "not_met")]),
        # out of the last twelve months: 2024-03-31 is, 2024-04-01 is not
        ((ill("2024-03-29/2024-03-31"), *FOUR[1:]), [("withdrawal_has_ground", "not_met")]),
        ((ill("2024-03-29/2024-04-01"), *FOUR[1:]), []),
        # certified from the fourth day, and from the fifth
        (
            (ill("2024-06-03/2024-06-05"), ill("2024-06-06/2024-06-14", "doctor"), *FOUR[1:]),
            [("withdrawal_has_ground", "not_met")],
        ),
        ((ill("2024-06-03/2024-06-06"), ill("2024-06-07/2024-06-14", "doctor"), *FOUR[1:]), []),
        # one illness in two entries, one with a doctor's certificate, and what is not on record
        ((ill("2024-08-11"), *FOUR[1:]), [("withdrawal_has_ground", "not_met")]),
        ((ill("2024-06-10", "doctor"), *FOUR[1:]), [("withdrawal_has_ground", "not_met")]),
        ((ill("2024-06-10", None), *FOUR[1:]), [("withdrawal_has_ground", "unknown")]),
        ((absence("2024-06-10"), *FOUR[1:]), [("withdrawal_has_ground", "unknown")]),
        ((absence("2024-06-10"), *FOUR[2:]), [("withdrawal_has_ground", "not_met")]),
        # on and after the day itself
        ((*FOUR[1:], ill("2025-03-31")), [("withdrawal_has_ground", "not_met")]),
        ((*FOUR[1:], ill("2025-03-28/2025-03-30")), []),
    ],
)
def test_which_absences_count(absences, said):
    assert withdrawn(*absences) == said


def test_doubt_is_a_ground_of_its_own():
    assert withdrawn(ground="doubt") == []
    assert withdrawn(ground=None) == [("withdrawal_has_ground", "unknown")]


def test_the_participant_is_heard_first():
    assert withdrawn(*FOUR, heard_on=day("2025-04-01")) == [("heard_before_withdrawal", "not_met")]
    assert withdrawn(*FOUR, heard_on=None) == [("heard_before_withdrawal", "unknown")]


@pytest.mark.parametrize(
    ("facts", "on", "said"),
    [
        ({"reviewed_on": None}, "2025-09-30", ["unknown"]),
        ({"reviewed_on": None}, "2025-10-01", ["unknown"]),
        ({"reviewed_on": day("2025-09-30")}, "2025-12-31", []),
        ({"reviewed_on": day("2025-10-01")}, "2025-12-31", ["not_met"]),
        ({"reviewed_on": day("2025-10-01")}, "2025-09-30", ["unknown"]),
        ({"reviewed_on": None, "last": day("2025-09-29")}, "2025-12-31", []),
        ({"reviewed_on": None, "last": day("2025-09-30")}, "2025-12-31", ["not_met"]),
    ],
)
def test_it_is_looked_at_again_or_over_within_six_months(facts, on, said):
    """What nobody wrote down may have been done: it is not shown, and never a breach."""
    assert withdrawn(*FOUR, on=on, **facts) == [("withdrawal_reviewed", outcome) for outcome in said]


def test_the_deadline_for_that():
    def deadlines(on, **facts):
        taken = attrs.evolve(TAKEN, **{"reviewed_on": None, **facts})
        person = Participant(ref="a", course=Course(withdrawals=(taken,)))
        return [
            (item.what, str(item.on), item.path, item.rule, item.done)
            for item in absence_deadlines(person, day(on), AS_IT_STANDS)
        ]

    review = ("self_certificate_review", "2025-09-30", PATH, "for-2011-1471.8.review_by")
    assert deadlines("2025-03-30") == []
    assert deadlines("2025-03-31") == [(*review, False)]
    assert deadlines("2026-01-01") == [(*review, False)]
    assert deadlines("2025-06-01", reviewed_on=day("2025-05-31")) == [(*review, True)]
    assert deadlines("2025-05-30", reviewed_on=day("2025-05-31")) == [(*review, False)]
    assert deadlines("2025-06-02", last=day("2025-06-01")) == [(*review, True)]
    assert absence_deadlines(Participant(ref="a"), day("2025-06-01"), AS_IT_STANDS) == ()


def test_of_a_withdrawal_before_2012_nothing_is_said():
    early = SelfCertificateWithdrawal(first=day("2011-12-31"))
    person = Participant(ref="a", course=Course(withdrawals=(early,)))
    assert absence_rulings(person, day("2013-01-01"), AS_IT_STANDS) == ()
    assert absence_deadlines(person, day("2013-01-01"), AS_IT_STANDS) == ()
    from_2012 = attrs.evolve(early, first=early.first + DAY)
    person = Participant(ref="a", course=Course(withdrawals=(from_2012,)))
    assert len(absence_rulings(person, day("2013-01-01"), AS_IT_STANDS)) == 1
