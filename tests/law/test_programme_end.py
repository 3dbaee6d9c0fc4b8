"""Interruption and end: the year, the protection, the grounds, the certificate."""

from __future__ import annotations

import pytest

from law.periods import NEXT
from law.topics import amount, outcome

ENDED = {"ending.kind": "ended", "ending.takes_effect_on": "2026-03-01"}


@pytest.mark.parametrize(
    ("through", "said"), [("2026-02-27", "met"), ("2026-02-28", "met"), ("2026-03-01", "not_met")]
)
@pytest.mark.parametrize("on", ["2019-01-01", "2026-09-01"])
def test_an_interruption_lasts_a_year_at_most(on, through, said):
    facts = {
        "ending.kind": "interrupted",
        "ending.interrupted_from": "2025-03-01",
        "ending.interrupted_through": through,
    }
    name = "sotjl.34.interrupted_for_a_year_at_most"
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, "ending.kind": "ended"}) == "met"
    assert amount("sotjl.34.interrupted_year_over", on, facts) == "2026-03-01"


@pytest.mark.parametrize(
    ("begun", "said"), [("2025-02-28", "met"), ("2025-03-01", "met"), ("2025-03-02", "not_met")]
)
def test_it_ends_for_a_year_of_interruption_when_the_year_has_passed(begun, said):
    facts = {**ENDED, "ending.because": "interrupted_one_year", "ending.interrupted_from": begun}
    assert outcome("sotjl.34.a_year_has_passed", "2026-03-01", facts) == said
    other = {**facts, "ending.because": "own_wish"}
    assert outcome("sotjl.34.a_year_has_passed", "2026-03-01", other) == "met"


@pytest.mark.parametrize("because", ["ordinary_work", "birth", "adoption"])
@pytest.mark.parametrize(
    ("absent_from", "said"),
    [("2025-02-28", "met"), ("2025-03-01", "met"), ("2025-03-02", "not_met"), (None, "unknown")],
)
def test_the_first_year_of_such_absence_is_protected(because, absent_from, said):
    name = "sotjl.34.not_ended_in_protected_year"
    facts = {**ENDED, "ending.because": because, "ending.absence_from": absent_from}
    assert outcome(name, "2026-03-01", facts) == said
    assert outcome(name, "2026-03-01", {**facts, "ending.kind": "interrupted"}) == "met"
    assert outcome(name, "2026-03-01", {**facts, "ending.because": "absence"}) == "met"


def test_a_year_after_the_absence_began():
    """From 29 February the year lasts through 28 February: the last day of the month, as domstolloven
    § 148 (2) has it. Until now it was said to be over on that day already.
    """
    facts = {"ending.absence_from": "2024-02-29"}
    assert amount("sotjl.34.protection_over", "2026-03-01", facts) == "2025-03-01"
    facts = {"ending.absence_from": "2024-02-28"}
    assert amount("sotjl.34.protection_over", "2026-03-01", facts) == "2025-02-28"


@pytest.mark.parametrize(
    ("first", "on", "over"),
    [
        ("2024-02-28", "2024-03-01", "2025-02-28"),
        ("2024-02-29", "2024-03-01", "2025-03-01"),
        ("2024-03-01", "2024-03-01", "2025-03-01"),
        ("2023-03-01", "2024-03-01", "2024-03-01"),  # through 29 February
        ("2023-02-28", "2024-03-01", "2024-02-28"),
        ("2008-02-29", "2008-03-01", "2009-03-01"),
    ],
)
def test_a_year_that_begins_on_29_february_lasts_through_28_february(first, on, over):
    facts = {
        "duration.period_first": first,
        "duration.period_leave_days": 0,
        "duration.period_interruption_days": 0,
    }
    name = "sotjl.32.year_over" if on < "2019" else "for-2011-1471.2.decision_year_over"
    assert amount(name, on, facts) == over


@pytest.mark.parametrize("on", ["2019-01-01", "2026-03-01"])
def test_a_period_that_follows_at_once_has_no_gap(on):
    name = "for-2011-1471.2.extended_without_gap"
    facts = {"duration.step": "within_two_years", "duration.granted_before_over": "2026-03-03"}
    for first, said in (
        ("2026-03-02", "met"),
        ("2026-03-03", "met"),
        ("2026-03-04", "not_met"),
        (None, "unknown"),
    ):
        assert outcome(name, on, {**facts, "duration.period_first": first}) == said
    assert outcome(name, on, {"duration.step": "first"}) == "met"


@pytest.mark.parametrize(
    ("judged", "kind", "over", "said"),
    [
        (False, "interrupted", False, "met"),
        (True, "interrupted", False, "not_met"),
        (True, "interrupted", True, "met"),
        (True, "ended", False, "met"),
    ],
)
def test_whoever_will_likely_not_come_back_is_not_kept_interrupted(judged, kind, over, said):
    facts = {"ending.judged_no_return": judged, "ending.kind": kind, "ending.over": over}
    assert outcome("sotjl.34.ended_when_no_return", "2026-03-01", facts) == said


@pytest.mark.parametrize(
    ("over_on", "said"), [("2027-03-01", "met"), ("2027-03-02", "not_met"), ("2027-03-03", "not_met")]
)
def test_nothing_is_decided_where_an_extension_would_pass_the_longest_time(over_on, said):
    facts = {"period_end.over_on": over_on, "period_end.longest_over": "2027-03-02"}
    assert outcome("for-2011-1471.2.decided_before_longest", "2026-03-01", facts) == said


@pytest.mark.parametrize("said", ["met", "not_met", "unknown"])
@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
def test_an_end_is_objectively_justified(on, said):
    name = "sotjl.34.good_reason" if on >= "2019" else "sotjl.34.stopped_for_good_reason"
    judged = {"judgement.objectively_justified": NEXT[said], "judgement.no_return_likely": False}
    for because, holds in {
        "absence": said,
        "office_changed": said,
        "completed": "met",
        "maximum_reached": "met",
        "suitable_work_offered": "met" if on < "2019" else said,
        "interrupted_one_year": said if on < "2019" else "met",
    }.items():
        assert outcome(name, on, {**ENDED, **judged, "ending.because": because}) == holds, because


def test_from_2019_it_must_end_where_no_return_is_likely():
    facts = {**ENDED, "ending.because": "absence", "judgement.objectively_justified": False}
    name = "sotjl.34.good_reason"
    assert outcome(name, "2019-01-01", {**facts, "judgement.no_return_likely": True}) == "met"
    assert outcome(name, "2019-01-01", {**facts, "judgement.no_return_likely": False}) == "not_met"
    interrupted = {**facts, "judgement.no_return_likely": True, "ending.kind": "interrupted"}
    assert outcome(name, "2019-01-01", interrupted) == "not_met"


@pytest.mark.parametrize(
    "on", ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
)
def test_a_change_of_office_is_no_circumstance_of_the_participant(on):
    name = "sotjl.34.participants_own_circumstances"
    assert outcome(name, on, {"ending.because": "office_changed"}) == "not_met"
    assert outcome(name, on, {"ending.because": "moved"}) == "met"
    assert outcome(name, on, {}) == "unknown"


@pytest.mark.parametrize("on", ["2020-03-16", "2020-12-31"])
@pytest.mark.parametrize(("away", "said"), [(True, "not_met"), (False, "met"), (None, "unknown")])
def test_in_2020_absence_for_the_pandemic_ended_nothing(on, away, said):
    name = "for-2020-966.3.not_ended_for_the_pandemic"
    facts = {"ending.because": "absence", "ending.pandemic_absence": away}
    assert outcome(name, on, facts) == said
    assert outcome(name, on, {**facts, "ending.because": "own_wish"}) == "met"


def test_readings_of_the_end():
    move = "sotjl.34.move_ends_nothing_by_itself"
    assert outcome(move, "2026-03-01", {"ending.because": "moved"}) == "not_met"
    assert outcome(move, "2026-03-01", {"ending.because": "own_wish"}) == "met"
    known = "sotjl.34.interruption_unknown_before_2019"
    for on in ("2007-11-01", "2010-01-01", "2018-12-31"):
        assert outcome(known, on, {"ending.kind": "interrupted"}) == "not_met"
        assert outcome(known, on, {"ending.kind": "ended"}) == "met"


@pytest.mark.parametrize("on", ["2007-11-01", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"])
def test_the_certificate_is_due_when_the_programme_is_over(on):
    facts = {"certificate.programme_over_on": "2026-03-01"}
    assert amount("for-2011-1471.1.certificate_due", on, facts) == "2026-03-01"
    name = "for-2011-1471.1.certificate_issued"
    for issued, said in ((True, "met"), (False, "not_met"), (None, "unknown")):
        assert outcome(name, on, {"certificate.issued": issued}) == said
