"""What the public questions tell of a case under a law: the benefit of a month, the review, the duties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from qupcore.cases.benefit.month import benefit_month
from qupcore.cases.review.duties import duties
from qupcore.cases.review.review import review
from qupcore.laboratory.courses.whole_case import WholeCase
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook

__all__ = ["GROSS", "CaseAnswer", "CaseQuestion", "case_answer"]

CaseQuestion = Literal["benefit", "review", "duties"]
"""The question, by the name of its command."""

GROSS = "gross"
"""The name of the amount of a whole month."""


@attrs.frozen
class CaseAnswer:
    """What a question tells under one law.

    Attributes:
        failed: The rules that are not met, where they stand by themselves.
        waiting: What is asked: the rule, "" in a month, and the facts.
        amounts: Of a month the gross amount, in øre, and each line by its kind with what it is a share of, in
            øre a year. Of duties the day of each, by the name of the result that gives it. None: not known.
        lines: Of a month the lines without their amounts: kind, days and minutes.
    """

    failed: frozenset[str] = frozenset()
    waiting: frozenset[tuple[str, ...]] = frozenset()
    amounts: Mapping[str, int | None] = attrs.field(factory=dict)
    lines: frozenset[tuple[str, int, int | None]] = frozenset()


def case_answer(
    asked: CaseQuestion, topic: str, path: str, laid: WholeCase, law: Law, book: Rulebook | None
) -> CaseAnswer:
    """Ask a public question about a case under a law.

    Args:
        asked: The question.
        topic: The topic whose rules are shown.
        path: The entry of the case.
        laid: The case, and the day to ask about it.
        law: The law.
        book: The rules of the topic under the law; None where there are none.
    """
    if asked == "benefit":
        return _of_month(laid, law)
    if asked == "review":
        return _of_review(topic, path, laid, law)
    return _of_duties(path, laid, law, book)


def _of_month(laid: WholeCase, law: Law) -> CaseAnswer:
    month = benefit_month(laid.case, laid.on.year, laid.on.month, law=law)
    amounts: dict[str, int | None] = {GROSS: None if month.gross is None else month.gross.ore}
    for line in month.lines:
        if line.rate is not None:
            amounts[line.kind] = line.rate.ore
    why = [
        *month.lowered_by,
        *(one for line in month.lines if line.kind == "absence" for one in line.because),
    ]
    failed = frozenset(rule for one in why for rule in one.rules)
    lines = frozenset((line.kind, line.days, line.minutes) for line in month.lines)
    return CaseAnswer(failed, frozenset(("", item.term) for item in month.open), amounts, lines)


def _of_review(topic: str, path: str, laid: WholeCase, law: Law) -> CaseAnswer:
    remarks = [
        item.finding
        for item in review(laid.case, laid.on, law=law).remarks
        if (item.topic, item.path) == (topic, path)
    ]
    return CaseAnswer(
        frozenset(item.rule for item in remarks if item.outcome == "not_met"),
        frozenset((item.rule, *item.missing) for item in remarks if item.outcome == "unknown"),
    )


def _of_duties(path: str, laid: WholeCase, law: Law, book: Rulebook | None) -> CaseAnswer:
    given = {} if book is None else {item.id: item.gives for item in book.calculations}
    return CaseAnswer(
        amounts={
            given[duty.rule]: None if duty.due is None else duty.due.toordinal()
            for duty in duties(laid.case, laid.on, law=law)
            if duty.path == path and duty.rule in given
        }
    )
