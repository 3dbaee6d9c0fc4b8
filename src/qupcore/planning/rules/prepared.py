"""Preparing: from catalogues, a day and a policy to everything that a plan is checked by.

What is prepared is remembered, and answering builds nothing more: no expression is read, no rulebook made and
no engine prepared between a plan and what is found about it. Rules are made for the measures that a plan
names, or for all that may be chosen; those of others cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from qupcore.domain.case.plan import Element
from qupcore.planning.rules.law import LawRules, Numbers, check_choices, law_rules, numbers
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.view import Catalogues, View, view_of

__all__ = ["PlanRules", "prepare"]


@attrs.frozen(eq=False)
class PlanRules:
    """What a plan is checked by.

    Attributes:
        view: The catalogues, with the rules of each measure that was asked for.
        law: The law on the weeks of a plan.
        numbers: The numbers of the law on any day, to read facts about a person by.
    """

    view: View
    law: LawRules
    numbers: Numbers

    def listings(self, elements: Iterable[Element]) -> tuple[Listing, ...]:
        """What the catalogues list for each element, with its rules made ready."""
        return tuple(self.view.listing(item.measure, item.offer, item.first) for item in elements)

    def choosable(self, day: date) -> tuple[Listing, ...]:
        """Everything that may stand in a plan from a day on, with its rules made ready."""
        return self.view.listings_on(day)


def prepare(catalogue: Catalogues, on: date, policy: Mapping[str, int] | None = None) -> PlanRules:
    """Make ready what plans are checked by on a day.

    Raises:
        BadInput: two catalogues give one id.
        ParameterError: `policy` names a number that nothing reads, or a value that it may not have.
        NoRulesInForce: before 2007-11-01.
    """
    view = view_of(catalogue)
    check_choices(policy)
    return PlanRules(view, law_rules(on, policy), numbers())
