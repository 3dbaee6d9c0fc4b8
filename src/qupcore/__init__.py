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
from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import read_receipt, receipt_of, replay, write_receipt
from qupcore.domain.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.citation import Citation
from qupcore.domain.course import Course, FollowUp, Recovery, Refund, Work
from qupcore.domain.decision import Decision, Finding, Question, StartingPoint, Turn
from qupcore.domain.money import Money
from qupcore.domain.participant import Benefit, Household, Participant, PracticeCondition
from qupcore.domain.period import Period
from qupcore.domain.plan import Element, Plan, Slot
from qupcore.domain.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.rates import Rates
from qupcore.domain.receipt import Receipt, Replay
from qupcore.domain.supported_child import SupportedChild
from qupcore.errors import (
    BadInput,
    EngineDisagreement,
    EngineFault,
    Fault,
    NoRulesInForce,
    ParameterError,
    QupError,
    RuleError,
)
from qupcore.explaining.benefit import explain_month, explain_year
from qupcore.explaining.decision import explain
from qupcore.explaining.lines import Line, to_text
from qupcore.explaining.week.plan import WeekPlan, week_plan
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
    "Citation",
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
    "Money",
    "NoRulesInForce",
    "ParameterError",
    "Participant",
    "Period",
    "Plan",
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
    "StartingPoint",
    "SupportedChild",
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
    "decide",
    "decision_record",
    "explain",
    "explain_month",
    "explain_year",
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
