"""The ruling on one entry of a case under the rules of one topic, and deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from qupcore.cases.ruling.deadline_days import Move
from qupcore.cases.ruling.lacking import found_in_law
from qupcore.cases.ruling.ruling import Instead, Ruling, evaluate
from qupcore.deciding.facts import Fact
from qupcore.domain.answers.decision import Question
from qupcore.domain.citation import Citation
from qupcore.domain.days import day_of
from qupcore.law.forskrift.f1471_s01_content import evaluation_dates_stated
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import IntTerm, Value

__all__ = [
    "Deadline",
    "DeadlineKind",
    "ItemRuling",
    "KnownFacts",
    "asked_at",
    "deadline",
    "evaluation",
    "ruled",
    "stated",
]

KnownFacts: TypeAlias = Mapping[str, Fact | Value | date | Instead | None]
"""What is known of an entry, by term; None is the same as left out; or what to ask in its place."""

DeadlineKind = Literal[
    "start",
    "evaluation",
    "period_ends",
    "maximum",
    "age_limit",
    "interruption_ends",
    "protection_ends",
    "self_certificate_review",
    "appeal",
    "certificate",
    "interim_answer",
    "reasons_request",
    "give_reasons",
    "settle_suspension",
    "end_no_return",
    "repeat_appeal",
    "correct_appeal",
    "send_appeal",
    "harm_notice",
    "costs_claim",
]


@attrs.frozen(eq=False, kw_only=True)
class ItemRuling:
    """What the rules of a topic come to for one entry of a case.

    Attributes:
        path: Where in the case the entry stands (`$.course.decisions[1]`).
        topic: The topic.
        ruling: What both engines found, with the facts they were given.
        asked: What to ask about terms that are not known, where that is not the term at this entry.
    """

    path: str
    topic: str
    ruling: Ruling
    asked: Mapping[str, tuple[Question, ...]] = MappingProxyType({})


def asked_at(places: Mapping[str, str]) -> Mapping[str, tuple[Question, ...]]:
    """The questions about some terms, each at the path of the other entry that takes its answer."""
    return {name: (attrs.evolve(question(name, path), path=path),) for name, path in places.items()}


@attrs.frozen(eq=False, kw_only=True)
class Deadline:
    """Something that must happen by a day.

    Attributes:
        what: What must happen.
        on: The last day for it, included (`maximum`: the last day there can be a programme;
            `protection_ends`: the last day on which it may not be ended). None: a fact or a number that it
            needs is not known.
        path: Where in the case it springs from.
        rule: Id of the rule that sets it.
        citation: Where that stands.
        done_on: The day it was done, where that is on record.
        done: Whether it is on record as done. False says no more than that nothing shows it.
        ruling: What it was calculated from.
        in_time_by: Names of facts by which what was done after the day may not be late: posted in time,
            judged to be as soon as can be, needless. Those that are not known are asked.
        move: Where a day off moved it, and by which law; None where no law moves a deadline of its kind.
    """

    what: DeadlineKind
    on: date | None
    path: str
    rule: str
    citation: Citation
    done_on: date | None
    done: bool
    ruling: Ruling
    move: Move | None = None
    in_time_by: tuple[str, ...] = ()

    @property
    def done_late(self) -> bool:
        """Whether it is on record as done after the deadline."""
        return self._after() and not self.in_time_by

    @property
    def maybe_late(self) -> bool:
        """Whether it came after the deadline but may have been done in time."""
        return self._after() and bool(self.in_time_by)

    def _after(self) -> bool:
        return self.done and self.on is not None and self.done_on is not None and self.done_on > self.on


def ruled(
    path: str,
    topic: str,
    day: date,
    facts: KnownFacts,
    applied: AppliedLaw,
) -> ItemRuling:
    """Evaluate the rules of a topic for one entry.

    Args:
        path: Where the entry stands.
        topic: The topic.
        day: The day whose rules are used.
        facts: What is known, by term; dates may be given as dates; None is the same as left out.
        applied: The law, and the numbers chosen where it leaves them open.

    Raises:
        NoRulesInForce: nothing about the topic is in force on the day.
    """
    known = {name: value.toordinal() if isinstance(value, date) else value for name, value in facts.items()}
    of_topic = applied.chosen_for(topic)
    if of_topic:
        values = applied.law.in_force(day, topic).values
        of_topic = {name: n for name, n in of_topic.items() if name in values and values[name].permits(n)}
    return ItemRuling(
        path=path, topic=topic, ruling=evaluate(topic, day, known, applied.with_policy(of_topic))
    )


def deadline(
    what: DeadlineKind,
    item: ItemRuling,
    gives: IntTerm,
    *,
    done_on: date | None = None,
    done: bool | None = None,
    last_day_before: bool = False,
    move: Move | None = None,
) -> Deadline:
    """A deadline on the day that the rules of a topic gave.

    Args:
        what: What must happen by it.
        item: The entry, and what the rules came to.
        gives: The term that holds the day.
        done_on: The day it was done.
        done: Whether it was done; left out: where the day is on record.
        last_day_before: Whether the term holds the first day after, so that the last day is the one before.
        move: Where a day off moved it.
    """
    source = found_in_law(
        (found for found in item.ruling.calculations if found.gives == gives.name), gives.name
    )
    day = item.ruling.amounts[gives.name]
    return Deadline(
        what=what,
        on=None if day is None else day_of(day - last_day_before),
        path=item.path,
        rule=source.id,
        citation=source.provision.citation,
        done_on=done_on,
        done=done_on is not None if done is None else done,
        ruling=item.ruling,
        move=move,
    )


def stated(
    what: DeadlineKind, item: ItemRuling, rule_id: str, day: date | None, done_on: date | None
) -> Deadline:
    """A deadline on a written day, or as soon as possible, which gives no day."""
    found = found_in_law((finding for finding in item.ruling.findings if finding.rule == rule_id), rule_id)
    return Deadline(
        what=what,
        on=day,
        path=item.path,
        rule=rule_id,
        citation=found.citation,
        done_on=done_on,
        done=done_on is not None,
        ruling=item.ruling,
    )


def evaluation(item: ItemRuling, path: str, day: date, done_on: date | None) -> Iterator[Deadline]:
    """An evaluation day that the plan states, where a rule of the day requires the plan to state it."""
    for found in item.ruling.findings:
        if found.rule == evaluation_dates_stated.id:
            yield Deadline(
                what="evaluation",
                on=day,
                path=path,
                rule=found.rule,
                citation=found.citation,
                done_on=done_on,
                done=done_on is not None,
                ruling=item.ruling,
            )
