"""A duty that was done after its day says so; what may have been done in time does not."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from qupcore import Assessment, Participant, duties
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.explaining.duties import explain_duties
from qupcore.explaining.duty_calendar import duties_calendar

day = date.fromisoformat
# Three weeks from Monday 2 March end on Monday 23 March.
REFUSED = ProgrammeDecision(
    kind="refused", decided_on=day("2026-03-02"), notified_on=day("2026-03-02"), reasons=""
)
APPEAL = Appeal(received_on=day("2026-03-31"), against=day("2026-03-02"))
ON = day("2026-12-01")


def case(*appeals, decision=REFUSED, **course):
    return Participant(ref="a", course=Course(decisions=(decision,), appeals=appeals, **course))


def only(person, kind, path="$.course"):
    (found,) = [item for item in duties(person, ON) if item.kind == kind and item.path.startswith(path)]
    return found


@pytest.mark.parametrize(
    ("received", "posted", "state", "missing"),
    [
        ("2026-03-23", None, "done", ()),
        ("2026-03-24", "2026-03-24", "done_late", ()),
        ("2026-03-31", "2026-03-23", "done", ()),  # posted in time is in time (§ 30)
        ("2026-03-31", None, "done", ("appeal.posted_on",)),  # it may have been: that is asked
    ],
)
def test_an_appeal_after_the_day(received, posted, state, missing):
    appeal = attrs.evolve(APPEAL, received_on=day(received), posted_on=posted and day(posted))
    found = only(case(appeal), "appeal")
    assert (found.state, found.missing) == (state, missing)


@pytest.mark.parametrize(("asked", "state"), [("2026-03-23", "done"), ("2026-03-24", "done_late")])
def test_a_request_for_reasons_after_the_day(asked, state):
    decision = attrs.evolve(REFUSED, reasons_requested_on=day(asked))
    assert only(case(decision=decision), "reasons_request").state == state


@pytest.mark.parametrize(
    ("applied", "interim", "needless", "state"),
    [
        ("2026-02-02", None, None, "done"),  # decided on the day a month is out
        ("2026-02-01", None, None, "done_late"),  # a day later, and no interim answer was ever given
        ("2026-01-02", "2026-02-02", None, "done"),
        ("2026-01-02", "2026-02-03", None, "done_late"),
        ("2026-01-02", None, True, "done"),
    ],
)
def test_an_answer_after_a_month_without_an_interim_answer(applied, interim, needless, state):
    person = case(
        applied_on=day(applied), interim_answer_on=interim and day(interim), interim_needless=needless
    )
    assert only(person, "interim_answer").state == state


@pytest.mark.parametrize(
    ("answer", "state", "missing"),
    [
        (None, "done", ("judgement.sent_without_delay",)),
        (True, "done", ()),
        (False, "done_late", ()),
    ],
)
def test_sent_on_after_it_was_ready_is_late_where_it_is_judged_so(answer, state, missing):
    judged = (
        (Assessment(question="judgement.sent_without_delay", answer=answer),) if answer is not None else ()
    )
    appeal = attrs.evolve(APPEAL, ready_on=day("2026-05-01"), sent_on=day("2026-05-04"), assessments=judged)
    found = only(case(appeal), "send_appeal")
    assert (found.state, found.missing) == (state, missing)


def test_a_start_after_six_months_is_late():
    granted = ProgrammeDecision(kind="granted", decided_on=day("2026-02-02"), applies_from=day("2026-02-03"))
    on_time = case(decision=granted, applied_on=day("2026-01-15"), started_on=day("2026-07-15"))
    assert only(on_time, "start").state == "done"
    late = case(decision=granted, applied_on=day("2026-01-15"), started_on=day("2026-07-16"))
    assert only(late, "start").state == "done_late"


def test_a_change_to_harm_is_the_appeal_body_s():
    """It is the appeal body that may change a decision to harm, and must tell of it (fvl § 34 (3))."""
    sent = attrs.evolve(APPEAL, sent_on=day("2026-05-01"))
    assert only(case(sent), "harm_notice").whose == "appeal_body"


@pytest.mark.parametrize(("lang", "said"), [("nb", "Gjort etter fristen"), ("en", "Done after the day")])
def test_late_is_said_in_words_and_in_the_calendar(lang, said):
    late = attrs.evolve(APPEAL, posted_on=day("2026-03-31"), sent_on=day("2026-05-01"))
    found = duties(case(late), ON)
    lines = [line.text for line in explain_duties(found, ON, lang)]
    assert said in lines
    body = {"nb": "(klageinstansen)", "en": "(the appeal body)"}[lang]
    assert any(body in line for line in lines)
    assert f"{said}: " in duties_calendar(found, ON, lang)
