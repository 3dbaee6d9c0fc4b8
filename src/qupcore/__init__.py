"""qupcore: the rules of Norway's Qualification Programme (kvalifiseringsprogrammet), decided and explained.

>>> from datetime import date
>>> from qupcore import decide, read_case
>>> case = read_case(b'{"ref": "case-1", "birth_date": "1990-05-01"}')
>>> decide(case, on=date(2026, 9, 1)).outcome
'undetermined'
"""

from qupcore.allocating.allocate import Allocated, allocate
from qupcore.allocating.record import allocation_record
from qupcore.availability.available import Available, available
from qupcore.cases.benefit.month import Account, benefit_month, benefit_year
from qupcore.cases.benefit.rates import rates
from qupcore.cases.review.duties import duties
from qupcore.cases.review.review import review
from qupcore.cases.week.policy import WeekPolicy
from qupcore.catalogue.conditions import condition
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import catalogue_from_package
from qupcore.composing.adding import Addable, addable
from qupcore.composing.compiling import Compiled, compile_problem, problem_of
from qupcore.composing.coverage import Coverage, coverage
from qupcore.composing.record import additions_record, coverage_record, suggestions_record
from qupcore.composing.suggesting import Suggested, Suggestions, iter_plans, suggest
from qupcore.composing.suggesting import count as count_plans
from qupcore.composing.suggesting import exists as plan_exists
from qupcore.composing.suggesting import sample as sample_plans
from qupcore.composing.wanted import Wanted, Weights
from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import read_receipt, receipt_of, write_receipt
from qupcore.deciding.replaying import replay
from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Decision, Finding, Question, StartingPoint, Turn
from qupcore.domain.answers.plan_check import Change, PlanCheck, PlanFinding, Repair
from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.answers.rates import Rates
from qupcore.domain.answers.receipt import Receipt, Replay
from qupcore.domain.answers.review import Duty, Remark, Review
from qupcore.domain.case.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.case.course import Course, FollowUp, Payment, Recovery, Refund, Repayment, Work
from qupcore.domain.case.participant import Benefit, Household, Participant, PracticeCondition
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.citation import Citation
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.errors import (
    BadInput,
    EngineDisagreement,
    EngineFault,
    Fault,
    NoRulesInForce,
    ParameterError,
    PluginError,
    QupError,
    RuleError,
)
from qupcore.explaining.benefit import explain_month, explain_year
from qupcore.explaining.decision import explain
from qupcore.explaining.duties import duties_calendar, explain_duties
from qupcore.explaining.lines import Line, to_text
from qupcore.explaining.plan_check import explain_plan
from qupcore.explaining.plan_search import (
    explain_additions,
    explain_allocation,
    explain_coverage,
    explain_suggestions,
)
from qupcore.explaining.review import explain_review
from qupcore.explaining.week.plan import WeekPlan, week_plan
from qupcore.planning.check import check_plan
from qupcore.plugins.hooks import hookimpl
from qupcore.plugins.live import Live, LivePlaces
from qupcore.plugins.loading import LoadedPlugins, load_plugins
from qupcore.rules.nodes import Condition
from qupcore.searching.limit import Limit
from qupcore.version import __version__
from qupcore.wire.plan import plan_check_record
from qupcore.wire.record import (
    benefit_month_record,
    benefit_year_record,
    decision_record,
    duties_record,
    review_record,
)
from qupcore.wire.schema import case_schema
from qupcore.wire.structure import read_case, write_case

__all__ = [
    "Absence",
    "Account",
    "Addable",
    "Allocated",
    "Appeal",
    "Assessment",
    "Available",
    "BadInput",
    "Benefit",
    "BenefitLine",
    "BenefitMonth",
    "BenefitYear",
    "Catalogue",
    "Change",
    "Citation",
    "Compiled",
    "Condition",
    "Course",
    "Coverage",
    "Decision",
    "Duty",
    "Element",
    "EngineDisagreement",
    "EngineFault",
    "Fault",
    "Finding",
    "FollowUp",
    "Household",
    "Leave",
    "Limit",
    "Line",
    "Live",
    "LivePlaces",
    "LoadedPlugins",
    "Money",
    "NoRulesInForce",
    "ParameterError",
    "Participant",
    "Payment",
    "Period",
    "Places",
    "Plan",
    "PlanCheck",
    "PlanFinding",
    "Planning",
    "PluginError",
    "PluginFailure",
    "PluginUse",
    "PracticeCondition",
    "ProgrammeDecision",
    "Question",
    "QupError",
    "Rates",
    "Receipt",
    "Recovery",
    "Refund",
    "Remark",
    "Repair",
    "Repayment",
    "Replay",
    "Review",
    "RuleError",
    "SelfCertificateWithdrawal",
    "Slot",
    "Source",
    "StartingPoint",
    "Suggested",
    "Suggestions",
    "SupportedChild",
    "Text",
    "TopUp",
    "Turn",
    "Wanted",
    "WeekPlan",
    "WeekPolicy",
    "Weights",
    "Work",
    "WorkAbilityAssessment",
    "__version__",
    "addable",
    "additions_record",
    "allocate",
    "allocation_record",
    "available",
    "benefit_month",
    "benefit_month_record",
    "benefit_year",
    "benefit_year_record",
    "case_schema",
    "catalogue_from_package",
    "check_plan",
    "compile_problem",
    "condition",
    "count_plans",
    "coverage",
    "coverage_record",
    "decide",
    "decision_record",
    "duties",
    "duties_calendar",
    "duties_record",
    "explain",
    "explain_additions",
    "explain_allocation",
    "explain_coverage",
    "explain_duties",
    "explain_month",
    "explain_plan",
    "explain_review",
    "explain_suggestions",
    "explain_year",
    "hookimpl",
    "iter_plans",
    "load_plugins",
    "national",
    "plan_check_record",
    "plan_exists",
    "problem_of",
    "rates",
    "read_case",
    "read_receipt",
    "receipt_of",
    "replay",
    "review",
    "review_record",
    "sample_plans",
    "suggest",
    "suggestions_record",
    "to_text",
    "week_plan",
    "write_case",
    "write_receipt",
]
