"""Which absence keeps the benefit: § 36 by its wording of the day, and the regulation's §§ 5-17.

`kept` is true where the benefit stays as it is, false where § 36 reduces it, and None where that is not
known. The office's permission, where it is on record, counts. Where it is not, the regulation answers for it
as far as it gives absence with benefit; beyond its limits it is asked whether permission was given. So a
reduction never rests on a limit alone, but on a refusal, or on a reason that the law does not know. A refusal
where the regulation gives absence with benefit stands against it: then nothing is decided (`kept` is None).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.absence_day import AbsentDay, Facts
from qupcore.cases.absence_facts import absent_days
from qupcore.cases.answers import Answers
from qupcore.cases.ruling import Ruling
from qupcore.cases.timeline import Timeline, timeline
from qupcore.deciding.facts import Fact
from qupcore.deciding.filling import Filled, fill
from qupcore.domain.participant import Participant
from qupcore.domain.truth import Truth
from qupcore.engines import Verdicts
from qupcore.law.absence_terms import Absent
from qupcore.memory import found_once

__all__ = ["TOPICS", "AbsencePart", "absence_parts"]

ACT, PERMISSION = "absence", "permission"
REGULATION = (
    *("own_illness", "sick_child", "antenatal_check", "before_birth", "after_birth", "birth_of_child"),
    *("nursing", "welfare", "religious_holiday", "holiday", "pandemic"),
)
TOPICS = (ACT, PERMISSION, *REGULATION, "illness_window", "sick_child_window", "working_day")
"""What is asked about an absence; policy values of these topics may be given."""

_Put = tuple[str, Answers, Verdicts, Facts]
"""Facts put to the rules of a topic, and what they came to."""


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
    """

    number: int
    first: date
    last: date
    days: tuple[date, ...]
    minutes_a_day: int | None
    kept: Truth
    entitled: Truth
    permitted: bool | None
    _regulation: _Put | None
    _act: _Put

    @property
    def path(self) -> str:
        """Where in the case the entry stands."""
        return f"$.course.absences[{self.number}]"

    @found_once
    def rulings(self) -> tuple[Ruling, ...]:
        """What both engines found: under the regulation, on the permission, and under § 36.

        The facts are those of the last of the days.
        """
        found = [] if self._regulation is None else [self._ruling(self._regulation)]
        if self._regulation is not None and self.permitted is not None:
            facts: Facts = {Absent.permitted.name: self.permitted}
            if self.entitled is not None:
                facts[Absent.entitled.name] = self.entitled
            answers = timeline(PERMISSION).on(self.last)
            assert answers is not None  # in force as long as the regulation is
            found.append(self._ruling((PERMISSION, answers, answers(facts), facts)))
        return (*found, self._ruling(self._act))

    @found_once
    def missing(self) -> tuple[str, ...]:
        """What to ask where it is not known whether the benefit is kept: names of terms."""
        if self.kept is not None:
            return ()
        asked: dict[str, None] = {}
        if self.entitled is None and self._regulation is not None:
            asked |= dict.fromkeys(_asks(self._regulation))
        asked |= dict.fromkeys(name for name in _asks(self._act) if name != Absent.entitled.name)
        return tuple(asked)

    @property
    def against(self) -> tuple[str, ...]:
        """The ids of the rules by which the benefit is not kept, § 36 last; empty unless `kept` is false."""
        if self.kept is not False:
            return ()
        puts = (self._act,) if self._regulation is None else (self._regulation, self._act)
        return tuple(rule for put in puts for rule, truth in put[2].rules.items() if truth is False)

    def _ruling(self, put: _Put) -> Ruling:
        topic, answers, verdicts, facts = put
        return Ruling(topic=topic, on=self.last, verdicts=verdicts, known=facts, prepared=answers.prepared)


def absence_parts(
    participant: Participant, policy: Mapping[str, int] | None = None, on: date | None = None
) -> tuple[AbsencePart, ...]:
    """The absences of a case, in time order, cut where the law or what it comes to changes.

    Only working days are absence: a day off is none, and an entry of days off only has no part.

    Args:
        participant: The case.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.
        on: The last day looked at, included; judgements made later are not known. Left out: everything is.

    Raises:
        NoRulesInForce: an absence is of a day before 2007-11-01.
        BadInput: a judgement on an absence answers no question of the law.

    Source: sosialtjenesteloven § 36 (1991 Act § 5A-8), FOR-2011-12-21-1471 §§ 5-17.

    >>> from qupcore import Participant
    >>> from qupcore.domain.absence import Absence
    >>> from qupcore.domain.course import Course
    >>> first, last = date(2026, 9, 7), date(2026, 9, 11)
    >>> ill = Absence(first=first, last=last, reason="own_illness", certificate="self")
    >>> case = Participant(ref="a", course=Course(started_on=date(2026, 2, 2), absences=(ill,)))
    >>> for part in absence_parts(case):
    ...     print(part.first, part.last, part.kept, part.missing[0])
    2026-09-07 2026-09-09 None absence.doctor_demanded
    2026-09-10 2026-09-11 None absence.permitted
    """
    return tuple(_parts(absent_days(participant, policy, on), policy))


def _parts(days: Iterator[AbsentDay], policy: Mapping[str, int] | None) -> Iterator[AbsencePart]:
    lines = {topic: timeline(topic, policy) for topic in (ACT, *REGULATION)}
    run: list[date] = []
    before: tuple[AbsentDay, Truth, _Put | None, _Put] | None = None
    for absent in days:
        regulation, entitled = _under_regulation(absent, lines)
        act = _under_act(absent, entitled, lines[ACT].on(absent.day))
        if before is not None and not (
            before[0].number == absent.number and _same(before[3], act) and _same(before[2], regulation)
        ):
            yield _part(run, before)
            run = []
        run.append(absent.day)
        before = absent, entitled, regulation, act
    if before is not None:
        yield _part(run, before)


def _under_regulation(absent: AbsentDay, lines: Mapping[str, Timeline]) -> tuple[_Put | None, Truth]:
    """What the regulation comes to on the day, and whether it gives absence with benefit."""
    if absent.topic is None:
        return None, None if absent.entry.reason is None else False
    answers = lines[absent.topic].on(absent.day)
    if answers is None:
        return None, False
    facts, uncertain = absent.facts, absent.uncertain
    if uncertain:
        best = answers({**facts, **{name: two[0] for name, two in uncertain.items()}})
        worst = answers({**facts, **{name: two[1] for name, two in uncertain.items()}})
        # More days used, or fewer weeks in the programme, never help: what both ends come to, all between do.
        if best != worst:
            facts = {name: value for name, value in facts.items() if name not in uncertain}
    verdicts = answers(facts)
    return (absent.topic, answers, verdicts, facts), verdicts.right


def _under_act(absent: AbsentDay, entitled: Truth, answers: Answers | None) -> _Put:
    """What § 36 comes to on the day."""
    assert answers is not None  # § 36 has been in force for as long as there have been days to be absent on
    facts = {
        name: absent.facts[name]
        for name in (Absent.reason.name, Absent.compelling_welfare_reason.name)
        if name in absent.facts
    }
    if entitled is not None:
        facts[Absent.entitled.name] = entitled
    permitted = _permission(absent.entry.permitted, entitled)
    if permitted is not None:
        facts[Absent.permitted.name] = permitted
    return ACT, answers, answers(facts), facts


def _permission(recorded: bool | None, entitled: Truth) -> Truth:
    """Whether there is permission: as recorded; where nothing is, by right, or not known.

    A recorded refusal of what the regulation gives is neither: one of the two is wrong.
    """
    if recorded is None:
        return True if entitled else None
    return None if entitled and not recorded else recorded


def _same(one: _Put | None, two: _Put | None) -> bool:
    """Whether two come to the same by the same rules; whether they are one object says nothing."""
    if one is None or two is None:
        return one is None and two is None
    return one[1:3] == two[1:3]


def _part(days: list[date], last: tuple[AbsentDay, Truth, _Put | None, _Put]) -> AbsencePart:
    absent, entitled, regulation, act = last
    return AbsencePart(
        number=absent.number,
        first=days[0],
        last=days[-1],
        days=tuple(days),
        minutes_a_day=absent.entry.minutes_a_day,
        kept=_settled(act),
        entitled=entitled,
        permitted=absent.entry.permitted,
        regulation=regulation,
        act=act,
    )


def _settled(put: _Put) -> Truth:
    """What facts come to, also where every way of filling in what is missing comes to the same."""
    return put[2].right if put[2].right is not None else _filled(put).truth


def _asks(put: _Put) -> tuple[str, ...]:
    """The terms that can still change what facts come to, most decisive first."""
    return _filled(put).asks


def _filled(put: _Put) -> Filled:
    _, answers, verdicts, facts = put
    values = {name: fact.value if isinstance(fact, Fact) else fact for name, fact in facts.items()}
    return fill(answers.prepared, values, verdicts.rules)
