"""qupcore: the rules of Norway's Qualification Programme (kvalifiseringsprogrammet), decided and explained.

>>> from datetime import date
>>> from qupcore import decide, read_case
>>> case = read_case(b'{"ref": "case-1", "birth_date": "1990-05-01"}')
>>> decide(case, on=date(2026, 9, 1)).outcome
'undetermined'
"""

from qupcore.cases.benefit import Account, benefit_month, benefit_year
from qupcore.cases.rates import rates
from qupcore.cases.week.policy import WeekPolicy
from qupcore.catalogue.conditions import condition
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import catalogue_from_package
from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import read_receipt, receipt_of, replay, write_receipt
from qupcore.domain.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.catalogue import Catalogue
from qupcore.domain.citation import Citation
from qupcore.domain.course import Course, FollowUp, Recovery, Refund, Work
from qupcore.domain.decision import Decision, Finding, Question, StartingPoint, Turn
from qupcore.domain.money import Money
from qupcore.domain.offer import Places
from qupcore.domain.participant import Benefit, Household, Participant, PracticeCondition
from qupcore.domain.period import Period
from qupcore.domain.plan import Element, Plan, Slot
from qupcore.domain.plugin import PluginFailure, PluginUse
from qupcore.domain.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.rates import Rates
from qupcore.domain.receipt import Receipt, Replay
from qupcore.domain.source import Source
from qupcore.domain.supported_child import SupportedChild
from qupcore.domain.text import Text
from qupcore.domain.top_up import TopUp
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
from qupcore.explaining.lines import Line, to_text
from qupcore.explaining.week.plan import WeekPlan, week_plan
from qupcore.plugins.hooks import hookimpl
from qupcore.plugins.live import Live, LivePlaces
from qupcore.plugins.loading import LoadedPlugins, load_plugins
from qupcore.rules.nodes import Condition
from qupcore.version import __version__
from qupcore.wire.record import benefit_month_record, benefit_year_record, decision_record
from qupcore.wire.schema import case_schema
from qupcore.wire.structure import read_case, write_case

__all__ = [
    "Absence",
    "Account",
    "Appeal",
    "Assessment",
    "BadInput",
    "Benefit",
    "BenefitLine",
    "BenefitMonth",
    "BenefitYear",
    "Catalogue",
    "Citation",
    "Condition",
    "Course",
    "Decision",
    "Element",
    "EngineDisagreement",
    "EngineFault",
    "Fault",
    "Finding",
    "FollowUp",
    "Household",
    "Leave",
    "Line",
    "Live",
    "LivePlaces",
    "LoadedPlugins",
    "Money",
    "NoRulesInForce",
    "ParameterError",
    "Participant",
    "Period",
    "Places",
    "Plan",
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
    "Replay",
    "RuleError",
    "SelfCertificateWithdrawal",
    "Slot",
    "Source",
    "StartingPoint",
    "SupportedChild",
    "Text",
    "TopUp",
    "Turn",
    "WeekPlan",
    "WeekPolicy",
    "Work",
    "WorkAbilityAssessment",
    "__version__",
    "benefit_month",
    "benefit_month_record",
    "benefit_year",
    "benefit_year_record",
    "case_schema",
    "catalogue_from_package",
    "condition",
    "decide",
    "decision_record",
    "explain",
    "explain_month",
    "explain_year",
    "hookimpl",
    "load_plugins",
    "national",
    "rates",
    "read_case",
    "read_receipt",
    "receipt_of",
    "replay",
    "to_text",
    "week_plan",
    "write_case",
    "write_receipt",
]
