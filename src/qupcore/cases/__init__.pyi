"""Values for building a case, and functions that answer questions about a case."""

# Written by tests/architecture/faces.py.

from qupcore.domain.case.absence import Absence as Absence
from qupcore.cases.benefit.month import Account as Account
from qupcore.domain.case.programme_decision import Appeal as Appeal
from qupcore.domain.case.assessment import Assessment as Assessment
from qupcore.domain.case.participant import Benefit as Benefit
from qupcore.domain.case.circumstances import Circumstances as Circumstances
from qupcore.domain.case.course import Course as Course
from qupcore.domain.case.plan import Element as Element
from qupcore.domain.case.course import FollowUp as FollowUp
from qupcore.domain.case.participant import Household as Household
from qupcore.domain.case.absence import Leave as Leave
from qupcore.domain.money import Money as Money
from qupcore.domain.case.participant import Participant as Participant
from qupcore.domain.case.course import Payment as Payment
from qupcore.domain.period import Period as Period
from qupcore.domain.case.plan import Plan as Plan
from qupcore.domain.case.planning import Planning as Planning
from qupcore.domain.case.participant import PracticeCondition as PracticeCondition
from qupcore.domain.case.programme_decision import ProgrammeDecision as ProgrammeDecision
from qupcore.domain.case.course import Recovery as Recovery
from qupcore.domain.case.course import Refund as Refund
from qupcore.domain.case.course import Repayment as Repayment
from qupcore.domain.case.absence import SelfCertificateWithdrawal as SelfCertificateWithdrawal
from qupcore.domain.case.plan import Slot as Slot
from qupcore.domain.case.supported_child import SupportedChild as SupportedChild
from qupcore.domain.case.course import Work as Work
from qupcore.domain.case.assessment import WorkAbilityAssessment as WorkAbilityAssessment
from qupcore.cases.absence.parts import absence_parts as absence_parts
from qupcore.cases.benefit.month import benefit_year as benefit_year
from qupcore.cases.review.entries import deadlines as deadlines
from qupcore.deciding.decide_all import decide_all as decide_all
from qupcore.deciding.difference import difference as difference
from qupcore.cases.review.entries import programme_rulings as programme_rulings
from qupcore.cases.benefit.rates import rates as rates
