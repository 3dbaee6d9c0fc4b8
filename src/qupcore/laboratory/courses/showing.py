"""Whole cases that show what a topic shows: decided again under both laws before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Literal

import attrs

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.laboratory.courses.case_answer import GROSS, CaseAnswer, CaseQuestion, case_answer
from qupcore.laboratory.courses.course_of import courses_with
from qupcore.laboratory.courses.reading import Read
from qupcore.laboratory.courses.ways import BUILDERS, IN_A_MONTH, NO_WAY, NoWay
from qupcore.laboratory.courses.whole_case import WholeCase
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.sides import Sides
from qupcore.laboratory.topic_answer import TopicAnswer, amount_units, answer_of, topic_kinds
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.law.sotjl.p35_month import Sharing
from qupcore.law.terms.benefit import Rate
from qupcore.rules.rulebook import Rulebook

__all__ = ["CaseWitness", "WhyNoCase", "case_of_witness"]

WhyNoCase = Literal[NoWay, "everybody", "no_case", "not_shown", "reading"]
"""Why a witness stays facts: no way for the topic; a topic without rules on one side; facts that no case has;
no case that has them shows the difference again; a reading, which no question about a case tells."""

_TRIED = 24
"""How many cases with the facts are decided again before the facts stay facts."""


@attrs.frozen
class CaseWitness:
    """A whole case that shows a class of a topic.

    Attributes:
        kind: The class.
        laid: The case, and the day to ask about it.
        path: The entry that it is about; "" for a month.
        asked: The question that tells the difference.
        before: What it tells under the first law.
        after: What it tells under the second.
    """

    kind: Class
    laid: WholeCase
    path: str
    asked: CaseQuestion
    before: CaseAnswer
    after: CaseAnswer


def case_of_witness(topic: str, witness: TopicWitness, sides: Sides) -> CaseWitness | WhyNoCase:
    """A whole case that shows the same as the facts of a witness, or why there is none.

    Args:
        topic: The topic.
        witness: The facts with both answers.
        sides: The two laws.
    """
    if topic in NO_WAY:
        return NO_WAY[topic]
    if topic not in BUILDERS:
        return "not_yet"  # a topic of a reform
    if witness.kind in ("newly_ruled", "no_longer_ruled"):
        return "everybody"
    if witness.kind == "reading":
        return "reading"
    built, books = False, sides.rulebooks(topic)
    for laid, reads in islice(courses_with(topic, sides.on, witness.facts, sides.laws), _TRIED):
        built = True
        if not _is_of(witness.kind, books, reads):
            continue
        for asked in _questions(topic):
            before, after = (
                case_answer(asked, topic, read.path, laid, law, book)
                for law, book, read in zip(sides.laws, books, reads, strict=True)
            )
            if _shows(topic, witness, before, after, laid.on):
                return CaseWitness(witness.kind, laid, reads[0].path, asked, before, after)
    return "not_shown" if built else "no_case"


def _is_of(kind: Class, books: Sequence[Rulebook | None], reads: Sequence[Read]) -> bool:
    """Whether all facts that are read of a case are of the class: it tells more than a witness."""
    one, other = (_answer(book, read) for book, read in zip(books, reads, strict=True))
    return kind in topic_kinds(one, other, amount_units(*(book for book in books if book is not None)))


def _answer(book: Rulebook | None, read: Read) -> TopicAnswer:
    if book is None:
        return TopicAnswer("no_rule")
    return answer_of(book, agreement_of(book, installed_engines())(read.facts))


def _questions(topic: str) -> tuple[CaseQuestion, ...]:
    return ("benefit",) if topic in IN_A_MONTH else ("review", "duties")


def _shows(topic: str, witness: TopicWitness, before: CaseAnswer, after: CaseAnswer, on: date) -> bool:
    """Whether two answers about a case differ as those of the topic do."""
    if _same_amounts(witness, before, after, on):
        return True
    if topic in IN_A_MONTH:
        return _shows_in_a_month(witness, before, after)
    pair = _standing(before), _standing(after)
    match witness.kind:
        case "newly_right":
            return pair == ("not_met", "met")
        case "newly_refused":
            return pair == ("met", "not_met")
        case "newly_undetermined":
            return pair[0] != "open" and pair[1] == "open"
        case "newly_determined":
            return pair[0] == "open" and pair[1] != "open"
        case "reason":
            return pair == ("not_met", "not_met") and before.failed != after.failed
        case "asked":
            return pair == ("open", "open") and before.waiting != after.waiting
        case _:
            return False


def _standing(told: CaseAnswer) -> str:
    return "not_met" if told.failed else "open" if told.waiting else "met"


def _shows_in_a_month(witness: TopicWitness, before: CaseAnswer, after: CaseAnswer) -> bool:
    """Whether a month is paid otherwise: where a condition begins or ceases to be met, or becomes open."""
    one, other = before.amounts[GROSS], after.amounts[GROSS]
    match witness.kind:
        case "newly_right" | "newly_refused":
            settled = not before.waiting and not after.waiting
            otherwise = (before.lines, before.failed) != (after.lines, after.failed)
            return settled and one != other and otherwise
        case "newly_undetermined":
            return not before.waiting and bool(after.waiting)
        case "newly_determined":
            return bool(before.waiting) and not after.waiting
        case "asked":
            return bool(before.waiting) and bool(after.waiting) and before.waiting != after.waiting
        case "reason":
            return bool(before.failed and after.failed) and before.failed != after.failed
        case _:
            return False


def _same_amounts(witness: TopicWitness, before: CaseAnswer, after: CaseAnswer, on: date) -> bool:
    """Whether an amount or a day that differs in the topic differs here by the same two values."""
    for name in dict.fromkeys((*witness.before.amounts, *witness.after.amounts)):
        pair = witness.before.amounts.get(name), witness.after.amounts.get(name)
        if pair[0] == pair[1] or not _of_kind(witness.kind, pair):
            continue
        if name in _LINES:
            told = before.amounts.get(_LINES[name]), after.amounts.get(_LINES[name])
            pair = _a_year(name, pair[0], on), _a_year(name, pair[1], on)
            if pair == told and before.amounts[GROSS] != after.amounts[GROSS]:
                return True
        elif pair in _days_counted(before.amounts.get(name), after.amounts.get(name)):
            return True
    return False


def _of_kind(kind: Class, pair: tuple[int | None, int | None]) -> bool:
    """Whether two values of an amount are of the class: a witness may differ in several ways."""
    one, other = pair
    if kind in ("newly_determined", "newly_undetermined"):
        return one is None if kind == "newly_determined" else other is None
    if one is None or other is None:
        return False
    return {"more": one < other, "less": one > other, "deadline": True}.get(kind, False)


def _days_counted(one: int | None, other: int | None) -> Iterator[tuple[int | None, int | None]]:
    """The results behind the days of two duties: the day itself, or the first day after it."""
    for by in (0, 1):
        yield (None if one is None else one + by), (None if other is None else other + by)


def _a_year(name: str, amount: int | None, on: date) -> int | None:
    """An amount of § 35 as a line states it: a year."""
    if amount is None or name != Rate.child_daily.name:
        return amount
    days = Sharing.days_a_year.on(on).value
    return None if days is None else amount * days


_LINES = {
    Rate.yearly.name: "benefit",
    Rate.yearly_under_25.name: "benefit",
    Rate.child_daily.name: "child_supplement",
}
"""The line of a month of which each rate is told."""
