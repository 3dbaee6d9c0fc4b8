"""What may stand in a plan from a day on: a measure, or one offer of it."""

from __future__ import annotations

import attrs

from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.rules.person_facts import PersonFacts

__all__ = ["Template", "template_of"]


@attrs.frozen(eq=False)
class Template:
    """A measure, or one offer of it.

    Attributes:
        measure: The measure.
        offer: The offer, where it is one.
        person: What its rules can tell apart of a person.
        end_age: The lowest age at which it ends for a person; None where none is set.
    """

    measure: Measure
    offer: Offer | None
    person: PersonFacts
    end_age: int | None


def template_of(measure: Measure, offer: Offer | None, person: PersonFacts) -> Template:
    """The template of a measure whose rules read this of a person."""
    ends = min((limit.years for limit in measure.limits if limit.years is not None), default=None)
    return Template(measure, offer, person, ends)
