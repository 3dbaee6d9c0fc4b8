"""A Hypothesis strategy for valid plans, drawn by their number among all valid plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from qupcore.composing.compiling import compile_problem
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.planning.rules.view import Catalogues
from qupcore.rules.law import Law
from qupcore.searching.diagram import MOST_NODES, Diagram, diagram

__all__ = ["valid_plans"]


@moved_to_keywords("case", "on", "catalogue", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
def valid_plans(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    most_nodes: int = MOST_NODES,
) -> st.SearchStrategy[Plan]:
    """Valid plans of a person from a day; `check_plan` finds each of them valid.

    Args:
        case: The person.
        on: The first day of the plans.
        catalogue: The catalogues of measures.
        law: The law of the plans; the national law if left out.
        policy: Chosen values for numbers that the law leaves open, by full name.
        wanted: What is wanted in addition to the needs and interests of the case.
        most_nodes: The largest number of nodes in the diagram of all plans.

    Raises:
        BadInput: there is no valid plan, or there are too many to draw from.

    >>> from hypothesis import given, settings
    >>> from qupcore import check_plan, national
    >>> someone, day = Participant(ref="a", birth_date=date(1990, 1, 1)), date(2026, 9, 7)
    >>> @settings(max_examples=5, deadline=None)
    ... @given(valid_plans(someone, day, catalogue=national(), wanted=Wanted(most=3)))
    ... def fills_the_week(plan):
    ...     assert check_plan(plan, day, case=someone, catalogue=national()).outcome == "valid"
    >>> fills_the_week()
    """
    compiled = compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
    made = diagram(compiled.problem, most_nodes)
    if not isinstance(made, Diagram):
        raise BadInput(
            "there are too many plans to draw from", remedy="ask for fewer elements", code="search.too-large"
        )
    if not made.count:
        raise BadInput(
            "there is no valid plan to draw", remedy="`suggest` says why", code="search.nothing-found"
        )
    return st.integers(0, made.count - 1).map(lambda number: compiled.plan(made.plan(number)))
