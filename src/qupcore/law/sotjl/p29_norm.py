"""The starting point for "very limited": benefits up to the State's guideline norm for the household.

Circular R35 (4.29.1.7), as quoted by the county governors: a discretionary judgement that starts from the
guideline norm for subsistence, without housing costs. The full circular was not found. A starting point is
never an answer: it is shown with the question, and a judgement that departs from it needs grounds.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.right import Benefits, Children, HouseholdFacts, Judgement
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, starting_point


class Norm(Parameters, prefix="sotjl.29", file="p29_norm.toml"):
    """The guideline rates, øre a month."""

    norm_single: Parameter
    norm_couple: Parameter
    norm_shared_dwelling: Parameter
    norm_child_0_to_5: Parameter
    norm_child_6_to_10: Parameter
    norm_child_11_to_17: Parameter


_r35 = partial(
    starting_point,
    "sotjl",
    "29",
    ledd=1,
    judges=Judgement.benefits_very_limited,
    source="circular R35 4.29.1.7 as retold by the county governor in Vestland, 2024-06-10; the circular "
    "itself, and what it said in earlier years, not seen",
    confidence="medium",
)


@_r35(valid="2010-12-17/..")
def benefits_within_norm(
    benefits: Benefits, household: HouseholdFacts, children: Children, norm: Norm
) -> Condition:
    """Benefits a month no higher than the guideline norm for the household."""
    for_children = (
        norm.norm_child_0_to_5 * children.youngest
        + norm.norm_child_6_to_10 * children.middle
        + norm.norm_child_11_to_17 * children.oldest
    )
    total = benefits.monthly_total
    return any_of(
        all_of(household.kind.one_of("single"), total <= norm.norm_single + for_children),
        all_of(household.kind.one_of("couple"), total <= norm.norm_couple + for_children),
        all_of(household.kind.one_of("shared_dwelling"), total <= norm.norm_shared_dwelling + for_children),
    )


RULES = (benefits_within_norm,)
