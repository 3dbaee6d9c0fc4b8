"""A case over time as a state machine of Hypothesis: what an office may do in any order, legal or not.

```python
from qupcore.testing import CaseOverTime


class MyCase(CaseOverTime):
    pass


TestMyCase = MyCase.TestCase
```
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, ClassVar

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from qupcore.cases.benefit.month import Account
from qupcore.cases.review.duties import duties
from qupcore.cases.review.review import review
from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import receipt_of
from qupcore.deciding.replaying import replay
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant, PracticeCondition
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.money import Money
from qupcore.laboratory.drawn_people import neighbours
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.testing.at_the_limits import deciding_people
from qupcore.wire.structure import read_case, to_json

__all__ = ["CaseOverTime"]

_TOO_LONG = "for-2011-1471.2.decision_at_most_a_year"
_OLDEST = 100
_WAITS = st.sampled_from((0, 1, 7, 21, 30, 90, 365))
_YES_NO = st.sampled_from((True, None, False))
_MONTHS = st.sampled_from((12, 6, 3, 24, 13))


class CaseOverTime(RuleBasedStateMachine):
    """An office that applies, assesses, grants, starts, changes and ends in any order.

    Subclass it, and add rules and invariants of your own with the decorators of `hypothesis.stateful`: what
    happens next changes `case`, and `later` moves `today`. `forbidden` lists, by rule of the law, the entries
    that were made against it: the review must find each of them.

    Attributes:
        law: The law of every day.
        first: The first day.
        case: The case as it is on `today`.
        today: The day; it never goes back.
        forbidden: What was done against the law: the id of the rule, and the path of the entry.
    """

    law: ClassVar[Law] = NATIONAL
    first: ClassVar[date] = date(2026, 1, 5)

    def __init__(self) -> None:
        super().__init__()
        self.today = self.first
        self.case = Participant(ref="case")
        self.forbidden: set[tuple[str, str]] = set()

    @property
    def course(self) -> Course:
        """The course so far."""
        return self.case.course or Course()

    def later(self, days: int) -> None:
        """Let some days pass."""
        self.today += timedelta(days)

    def record(self, **changes: Any) -> None:
        """Write something in the course."""
        self.case = attrs.evolve(self.case, course=attrs.evolve(self.course, **changes))

    def decide_so(self, **fields: Any) -> int:
        """Write a decision of today; gives its number in the course."""
        number = len(self.course.decisions)
        notice: dict[str, Any] = {"notified_on": self.today, "reasons": "As the case shows."}
        told = fields.get("told_of_appeal")
        if told is False:
            self.forbidden.add(("fvl.27.told_of_appeal", f"$.course.decisions[{number}]"))
        made = ProgrammeDecision(decided_on=self.today, **(notice | fields))
        self.record(decisions=(*self.course.decisions, made))
        return number

    def _living(self, case: Participant) -> Participant:
        """Somebody who lived on the first day, and can grow older: the oldest of the vocabulary cannot."""
        born = case.birth_date
        if born is not None and born > self.first:
            return attrs.evolve(case, birth_date=self.first)
        if born is None or born.year >= self.today.year - _OLDEST:
            return case
        return attrs.evolve(case, birth_date=born.replace(year=self.today.year - _OLDEST, day=1))

    def _is_for(self, months: int, path: str) -> None:
        """A decision for more than a year is forbidden; the months of an interruption do not count in it."""
        if months > 12 and not self.course.interruptions():
            self.forbidden.add((_TOO_LONG, path))

    @initialize(data=st.data())
    def somebody(self, data: st.DataObject) -> None:
        """A person at the limits of the rules."""
        self.case = self._living(data.draw(deciding_people(self.today, self.law)))

    @precondition(lambda self: self.course.applied_on is None)
    @rule(wait=_WAITS)
    def applies(self, wait: int) -> None:
        """The application comes in."""
        self.later(wait)
        self.record(applied_on=self.today)

    @rule(wait=_WAITS, data=st.data())
    def is_assessed(self, wait: int, data: st.DataObject) -> None:
        """A fact about the person becomes known, becomes another, or turns out not to be known."""
        self.later(wait)
        near = [person for _, person in neighbours(self.case, self.today, self.law)]
        self.case = self._living(data.draw(st.sampled_from(near)))

    @rule(demanded=st.sampled_from(("motivated", "stable enough")))
    def is_asked_for_more_than_the_law(self, demanded: str) -> None:
        """Local practice demands something that is no condition: it is forbidden."""
        if not self.case.practice_conditions:
            self.case = attrs.evolve(self.case, practice_conditions=(PracticeCondition(name=demanded),))
        self.forbidden.add(("sotjl.29.no_other_conditions", "$.practice_conditions[0]"))

    @rule(wait=_WAITS, months=_MONTHS, told=_YES_NO, written=_YES_NO)
    def grants(self, wait: int, months: int, told: bool | None, written: bool | None) -> None:
        """A programme is granted, also to somebody without the right, or for too long."""
        self.later(wait)
        number = self.decide_so(
            kind="granted",
            applies_from=self.today,
            applies_to=self.today + timedelta(months * 30 + months // 2),
            told_of_appeal=told,
            written=written,
        )
        path = f"$.course.decisions[{number}]"
        if written is False:
            self.forbidden.add(("fvl.23.in_writing", path))
        self._is_for(months, path)

    @precondition(lambda self: self.course.started_on is None and self.course.granted())
    @rule(wait=_WAITS)
    def starts(self, wait: int) -> None:
        """The first programme is started, in time or too late."""
        programmes = self.course.programmes()
        self.later(wait)
        if programmes and all(one.started_on is None for one in programmes):
            self.record(started_on=self.today)

    @rule(
        wait=_WAITS,
        days=st.sampled_from((1, 3, 4, 16, 40)),
        reason=st.sampled_from(("own_illness", "sick_child", "welfare", "holiday", "after_birth", None)),
        permitted=_YES_NO,
    )
    def is_absent(self, wait: int, days: int, reason: Any, permitted: bool | None) -> None:
        """Absence, after the absences so far, in or out of a programme."""
        self.later(wait)
        last = max((item.through for item in self.course.absences), default=self.first)
        first = max(self.today, last + timedelta(1))
        absence = Absence(first=first, last=first + timedelta(days - 1), reason=reason, permitted=permitted)
        self.today = max(self.today, absence.through)
        self.record(absences=(*self.course.absences, absence))

    @rule(wait=_WAITS, minutes=st.sampled_from((2250, 1500, 15, None)))
    def changes_the_plan(self, wait: int, minutes: int | None) -> None:
        """A new version of the plan; one of the same day takes its place."""
        self.later(wait)
        element = Element(measure="no:arbeidstrening", minutes_a_week=minutes)
        kept = tuple(plan for plan in self.course.plans if plan.valid_from != self.today)
        self.record(plans=(*kept, Plan(valid_from=self.today, elements=(element,))))

    @rule(wait=_WAITS, days=st.sampled_from((1, 5, 30, None)), notice=_YES_NO)
    def reduces(self, wait: int, days: int | None, notice: bool | None) -> None:
        """The benefit is cut, with or without a day on which that ends."""
        self.later(wait)
        end = None if days is None else self.today + timedelta(days)
        self.decide_so(kind="reduced", applies_from=self.today, applies_to=end, advance_notice=notice)

    @rule(wait=_WAITS, months=_MONTHS, ground=st.sampled_from((None, "second_year", "beyond_two_years")))
    def extends(self, wait: int, months: int, ground: Any) -> None:
        """The last period granted is extended, or something that nobody granted."""
        self.later(wait)
        ends = [one.applies_to for one in self.course.granted() if one.applies_to is not None]
        start = max(ends) + timedelta(1) if ends else self.today
        end = start + timedelta(months * 30 + months // 2)
        number = self.decide_so(kind="extended", applies_from=start, applies_to=end, extension=ground)
        self._is_for(months, f"$.course.decisions[{number}]")

    @rule(
        wait=_WAITS,
        days=st.sampled_from((None, 30, 400)),
        because=st.sampled_from(("ordinary_work", "birth", "own_wish", "absence", None)),
    )
    def interrupts(self, wait: int, days: int | None, because: Any) -> None:
        """The programme is interrupted, for a time or openly."""
        self.later(wait)
        end = None if days is None else self.today + timedelta(days)
        self.decide_so(kind="interrupted", applies_from=self.today, applies_to=end, because=because)
        # The review counts the months of a period without those of an interruption, also a later one.
        self.forbidden = {(name, path) for name, path in self.forbidden if name != _TOO_LONG}

    @rule(
        wait=_WAITS,
        because=st.sampled_from(("completed", "absence", "own_wish", "maximum_reached", None)),
        notice=_YES_NO,
    )
    def ends(self, wait: int, because: Any, notice: bool | None) -> None:
        """The programme is ended, also where none runs."""
        self.later(wait)
        if any(one.kind == "ended" and one.decided_on == self.today for one in self.course.decisions):
            return
        self.decide_so(kind="ended", applies_from=self.today, because=because, advance_notice=notice)

    @precondition(lambda self: self.course.decisions)
    @rule(wait=_WAITS, which=st.integers(0, 9), late=_YES_NO)
    def appeals(self, wait: int, which: int, late: bool | None) -> None:
        """The participant appeals against some decision, in time or late."""
        self.later(wait)
        against = self.course.decisions[which % len(self.course.decisions)].decided_on
        if all(one.against != against for one in self.course.appeals):
            appeal = Appeal(received_on=self.today, against=against, rejected_as_late=late)
            self.record(appeals=(*self.course.appeals, appeal))

    @invariant()
    def can_be_written_and_read(self) -> None:
        """Reading refuses nothing that an office may really have done."""
        written = json.dumps(to_json(self.case), ensure_ascii=False).encode()
        assert read_case(written) == self.case

    @invariant()
    def is_reviewed(self) -> None:
        """What the law forbids is found; nothing makes the review or the deadlines fail."""
        found = review(self.case, self.today, law=self.law)
        duties(self.case, self.today, law=self.law)
        breaches = {(item.finding.rule, item.path) for item in found.breaches}
        known = {placed.id for placed in self.law.rules if placed.on(self.today)}
        missed = {(name, path) for name, path in self.forbidden - breaches if name in known}
        assert not missed, f"the review does not find {sorted(missed)}"

    @invariant()
    def has_no_benefit_below_zero_or_without_reason(self) -> None:
        """A month without an amount says what to ask; a month of nothing says why."""
        account = Account(self.case, law=self.law)
        for year in {self.first.year, self.today.year}:
            for month in account.year(year).months:
                assert month.gross is None or month.gross >= Money(0), (year, month.month)
                assert month.payout is None or month.payout >= Money(0), (year, month.month)
                if month.gross is None:
                    assert month.open, (year, month.month)
                elif month.gross == Money(0):
                    assert month.without or month.lines or month.open, (year, month.month)

    @invariant()
    def unknown_never_refuses(self) -> None:
        """A fact that is forgotten never leads to a refusal."""
        if decide(self.case, self.today, law=self.law).outcome == "no_right":
            return
        for name, near in neighbours(self.case, self.today, self.law):
            if _fewer(near, self.case):
                assert decide(near, self.today, law=self.law).outcome != "no_right", name

    @invariant()
    def is_decided_again_as_it_was(self) -> None:
        """A receipt is replayed equal; of a trial there is none."""
        decision = decide(self.case, self.today, law=self.law)
        if not decision.provenance.trial:
            assert replay(receipt_of(self.case, decision)).same


def _fewer(near: Participant, case: Participant) -> bool:
    """Whether a field that the case has is left out."""
    for field in attrs.fields(Participant):
        if getattr(near, field.name) in (None, ()) and getattr(case, field.name) not in (None, ()):
            return True
    return len(near.assessments) < len(case.assessments)
