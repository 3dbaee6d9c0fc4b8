"""Plans: check them, suggest, count and extend them, and allocate places to many people.

`check_plan`, `suggest` and `addable` are imported from `qupcore`.

>>> from datetime import date
>>> from qupcore import Participant, national
>>> from qupcore.plans import Wanted, plan_exists
>>> case, on = Participant(ref="a", birth_date=date(1990, 5, 1)), date(2026, 9, 7)
>>> plan_exists(case, on, catalogue=national(), wanted=Wanted(most=2, needs_met=False))
True
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.allocating.allocate": ["Allocated", "allocate"],
        "qupcore.allocating.stated": ["Caseload", "ProviderCapacity", "SharedLimits", "read_limits"],
        "qupcore.composing.adding": ["Addable"],
        "qupcore.composing.compiling": ["Compiled", "compile_problem", "problem_of"],
        "qupcore.composing.coverage": ["Coverage", "coverage"],
        "qupcore.phasing.adopting": ["adopt"],
        "qupcore.phasing.aims": ["CourseAims"],
        "qupcore.phasing.suggesting": ["SuggestedCourses"],
        "qupcore.phasing.why_not": ["WhyNot", "local_why_not", "why_not"],
        "qupcore.composing.every_plan": ["count_plans", "iter_plans", "plan_exists", "sample_plans"],
        "qupcore.phasing.weeks_suggested": ["Suggested", "Suggestions"],
        "qupcore.composing.wanted": ["Wanted", "Weights"],
        "qupcore.domain.answers.plan_check": ["PlanChange", "PlanCheck", "PlanFinding", "Repair"],
        "qupcore.planning.rules.made_from": ["with_entries"],
        "qupcore.searching.limit": ["SearchLimit"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
