"""The types of the answers about a case."""

# Written by tests/architecture/faces.py.

from qupcore.domain.answers.benefit import BenefitLine as BenefitLine
from qupcore.domain.answers.benefit import BenefitMonth as BenefitMonth
from qupcore.domain.answers.benefit import BenefitYear as BenefitYear
from qupcore.domain.citation import Citation as Citation
from qupcore.domain.answers.decision import Decision as Decision
from qupcore.domain.answers.difference import DecisionDifference as DecisionDifference
from qupcore.domain.answers.review import Duty as Duty
from qupcore.domain.answers.decision import Finding as Finding
from qupcore.domain.answers.decision import Question as Question
from qupcore.domain.answers.rates import Rates as Rates
from qupcore.domain.answers.review import Remark as Remark
from qupcore.domain.answers.review import Review as Review
from qupcore.domain.answers.decision import StartingPoint as StartingPoint
from qupcore.domain.answers.decision import Turn as Turn
from qupcore.domain.answers.benefit import WithoutBenefit as WithoutBenefit
