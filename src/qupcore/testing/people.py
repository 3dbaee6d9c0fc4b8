"""Hypothesis strategies for people, with complete, incomplete or contradictory facts."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from qupcore.domain.case.assessment import Assessment, AssistanceGroup, WorkAbilityAssessment
from qupcore.domain.case.participant import (
    Benefit,
    BenefitKind,
    BenefitLaw,
    Household,
    Participant,
    PracticeCondition,
)
from qupcore.domain.money import Money
from qupcore.law.vocabulary import judged_questions
from qupcore.testing.warm import ready

__all__ = ["assessments", "benefits", "days", "participants"]

_FIRST, _LAST = date(2007, 11, 1), date(2027, 12, 31)
_YES_NO = st.sampled_from((None, False, True))
_WORDS = st.sampled_from(("", "  ", "the adviser's note of the day"))


def days(first: date = _FIRST, last: date = _LAST) -> st.SearchStrategy[date]:
    """Days on which the programme existed, both bounds included.

    >>> from hypothesis import find
    >>> find(days(), lambda day: day.year > 2018 and (day.month, day.day) == (1, 1)).year > 2018
    True
    """
    return st.dates(first, last)


def benefits() -> st.SearchStrategy[Benefit]:
    """Benefits, present or past, with or without a known amount.

    >>> from hypothesis import find
    >>> find(benefits(), lambda benefit: benefit.monthly_nok is None).monthly_nok
    """
    started, ended = st.none() | days(_FIRST, date(2015, 1, 1)), st.none() | days(date(2015, 1, 1), _LAST)
    return st.builds(
        Benefit,
        kind=st.sampled_from(get_args(BenefitKind)),
        law=st.sampled_from(get_args(BenefitLaw)),
        monthly_nok=st.none() | st.integers(0, 2_000_000).map(Money),
        valid_from=started,
        valid_to=ended,
    )


def assessments(questions: tuple[str, ...] = judged_questions()) -> st.SearchStrategy[Assessment]:
    """Judgements with or without grounds, author and date.

    >>> from hypothesis import find
    >>> find(assessments(), lambda judged: not judged.lacks).answer in (True, False)
    True
    """
    return st.builds(
        Assessment,
        question=st.sampled_from(questions),
        answer=st.booleans(),
        grounds=_WORDS,
        by=_WORDS,
        at=st.none() | days(),
    )


def participants(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Participant]:
    """People of whom any fact may be unknown; about one in ten has the right on a day of `days`.

    All are born before 2007-11-01, so that every day of `days` can be asked about.

    Args:
        fields: By field: the strategy to use instead, as `participants(lawful_stay=st.just(True))`.

    >>> from hypothesis import given
    >>> from qupcore import decide
    >>> @given(participants(birth_date=st.just(date(2005, 1, 1))))
    ... def a_child_has_no_right(person):
    ...     assert decide(person, on=date(2020, 1, 1)).outcome == "no_right"
    >>> a_child_has_no_right()
    """
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "ref": st.just("case"),
        "birth_date": st.none() | days(date(1930, 1, 1), date(2007, 10, 31)),
        "lawful_stay": _YES_NO,
        "fixed_residence": _YES_NO,
        "exempt_from_residence": _YES_NO,
        "nav_office_established": _YES_NO,
        "benefits": st.none()
        | st.lists(benefits(), max_size=3, unique_by=lambda b: (b.kind, b.law, b.monthly_nok)).map(tuple),
        "household": st.none() | _households(),
        "work_ability_assessment": st.none() | _work_ability(),
        "introduction_programme_offered": _YES_NO,
        "assessments": _judgements(),
        "practice_conditions": st.lists(_practice(), max_size=2).map(tuple),
    }
    anybody = st.builds(Participant, **(drawn | fields))
    likely = st.builds(Participant, **(drawn | _ENTITLED | fields))
    return ready(st.one_of(anybody, anybody, likely))


def _meets() -> tuple[Assessment, ...]:
    """A favourable judgement of every question."""
    against = "judgement.disproportionately_burdensome"
    return tuple(
        Assessment(question=name, answer=name != against, grounds="seen", by="adviser", at=_FIRST)
        for name in judged_questions()
    )


# Few people drawn at random meet every condition, so a third are drawn in a way that most of them do.
_ENTITLED: dict[str, st.SearchStrategy[Any]] = {
    "birth_date": days(date(1965, 1, 1), date(1985, 12, 31)),
    "lawful_stay": st.just(True),
    "fixed_residence": st.just(True),
    "nav_office_established": st.just(True),
    "benefits": st.just(()),
    "work_ability_assessment": st.just(WorkAbilityAssessment(completed_on=_FIRST)),
    "introduction_programme_offered": st.just(False),
    "assessments": st.just(_meets()),
}


def _judgements() -> st.SearchStrategy[tuple[Assessment, ...]]:
    """At most one judgement per question, sometimes with a second one that does not contradict it."""
    single = st.lists(assessments(), max_size=6, unique_by=lambda judged: judged.question)
    return st.tuples(single, st.lists(assessments(), max_size=1)).map(lambda two: _possible(*two))


def _possible(judged: list[Assessment], again: list[Assessment]) -> tuple[Assessment, ...]:
    """All judgements, except those in `again` that contradict another judgement of the same day."""
    said = {(item.question, item.at): item.answer for item in judged}
    kept = [item for item in again if said.get((item.question, item.at), item.answer) == item.answer]
    return (*judged, *kept)


def _households() -> st.SearchStrategy[Household]:
    return st.builds(
        Household,
        kind=st.sampled_from(("single", "couple", "shared_dwelling")),
        child_birth_dates=st.lists(days(date(1990, 1, 1), _LAST), max_size=3).map(tuple),
    )


def _work_ability() -> st.SearchStrategy[WorkAbilityAssessment]:
    return st.builds(
        WorkAbilityAssessment,
        completed_on=days(),
        by=_WORDS,
        conclusion=st.none() | st.sampled_from(get_args(AssistanceGroup)),
    )


def _practice() -> st.SearchStrategy[PracticeCondition]:
    return st.builds(
        PracticeCondition, name=st.sampled_from(("motivated", "stable enough", "wants a job")), met=_YES_NO
    )
