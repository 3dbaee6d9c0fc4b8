"""What must hold of the benefit of any case."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qupcore import Benefit, Course, Money, Participant, benefit_month
from qupcore.cases import Absence, Leave, ProgrammeDecision, SupportedChild, Work, benefit_year, rates
from qupcore.cases.benefit.month import Account

DAY = timedelta(days=1)
RANDOM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(RANDOM, max_examples=settings.default.max_examples // 2)
YES_NO = st.none() | st.booleans()


def whole(first: date, last: date, spans: list[tuple[int, int]]) -> list[tuple[date, date]]:
    """Spans given as days from the first, cut to what fits and does not overlap."""
    found: list[tuple[date, date]] = []
    after = first
    for gap, length in spans:
        begin = after + gap * DAY
        end = min(begin + length * DAY, last)
        if begin > last:
            break
        found.append((begin, end))
        after = end + DAY
    return found


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=4)


@st.composite
def cases(draw: st.DrawFn) -> Participant:
    """A programme of a year or two with everything that bears on the benefit, known or not."""
    first = draw(st.dates(date(2012, 1, 1), date(2026, 6, 1)))
    last = first + draw(st.integers(20, 364)) * DAY
    decisions = [
        ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=last),
        *(
            ProgrammeDecision(kind="interrupted", decided_on=begin, applies_from=begin, applies_to=end)
            for begin, end in whole(first, last, draw(SPANS.map(lambda spans: spans[:1])))
        ),
    ]
    started = first + draw(st.integers(0, 10)) * DAY
    absences = tuple(
        Absence(
            first=begin,
            last=end,
            minutes_a_day=draw(st.none() | st.integers(1, 450)),
            reason="other",
            permitted=draw(YES_NO),
        )
        for begin, end in whole(started, last, draw(SPANS))
    )
    children = draw(
        st.lists(
            st.builds(
                SupportedChild,
                birth_date=st.dates(first - 20 * 365 * DAY, last),
                lives_in_norway=YES_NO,
                yearly_income_nok=st.none() | st.just(Money(0)),
                has_child_pension=YES_NO,
            ),
            max_size=3,
        )
    )
    return Participant(
        ref="a",
        birth_date=first - draw(st.integers(18 * 365, 40 * 365)) * DAY,
        benefits=tuple(
            Benefit(
                kind=draw(st.sampled_from(("sickness_benefit", "unemployment_benefit", "other"))),
                law="folketrygdloven",
                monthly_nok=draw(st.none() | st.integers(0, 3_000_000).map(Money)),
                valid_from=begin,
                valid_to=end,
            )
            for begin, end in whole(first, last, draw(SPANS))
        ),
        course=Course(
            applied_on=first - 30 * DAY,
            decisions=tuple(decisions),
            started_on=started,
            leaves=tuple(
                Leave(first=begin, last=end, with_benefit=draw(YES_NO))
                for begin, end in whole(started, last, draw(SPANS.map(lambda spans: spans[:1])))
            ),
            absences=absences,
            children=tuple(children),
            work=tuple(
                Work(first=begin, last=end, minutes_a_week=draw(st.none() | st.integers(0, 2500)))
                for begin, end in whole(first, last, draw(SPANS))
            ),
        ),
    )


def days_of(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range((last - first).days + 1)]


def course_of(case: Participant) -> Course:
    assert case.course is not None
    return case.course


def with_course(case: Participant, **changes: object) -> Participant:
    return attrs.evolve(case, course=attrs.evolve(course_of(case), **changes))


def grosses(case: Participant, policy: dict[str, int] | None = None) -> list[int]:
    """Every month of the two years in which a case lies."""
    first = course_of(case).decisions[0].applies_from
    assert first is not None
    account = Account(case, policy=policy)
    months = [account.month(year, month) for year in (first.year, first.year + 1) for month in range(1, 13)]
    return [month.gross.ore for month in months if month.gross is not None]


def payable(case: Participant, year: int) -> int:
    """The full rate and the supplements of a year, at the highest rate of the year."""
    highest = 0
    for day in (date(year, 1, 1), date(year, 5, 1), date(year, 7, 1), date(year, 12, 31)):
        found = rates(day)
        child = found.child_per_day.ore if found.child_per_day else 0
        highest = max(highest, found.full.ore + 260 * child * len(course_of(case).children))
    return highest


@FEWER
@given(cases())
def test_months_add_up_to_the_year_and_lines_to_the_month(case):
    first = course_of(case).decisions[0].applies_from
    year = benefit_year(case, first.year)
    assert [month.month for month in year.months] == list(range(1, 13))
    assert year.gross.ore == sum(month.gross.ore for month in year.months)
    for month in year.months:
        assert month.gross.ore == sum(line.ore for line in month.lines)
        assert month.payout.ore == month.gross.ore - month.set_off.ore
        assert month == benefit_month(case, month.year, month.month)


@FEWER
@given(cases())
def test_pay_is_never_negative_and_never_above_the_full_rate_and_supplements(case):
    first = course_of(case).decisions[0].applies_from
    for year in (first.year, first.year + 1):
        found = benefit_year(case, year)
        assert all(month.gross.ore >= 0 for month in found.months)
        assert found.gross.ore <= payable(case, year)


@RANDOM
@given(cases(), st.integers(0, 31))
def test_moving_the_pay_day_changes_no_amount(case, days):
    assert grosses(case, {"sotjl.39.days_after_month": days}) == grosses(case)


@RANDOM
@given(cases(), st.data())
def test_a_permitted_absence_never_lowers_the_pay_and_one_not_permitted_never_raises_it(case, data):
    course = course_of(case)
    assume(course.periods())
    period = course.periods()[0]
    taken = {day for item in course.absences for day in days_of(item.first, item.through)}
    free = [day for day in days_of(period.start, period.end) if day not in taken]
    assume(free)
    day = data.draw(st.sampled_from(free))

    def more(permitted: bool) -> list[int]:
        extra = Absence(first=day, reason="welfare", permitted=permitted)
        return grosses(with_course(case, absences=(*course.absences, extra)))

    before = grosses(case)
    assert more(True) == before
    assert all(after <= then for after, then in zip(more(False), before, strict=True))


@RANDOM
@given(cases(), st.integers(0, 2500))
def test_more_hours_of_work_never_raise_the_pay(case, minutes):
    more = [
        attrs.evolve(
            item, minutes_a_week=None if item.minutes_a_week is None else item.minutes_a_week + minutes
        )
        for item in course_of(case).work
    ]
    after = grosses(with_course(case, work=tuple(more)))
    assert all(now <= then for now, then in zip(after, grosses(case), strict=True))


def halves(item, first: date, last: date, names: tuple[str, str]) -> list:
    """An entry cut in two in the middle, or whole where it has one day."""
    if first == last:
        return [item]
    middle = first + (last - first) // 2
    return [
        attrs.evolve(item, **{names[1]: middle}),
        attrs.evolve(item, **{names[0]: middle + DAY}),
    ]


@FEWER
@given(cases())
def test_splitting_a_period_in_two_changes_nothing(case):
    course = course_of(case)
    names = ("first", "last")
    split = with_course(
        case,
        absences=tuple(h for item in course.absences for h in halves(item, item.first, item.through, names)),
        leaves=tuple(h for item in course.leaves for h in halves(item, item.first, item.last, names)),
        work=tuple(h for item in course.work for h in halves(item, item.first, item.last, names)),
        decisions=tuple(
            attrs.evolve(half, kind="extended") if half.kind == "granted" and number else half
            for item in course.decisions
            for number, half in enumerate(
                halves(item, item.applies_from, item.applies_to, ("applies_from", "applies_to"))
            )
        ),
    )
    split = attrs.evolve(
        split,
        benefits=tuple(
            half
            for item in case.benefits
            for half in halves(item, item.valid_from, item.valid_to, ("valid_from", "valid_to"))
        ),
    )
    assert grosses(split) == grosses(case)


def plain(year: int, policy: dict[str, int] | None = None) -> list[tuple[int, int]]:
    """Days and amount of each month of a year in which nothing happens and no rate changes on the way."""
    case = Participant(
        ref="a",
        birth_date=date(1980, 1, 1),
        benefits=(),
        course=Course(
            decisions=(
                ProgrammeDecision(
                    kind="granted",
                    decided_on=date(year, 1, 1),
                    applies_from=date(year, 1, 1),
                    applies_to=date(year, 12, 31),
                ),
            ),
            started_on=date(year, 1, 1),
        ),
    )
    months = benefit_year(case, year, policy=policy).months
    return [(sum(line.days for line in month.lines), month.gross.ore) for month in months]


@given(st.integers(2012, 2026))
@settings(deadline=None)
def test_without_a_change_months_are_equal_up_to_their_number_of_days(year):
    """To the øre: a running total of the year is rounded down, so that a month may differ by one øre."""
    for months, rate in ((slice(0, 4), date(year, 1, 1)), (slice(4, 6), date(year, 5, 1))):
        yearly = rates(rate).full.ore
        for days, ore in plain(year)[months]:
            assert ore - days * yearly // 260 in (0, 1)
    assert sum(days for days, _ in plain(year)) == 260
    twelfths = plain(year, {"sotjl.35.paid_in_twelfths": 1})[:4]
    assert all(ore - rates(date(year, 1, 1)).full.ore // 12 in (0, 1) for _, ore in twelfths)


@given(st.integers(2012, 2026))
@settings(deadline=None)
def test_a_year_is_the_shares_of_its_rates_to_the_ore(year):
    """Each month at its own rate: G changes in May, the factor once in July."""
    shares = 0
    before = 0
    for (days, _), month in zip(plain(year), range(1, 13), strict=True):
        yearly = rates(date(year, month, 1)).full.ore
        shares += yearly * (before + days) // 260 - yearly * before // 260
        before += days
    assert sum(ore for _, ore in plain(year)) == shares


@RANDOM
@given(cases())
def test_forgetting_a_fact_never_cuts_and_never_adds(case):
    """What is not known neither takes away nor gives: only what is shown does."""
    course = course_of(case)
    forgotten = with_course(case, absences=tuple(attrs.evolve(a, permitted=None) for a in course.absences))
    assert all(now >= then for now, then in zip(grosses(forgotten), grosses(case), strict=True))
    childless = with_course(
        case, children=tuple(attrs.evolve(c, lives_in_norway=None) for c in course.children)
    )
    assert all(now <= then for now, then in zip(grosses(childless), grosses(case), strict=True))
