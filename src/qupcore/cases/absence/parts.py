"""The absences that keep the benefit: § 36 as worded on the day, and the regulation's §§ 5-17.

`kept` is true where the benefit stays as it is, false where § 36 reduces it, and None where that is not
known. A permission on record counts. Without one on record, the regulation answers as far as it gives absence
with benefit; beyond its limits, a question asks whether permission was given. So a reduction never rests on a
limit alone, but on a refusal or on a reason that the law does not know. Where the office refused an absence
that the regulation gives, nothing is decided (`kept` is None). The same applies where it is not known whether
the regulation gives the absence. There is one exception: where the regulation gives the absence only by an
exception that is not shown, the refusal stands until it is shown, and a question asks about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.absence.day import AbsentDay, Facts
from qupcore.cases.absence.facts import absent_days
from qupcore.cases.absence.part import PERMISSION, AbsencePart, Put
from qupcore.cases.ruling.answers import Answers
from qupcore.cases.ruling.timeline import Timeline, timelines
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import Participant
from qupcore.domain.truth import Truth
from qupcore.law.national import NATIONAL
from qupcore.law.terms.absence import TO_BE_SHOWN, Absent
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law

__all__ = ["TOPICS", "absence_parts", "parts_of"]

ACT = "absence"
REGULATION = (
    *("own_illness", "sick_child", "antenatal_check", "before_birth", "after_birth", "birth_of_child"),
    *("birth_helper", "nursing", "welfare", "religious_holiday", "holiday", "pandemic"),
)
CALENDAR = "working_day"
COUNTED_BY: Mapping[str, tuple[str, ...]] = {
    "own_illness": ("illness_window",),
    "sick_child": ("sick_child_window", "sick_child_counted"),
}
"""By topic: the topics of the rules that count days and children, evaluated before its own rules."""
TOPICS = (ACT, PERMISSION, *REGULATION, *(name for names in COUNTED_BY.values() for name in names), CALENDAR)
"""The topics of an absence; policy values of these topics may be chosen."""


@attrs.frozen(eq=False)
class _Judged:
    """The result of the regulation on a day.

    Attributes:
        put: Its rules with the facts and the verdicts; None if it has no rules for the absence.
        entitled: Whether it gives absence with benefit.
        refusal_stands: Whether it gives a refused absence only by an exception that is not shown.
    """

    put: Put | None
    entitled: Truth
    refusal_stands: bool = False

    def questions(self, absent: AbsentDay) -> tuple[Question, ...]:
        """The questions where it is not known whether the regulation gives absence with benefit."""
        return () if self.put is None else absent.questions(self.put.asks)


_Day = tuple[AbsentDay, _Judged, Put]


@moved_to_keywords("case", "policy", "on", since="0.2.0", gone_in="0.3.0", participant="case")
def absence_parts(
    case: Participant,
    *,
    on: date | None = None,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
) -> tuple[AbsencePart, ...]:
    """The absences of a case by date, split where the law or the result changes.

    Only working days count as absence: a day off is none, and an entry with days off only has no part.

    Args:
        case: The case.
        on: The last day looked at, included; later judgements are ignored. All are used if left out.
        law: The law of every day; the national law if left out.
        policy: Chosen values for numbers that the law leaves open, by full name.

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
    check_arguments(absence_parts, locals())
    return parts_of(case, AppliedLaw(law, policy), on)


def parts_of(case: Participant, applied: AppliedLaw, on: date | None = None) -> tuple[AbsencePart, ...]:
    """The result of `absence_parts` under an applied law."""
    if case.course is None or not case.course.absences:
        return ()
    lines = timelines(TOPICS, applied)
    days = absent_days(case, lambda absent: _under_regulation(absent, lines), applied, on)
    found = _parts(days, lines)
    return tuple(sorted(found, key=lambda part: (part.first, part.number)))


def _parts(days: Iterator[tuple[AbsentDay, _Judged]], lines: Mapping[str, Timeline]) -> Iterator[AbsencePart]:
    """The days of each entry, split where their result changes."""
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
    """Whether the same rules give two days of an entry the same result."""
    settled = one[1].refusal_stands == two[1].refusal_stands
    return settled and _same(one[2], two[2]) and _same(one[1].put, two[1].put)


def _under_regulation(absent: AbsentDay, lines: Mapping[str, Timeline]) -> _Judged:
    """The result of the regulation on the day, and whether it gives absence with benefit."""
    if absent.topic is None:
        return _Judged(None, None if absent.entry.reason is None else False)
    answers = lines[absent.topic].on(absent.day)
    if answers is None:
        return _Judged(None, False)
    facts, uncertain = absent.facts, absent.uncertain
    if uncertain:
        # More days used, or fewer weeks in the programme, never help. If the lowest and the highest count
        # give the same result, so does every count between them.
        best = {**facts, **{name: two[0] for name, two in uncertain.items()}}
        worst = {**facts, **{name: two[1] for name, two in uncertain.items()}}
        if answers(best) != answers(worst):
            facts = {name: value for name, value in facts.items() if name not in uncertain}
    put = Put.to(absent.topic, answers, facts)
    stands = put.verdicts.right is None and _not_shown(absent, answers, facts)
    return _Judged(put, put.verdicts.right, stands)


def _not_shown(absent: AbsentDay, answers: Answers, facts: Facts) -> bool:
    """Whether refused leave is given only by an exception that is not shown."""
    if absent.entry.permitted is not False:
        return False
    assumed = {
        name: absent.uncertain[name][1] if name in absent.uncertain else value
        for name, value in TO_BE_SHOWN.items()
    }
    return answers({**assumed, **facts}).right is False


def _under_act(absent: AbsentDay, judged: _Judged, answers: Answers | None) -> Put:
    """The result of § 36 on the day."""
    assert answers is not None  # § 36 has been in force for as long as the programme has existed
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
    return Put.to(ACT, answers, facts)


def _permission(recorded: bool | None, entitled: Truth, refusal_stands: bool) -> Truth:
    """Whether there is permission: from the record; else from the regulation; else not known.

    A recorded refusal of absence that the regulation gives counts as neither, since one of the two is wrong.
    The same applies where it is not known whether the regulation gives the absence.
    """
    if recorded is None:
        return True if entitled else None
    if recorded or entitled is False or refusal_stands:
        return recorded
    return None


def _same(one: Put | None, two: Put | None) -> bool:
    """Whether the same rules gave the same result."""
    return one is two or (one is not None and two is not None and one.same_as(two))


def _part(days: list[date], last: _Day, lines: Mapping[str, Timeline]) -> AbsencePart:
    absent, judged, act = last
    counted = (CALENDAR, *COUNTED_BY.get(absent.topic or "", ()))
    return AbsencePart(
        number=absent.number,
        first=days[0],
        last=days[-1],
        days=tuple(days),
        minutes_a_day=absent.entry.minutes_a_day,
        kept=act.settled,
        entitled=judged.entitled,
        permitted=absent.entry.permitted,
        absent=absent,
        regulation=judged.put,
        act=act,
        permission=lines[PERMISSION].on(days[-1]),
        counted_by=tuple(answers for topic in counted if (answers := lines[topic].on(absent.day))),
    )
