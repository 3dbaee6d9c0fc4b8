"""A part of one absence: days with the same facts, and the outcome of the rules for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from qupcore.cases.absence.day import AbsentDay, Facts
from qupcore.cases.ruling.answers import Answers
from qupcore.cases.ruling.ruling import Ruling
from qupcore.deciding.facts import Fact
from qupcore.deciding.filling import Filled, fill
from qupcore.domain.answers.decision import ParameterUse, Question
from qupcore.domain.truth import Truth
from qupcore.engines import Verdicts
from qupcore.law.terms.absence import Absent
from qupcore.memory import found_once

__all__ = ["PERMISSION", "AbsencePart", "Put"]

PERMISSION = "permission"


@attrs.frozen(eq=False)
class Put:
    """Facts put to the rules of a topic, and what they came to."""

    topic: str
    answers: Answers = attrs.field(repr=False)
    verdicts: Verdicts
    facts: Facts

    @classmethod
    def to(cls, topic: str, answers: Answers, facts: Facts) -> Put:
        """Evaluate the facts with the rules."""
        return cls(topic, answers, answers(facts), facts)

    def same_as(self, other: Put) -> bool:
        """Whether two evaluations used the same rules and gave the same result.

        They are compared by value: a remembered result may be dropped between two days and return as an equal
        but different object.
        """
        return self.answers.rulebook == other.answers.rulebook and self.verdicts == other.verdicts

    @property
    def settled(self) -> Truth:
        """The result, if it is the same for every way of filling in the missing facts."""
        return self.verdicts.right if self.verdicts.right is not None else self._filled().truth

    @property
    def asks(self) -> tuple[str, ...]:
        """The terms that can still change the result, most decisive first."""
        return self._filled().asks

    def ruling(self, on: date) -> Ruling:
        """The result as a ruling of a day."""
        return Ruling(
            topic=self.topic,
            on=on,
            verdicts=self.verdicts,
            known=self.facts,
            prepared=self.answers.prepared,
        )

    def _filled(self) -> Filled:
        values = {name: fact.value if isinstance(fact, Fact) else fact for name, fact in self.facts.items()}
        return fill(self.answers.prepared, values, self.verdicts.rules)


@attrs.frozen(eq=False, slots=False, kw_only=True)
class AbsencePart:
    """The working days of one absence on which everything is the same.

    Attributes:
        number: The number of the entry in `course.absences`, from 0.
        first: The first working day.
        last: The last working day, included.
        days: Each working day.
        minutes_a_day: Time away on each of them; None: whole days.
        kept: Whether the benefit stays as it is (§ 36); None where that is not known.
        entitled: Whether the regulation gives absence with benefit; None where that is not known, or where
            there was no regulation.
        permitted: Whether the office gave permission, as recorded.
        doubts: What must be known before the days are cut at all, whatever the absence comes to.
    """

    number: int
    first: date
    last: date
    days: tuple[date, ...]
    minutes_a_day: int | None
    kept: Truth
    entitled: Truth
    permitted: bool | None
    _absent: AbsentDay = attrs.field(repr=False)
    _regulation: Put | None
    _act: Put
    _permission: Answers | None = attrs.field(repr=False)
    _counted_by: tuple[Answers, ...] = attrs.field(repr=False)
    doubts: tuple[Question, ...] = ()

    @property
    def path(self) -> str:
        """The path of the entry in the case."""
        return self._absent.path

    @found_once
    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings of both engines: under the regulation, on the permission, and under § 36.

        The facts are those of the last of the days.
        """
        found = [] if self._regulation is None else [self._regulation.ruling(self.last)]
        if self._regulation is not None and self.permitted is not None:
            reason = {Absent.reason.name: self._act.facts[Absent.reason.name]}  # has a regulation
            facts: Facts = {Absent.permitted.name: self.permitted, **reason}
            if self.entitled is not None:
                facts[Absent.entitled.name] = self.entitled
            answers = self._permission
            assert answers is not None  # in force for as long as the regulation
            found.append(Put.to(PERMISSION, answers, facts).ruling(self.last))
        return (*found, self._act.ruling(self.last))

    @found_once
    def questions(self) -> tuple[Question, ...]:
        """The questions where it is not known whether the benefit is kept, each where its answer is missing.

        The answer may be missing in another entry, or about a child. Questions are also asked where a refusal
        stands only because an exception is not shown.
        """
        return self._absent.questions(self._missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the terms in the questions."""
        return tuple(dict.fromkeys(item.term for item in self.questions))

    def asked_for(self, names: Iterable[str]) -> Mapping[str, tuple[Question, ...]]:
        """The questions about unknown terms that its rulings read."""
        found = {name: self._absent.questions((name,)) for name in names}
        if Absent.entitled.name in found:
            # The questions are about the facts behind the regulation's answer, the reason first, never about
            # the answer.
            turns_on = (Absent.reason.name,) if self._regulation is None else self._regulation.asks
            found[Absent.entitled.name] = self._absent.questions(turns_on)
        return found

    @found_once
    def _missing(self) -> tuple[str, ...]:
        """The terms that leave it open whether the benefit is kept."""
        if self.kept is True or (self.kept is False and not self._unsettled):
            return ()
        asked: dict[str, None] = {}
        if self.entitled is None and self._regulation is not None:
            asked |= dict.fromkeys(self._regulation.asks)
        if self.kept is None:
            asked |= dict.fromkeys(name for name in self._act.asks if name != Absent.entitled.name)
        if self.permitted is False and self.entitled is None:
            # The refusal is on record; the question is whether the regulation gives the absence.
            asked.pop(Absent.permitted.name, None)
            if self._regulation is None:  # the reason decides which section of the regulation applies
                asked.setdefault(Absent.reason.name)
        return tuple(asked)

    @property
    def policy(self) -> tuple[ParameterUse, ...]:
        """The policy numbers on which the result rests."""
        puts = (self._act,) if self._regulation is None else (self._regulation, self._act)
        read = (*(put.answers for put in puts), *self._counted_by)
        uses = [use for answers in read for use in answers.prepared.uses.values()]
        return tuple(dict.fromkeys(use for use in uses if use.basis == "policy"))

    @property
    def _unsettled(self) -> bool:
        """Whether a refusal stands only because an exception is not shown."""
        return self.permitted is False and self.entitled is None

    @property
    def against(self) -> tuple[str, ...]:
        """The ids of the rules by which the benefit is not kept, § 36 last; empty unless `kept` is false."""
        if self.kept is not False:
            return ()
        puts = (self._act,) if self._regulation is None else (self._regulation, self._act)
        return tuple(
            entry.id
            for put in puts
            for entry in put.answers.prepared.rulebook.conditions
            if put.verdicts.rules[entry.id] is False
        )
