"""All properties by name, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qupcore.domain.case.participant import Participant
from qupcore.errors import QupError
from qupcore.laboratory.properties import of_laws, of_money, of_people
from qupcore.laboratory.properties.subject import Broken, Subject

__all__ = ["OF_COURSES", "OF_LAWS", "OF_PEOPLE", "PROPERTIES", "examined"]


def examined(name: str, subject: Subject, case: Participant | None = None) -> Broken | None:
    """What comes of a property; where no answer can be given at all, it does not hold either.

    Args:
        name: The property.
        subject: The law on a day.
        case: The person; None for a property of the law.
    """
    try:
        if case is None:
            return OF_LAWS[name](subject)
        return (OF_PEOPLE[name] if name in OF_PEOPLE else OF_COURSES[name])(subject, case)
    except QupError as error:
        return Broken(name=name, how="no_answer", about={"error": error.what}, day=subject.day, case=case)


OfLaw = Callable[[Subject], Broken | None]
OfPerson = Callable[[Subject, Participant], Broken | None]

OF_LAWS: Mapping[str, OfLaw] = {"null": of_laws.null, "somebody": of_laws.somebody}
"""Those that are looked at once."""
OF_PEOPLE: Mapping[str, OfPerson] = {
    "forgetting": of_people.forgetting,
    "meets_all": of_people.meets_all,
    "unread": of_people.unread,
    "monotone": of_people.monotone,
    "cliffs": of_people.cliffs,
    "cites": of_people.cites,
    "engines": of_people.engines,
    "explained": of_people.explained,
}
"""Those of one person."""
OF_COURSES: Mapping[str, OfPerson] = {"money": of_money.money}
"""Those of one person in a programme."""
PROPERTIES: tuple[str, ...] = (*OF_LAWS, *OF_PEOPLE, *OF_COURSES)
"""The names of all."""
