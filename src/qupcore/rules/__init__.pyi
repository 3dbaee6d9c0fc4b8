"""How to write rules of law and conditions of admission."""

# Written by tests/architecture/faces.py.

from qupcore.law.terms.right import ApplicantFacts as ApplicantFacts
from qupcore.rules.nodes import Condition as Condition
from qupcore.rules.nodes import Constant as Constant
from qupcore.rules.law import Law as Law
from qupcore.law.sotjl.p29_right import Limits as Limits
from qupcore.law.national import NATIONAL as NATIONAL
from qupcore.rules.expression_text import expression_of as expression_of
from qupcore.law.uses import facts_read_by as facts_read_by
from qupcore.law.uses import rules_reading as rules_reading
from qupcore.rules.writing import section as section
