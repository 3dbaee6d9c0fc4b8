"""Runs of days in one month with the same law and the same facts about pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from qupcore.cases.benefit.child_supplement import child_rulings
from qupcore.cases.course.jobs import jobs_on
from qupcore.cases.ruling.age import age_in_years, birthdays
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.cases.ruling.weekdays import has_weekday, month_of, weekdays_between
from qupcore.domain.answers.benefit import Because
from qupcore.domain.answers.decision import Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_after, day_before
from qupcore.law.sotjl import p35_right, p38_coordination
from qupcore.law.terms.benefit import Child, Coordinated, Day, Pay, Rate
from qupcore.law.terms.record import Record
from qupcore.law.terms.right import ApplicantFacts
from qupcore.law.vocabulary import question
from qupcore.memory import found_once, remembered
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.terms import Value

__all__ = ["TOPICS", "Run", "benefit_days_before", "day_facts", "paid_before", "runs_of"]

TOPICS = ("rates", "pay", "child", p35_right.DAYS, p35_right.AGE, p38_coordination.KINDS)
"""What a month is calculated by."""

_DAY = timedelta(days=1)
_MORE_THAN_ANY = 10**12
"""Minutes, or øre: more than any benefit is reduced for."""


@attrs.frozen(kw_only=True, slots=False)
class Run:
    """A run of days, the facts about its pay, and its unknown facts.

    Attributes:
        first: First day.
        last: Last day, included.
        facts: The facts of the `pay` topic that hold on every day of the run; the rate is missing where the
            participant's age is not known.
        because: What in the case a line rests on, by the name of the fact it bears on.
        lowered_by: What lowers the pay without a line of its own, with the rules that are not met.
        open: What must be known before the run is final.
        unsure: What must be known before it is sure that the days are paid at all, as long as anything is
            left of them.
        asked: What must be known besides, as long as it can change the amount.
        at_least: The facts, where what is not known turns out to give least.
        at_most: The facts, where it turns out to give most.
        rulings: The rulings that it rests on.
    """

    first: date
    last: date
    facts: Mapping[str, Value]
    because: Mapping[str, tuple[Because, ...]]
    lowered_by: tuple[Because, ...]
    open: tuple[Question, ...]
    unsure: tuple[Question, ...]
    asked: tuple[Question, ...]
    at_least: Mapping[str, Value]
    at_most: Mapping[str, Value]
    rulings: tuple[Ruling, ...]

    @found_once
    def weekdays(self) -> int:
        """The number of weekdays, Monday to Friday."""
        return weekdays_between(self.first, self.last)


def runs_of(case: Participant, course: Course, year: int, month: int, applied: AppliedLaw) -> Iterator[Run]:
    """The runs of a month with participation, by date; weekends alone form no run."""
    first, last = month_of(year, month)
    if not any(period.start <= last and first <= (period.end or last) for period in course.periods()):
        return
    waiting: Run | None = None
    for begin, end in _pieces(sorted(_cuts(case, course, first, last, applied)), last):
        run = _run(case, course, begin, end, applied) if has_weekday(begin, end) else None
        if run is None:
            continue
        if waiting is None:
            waiting = run
        elif _alike(waiting, run) and not has_weekday(day_after(waiting.last), day_before(begin)):
            waiting = _joined(waiting, run)
        else:
            yield waiting
            waiting = run
    if waiting is not None:
        yield waiting


def _alike(run: Run, after: Run) -> bool:
    """Whether two runs have equal pay, also for both bounds of the unknown facts."""
    facts = (run.facts, run.at_least, run.at_most)
    return facts == (after.facts, after.at_least, after.at_most)


def _joined(run: Run, after: Run) -> Run:
    """Two runs of equal pay as one, whichever entries of the case they rest on."""
    because = {
        name: tuple(dict.fromkeys((*run.because.get(name, ()), *after.because.get(name, ()))))
        for name in (*run.because, *after.because)
    }
    return attrs.evolve(
        run,
        last=after.last,
        because=because,
        lowered_by=tuple(dict.fromkeys((*run.lowered_by, *after.lowered_by))),
        open=tuple(dict.fromkeys((*run.open, *after.open))),
        unsure=tuple(dict.fromkeys((*run.unsure, *after.unsure))),
        asked=tuple(dict.fromkeys((*run.asked, *after.asked))),
        rulings=(*run.rulings, *after.rulings),
    )


def _pieces(starts: list[date], last: date) -> Iterator[tuple[date, date]]:
    for place, start in enumerate(starts, 1):
        yield start, day_before(starts[place]) if place < len(starts) else last


def _cuts(case: Participant, course: Course, first: date, last: date, applied: AppliedLaw) -> set[date]:
    """Every day of the month on which something may change, and the first of the month."""
    spans = [*course.taking_part(), *((work.first, work.last) for work in course.work)]
    spans += [(child.supported_from, child.supported_to) for child in course.children]
    spans += [(child.birth_date, None) for child in course.children]
    spans += [(item.valid_from, item.valid_to) for item in case.benefits or ()]
    days = _edges(spans, last)
    born = [case.birth_date, *(child.birth_date for child in course.children)]
    days |= {day for birth in born if birth for day in birthdays(birth, first.year)}
    days.update(_changes(TOPICS, applied.law, first, last))
    return {first} | {day for day in days if first < day <= last}


@remembered(most=1_000)
def _changes(topics: tuple[str, ...], law: Law, first: date, last: date) -> tuple[date, ...]:
    """The days from one to another on which the rules of some topics change."""
    days = {day for topic in topics for day in law.changes(topic)}
    return tuple(sorted(day for day in days if first <= day <= last))


def benefit_days_before(course: Course, day: date, applied: AppliedLaw) -> int:
    """The number of weekdays with benefit in the calendar year before a day.

    Days that are not certain count: they are paid until the record shows otherwise.

    Source: sosialtjenesteloven § 35 (1), (3).
    """
    return sum(weekdays_between(begin, end) for begin, end, _ in paid_before(course, day, applied))


def paid_before(
    course: Course, day: date, applied: AppliedLaw
) -> Iterator[tuple[date, date, tuple[Question, ...]]]:
    """The ranges of days with benefit in the year before a day, and the questions about leave in them."""
    first, last = date(day.year, 1, 1), day_before(day)
    if first > last:
        return
    cuts = {
        first,
        *_edges(course.taking_part(), last),
        *_changes((p35_right.DAYS,), applied.law, first, last),
    }
    for begin, end in _pieces(sorted(cut for cut in cuts if first <= cut <= last), last):
        if any(period.contains(begin) for period in course.periods()):
            ruling = evaluate(p35_right.DAYS, begin, day_facts(course, begin), applied)
            open_ = ruling.missing() if ruling.holds is None else ()
            if ruling.holds is not False:
                yield begin, end, tuple(question(name, _leave(course, begin)) for name in open_)


def _edges(spans: Iterable[tuple[date | None, date | None]], last: date) -> set[date]:
    """The first day of a period, and the first day after it."""
    days: set[date] = set()
    for start, end in spans:
        if start:
            days.add(start)
        if end and end < last:
            days.add(day_after(end))
    return days


def _run(case: Participant, course: Course, first: date, last: date, applied: AppliedLaw) -> Run | None:
    """The run from `first` to `last`, or None where no benefit is paid."""
    takes_part = evaluate(p35_right.DAYS, first, day_facts(course, first), applied)
    if takes_part.holds is False:
        return None
    gathered = _Gathered(first, applied)
    gathered.ruling(takes_part, _leave(course, first))
    unsure, gathered.open = tuple(gathered.open), []
    gathered.age(case)
    gathered.children(course)
    gathered.work(course)
    gathered.benefits(case)
    return Run(
        first=first,
        last=last,
        facts=gathered.facts,
        because={name: tuple(found) for name, found in gathered.because.items()},
        lowered_by=tuple(gathered.lowered_by),
        open=tuple(gathered.open),
        unsure=unsure,
        asked=tuple(gathered.asked),
        at_least=gathered.at_least,
        at_most=gathered.at_most,
        rulings=tuple(gathered.rulings),
    )


def day_facts(course: Course, day: date) -> dict[str, Value | None]:
    """What is known of a day for the right to benefit on it; None: not known."""
    inside = [item for item in course.programmes() if item.contains(day)]
    leaves = [item for item in course.leaves if item.first <= day and (item.last is None or day <= item.last)]
    with_benefit = {item.with_benefit for item in leaves} - {None}
    return {
        Day.in_programme.name: bool(inside),
        Day.interrupted.name: any(item.interrupted_on(day) for item in inside),
        Day.on_leave.name: bool(leaves),
        Day.leave_with_benefit.name: next(iter(with_benefit), None),
    }


def _leave(course: Course, day: date) -> str:
    """The leave of a day where it is not known whether it is with benefit."""
    for number, item in enumerate(course.leaves):
        runs = item.first <= day and (item.last is None or day <= item.last)
        if runs and item.with_benefit is None:
            return f"$.course.leaves[{number}]"
    return "$.course.leaves"


def _possible_age(born: date | None, day: date, applied: AppliedLaw) -> int | None:
    """The age on a day; None where it is not known, or where nobody of that birth date can be alive."""
    if born is None or born > day:
        return None
    age, highest = age_in_years(born, day, applied), ApplicantFacts.age.high
    return None if highest is not None and age > highest else age


def _not_met(ruling: Ruling) -> tuple[str, ...]:
    return tuple(finding.rule for finding in ruling.findings if finding.outcome == "not_met")


class _Gathered:
    """The facts of a run, collected from the case part by part."""

    def __init__(self, day: date, applied: AppliedLaw) -> None:
        self.day, self.applied = day, applied
        self.facts: dict[str, Value] = {}
        self.because: dict[str, list[Because]] = {}
        self.lowered_by: list[Because] = []
        self.open: list[Question] = []
        self.asked: list[Question] = []
        self.at_least: dict[str, Value] = {}
        self.at_most: dict[str, Value] = {}
        self.rulings: list[Ruling] = []

    def ruling(self, ruling: Ruling, path: str) -> None:
        self.rulings.append(ruling)
        if ruling.holds is None:
            self.open += [question(name, path) for name in ruling.missing()]

    def age(self, case: Participant) -> None:
        rates = evaluate("rates", self.day, {}, self.applied)
        self.rulings.append(rates)
        rate: dict[str, Value] = {name: value for name, value in rates.amounts.items() if value is not None}
        age = _possible_age(case.birth_date, self.day, self.applied)
        if age is None:
            self.asked.append(question(ApplicantFacts.age.name, "$.birth_date"))
            self.at_least |= {**rate, Pay.two_thirds.name: 1}
            self.at_most |= {**rate, Pay.two_thirds.name: 0}
            return
        full = evaluate(p35_right.AGE, self.day, {ApplicantFacts.age.name: age}, self.applied)
        self.ruling(full, "$.birth_date")
        self.facts |= {**rate, Pay.two_thirds.name: int(full.holds is False)}
        if full.holds is False:
            self.lowered_by.append(Because(path="$.birth_date", rules=_not_met(full)))

    def children(self, course: Course) -> None:
        shown = unknown = 0
        for child in child_rulings(course, self.day, self.applied):
            self.rulings.append(child.ruling)
            if child.contradicted and child.ruling.holds is not False:
                unknown += 1
                self.asked.append(question(Child.lives_in_norway.name, child.path))
            elif child.ruling.holds:
                shown += 1
                self.because.setdefault(Pay.children.name, []).append(Because(path=child.path))
            elif child.ruling.holds is None:
                unknown += 1
                self.asked += [question(name, child.path) for name in child.ruling.missing()]
            else:
                self.lowered_by.append(Because(path=child.path, rules=_not_met(child.ruling)))
        # A supplement of unknown amount takes nothing from the benefit, which is known.
        if shown and evaluate("rates", self.day, {}, self.applied).amounts[Rate.child_daily.name] is None:
            for because in self.because.pop(Pay.children.name):
                self.open.append(question(Rate.child_daily.name, because.path))
            shown = 0
        self.facts[Pay.children.name] = shown
        self.at_most[Pay.children.name] = shown + unknown

    def work(self, course: Course) -> None:
        total = 0
        jobs, twice = jobs_on(course.work, self.day)
        for number in twice:  # one job entered twice, or two jobs: it counts once until the record tells
            self.asked.append(question(Record.job_told_apart.name, f"$.course.work[{number}]"))
            self.at_least[Pay.work_minutes_a_week.name] = sum(
                course.work[one].minutes_a_week or 0 for one in (*jobs, *twice)
            )
        for number in jobs:
            minutes, path = course.work[number].minutes_a_week, f"$.course.work[{number}]"
            if minutes is None:
                self.at_least[Pay.work_minutes_a_week.name] = _MORE_THAN_ANY
                self.asked.append(question(Pay.work_minutes_a_week.name, f"{path}.minutes_a_week"))
            else:
                total += minutes
                self.because.setdefault(Pay.work_minutes_a_week.name, []).append(Because(path=path))
        self.facts[Pay.work_minutes_a_week.name] = total

    def benefits(self, case: Participant) -> None:
        total = 0
        if case.benefits is None:
            self.at_least[Pay.other_benefits_a_month.name] = _MORE_THAN_ANY
            self.asked.append(question(Coordinated.kind.name, "$.benefits"))
        for number, item in enumerate(case.benefits or ()):
            if not item.held_on(self.day):
                continue
            reduces = evaluate(
                p38_coordination.KINDS, self.day, {Coordinated.kind.name: item.kind}, self.applied
            )
            self.rulings.append(reduces)
            path = f"$.benefits[{number}]"
            if reduces.holds and item.monthly_nok is None:
                self.at_least[Pay.other_benefits_a_month.name] = _MORE_THAN_ANY
                self.asked.append(question(Pay.other_benefits_a_month.name, f"{path}.monthly_nok"))
            elif reduces.holds and item.monthly_nok is not None:
                total += item.monthly_nok.ore
                because = Because(path=path, rules=tuple(finding.rule for finding in reduces.findings))
                self.because.setdefault(Pay.other_benefits_a_month.name, []).append(because)
        self.facts[Pay.other_benefits_a_month.name] = total
