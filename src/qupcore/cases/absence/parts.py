"""Which absence keeps the benefit: § 36 by its wording of the day, and the regulation's §§ 5-17.

`kept` is true where the benefit stays as it is, false where § 36 reduces it, and None where that is not
known. The office's permission, where it is on record, counts. Where it is not, the regulation answers for it
as far as it gives absence with benefit; beyond its limits it is asked whether permission was given. So a
reduction never rests on a limit alone, but on a refusal, or on a reason that the law does not know. A refusal
where the regulation gives absence with benefit stands against it: then nothing is decided (`kept` is None).
Nor is it where it is not known whether the regulation does, unless it is only an exception that is not shown:
then the refusal stands for as long as it is not, and the exception is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.absence.day import AbsentDay, Facts
from qupcore.cases.absence.facts import absent_days
from qupcore.cases.ruling.answers import Answers
from qupcore.cases.ruling.ruling import Ruling
from qupcore.cases.ruling.timeline import Timeline, timeline
from qupcore.deciding.facts import Fact
from qupcore.deciding.filling import Filled, fill
from qupcore.domain.answers.decision import ParameterUse, Question
from qupcore.domain.case.participant import Participant
from qupcore.domain.truth import Truth
from qupcore.engines import Verdicts
from qupcore.law.terms.absence import TO_BE_SHOWN, Absent
from qupcore.memory import found_once

__all__ = ["TOPICS", "AbsencePart", "absence_parts"]

ACT, PERMISSION = "absence", "permission"
REGULATION = (
    *("own_illness", "sick_child", "antenatal_check", "before_birth", "after_birth", "birth_of_child"),
    *("birth_helper", "nursing", "welfare", "religious_holiday", "holiday", "pandemic"),
)
CALENDAR = "working_day"
COUNTED_BY: Mapping[str, tuple[str, ...]] = {
    "own_illness": ("illness_window",),
    "sick_child": ("sick_child_window", "sick_child_counted"),
}
"""By which rules days and children are counted before the rules on an absence are asked, by topic."""
TOPICS = (ACT, PERMISSION, *REGULATION, *(name for names in COUNTED_BY.values() for name in names), CALENDAR)
"""What is asked about an absence; policy values of these topics may be given."""

_Put = tuple[str, Answers, Verdicts, Facts]
"""Facts put to the rules of a topic, and what they came to."""


@attrs.frozen(eq=False)
class _Judged:
    """What the regulation comes to on a day.

    Attributes:
        put: What was put to its rules; None where it has none.
        entitled: Whether it gives absence with benefit.
        refusal_stands: Whether it does not, unless an exception is shown that is not.
    """

    put: _Put | None
    entitled: Truth
    refusal_stands: bool = False

    def questions(self, absent: AbsentDay) -> tuple[Question, ...]:
        """What to ask where it is not known whether the regulation gives absence with benefit."""
        return () if self.put is None else absent.questions(_asks(self.put))


_Day = tuple[AbsentDay, _Judged, _Put]


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
    _absent: AbsentDay
    _regulation: _Put | None
    _act: _Put
    _counted_by: tuple[Answers, ...]
    doubts: tuple[Question, ...] = ()

    @property
    def path(self) -> str:
        """Where in the case the entry stands."""
        return self._absent.path

    @found_once
    def rulings(self) -> tuple[Ruling, ...]:
        """What both engines found: under the regulation, on the permission, and under § 36.

        The facts are those of the last of the days.
        """
        found = [] if self._regulation is None else [self._ruling(self._regulation)]
        if self._regulation is not None and self.permitted is not None:
            reason = {Absent.reason.name: self._act[3][Absent.reason.name]}  # known: it has a regulation
            facts: Facts = {Absent.permitted.name: self.permitted, **reason}
            if self.entitled is not None:
                facts[Absent.entitled.name] = self.entitled
            answers = timeline(PERMISSION).on(self.last)
            assert answers is not None  # in force as long as the regulation is
            found.append(self._ruling((PERMISSION, answers, answers(facts), facts)))
        return (*found, self._ruling(self._act))

    @found_once
    def questions(self) -> tuple[Question, ...]:
        """What to ask where it is not known whether the benefit is kept, each where its answer is lacking.

        That may be in another entry, or about a child. Also where a refusal stands only because an exception
        is not shown.
        """
        return self._absent.questions(self._missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the terms that are asked about."""
        return tuple(dict.fromkeys(item.term for item in self.questions))

    def asked_for(self, names: Iterable[str]) -> Mapping[str, tuple[Question, ...]]:
        """What to ask for terms that its rulings read and that are not known."""
        found = {name: self._absent.questions((name,)) for name in names}
        if Absent.entitled.name in found:
            # Nobody is asked for an answer of the regulation, but for what that turns on, the reason first.
            turns_on = (Absent.reason.name,) if self._regulation is None else _asks(self._regulation)
            found[Absent.entitled.name] = self._absent.questions(turns_on)
        return found

    @found_once
    def _missing(self) -> tuple[str, ...]:
        """The terms that leave it open whether the benefit is kept."""
        if self.kept is True or (self.kept is False and not self._unsettled):
            return ()
        asked: dict[str, None] = {}
        if self.entitled is None and self._regulation is not None:
            asked |= dict.fromkeys(_asks(self._regulation))
        if self.kept is None:
            asked |= dict.fromkeys(name for name in _asks(self._act) if name != Absent.entitled.name)
        if self.permitted is False and self.entitled is None:
            # The refusal is on record: what is asked is whether the regulation gives the absence.
            asked.pop(Absent.permitted.name, None)
            if self._regulation is None:  # which of its sections is asked depends on the reason
                asked.setdefault(Absent.reason.name)
        return tuple(asked)

    @property
    def policy(self) -> tuple[ParameterUse, ...]:
        """The numbers that the law leaves open and that it rests on."""
        puts = (self._act,) if self._regulation is None else (self._regulation, self._act)
        read = (*(put[1] for put in puts), *self._counted_by)
        uses = [use for answers in read for use in answers.prepared.uses.values()]
        return tuple(dict.fromkeys(use for use in uses if use.basis == "policy"))

    @property
    def _unsettled(self) -> bool:
        """Whether a refusal stands as long as an exception is not shown."""
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
            for entry in put[1].prepared.rulebook.conditions
            if put[2].rules[entry.id] is False
        )

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

    >>> from qupcore import Course, Participant
    >>> from qupcore.cases import Absence
    >>> first, last = date(2026, 9, 7), date(2026, 9, 11)
    >>> ill = Absence(first=first, last=last, reason="own_illness", certificate="self")
    >>> case = Participant(ref="a", course=Course(started_on=date(2026, 2, 2), absences=(ill,)))
    >>> for part in absence_parts(case):
    ...     print(part.first, part.last, part.kept, part.missing[0])
    2026-09-07 2026-09-09 None absence.doctor_demanded
    2026-09-10 2026-09-11 None absence.permitted
    """
    lines = {topic: timeline(topic, policy) for topic in TOPICS}
    days = absent_days(participant, lambda absent: _under_regulation(absent, lines), policy, on)
    found = _parts(days, lines)
    return tuple(sorted(found, key=lambda part: (part.first, part.number)))


def _parts(days: Iterator[tuple[AbsentDay, _Judged]], lines: Mapping[str, Timeline]) -> Iterator[AbsencePart]:
    """The days of each entry, cut where what they come to changes."""
    runs: dict[int, tuple[list[date], _Day]] = {}
    for absent, judged in days:
        act = _under_act(absent, judged, lines[ACT].on(absent.day))
        now = absent, judged, act
        run = runs.get(absent.number)
        if run is not None and _alike(run[1], now):
            run[0].append(absent.day)
            runs[absent.number] = run[0], now
        else:
            if run is not None:
                yield _part(*run, lines)
            runs[absent.number] = [absent.day], now
    for run in runs.values():
        yield _part(*run, lines)


def _alike(one: _Day, two: _Day) -> bool:
    """Whether two days of an entry come to the same by the same rules."""
    settled = one[1].refusal_stands == two[1].refusal_stands
    return settled and _same(one[2], two[2]) and _same(one[1].put, two[1].put)


def _under_regulation(absent: AbsentDay, lines: Mapping[str, Timeline]) -> _Judged:
    """What the regulation comes to on the day, and whether it gives absence with benefit."""
    if absent.topic is None:
        return _Judged(None, None if absent.entry.reason is None else False)
    answers = lines[absent.topic].on(absent.day)
    if answers is None:
        return _Judged(None, False)
    facts, uncertain = absent.facts, absent.uncertain
    if uncertain:
        # More days used, or fewer weeks in the programme, never help: what both ends come to, all between do.
        best = {**facts, **{name: two[0] for name, two in uncertain.items()}}
        worst = {**facts, **{name: two[1] for name, two in uncertain.items()}}
        if answers(best) != answers(worst):
            facts = {name: value for name, value in facts.items() if name not in uncertain}
    verdicts = answers(facts)
    put = absent.topic, answers, verdicts, facts
    stands = verdicts.right is None and _not_shown(absent, answers, facts)
    return _Judged(put, verdicts.right, stands)


def _not_shown(absent: AbsentDay, answers: Answers, facts: Facts) -> bool:
    """Whether leave that was refused is only given by an exception that is not shown."""
    if absent.entry.permitted is not False:
        return False
    assumed = {
        name: absent.uncertain[name][1] if name in absent.uncertain else value
        for name, value in TO_BE_SHOWN.items()
    }
    return answers({**assumed, **facts}).right is False


def _under_act(absent: AbsentDay, judged: _Judged, answers: Answers | None) -> _Put:
    """What § 36 comes to on the day."""
    assert answers is not None  # § 36 has been in force for as long as there have been days to be absent on
    names = (Absent.reason.name, Absent.compelling_welfare_reason.name, Absent.certificate.name)
    facts = {name: absent.facts[name] for name in names if name in absent.facts}
    entitled = judged.entitled
    if entitled is not None:
        facts[Absent.entitled.name] = entitled
    elif judged.refusal_stands:
        facts[Absent.entitled.name] = False
    permitted = _permission(absent.entry.permitted, entitled, judged.refusal_stands)
    if permitted is not None:
        facts[Absent.permitted.name] = permitted
    return ACT, answers, answers(facts), facts


def _permission(recorded: bool | None, entitled: Truth, refusal_stands: bool) -> Truth:
    """Whether there is permission: as recorded; where nothing is, by right, or not known.

    A recorded refusal of what the regulation gives is neither: one of the two is wrong. Nor is one of which
    it is not known whether the regulation gives it.
    """
    if recorded is None:
        return True if entitled else None
    if recorded or entitled is False or refusal_stands:
        return recorded
    return None


def _same(one: _Put | None, two: _Put | None) -> bool:
    """Whether the same rules came to the same."""
    if one is None or two is None:
        return one is None and two is None
    # By value: what is remembered may be forgotten between two days, and is then equal and another object.
    return one[1].rulebook == two[1].rulebook and one[2] == two[2]


def _part(days: list[date], last: _Day, lines: Mapping[str, Timeline]) -> AbsencePart:
    absent, judged, act = last
    counted = (CALENDAR, *COUNTED_BY.get(absent.topic or "", ()))
    return AbsencePart(
        number=absent.number,
        first=days[0],
        last=days[-1],
        days=tuple(days),
        minutes_a_day=absent.entry.minutes_a_day,
        kept=_settled(act),
        entitled=judged.entitled,
        permitted=absent.entry.permitted,
        absent=absent,
        regulation=judged.put,
        act=act,
        counted_by=tuple(answers for topic in counted if (answers := lines[topic].on(absent.day))),
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
