"""What cannot matter changes no øre: splitting, reordering, and facts that do not bear on the month."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore import Benefit, Course, Money, Participant
from qupcore.cases import Absence, ProgrammeDecision, SupportedChild, Work
from qupcore.cases.absence import parts
from qupcore.cases.benefit.month import Account
from qupcore.cases.benefit.runs import TOPICS
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.wire.record import benefit_month_record

DAY = timedelta(days=1)
SETTINGS = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
FIRSTS = (date(2010, 2, 1), date(2018, 3, 1), date(2024, 7, 1), date(2026, 1, 5))


@st.composite
def spans(draw: st.DrawFn, first: date, last: date) -> tuple[date, date]:
    begin = draw(st.dates(first, last))
    return begin, draw(st.dates(begin, min(last, begin + 60 * DAY)))


@st.composite
def cases(draw: st.DrawFn) -> Participant:
    """A programme of half a year with absence, work, benefits and children that reduce and add."""
    first = draw(st.sampled_from(FIRSTS)) + draw(st.integers(0, 40)) * DAY
    last = first + 180 * DAY
    absences, after = [], first
    for _ in range(draw(st.integers(0, 3))):
        if after > last:
            break
        begin, end = draw(spans(after, last))
        minutes = draw(st.none() | st.integers(1, 1440))
        absences.append(
            Absence(first=begin, last=end, minutes_a_day=minutes, reason="other", permitted=False)
        )
        after = end + DAY
    begin, end = draw(spans(first, last))
    held = draw(spans(first, last))
    return Participant(
        ref="a",
        birth_date=draw(st.dates(date(1980, 1, 1), date(2003, 1, 1))),
        benefits=(
            Benefit(
                kind="sickness_benefit",
                law="folketrygdloven",
                monthly_nok=Money(draw(st.integers(0, 3_000_000))),
                valid_from=held[0],
                valid_to=held[1],
            ),
        ),
        course=Course(
            applied_on=first,
            decisions=(
                ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=last),
            ),
            started_on=first,
            absences=tuple(absences),
            work=(Work(first=begin, last=end, minutes_a_week=draw(st.integers(0, 2300))),),
            children=tuple(
                SupportedChild(
                    birth_date=date(2008, 5, 5),
                    lives_in_norway=True,
                    yearly_income_nok=Money(0),
                    has_child_pension=False,
                )
                for _ in range(draw(st.integers(0, 2)))
            ),
        ),
    )


def months(case: Participant) -> list[tuple[int, int]]:
    course = case.course
    assert course is not None
    assert course.started_on is not None
    year = course.started_on.year
    return [(year, number) for number in range(1, 13)] + [(year + 1, number) for number in range(1, 9)]


def amounts(case: Participant) -> list[tuple[int | None, int | None]]:
    account = Account(case)
    found = [account.month(year, month) for year, month in months(case)]
    return [
        (item.gross.ore if item.gross else None, item.payout.ore if item.payout else None) for item in found
    ]


def with_course(case: Participant, **changes: object) -> Participant:
    assert case.course is not None
    return attrs.evolve(case, course=attrs.evolve(case.course, **changes))


def halves(item, first: date, last: date, at: int, names: tuple[str, str]):
    if first == last:
        return [item]
    middle = first + (at % (last - first).days) * DAY
    return [attrs.evolve(item, **{names[1]: middle}), attrs.evolve(item, **{names[0]: middle + DAY})]


@SETTINGS
@given(cases(), st.integers(0, 10_000))
def test_splitting_any_entry_anywhere_changes_no_ore(case, at):
    course = case.course
    split = with_course(
        case,
        absences=tuple(
            h for a in course.absences for h in halves(a, a.first, a.through, at, ("first", "last"))
        ),
        work=tuple(h for w in course.work for h in halves(w, w.first, w.last, at, ("first", "last"))),
    )
    split = attrs.evolve(
        split,
        benefits=tuple(
            h
            for b in case.benefits
            for h in halves(b, b.valid_from, b.valid_to, at, ("valid_from", "valid_to"))
        ),
    )
    assert amounts(split) == amounts(case)


@SETTINGS
@given(cases(), st.integers(0, 10_000))
def test_two_benefits_of_half_the_amount_are_one_of_the_whole(case, share):
    [whole] = case.benefits
    part = min(share * 300, whole.monthly_nok.ore)
    two = (
        attrs.evolve(whole, kind="parental_benefit", monthly_nok=Money(part)),
        attrs.evolve(whole, monthly_nok=Money(whole.monthly_nok.ore - part)),
    )
    assert amounts(attrs.evolve(case, benefits=two)) == amounts(case)
    assert amounts(attrs.evolve(case, benefits=two[::-1])) == amounts(case)


@SETTINGS
@given(cases(), st.data())
def test_facts_that_do_not_bear_on_the_months_change_no_ore(case, data):
    """Also where they are not known: an unknown fact that cannot matter swallows nothing."""
    course = case.course
    grown = SupportedChild(birth_date=date(1985, 1, 1))
    gone = SupportedChild(birth_date=date(2005, 1, 1), supported_to=date(2006, 1, 1))
    later = SupportedChild(birth_date=date(2030, 1, 1))
    before, after = course.started_on - 400 * DAY, course.started_on + 500 * DAY
    other = data.draw(
        st.sampled_from(
            (
                with_course(case, children=(grown, *course.children, gone, later)),
                with_course(case, work=(Work(first=before, last=before), *course.work)),
                with_course(case, work=(*course.work, Work(first=after, last=after))),
                attrs.evolve(
                    case,
                    benefits=(Benefit(kind="other", law="folketrygdloven", valid_from=after), *case.benefits),
                ),
                with_course(case, maintenance_to_agency=False, sole_carer=True, outside_church=True),
            )
        )
    )
    assert amounts(other) == amounts(case)


@SETTINGS
@given(cases(), st.data())
def test_a_day_of_absence_never_takes_more_than_the_day(case, data):
    """Whatever stands beside it: what is left of a month is at least what other days were paid before."""
    course = case.course
    taken = {a.first + n * DAY for a in course.absences for n in range((a.through - a.first).days + 1)}
    free = [d for n in range(181) if (d := course.started_on + n * DAY) not in taken and d.weekday() < 5]
    if not free:
        return
    day = data.draw(st.sampled_from(free))
    minutes = data.draw(st.sampled_from((None, 1, 225, 450, 600, 1440)))
    extra = Absence(first=day, last=day, minutes_a_day=minutes, reason="other", permitted=False)
    more = with_course(case, absences=(*course.absences, extra))
    without = attrs.evolve(case, benefits=())
    bare = Account(with_course(without, work=(), absences=(), children=())).month(day.year, day.month)
    a_day = max(-(-line.ore // line.days) for line in bare.lines if line.days) if bare.lines else 0
    lost = (
        Account(case).month(day.year, day.month).gross.ore
        - Account(more).month(day.year, day.month).gross.ore
    )
    assert lost + 1 >= 0
    assert lost <= a_day + 2, "rounding aside"
    if minutes in (450, 600, 1440):
        whole = with_course(case, absences=(*course.absences, attrs.evolve(extra, minutes_a_day=None)))
        assert abs(amounts_of(whole, day) - amounts_of(more, day)) <= 1


def amounts_of(case: Participant, day: date) -> int:
    found = Account(case).month(day.year, day.month).gross
    assert found is not None
    return found.ore


NUMBERS = {
    node.name: node
    for placed in NATIONAL.rules
    if placed.topic in (*TOPICS, *parts.TOPICS, "payout")
    for node in walk(placed.tree)
    if isinstance(node, Parameter)
} | {Conventions.leap_birthday.name: Conventions.leap_birthday}


def choices(number: Parameter, on: date) -> list[int]:
    value = next((v for v in number.values if v.valid.contains(on)), None)
    if value is None or value.basis != "policy":
        return []
    return [item for item in (value.choices or ((0, 1, 15) if value.open else ())) if item != value.value]


FACES = (
    *("own_illness", "sick_child", "welfare", "holiday", "religious_holiday", "birth_of_child", "other"),
    None,
)


@SETTINGS
@given(cases(), st.sampled_from(FACES), st.booleans(), st.sampled_from((None, 120)))
def test_every_number_that_changes_a_record_is_in_its_list(case, reason, leap, minutes):
    """Each policy number is chosen otherwise: where anything but the list is another, the list had it."""
    course = case.course
    entries = tuple(
        attrs.evolve(a, reason=reason, permitted=None, minutes_a_day=minutes) for a in course.absences
    )
    case = with_course(case, absences=entries)
    if leap:
        case = attrs.evolve(case, birth_date=date(2000, 2, 29))
    asked = months(case)[course.started_on.month - 1 :][:4]
    for year, month in asked:
        default = Account(case).month(year, month)
        listed = {use.name for use in default.policy}
        for name, number in NUMBERS.items():
            for chosen in choices(number, date(year, month, 1)):
                other = Account(case, policy={name: chosen}).month(year, month)
                if plain(other) != plain(default):
                    assert name in listed, (year, month, name)


def plain(month) -> dict[str, object]:
    skipped = {"policy", "rulebooks"}
    return {name: value for name, value in benefit_month_record(month).items() if name not in skipped}
