"""Testing rules and plugins: Hypothesis strategies for rules, facts, people and plans, and test classes."""

# Written by tests/architecture/faces.py.

from qupcore.testing.case_over_time import CaseOverTime as CaseOverTime
from qupcore.testing.municipal_system import MunicipalSystem as MunicipalSystem
from qupcore.testing.vocabulary import PARAMETERS as PARAMETERS
from qupcore.testing.conformance import PluginConformance as PluginConformance
from qupcore.testing.rule_properties import RuleProperties as RuleProperties
from qupcore.testing.vocabulary import TERMS as TERMS
from qupcore.testing.vocabulary import YEARS as YEARS
from qupcore.testing.random_courses import absences as absences
from qupcore.testing.random_courses import absences_in as absences_in
from qupcore.testing.people import assessments as assessments
from qupcore.testing.people import benefits as benefits
from qupcore.testing.random_catalogues import catalogues as catalogues
from qupcore.testing.random_courses import children as children
from qupcore.testing.vocabulary import choice_term as choice_term
from qupcore.testing.strategies import conditions as conditions
from qupcore.testing.random_courses import courses as courses
from qupcore.testing.people import days as days
from qupcore.testing.at_the_limits import deciding_people as deciding_people
from qupcore.testing.strategies import drawn_rules as drawn_rules
from qupcore.testing.strategies import facts as facts
from qupcore.testing.random_catalogues import measures as measures
from qupcore.testing.at_the_limits import near_people as near_people
from qupcore.testing.vocabulary import number as number
from qupcore.testing.strategies import numbers as numbers
from qupcore.testing.random_catalogues import offers as offers
from qupcore.testing.people import participants as participants
from qupcore.testing.random_courses import people_in_courses as people_in_courses
from qupcore.testing.random_catalogues import places as places
from qupcore.testing.random_plans import plans as plans
from qupcore.testing.random_reforms import reforms as reforms
from qupcore.testing.strategies import rulebooks as rulebooks
from qupcore.testing.random_plans import valid_plans as valid_plans
from qupcore.testing.strategies import values as values
from qupcore.testing.vocabulary import yes_no as yes_no
