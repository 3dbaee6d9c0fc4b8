"""What is examined: a law on a day, beside another one, with what its author declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from qupcore.deciding.decide import decide
from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.participant import Participant
from qupcore.domain.new_term import NewTerm
from qupcore.laboratory.drawn_people import known_facts
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts, Assessed, Judgement
from qupcore.rules.law import Law
from qupcore.rules.terms import Value

__all__ = ["FALLING", "RISING", "Broken", "Declared", "Subject"]

RISING: tuple[str, ...] = (
    ApplicantFacts.lawful_stay.name,
    ApplicantFacts.fixed_residence.name,
    ApplicantFacts.exempt_from_residence.name,
    Assessed.work_ability.name,
    Judgement.capacity_substantially_reduced.name,
    Judgement.benefits_limited.name,
    Judgement.benefits_very_limited.name,
    Judgement.appropriate_and_necessary.name,
    Judgement.adapted_programme_can_be_offered.name,
)
"""Facts whose yes never took a right away under § 29 of any year."""
FALLING: tuple[str, ...] = (Judgement.disproportionately_burdensome.name,)
"""Facts whose no never took a right away under § 29 of any year."""


@attrs.frozen(kw_only=True)
class Declared:
    """What the author of a law declares of it.

    Attributes:
        rising: Facts of which more, or a yes, never takes a right away.
        falling: Facts of which less, or a no, never takes a right away.
        cliffs: Numbers at whose limits a right may end at once.
        unread: Facts on which no answer about the right depends, beside those that no rule reads.
    """

    rising: tuple[str, ...] = RISING
    falling: tuple[str, ...] = FALLING
    cliffs: tuple[str, ...] = (ApplicantFacts.age.name,)
    unread: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Subject:
    """A law that is examined on a day.

    Attributes:
        law: The law.
        day: The day on which people are looked at.
        baseline: The law without the reform; None where the law is no reform of another.
        begins: The first day of the reform; None where it is not known.
        declared: What its author declares.
        decide: Decides; another one only to show that a property can fail.
    """

    law: Law
    day: date
    baseline: Law | None = NATIONAL
    begins: date | None = None
    declared: Declared = attrs.field(factory=Declared)
    decide: Callable[..., Decision] = decide

    def decided(self, case: Participant) -> Decision:
        """The decision about a person on the day."""
        return self.decide(case, self.day, law=self.law)

    def known(self, case: Participant) -> dict[str, Value]:
        """The known facts of a person on the day."""
        return known_facts(case, self.day, self.law.in_force(self.day))


@attrs.frozen(kw_only=True)
class Broken:
    """A property does not hold.

    Attributes:
        name: The property.
        how: Which way it does not hold: the text of it has the name `NAME_HOW`.
        about: The facts, rules or amounts in the text.
        case: The person of whom it does not hold; None where it is about the law alone.
        day: The day.
        new_terms: The terms that only the law that is examined has.
    """

    name: str
    how: str
    about: Mapping[str, object]
    day: date
    case: Participant | None = None
    new_terms: tuple[NewTerm, ...] = ()
