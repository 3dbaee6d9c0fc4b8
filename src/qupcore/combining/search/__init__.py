"""The search: which combinations keep every rule, which is best, how many there are, and why none is.

Plain Python with no dependency. `Problem` says what may be combined; everything else takes one. Sets of ids
are what is searched; the choice of options that makes a week of a set is found when it is asked for.
"""

from __future__ import annotations

from qupcore.combining.search.addable import Additions, addable
from qupcore.combining.search.best import best, diverse, ranked
from qupcore.combining.search.checking import Breach, breaches, is_valid
from qupcore.combining.search.diagram import Diagram, OverLimit, count, diagram
from qupcore.combining.search.enumerating import iter_plans
from qupcore.combining.search.explain import Conflict, conflict
from qupcore.combining.search.first import exists, first, gaps
from qupcore.combining.search.limit import Limit
from qupcore.combining.search.plan import Found, Plan, Plans
from qupcore.combining.search.problem import Candidate, Group, Option, Part, Problem, Requirement
from qupcore.combining.search.repairs import Repair, Repairs, repairs
from qupcore.combining.search.rule import Rule

__all__ = [
    "Additions",
    "Breach",
    "Candidate",
    "Conflict",
    "Diagram",
    "Found",
    "Group",
    "Limit",
    "Option",
    "OverLimit",
    "Part",
    "Plan",
    "Plans",
    "Problem",
    "Repair",
    "Repairs",
    "Requirement",
    "Rule",
    "addable",
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
    "iter_plans",
    "ranked",
    "repairs",
]
