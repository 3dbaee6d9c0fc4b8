"""A case whose benefit once changed between calls, since results were compared by identity."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Course, Money, Participant, benefit_month
from qupcore.cases import Absence, ProgrammeDecision
from qupcore.cases.ruling.answers import Answers
from qupcore.cases.ruling.ruling import evaluate
from qupcore.law.national import AS_IT_STANDS
from qupcore.memory import forget, forgetful, limited_to

pytestmark = pytest.mark.durable
FIRST = date(2026, 2, 2)

# Days away for a reason that nobody wrote down, with permission: they may have been days with a sick child.
# Then three days with a sick child, self-certified, which the office said no to. Whether the first days used
# any up or not, the regulation gives the first two of them, so the refusal stands against the law: nothing is
# decided about them, and nothing is cut. The third stands by a self-certificate unless the
# office demanded a doctor's, which nobody wrote down: unknown is not no, so it is not cut either.
CASE = Participant(
    ref="august",
    birth_date=date(1990, 5, 1),
    benefits=(),
    course=Course(
        applied_on=date(2026, 1, 5),
        decisions=(
            ProgrammeDecision(
                kind="granted",
                decided_on=date(2026, 1, 20),
                applies_from=FIRST,
                applies_to=date(2027, 2, 1),
            ),
        ),
        started_on=FIRST,
        children=(),
        work=(),
        absences=(
            Absence(first=date(2026, 8, 8), last=date(2026, 8, 12), permitted=True),
            Absence(
                first=date(2026, 8, 20),
                last=date(2026, 8, 24),
                reason="sick_child",
                certificate="self",
                child_birth_date=date(2019, 3, 1),
                permitted=False,
            ),
        ),
    ),
)


def other_questions(many: int) -> None:
    """Ask so much else about children who are ill that what was remembered of them has to go."""
    for days in range(many):
        evaluate(
            "sick_child",
            date(2026, 8, 20),
            {"leave.whole_days": days % 40, "leave.part_days": days // 40},
            AS_IT_STANDS,
        )


def test_what_was_asked_before_takes_no_day_from_a_month() -> None:
    before = benefit_month(CASE, 2026, 8)
    # 2.041 G is 278,697 kroner a year, 260 days of 1071.91. August has 21, and none is cut.
    assert before.gross == Money(2251014)
    with limited_to(3):
        other_questions(100)
        assert benefit_month(CASE, 2026, 8) == before
    for seed in range(4):
        forget()
        with forgetful(seed, one_in=5):  # compared by identity: 20 366.32, or 19 294.41
            assert benefit_month(CASE, 2026, 8) == before


def test_equal_answers_are_equal_whichever_object_they_are() -> None:
    evaluate("sick_child", date(2026, 8, 20), {"leave.whole_days": 1}, AS_IT_STANDS)
    found = evaluate("sick_child", date(2026, 8, 20), {"leave.whole_days": 1}, AS_IT_STANDS).verdicts
    forget()
    again = evaluate("sick_child", date(2026, 8, 20), {"leave.whole_days": 1}, AS_IT_STANDS).verdicts
    assert found == again
    assert found is not again
    assert Answers.__eq__ is object.__eq__  # so nothing may rest on which table answered
