"""For those who write rules or plugins: random rules, facts and people for Hypothesis to try them on.

Needs the extra `testing`. Nothing else in qupcore imports this package.
"""

from __future__ import annotations

from qupcore.testing.catalogues import catalogues, measures, offers, places
from qupcore.testing.conformance import PluginConformance
from qupcore.testing.courses import absences, absences_in, children, courses, people_in_courses
from qupcore.testing.municipal_system import MunicipalSystem
from qupcore.testing.people import assessments, benefits, days, participants
from qupcore.testing.plans import valid_plans
from qupcore.testing.strategies import conditions, facts, numbers, rule, rulebooks, values
from qupcore.testing.vocabulary import PARAMETERS, TERMS, YEARS, choice, number, yes_no

__all__ = [
    "PARAMETERS",
    "TERMS",
    "YEARS",
    "MunicipalSystem",
    "PluginConformance",
    "absences",
    "absences_in",
    "assessments",
    "benefits",
    "catalogues",
    "children",
    "choice",
    "conditions",
    "courses",
    "days",
    "facts",
    "measures",
    "number",
    "numbers",
    "offers",
    "participants",
    "people_in_courses",
    "places",
    "rule",
    "rulebooks",
    "valid_plans",
    "values",
    "yes_no",
]
