"""A minimal set of elements that clash: together they break a rule, and no part of the set does.

QuickXplain over the elements (Junker 2004). It needs rules whose breach further elements never repair; a
missing required measure, or missing time in a week, is no clash between elements.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.plan import Plan
from qupcore.planning.checker import Checker
from qupcore.searching.explain import smallest
from qupcore.searching.rule import Constraint

__all__ = ["clash_of", "clashes"]

CLASHING = frozenset(
    {
        *(
            "dates",
            "slots_clash",
            "slots_hours",
            "same_offer",
            "forbids",
            "forbids_host",
            "group",
            "not_over",
        ),
        *(
            "existence",
            "age",
            "age_later",
            "admission",
            "admission_later",
            "length",
            "absolute_max",
            "end_age",
        ),
        *("start_window", "last_start"),
        *("offer_of_measure", "offer_runs", "offer_start", "enrolment", "places", "catchment", "district"),
    }
)
"""The kinds of rules whose breach further elements never repair."""


def clashes(findings: Sequence[PlanFinding]) -> bool:
    """Whether one of the findings is a breach that further elements cannot repair."""
    return any(item.weight == "breach" and item.kind in CLASHING for item in findings)


def clash_of(plan: Plan, findings: Sequence[PlanFinding], checker: Checker) -> tuple[int, ...]:
    """The places of a minimal set of elements that clash; else of one element that breaks a rule alone."""
    broken = [item for item in findings if item.weight == "breach" and item.elements]
    clashing = sorted(
        (item for item in broken if item.kind in CLASHING),
        key=lambda item: (len(item.elements), item.elements),
    )
    if not clashing:
        alone = sorted(item.elements for item in broken if item.kind.startswith(("requires", "percent")))
        return alone[0][:1] if alone else ()

    def can_be_kept(rules: Sequence[Constraint]) -> bool:
        places = [int(rule.about[0]) for rule in rules]
        part = attrs.evolve(plan, elements=tuple(plan.elements[place] for place in sorted(places)))
        return not clashes(checker.findings(part))

    rules = [Constraint("element", (str(place),)) for place in clashing[0].elements]
    if can_be_kept(rules):  # other elements take part, too: the same measure ran before
        rules = [Constraint("element", (str(place),)) for place in range(len(plan.elements))]
    return tuple(sorted(int(rule.about[0]) for rule in smallest(can_be_kept, rules)))
