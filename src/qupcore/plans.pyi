"""Plans: check them, suggest, count and extend them, and allocate places to many people."""

# Written by tests/architecture/faces.py.

from qupcore.composing.adding import Addable as Addable
from qupcore.allocating.allocate import Allocated as Allocated
from qupcore.allocating.stated import Caseload as Caseload
from qupcore.composing.compiling import Compiled as Compiled
from qupcore.phasing.aims import CourseAims as CourseAims
from qupcore.composing.coverage import Coverage as Coverage
from qupcore.domain.answers.plan_check import PlanChange as PlanChange
from qupcore.domain.answers.plan_check import PlanCheck as PlanCheck
from qupcore.domain.answers.plan_check import PlanFinding as PlanFinding
from qupcore.allocating.stated import ProviderCapacity as ProviderCapacity
from qupcore.domain.answers.plan_check import Repair as Repair
from qupcore.searching.limit import SearchLimit as SearchLimit
from qupcore.allocating.stated import SharedLimits as SharedLimits
from qupcore.phasing.weeks_suggested import Suggested as Suggested
from qupcore.phasing.suggesting import SuggestedCourses as SuggestedCourses
from qupcore.phasing.weeks_suggested import Suggestions as Suggestions
from qupcore.composing.wanted import Wanted as Wanted
from qupcore.composing.wanted import Weights as Weights
from qupcore.phasing.why_not import WhyNot as WhyNot
from qupcore.phasing.adopting import adopt as adopt
from qupcore.allocating.allocate import allocate as allocate
from qupcore.composing.compiling import compile_problem as compile_problem
from qupcore.composing.every_plan import count_plans as count_plans
from qupcore.composing.coverage import coverage as coverage
from qupcore.composing.every_plan import iter_plans as iter_plans
from qupcore.phasing.why_not import local_why_not as local_why_not
from qupcore.composing.every_plan import plan_exists as plan_exists
from qupcore.composing.compiling import problem_of as problem_of
from qupcore.allocating.stated import read_limits as read_limits
from qupcore.composing.every_plan import sample_plans as sample_plans
from qupcore.phasing.why_not import why_not as why_not
from qupcore.planning.rules.made_from import with_entries as with_entries
