"""People and their supported children, drawn around the days on which the benefit of a month changes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import attrs
import polars as pl

from qupcore import Course, Money, Participant
from qupcore.cases import ProgrammeDecision, SupportedChild
from qupcore.cases.benefit.bounds import left_of, most_of
from qupcore.cases.benefit.missed import missed_in
from qupcore.cases.benefit.paid_days import at_the_last_benefit_day, pays_of
from qupcore.cases.benefit.runs import benefit_days_before, runs_of
from qupcore.cases.ruling.weekdays import weekdays_between
from qupcore.law.national import AS_IT_STANDS
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["KINDS", "bounds", "drawn_in", "in_the_programme", "tables_of"]

KINDS = {
    "ref": pl.String,
    "born": pl.Date,
    "supported_from": pl.Date,
    "supported_to": pl.Date,
    "relation": pl.String,
    "foster_since": pl.Date,
    "claimed_on": pl.Date,
    "lasting_foster_care": pl.Boolean,
    "lives_in_norway": pl.Boolean,
    "stays_in_norway": pl.Boolean,
    "days_abroad": pl.Int64,
    "member_of_insurance": pl.Boolean,
    "stranded_by_pandemic": pl.Boolean,
    "yearly_income_ore": pl.Int64,
    "has_child_pension": pl.Boolean,
}
_FIRST_RULES = date(2007, 11, 1)


def drawn_in(month: date, count: int, seed: int = 1) -> list[Participant]:
    """People whose birthdays, and whose children's, lie around a month; nobody has a course yet."""
    random = Random(f"{seed} {month}")
    return [_person(f"p{number}", month, random) for number in range(count)]


def _near(month: date, years: int, random: Random) -> date:
    if random.random() < 0.1:
        return date(month.year // 4 * 4 - years // 4 * 4, 2, 29)
    return date(month.year - years, month.month, 1) + timedelta(random.randint(-3, 33))


def _person(ref: str, month: date, random: Random) -> Participant:
    near = _near(month, 25, random)
    born = random.choice((None, date(1980, 5, 1), date(month.year - 20, 1, 2), near, near, near))
    applied_on = random.choice((None, month - timedelta(400)))
    children = tuple(_child(str(number), month, random) for number in range(random.choice((0, 0, 1, 2, 3))))
    course = Course(applied_on=applied_on, children=children)
    return Participant(ref=ref, birth_date=born, benefits=(), course=course)


def _child(ref: str, month: date, random: Random) -> SupportedChild:
    def perhaps(*values: bool) -> bool | None:
        return random.choice((None, True, True, *values))

    born = random.choice((_near(month, 18, random), _near(month, 0, random), date(month.year - 9, 3, 4)))
    begun = random.choice((None, None, None, month + timedelta(random.randint(-2, 31))))
    ended = random.choice((None, None, None, month + timedelta(random.randint(-2, 31))))
    if begun and ended and ended < begun:
        begun = None
    plain = random.random() < 0.5
    if plain:  # conditions that are met
        return SupportedChild(
            birth_date=born, ref=ref, supported_from=begun, supported_to=ended, lives_in_norway=True,
            yearly_income_nok=Money(0), has_child_pension=False,
        )  # fmt: skip
    return SupportedChild(
        birth_date=born,
        ref=ref,
        supported_from=begun,
        supported_to=ended,
        relation=random.choice(("own", "own", "foster")),
        foster_since=random.choice((None, month - timedelta(2000), month - timedelta(900))),
        lasting_foster_care=perhaps(False),
        lives_in_norway=perhaps(False, False),
        stays_in_norway=perhaps(False),
        days_abroad=random.choice((None, None, 0, 90, 91, 364, 365)),
        member_of_insurance=random.choice((None, False, False, True)),
        stranded_by_pandemic=random.choice((None, False, False, True)),
        yearly_income_nok=random.choice((None, Money(0), Money(10_000_000_00))),
        has_child_pension=random.choice((None, False, False, True)),
    )


def in_the_programme(case: Participant, month: date) -> Participant:
    """The same person, in the programme from New Year, or the first day with rules, past the month."""
    assert case.course is not None
    first = max(date(month.year, 1, 1), _FIRST_RULES)
    granted = ProgrammeDecision(
        kind="granted", decided_on=first, applies_from=first, applies_to=month + timedelta(40)
    )
    return attrs.evolve(case, course=attrs.evolve(case.course, decisions=(granted,), started_on=first))


def bounds(case: Participant, month: date, applied: AppliedLaw = AS_IT_STANDS) -> tuple[int, int]:
    """The least and the most of a month in the programme, by the bounds that the case itself is asked by."""
    case = in_the_programme(case, month)
    assert case.course is not None
    own, least, most = benefit_days_before(case.course, month, applied), 0, 0
    for whole in runs_of(case, case.course, month.year, month.month, applied):
        for run in at_the_last_benefit_day(whole, own):
            lowest = attrs.evolve(run, facts={**run.facts, **run.at_least})
            least += left_of(pays_of(lowest, own, missed_in((), run.first, run.last), applied)) or 0
            highest = most_of(run, own, (), applied)
            assert highest is not None
            most, own = most + highest, own + weekdays_between(run.first, run.last)
    return least, most


def tables_of(people: list[Participant]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The table of people and that of their children."""
    rows = [
        (person.ref, child.birth_date, child.supported_from, child.supported_to, child.relation,
         child.foster_since, person.course.applied_on, child.lasting_foster_care, child.lives_in_norway,
         child.stays_in_norway, child.days_abroad, child.member_of_insurance, child.stranded_by_pandemic,
         None if child.yearly_income_nok is None else child.yearly_income_nok.ore, child.has_child_pension)
        for person in people
        if person.course is not None
        for child in person.course.children
    ]  # fmt: skip
    mine = pl.DataFrame(
        {
            "ref": [person.ref for person in people],
            "born": pl.Series([person.birth_date for person in people], dtype=pl.Date),
            "children_known": True,
        }
    )
    return mine, pl.DataFrame(rows, schema=KINDS, orient="row")
