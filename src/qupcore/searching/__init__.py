"""The search: valid combinations, the best of them, their number, and the reasons where there is none.

Plain Python with no dependency. A `Problem` states what may be combined; every other function takes one. The
search is over sets of ids; the choice of options that makes a set a week is worked out on request.
"""

from __future__ import annotations

from qupcore.searching.addable import Additions, addable_candidates
from qupcore.searching.best import best, diverse, ranked
from qupcore.searching.checking import Breach, breaches, is_valid
from qupcore.searching.combination import Combination, Found, Plans
from qupcore.searching.diagram import Diagram, OverLimit, count, diagram
from qupcore.searching.enumerating import iter_combinations
from qupcore.searching.explain import Conflict, conflict
from qupcore.searching.first import exists, first, gaps
from qupcore.searching.limit import SearchLimit
from qupcore.searching.problem import AtLeast, AtMost, Candidate, Option, Problem, Requirement
from qupcore.searching.repairs import CombinationRepair, Repairs, repairs
from qupcore.searching.rule import Constraint

__all__ = [
    "Additions",
    "AtLeast",
    "AtMost",
    "Breach",
    "Candidate",
    "Combination",
    "CombinationRepair",
    "Conflict",
    "Constraint",
    "Diagram",
    "Found",
    "Option",
    "OverLimit",
    "Plans",
    "Problem",
    "Repairs",
    "Requirement",
    "SearchLimit",
    "addable_candidates",
    "best",
    "breaches",
    "conflict",
    "count",
    "diagram",
    "diverse",
    "exists",
    "first",
    "gaps",
    "is_valid",
    "iter_combinations",
    "ranked",
    "repairs",
]
