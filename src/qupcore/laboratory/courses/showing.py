"""Whole cases that show what a topic shows: decided again under both laws before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Literal

import attrs

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.laboratory.courses.case_answer import GROSS, CaseAnswer, CaseQuestion, case_answer
from qupcore.laboratory.courses.course_of import courses_with
from qupcore.laboratory.courses.reading import Read
from qupcore.laboratory.courses.ways import BUILDERS, GIVEN_ELSEWHERE, IN_A_MONTH, NO_WAY, NoWay
from qupcore.laboratory.courses.whole_case import WholeCase
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.sides import Sides
from qupcore.laboratory.topic_answer import TopicAnswer, amount_units, answer_of, topic_kinds
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.law.sotjl.p35_month import Sharing
from qupcore.law.terms.benefit import Pay, Rate
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["CaseWitness", "WhyNoCase", "case_of_witness"]

WhyNoCase = Literal[NoWay, "everybody", "no_case", "not_shown", "reading"]
"""Why a witness stays facts: no way for the topic; a topic without rules on one side; facts that no case has;
no case that has them shows the difference again; a reading, which no question about a case tells."""

_Pair = tuple[int | None, int | None]

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
        facts: What is read of it for the topic: the facts of the witness, and what every case tells beside.
    """

    kind: Class
    laid: WholeCase
    path: str
    asked: CaseQuestion
    before: CaseAnswer
    after: CaseAnswer
    facts: Mapping[str, Value]


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
    found = _case_with(topic, witness.kind, witness.facts, sides)
    stated = {
        name: value for name, value in witness.facts.items() if name not in GIVEN_ELSEWHERE.get(topic, ())
    }
    if isinstance(found, CaseWitness) or stated == witness.facts:
        return found
    return _case_with(topic, witness.kind, stated, sides)


def _case_with(
    topic: str, kind: Class, facts: Mapping[str, Value], sides: Sides
) -> CaseWitness | Literal["no_case", "not_shown"]:
    """A case with these facts that shows a class of the topic."""
    built, books = False, sides.rulebooks(topic)
    for laid, reads in islice(courses_with(topic, sides.on, facts, sides.laws), _TRIED):
        built = True
        one, other = (_answer(book, read) for book, read in zip(books, reads, strict=True))
        if kind not in topic_kinds(one, other, amount_units(*filter(None, books))):
            continue  # a case tells more than a witness, and need not be of its class
        for asked in _questions(topic):
            before, after = (
                case_answer(asked, topic, read.path, laid, law, book)
                for law, book, read in zip(sides.laws, books, reads, strict=True)
            )
            pairs = dict(_pairs(one, other))
            if _shows(topic, kind, pairs, before, after, laid.on):
                return CaseWitness(kind, laid, reads[0].path, asked, before, after, reads[0].facts)
    return "not_shown" if built else "no_case"


def _answer(book: Rulebook | None, read: Read) -> TopicAnswer:
    if book is None:
        return TopicAnswer("no_rule")
    return answer_of(book, agreement_of(book, installed_engines())(read.facts))


def _questions(topic: str) -> tuple[CaseQuestion, ...]:
    return ("benefit",) if topic in IN_A_MONTH else ("review", "duties")


def _pairs(one: TopicAnswer, other: TopicAnswer) -> Iterator[tuple[str, _Pair]]:
    """What the formulas give under both laws, where that differs."""
    for name in dict.fromkeys((*one.amounts, *other.amounts)):
        pair = one.amounts.get(name), other.amounts.get(name)
        if pair[0] != pair[1]:
            yield name, pair


def _shows(
    topic: str, kind: Class, pairs: Mapping[str, _Pair], before: CaseAnswer, after: CaseAnswer, on: date
) -> bool:
    """Whether two answers about a case differ as those of the topic do."""
    if _same_amounts(kind, pairs, before, after, on):
        return True
    if topic in IN_A_MONTH:
        return _shows_in_a_month(kind, before, after)
    pair = _standing(before), _standing(after)
    match kind:
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


def _shows_in_a_month(kind: Class, before: CaseAnswer, after: CaseAnswer) -> bool:
    """Whether a month is paid otherwise: where a condition begins or ceases to be met, or becomes open."""
    one, other = before.amounts[GROSS], after.amounts[GROSS]
    match kind:
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


def _same_amounts(
    kind: Class, pairs: Mapping[str, _Pair], before: CaseAnswer, after: CaseAnswer, on: date
) -> bool:
    """Whether an amount or a day that differs in the topic differs here by the same two values."""
    paid = before.amounts.get(GROSS), after.amounts.get(GROSS)
    for name, pair in pairs.items():
        if not _of_kind(kind, pair):
            continue
        told = before.amounts.get(_LINES.get(name, name)), after.amounts.get(_LINES.get(name, name))
        if name in _LINES:
            if paid[0] != paid[1] and told == (_a_year(name, pair[0], on), _a_year(name, pair[1], on)):
                return True
        elif told in _as_told(pair):
            return True
    return False


def _of_kind(kind: Class, pair: _Pair) -> bool:
    """Whether two values of an amount are of the class: a witness may differ in several ways."""
    one, other = pair
    if kind in ("newly_determined", "newly_undetermined"):
        return one is None if kind == "newly_determined" else other is None
    if one is None or other is None:
        return False
    return {"more": one < other, "less": one > other, "deadline": True}.get(kind, False)


def _as_told(pair: _Pair) -> tuple[_Pair, _Pair]:
    """The days of two duties for two results: the same days, or the days before them."""
    one, other = pair
    return pair, (None if one is None else one - 1, None if other is None else other - 1)


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
    Pay.after_benefits.name: GROSS,
}
"""The amount of a month by which each result is told; that of a whole month only where there is no child."""
