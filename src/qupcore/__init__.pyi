"""qupcore: the rules of Norway's Qualification Programme (kvalifiseringsprogrammet), decided and explained."""

# Written by tests/architecture/faces.py.

from qupcore.domain.case.assessment import Assessment as Assessment
from qupcore.domain.case.participant import Benefit as Benefit
from qupcore.domain.case.course import Course as Course
from qupcore.domain.case.plan import Element as Element
from qupcore.domain.case.participant import Household as Household
from qupcore.domain.money import Money as Money
from qupcore.domain.case.participant import Participant as Participant
from qupcore.domain.period import Period as Period
from qupcore.domain.case.plan import Plan as Plan
from qupcore.errors import QupError as QupError
from qupcore.domain.case.assessment import WorkAbilityAssessment as WorkAbilityAssessment
from qupcore.version import __version__ as __version__
from qupcore.composing.adding import addable as addable
from qupcore.availability.available import available as available
from qupcore.cases.benefit.month import benefit_month as benefit_month
from qupcore.planning.check import check_plan as check_plan
from qupcore.deciding.decide import decide as decide
from qupcore.cases.review.duties import duties as duties
from qupcore.explaining.decision import explain as explain
from qupcore.plugins.loading import load_plugins as load_plugins
from qupcore.catalogue.national import national as national
from qupcore.wire.structure import read_case as read_case
from qupcore.cases.review.review import review as review
from qupcore.phasing.weeks_suggested import suggest as suggest
from qupcore.phasing.suggesting import suggest_course as suggest_course
from qupcore.explaining.lines import to_text as to_text
from qupcore.wire.structure import write_case as write_case
from qupcore import answers as answers
from qupcore import asking as asking
from qupcore import cases as cases
from qupcore import catalogue as catalogue
from qupcore import errors as errors
from qupcore import explaining as explaining
from qupcore import memory as memory
from qupcore import observing as observing
from qupcore import plans as plans
from qupcore import plugins as plugins
from qupcore import population as population
from qupcore import records as records
from qupcore import reforms as reforms
from qupcore import rules as rules
from qupcore import tables as tables
from qupcore import testing as testing
from qupcore.moved import *
