"""Forvaltningsloven §§ 16-31, § 42, §§ 38 and 40: procedure, appeals and claims, at each limit and date."""

from __future__ import annotations

import pytest

from law.topics import BY_ID, amount, found, outcome

ALWAYS = ["2007-11-01", "2009-12-31", "2010-01-01", "2018-12-31", "2019-01-01", "2026-09-01"]
KINDS = ["granted", "extended", "refused", "reduced", "interrupted", "ended"]
ANSWERS = [("met", True), ("not_met", False), ("unknown", None)]


def decided(kind="ended", **more):
    named = {f"procedure.{name}": value for name, value in more.items()}
    return {
        "procedure.kind": kind,
        "procedure.decided_on": "2026-03-10",
        "procedure.notice_omitted": False,
        **named,
    }


@pytest.mark.parametrize("on", ALWAYS)
@pytest.mark.parametrize(
    ("given", "notice_on", "omitted", "said"),
    [
        (True, "2026-03-09", False, "met"),
        # on the day itself a date does not tell which came first: what is known of the notice does
        (True, "2026-03-10", False, "met"),
        (None, "2026-03-10", False, "unknown"),
        (False, "2026-03-10", False, "not_met"),
        (True, "2026-03-11", False, "not_met"),
        (True, None, False, "unknown"),
        (False, None, False, "not_met"),
        (None, None, False, "unknown"),
        (False, None, True, "met"),
    ],
)
def test_advance_notice_before_what_is_adverse(on, given, notice_on, omitted, said):
    for kind in KINDS:
        facts = decided(kind, notice_given=given, notice_on=notice_on, notice_omitted=omitted)
        facts["procedure.implements_award"] = False
        adverse = kind in ("reduced", "interrupted", "ended")
        assert outcome("fvl.16.advance_notice", on, facts) == (said if adverse else "met"), kind


@pytest.mark.parametrize(("carried_out", "said"), [(True, "met"), (False, "not_met"), (None, "unknown")])
@pytest.mark.parametrize("on", ALWAYS)
def test_a_cut_that_carries_the_award_out_needs_no_notice(on, carried_out, said):
    for kind in KINDS:
        facts = decided(kind, notice_given=False, notice_omitted=False)
        facts |= {} if carried_out is None else {"procedure.implements_award": carried_out}
        other = "not_met" if kind in ("interrupted", "ended") else "met"
        assert outcome("fvl.16.advance_notice", on, facts) == (said if kind == "reduced" else other), kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("said", "answer"), ANSWERS)
def test_form_reasons_and_notice(kind, said, answer):
    for on in ALWAYS:
        assert outcome("fvl.23.in_writing", on, decided(kind, written=answer)) == said
        assert outcome("fvl.27.participant_notified", on, decided(kind, notified=answer)) == said
        assert outcome("fvl.27.told_of_appeal", on, decided(kind, told_of_appeal=answer)) == said
        reasons = "met" if kind in ("granted", "extended") else said
        assert outcome("fvl.24.reasons_given", on, decided(kind, reasons_given=answer)) == reasons
        judged = {"judgement.reasons_sufficient": answer}
        facts = {**decided(kind, reasons_given=True), **judged}
        assert outcome("fvl.25.reasons_sufficient", on, facts) == reasons
        consulted = {**decided(kind), "judgement.participant_consulted": answer}
        holds = "met" if kind == "refused" else said
        assert outcome("sotjl.42.participant_consulted", on, consulted) == holds


def test_no_reasons_are_no_sufficient_reasons():
    facts = {**decided(reasons_given=False), "judgement.reasons_sufficient": True}
    assert outcome("fvl.25.reasons_sufficient", "2026-03-10", facts) == "not_met"


# appeals

APPEAL = {
    "appeal.decided_on": "2026-03-02",
    "appeal.notified_on": "2026-03-04",
    "appeal.runs_by": "notice",
    "appeal.days_moved": 0,
    "appeal.days_longer": 0,
    "appeal.earliest": "2026-03-23",  # had notice come with the decision
    "appeal.rejected_as_late": True,
    "appeal.held_late": True,
    "appeal.exception_considered": False,
}


@pytest.mark.parametrize("on", ALWAYS)
def test_three_weeks_from_the_notice_and_a_year_from_the_decision(on):
    assert amount("fvl.29.appeal_deadline", on, APPEAL) == "2026-03-25"
    weekend = {**APPEAL, "appeal.notified_on": "2026-03-07", "appeal.days_moved": 2}
    assert amount("fvl.29.appeal_deadline", on, weekend) == "2026-03-30"
    longer = {**weekend, "appeal.days_longer": 7}
    assert amount("fvl.29.appeal_deadline", on, longer) == "2026-04-06"
    unlonger = {**longer, "appeal.longer_on": "2026-03-30"}
    assert amount("fvl.29.appeal_deadline_as_it_runs", on, unlonger) == "2026-03-30"
    assert amount("fvl.31.appeal_year_over", on, APPEAL) == "2027-03-02"


@pytest.mark.parametrize(
    ("received", "said"), [("2026-03-24", "not_met"), ("2026-03-25", "not_met"), ("2026-03-26", "met")]
)
@pytest.mark.parametrize("on", ALWAYS)
def test_only_a_late_appeal_is_turned_away_as_late(on, received, said):
    facts = {**APPEAL, "appeal.received_on": received}
    assert outcome("fvl.29.rejected_only_when_late", on, facts) == said
    taken = {**facts, "appeal.rejected_as_late": False}
    assert outcome("fvl.29.rejected_only_when_late", on, taken) == "met"
    unknown = {**facts, "appeal.rejected_as_late": None}
    assert outcome("fvl.29.rejected_only_when_late", on, unknown) == ("met" if said == "met" else "unknown")


@pytest.mark.parametrize(
    ("received", "considered", "said"),
    [
        ("2026-03-26", False, "not_met"),
        ("2026-03-26", True, "met"),
        ("2026-03-26", None, "unknown"),
        ("2027-03-01", False, "not_met"),
        ("2027-03-02", False, "not_met"),
        ("2027-03-03", False, "met"),  # after a year it cannot be taken
    ],
)
@pytest.mark.parametrize("on", ALWAYS)
def test_the_exception_is_considered_before_an_appeal_is_turned_away(on, received, considered, said):
    facts = {**APPEAL, "appeal.received_on": received, "appeal.exception_considered": considered}
    assert outcome("fvl.31.exception_considered", on, facts) == said
    taken = {**facts, "appeal.rejected_as_late": False}
    assert outcome("fvl.31.exception_considered", on, taken) == "met"


# refund

FIRST = {"unemployment_benefit", "sickness_benefit", "parental_benefit"}
NAMED = [
    ("2007-11-01", FIRST | {"rehabilitation_benefit"}),
    ("2009-12-31", FIRST | {"rehabilitation_benefit"}),
    ("2010-01-01", FIRST),
    ("2012-12-13", FIRST),
    ("2012-12-14", FIRST | {"disability_pension"}),
    ("2012-12-15", FIRST | {"disability_pension"}),
    ("2014-12-31", FIRST | {"disability_pension"}),
    ("2015-01-01", FIRST | {"disability_benefit"}),
    ("2018-12-31", FIRST | {"disability_benefit"}),
    ("2019-01-01", FIRST | {"disability_benefit"}),
    ("2026-09-01", FIRST | {"disability_benefit"}),
]
BENEFITS = FIRST | {
    *("rehabilitation_benefit", "disability_pension", "disability_benefit"),
    *("work_assessment_allowance", "other"),
}


@pytest.mark.parametrize(("on", "named"), NAMED)
def test_refund_only_in_the_benefits_that_the_text_names(on, named):
    rules = [item for item in BY_ID if ".named" in item and BY_ID[item].topic == "refund"]
    [rule] = [item for item in rules if item in {f.rule for f in found("refund", on, {}).findings}]
    for benefit in BENEFITS:
        said = "met" if benefit in named else "not_met"
        assert outcome(rule, on, {"refund.benefit": benefit}) == said, benefit
    assert outcome(rule, on, {}) == "unknown"


@pytest.mark.parametrize("on", [on for on, _ in NAMED])
@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-01", "2026-06-30", "met"),
        ("2026-02-28", "2026-06-30", "not_met"),
        ("2026-03-01", "2026-07-01", "not_met"),
        ("2026-03-02", "2026-06-29", "met"),
    ],
)
def test_refund_only_for_time_in_the_programme(on, first, last, said):
    facts = {
        "refund.first": first,
        "refund.last": last,
        "refund.programme_first": "2026-03-01",
        "refund.programme_last": "2026-06-30",
    }
    assert outcome("sotjl.38.for_the_same_time", on, facts) == said
    unknown = {**facts, "refund.programme_first": None, "refund.programme_last": None}
    assert outcome("sotjl.38.for_the_same_time", on, unknown) == "unknown"


@pytest.mark.parametrize("on", ALWAYS)
@pytest.mark.parametrize(
    ("decided_on", "said"),
    [("2026-03-30", "met"), ("2026-03-31", "met"), ("2026-04-01", "not_met"), (None, "unknown")],
)
def test_set_off_against_a_month_that_was_not_over(on, decided_on, said):
    facts = {"recovery.decided_on": decided_on, "recovery.month_last": "2026-03-31"}
    assert outcome("sotjl.40.set_off_later", on, facts) == said
