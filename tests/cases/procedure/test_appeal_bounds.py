"""Where a deadline cannot end earlier than something known; and what about an appeal is worth asking."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Participant, duties, review
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.explaining.duties import explain_duties
from qupcore.explaining.phrases import phrases
from qupcore.law.calculated import calculated_terms
from qupcore.law.vocabulary import vocabulary

day = date.fromisoformat
REFUSED = ProgrammeDecision(kind="refused", decided_on=day("2026-09-01"), written=True, reasons="...")
LATE = Appeal(
    received_on=day("2026-09-20"),
    against=day("2026-09-01"),
    rejected_as_late=True,
    exception_considered=True,
)
BASIS = ("fvl.29.", "fvl.30.", "fvl.31.", "fvl.33.", "fvl.36.", "fvl.24.")


def person(*appeals, decision=REFUSED):
    return Participant(ref="a", course=Course(decisions=(decision,), appeals=appeals))


def found(case, on="2026-12-01"):
    """Each rule of these sections that is remarked on, with its outcome and what is asked."""
    return {
        item.finding.rule.removeprefix("fvl."): (item.outcome, tuple(asked.term for asked in item.add))
        for item in review(case, day(on)).remarks
        if item.finding.rule.startswith(BASIS)
    }


def missing(case, kind, on="2026-12-01"):
    return [item.missing for item in duties(case, day(on)) if item.kind == kind]


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("2026-09-20", {"29.rejected_only_when_late": ("not_met", ())}),
        ("2026-09-22", {"29.rejected_only_when_late": ("not_met", ())}),  # the last day at the earliest
        ("2026-09-23", None),
    ],
)
def test_notice_cannot_come_before_the_decision(received, said):
    """Refused on 1 September, notice not recorded: three weeks are not out before the 22nd (§ 29 (1))."""
    case = person(attrs.evolve(LATE, received_on=day(received)))
    if said is None:  # when notice came decides
        assert {outcome for outcome, _ in found(case).values()} == {"unknown"}
        assert found(case)["29.rejected_only_when_late"] == ("unknown", ("appeal.notified_on",))
    else:
        assert found(case) == said
        assert "E13" in review(case, day("2026-12-01")).codes


def test_posted_in_time_whenever_notice_came_leaves_open_which_section_is_broken():
    """Received later, it was in time by § 29 or by § 30: that hangs on the notice, and it is asked."""
    late = attrs.evolve(LATE, received_on=day("2026-10-05"), posted_on=day("2026-09-22"))
    both = ("29.rejected_only_when_late", "30.posted_in_time_is_in_time")
    assert found(person(late)) == dict.fromkeys(both, ("unknown", ("appeal.notified_on",)))
    known = person(late, decision=attrs.evolve(REFUSED, notified_on=day("2026-09-01")))
    assert found(known) == {both[1]: ("not_met", ())}


@pytest.mark.parametrize(("repeated", "said"), [("2026-09-14", "not_met"), ("2026-09-15", "unknown")])
def test_nobody_sees_that_an_appeal_was_lost_before_it_was_posted(repeated, said):
    lost = attrs.evolve(
        LATE, received_on=day("2026-10-05"), posted_on=day("2026-09-07"), repeated_on=day(repeated)
    )
    decision = attrs.evolve(REFUSED, notified_on=day("2026-09-01"))
    assert found(person(lost, decision=decision))["30.repeated_in_time_is_in_time"][0] == said


@pytest.mark.parametrize(("longer", "said"), [("2026-09-22", None), ("2026-09-23", "unknown")])
def test_a_deadline_made_longer_within_three_weeks_of_the_decision_was_not_out(longer, said):
    decision = attrs.evolve(REFUSED, appeal_until=day("2026-10-15"), appeal_longer_on=day(longer))
    assert found(person(decision=decision)).get("29.longer_before_it_was_out", (None,))[0] == said


@pytest.mark.parametrize(("claimed", "said"), [("2026-11-23", "not_met"), ("2026-11-24", "unknown")])
def test_a_claim_for_costs_within_three_weeks_of_the_new_decision_is_in_time(claimed, said):
    result = AppealResult(
        decided_on=day("2026-11-02"),
        by="municipality",
        outcome="changed",
        to_favour=True,
        told_of_costs=True,
        costs_claimed_on=day(claimed),
        costs_rejected_as_late=True,
    )
    case = person(Appeal(received_on=day("2026-09-10"), against=day("2026-09-01"), result=result))
    assert found(case)["36.costs_rejected_only_when_late"][0] == said


@given(received=st.integers(0, 60), notified=st.integers(0, 30) | st.none())
def test_to_leave_out_the_day_of_notice_never_makes_another_answer(received, notified):
    """With the day of notice on record the answer is the same, or there was none."""
    appeal = attrs.evolve(LATE, received_on=day("2026-09-01") + timedelta(days=received))
    said = found(person(appeal), "2027-02-01").get("29.rejected_only_when_late", ("met",))[0]
    told = None if notified is None else day("2026-09-01") + timedelta(days=notified)
    known = person(appeal, decision=attrs.evolve(REFUSED, notified_on=told))
    assert said in (
        "unknown",
        found(known, "2027-02-01").get("29.rejected_only_when_late", ("met",))[0],
    )


def test_a_notice_recorded_before_the_decision_makes_nothing_certain():
    """Something is wrong with that record. Until now the three weeks were taken from the day it has, and an
    appeal that may have been in time was held to be late: when notice came is not known, and it is asked."""
    decision = attrs.evolve(REFUSED, notified_on=day("2026-08-20"))
    asked = ("unknown", ("appeal.notified_on",))
    assert found(person(LATE, decision=decision))["29.rejected_only_when_late"] == asked


# reasons asked for


def test_where_time_runs_from_the_reasons_their_day_is_asked():
    decision = attrs.evolve(
        REFUSED, notified_on=day("2026-09-01"), reasons="", reasons_requested_on=day("2026-09-10")
    )
    assert missing(person(decision=decision), "appeal") == [("appeal.reasons_told_on",)]
    asked = explain_duties(duties(person(decision=decision), day("2026-12-01")), day("2026-12-01"), "en")
    assert any("When did the reasons reach the participant?" in line.text for line in asked)
    unsaid = attrs.evolve(decision, reasons=None)
    assert missing(person(decision=unsaid), "appeal") == [("procedure.reasons_given",)]


@pytest.mark.parametrize(
    ("asked", "said", "asks"),
    [
        ("2026-09-22", ("not_met", ()), None),
        ("2026-09-23", ("unknown", ("appeal.notified_on",)), "appeal.notified_on"),
    ],
)
def test_reasons_asked_for_late_do_not_start_the_time_anew(asked, said, asks):
    """Without a day of notice: by the 22nd they were asked for in time; later, that hangs on the notice."""
    decision = attrs.evolve(
        REFUSED, reasons="", reasons_requested_on=day(asked), reasons_told_on=day("2026-10-20")
    )
    late = attrs.evolve(LATE, received_on=day("2026-11-05"))
    assert found(person(late, decision=decision))["29.rejected_only_when_late_after_reasons"] == said
    assert missing(person(decision=decision), "appeal") == [(asks,) if asks else ()]


# what is worth asking


def test_what_is_calculated_is_asked_of_nobody():
    """A question has a place for its answer; what is calculated has none, and is not asked."""
    words = ("next working day", "neste virkedag", "neste vyrkedag")
    for name, term in (*vocabulary().items(), *calculated_terms().items()):
        texts = [phrases(lang).question(name) for lang in ("en", "nb", "nn")]
        assert not any(word in text for word in words for text in texts), name
        assert texts[0] != "Calculated." or term.path == "", name


def test_nobody_is_asked_for_days_moved():
    lost = Appeal(received_on=day("2026-10-05"), against=day("2026-09-01"), repeated_on=day("2026-10-05"))
    won = AppealResult(
        decided_on=day("2026-11-01"), by="municipality", outcome="changed", to_favour=True, told_of_costs=True
    )
    untold = attrs.evolve(REFUSED, reasons="", reasons_requested_on=day("2026-09-30"))
    for case in (person(lost), person(attrs.evolve(LATE, result=won)), person(LATE, decision=untold)):
        on = day("2026-12-01")
        asked = {question.term for item in review(case, on).remarks for question in item.add}
        asked |= {name for item in duties(case, on) for name in item.missing}
        assert asked
        assert not {name for name in asked if not vocabulary()[name].path}
    longer = attrs.evolve(REFUSED, notified_on=day("2026-09-01"), appeal_until=day("2026-10-30"))
    assert missing(person(decision=longer), "appeal") == [("appeal.longer_on",)]


@pytest.mark.parametrize(("covered", "asked"), [(True, False), (False, True), (None, True)])
def test_a_claim_that_was_met_was_not_turned_away(covered, asked):
    result = AppealResult(
        decided_on=day("2026-11-02"),
        by="municipality",
        outcome="changed",
        to_favour=True,
        notified_on=day("2026-11-02"),
        told_of_costs=True,
        costs_claimed_on=day("2026-12-20"),
        costs_covered=covered,
    )
    claimed = attrs.evolve(result, costs_claimed_on=day("2026-11-10"))
    case = person(Appeal(received_on=day("2026-09-10"), against=day("2026-09-01"), result=claimed))
    assert ("36.costs_rejected_only_when_late" in found(case)) is asked


NOTIFIED = attrs.evolve(REFUSED, notified_on=day("2026-09-01"))


def test_nothing_is_asked_about_an_appeal_that_was_withdrawn():
    unsaid = Appeal(received_on=day("2026-10-05"), against=day("2026-09-01"), sent_on=day("2026-10-10"))
    defective = attrs.evolve(unsaid, defective=True, correct_by=None, statement_given=True)
    for appeal in (unsaid, defective):
        withdrawn = attrs.evolve(appeal, withdrawn_on=day("2026-10-20"))
        for decision in (REFUSED, NOTIFIED):
            assert found(person(appeal, decision=decision))
            assert not found(person(withdrawn, decision=decision))
            assert found(person(withdrawn, decision=decision), "2026-10-19")  # not yet withdrawn
    wrong = attrs.evolve(LATE, withdrawn_on=day("2026-10-20"))
    assert found(person(wrong))["29.rejected_only_when_late"][0] == "not_met"  # what was wrong stays wrong


@pytest.mark.parametrize(
    "fields",
    [
        {"posted_on": day("2026-09-22")},
        {
            "posted_on": day("2026-09-10"),
            "lost_known_on": day("2026-09-28"),
            "repeated_on": day("2026-10-05"),
        },
    ],
)
def test_of_an_appeal_in_time_by_the_post_the_exception_is_not_asked(fields):
    """Not before anybody is known to have held it to be late; then it had to be considered (§ 31)."""
    appeal = Appeal(received_on=day("2026-10-06"), against=day("2026-09-01"), **fields)
    case = person(appeal, decision=NOTIFIED)
    assert "31.exception_considered" not in found(case)
    late = attrs.evolve(appeal, posted_on=day("2026-09-23"))
    assert found(person(late, decision=NOTIFIED))["31.exception_considered"][0] == "unknown"
    held_late = attrs.evolve(appeal, rejected_as_late=True)
    assert found(person(held_late, decision=NOTIFIED))["31.exception_considered"][0] == "unknown"
