"""Hypothesis strategies for people at the limits of a law, all of it derived from its rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from qupcore.domain.case.participant import Participant
from qupcore.laboratory.boundaries import FactValues, values_on
from qupcore.laboratory.drawn_people import drawn_person, neighbours
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.testing.warm import ready

__all__ = ["deciding_people", "near_people"]


def deciding_people(day: date, law: Law = NATIONAL) -> st.SearchStrategy[Participant]:
    """People at the limits of the rules about the right on a day; at least one in ten has the right.

    Each fact that some rule reads is unknown, or has the first or last value that a rule does not tell apart
    from others: the day of a birthday, the day before it, the last øre below a limit. A rule or a number of a
    reform is followed without more code. The simplest person is one of whom nothing is known.

    Args:
        day: The day on which they are looked at.
        law: The law; the national law if left out.

    Raises:
        NoRulesInForce: no rule about the right is in force on the day.

    >>> from hypothesis import find
    >>> from qupcore import decide
    >>> day = date(2026, 9, 1)
    >>> person = find(deciding_people(day), lambda person: decide(person, day).outcome == "no_right")
    >>> person.lawful_stay, person.birth_date
    (False, None)
    """
    return ready(_people(values_on(law, day), day))


@st.composite
def _people(draw: st.DrawFn, choices: Sequence[FactValues], day: date) -> Participant:
    def pick(several: Sequence[Any]) -> Any:
        return draw(st.sampled_from(several))

    return drawn_person(choices, day, pick)


def near_people(case: Participant, day: date, law: Law = NATIONAL) -> st.SearchStrategy[Participant]:
    """People who differ from a person in one fact: forgotten, or moved over the nearest limit of a rule.

    Args:
        case: The person.
        day: The day on which they are looked at.
        law: The law whose limits count; the national law if left out.

    Raises:
        NoRulesInForce: no rule about the right is in force on the day.
        BadInput: the person cannot have lived on the day.

    >>> from hypothesis import find
    >>> day, young = date(2026, 9, 1), Participant(ref="a", birth_date=date(2010, 1, 1))
    >>> find(near_people(young, day), lambda person: person.birth_date is not None
    ...      and person.birth_date < date(2010, 1, 1)).birth_date
    datetime.date(2008, 9, 1)
    """
    return st.sampled_from([person for _, person in neighbours(case, day, law)])
