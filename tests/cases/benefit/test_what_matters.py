"""What is not known is asked as long as it can change the month, and no longer."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore import Benefit, Course, Money, Participant
from qupcore.answers import BenefitMonth
from qupcore.cases import Absence, ProgrammeDecision, Work
from qupcore.cases import SupportedChild as Child
from qupcore.cases.benefit.month import Account
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Closure
from qupcore.domain.case.participant import BenefitKind

DAY = timedelta(days=1)
FIRST, LAST = date(2025, 1, 6), date(2025, 12, 31)
BORN, CHILD = date(1986, 5, 5), date(2018, 1, 1)
SHOWN = {"lives_in_norway": True}

FULL_TIME = Work(first=FIRST, minutes_a_week=2250)
NEARLY = Work(first=FIRST, minutes_a_week=2249)
OPEN_WORK = Work(first=FIRST)
ABSENT = Absence(first=date(2025, 3, 10))
OPEN_CHILD = Child(birth_date=CHILD)


def benefit(nok: int | None, kind: BenefitKind = "unemployment_benefit") -> Benefit:
    amount = None if nok is None else Money(nok * 100)
    return Benefit(kind=kind, law="folketrygdloven", monthly_nok=amount)


def case(born: date | None = BORN, benefits: tuple[Benefit, ...] | None = (), **parts: object) -> Participant:
    granted = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
    course = Course(decisions=(granted,), started_on=FIRST, **parts)  # type: ignore[arg-type]
    return Participant(ref="a", birth_date=born, benefits=benefits, course=course)


def march(person: Participant) -> BenefitMonth:
    return Account(person).month(2025, 3)


@pytest.mark.parametrize(
    "person",
    [
        # § 37: a full week of paid work takes all of it, so nothing else can take or add anything.
        pytest.param(case(work=(FULL_TIME,), absences=(ABSENT,)), id="full-time work, absence"),
        pytest.param(case(work=(FULL_TIME,), benefits=None), id="full-time work, other benefits"),
        pytest.param(case(work=(FULL_TIME,), benefits=(benefit(None),)), id="full-time work, an amount"),
        pytest.param(case(work=(FULL_TIME,), born=None), id="full-time work, the rate"),
        pytest.param(case(work=(FULL_TIME,), children=(OPEN_CHILD,)), id="full-time work, a child"),
        pytest.param(case(work=(FULL_TIME, OPEN_WORK)), id="full-time work, more work"),
        # § 38: another benefit above this one leaves nothing that could be reduced.
        pytest.param(case(benefits=(benefit(90_000),), work=(OPEN_WORK,)), id="covered, work"),
        pytest.param(case(benefits=(benefit(90_000),), absences=(ABSENT,)), id="covered, absence"),
        pytest.param(case(benefits=(benefit(90_000), benefit(None))), id="covered, another amount"),
        pytest.param(case(benefits=(benefit(90_000),), born=None), id="covered, the rate"),
    ],
)
def test_what_can_change_nothing_is_not_asked(person: Participant) -> None:
    found = march(person)
    assert (found.gross, found.open, found.final) == (Money(0), (), True)


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        pytest.param(case(work=(NEARLY,), born=None), "person.age", id="a minute less, the rate"),
        pytest.param(case(work=(NEARLY,), absences=(ABSENT,)), "absence.reason", id="a minute less, absence"),
        pytest.param(case(work=(NEARLY,), benefits=None), "coordinated.kind", id="a minute less, benefits"),
        pytest.param(
            case(work=(NEARLY,), children=(OPEN_CHILD,)), "child.lives_in_norway", id="a minute less, a child"
        ),
        # § 38 leaves the child supplement, by the policy that stands in the answer.
        pytest.param(
            case(benefits=(benefit(90_000),), children=(OPEN_CHILD,)),
            "child.lives_in_norway",
            id="covered, child",
        ),
        pytest.param(
            case(
                benefits=(benefit(90_000),), children=(attrs.evolve(OPEN_CHILD, **SHOWN),), work=(OPEN_WORK,)
            ),
            "pay.work_minutes_a_week",
            id="covered but for the supplement, work",
        ),
    ],
)
def test_what_can_change_something_is_asked(person: Participant, asked: str) -> None:
    found = march(person)
    assert asked in [question.term for question in found.open]
    assert not found.final


@pytest.mark.parametrize(
    ("born", "final"),
    [
        (date(2025, 2, 28), True),  # what § 29 says of a child is for the review
        (date(2025, 3, 1), True),
        (date(2025, 4, 1), False),
        (date.max, False),
        (date(1874, 3, 1), False),  # 151 years old from that day
        (date(1874, 4, 1), True),
    ],
)
def test_a_birth_date_that_nobody_living_has_is_asked_for(born: date, final: bool) -> None:
    """As where there is none, and as decide() refuses it: no rate follows from it."""
    found = march(case(born=born))
    assert (found.final, found.gross is not None) == (final, final)
    assert [item.path for item in found.open] == ([] if final else ["$.birth_date"])
    assert march(case(born=born, work=(FULL_TIME,))).final


STOPPED = ProgrammeDecision(kind="interrupted", decided_on=date(2025, 2, 20), applies_to=date(2025, 3, 20))
MARCH = date(2025, 3, 3)
UNDONE = AppealResult(decided_on=date(2025, 3, 20), by="appeal_body", outcome="changed")
CHANGED = Appeal(received_on=STOPPED.decided_on, against=STOPPED.decided_on, result=UNDONE)


def open_days(*decisions: ProgrammeDecision, **parts: object) -> Course:
    granted = ProgrammeDecision(kind="granted", decided_on=FIRST, applies_from=FIRST, applies_to=LAST)
    return Course(decisions=(granted, *decisions), started_on=FIRST, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "course",
    [
        pytest.param(
            open_days(
                absences=(Absence(first=MARCH, reason="other", permitted=False),),
                closures=(Closure(first=MARCH, last=MARCH),),
            ),
            id="absence on a closed day",
        ),
        pytest.param(
            open_days(attrs.evolve(STOPPED, kind="ended", decided_on=date(2025, 3, 28), applies_from=MARCH)),
            id="how long somebody took part",
        ),
        pytest.param(open_days(attrs.evolve(STOPPED, kind="ended")), id="an end without its day"),
        pytest.param(open_days(STOPPED), id="an interruption without its first day"),
        pytest.param(open_days(attrs.evolve(STOPPED, kind="reduced")), id="reduced for nothing on record"),
        pytest.param(
            open_days(attrs.evolve(STOPPED, kind="reduced"), appeals=(CHANGED,)), id="a reduction changed"
        ),
        pytest.param(
            open_days(attrs.evolve(STOPPED, applies_from=MARCH), appeals=(CHANGED,)),
            id="an interruption changed",
        ),
    ],
)
def test_of_days_of_which_nothing_is_left_nothing_is_asked(course: Course) -> None:
    """Each is open where something is left; where work or another benefit takes all of it, it is not."""
    paid = attrs.evolve(case(), course=course)
    assert not march(paid).final
    for nothing in (
        attrs.evolve(paid, benefits=(benefit(90_000, "sickness_benefit"),)),
        attrs.evolve(paid, course=attrs.evolve(course, work=(FULL_TIME,))),
    ):
        assert (march(nothing).gross, march(nothing).open) == (Money(0), ())
    half = attrs.evolve(course, work=(attrs.evolve(FULL_TIME, last=date(2025, 3, 3)),))
    # Work on the first day only settles what is about that day, and says what a reduction is for.
    explained = course.decisions[-1].kind == "reduced" and not course.appeals
    assert march(attrs.evolve(paid, course=half)).final is (bool(course.absences) or explained)


MINUTES = st.sampled_from((0, 1, 1125, 2249, 2250, 2400)) | st.integers(0, 2400)
AMOUNTS = st.sampled_from((0, 1, 15_000, 23_000, 90_000)) | st.integers(0, 90_000)
YES_NO = st.none() | st.booleans()


@st.composite
def half_known(draw: st.DrawFn) -> Participant:
    """A year in a programme of which much is not known."""
    begins = sorted(draw(st.sets(st.sampled_from(range(0, 350, 10)), max_size=3)))
    days = [(FIRST + begin * DAY, FIRST + (begin + draw(st.integers(0, 9))) * DAY) for begin in begins]
    return case(
        born=draw(st.none() | st.dates(date(1960, 1, 1), date(2004, 1, 1))),
        benefits=draw(
            st.none()
            | st.just(())
            | st.tuples(
                st.builds(benefit, st.none() | AMOUNTS),
                st.builds(benefit, st.none() | AMOUNTS, st.just("sickness_benefit")),
            )
        ),
        work=tuple(
            Work(first=begin, minutes_a_week=draw(st.none() | MINUTES))
            for begin in draw(st.lists(st.sampled_from((FIRST, date(2025, 6, 2))), max_size=2))
        ),
        absences=tuple(
            Absence(first=begin, last=end, reason="other", permitted=draw(YES_NO)) for begin, end in days
        ),
        children=tuple(
            Child(birth_date=CHILD, lives_in_norway=draw(YES_NO), ref=str(number))
            for number in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def filled_in(draw: st.DrawFn, person: Participant) -> Participant:
    """The same, with what was not known found one way or the other."""
    course = person.course
    assert course is not None
    held = person.benefits if person.benefits is not None else (benefit(draw(AMOUNTS)),)
    return attrs.evolve(
        person,
        birth_date=person.birth_date or draw(st.dates(date(1960, 1, 1), date(2004, 1, 1))),
        benefits=tuple(item if item.monthly_nok else benefit(draw(AMOUNTS), item.kind) for item in held),
        course=attrs.evolve(
            course,
            work=tuple(
                attrs.evolve(item, minutes_a_week=draw(MINUTES)) if item.minutes_a_week is None else item
                for item in course.work
            ),
            absences=tuple(
                attrs.evolve(item, permitted=draw(st.booleans())) if item.permitted is None else item
                for item in course.absences
            ),
            children=tuple(
                attrs.evolve(item, lives_in_norway=draw(st.booleans()))
                if item.lives_in_norway is None
                else item
                for item in course.children
            ),
        ),
    )


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(half_known(), st.data())
def test_where_nothing_is_asked_nothing_can_change(person: Participant, data: st.DataObject) -> None:
    whole = data.draw(filled_in(person))
    then, now = Account(person), Account(whole)
    for number in range(1, 13):
        before, after = then.month(2025, number), now.month(2025, number)
        if before.gross is not None:
            assert before.gross == Money(sum(line.ore for line in before.lines))
        if not before.open:
            assert after.gross == before.gross
