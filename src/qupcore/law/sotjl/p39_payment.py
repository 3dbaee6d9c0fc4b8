"""Sosialtjenesteloven § 39: the benefit is paid in arrears, on the basis of registered attendance.

Before 2010 the same stood in § 5A-11 of the 1991 Act. How and at which times it is paid is for the
municipality to decide.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.payment import PaidOut
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "payment"

# The wordings of the section, oldest first.
_rule = partial(section, topic=TOPIC)
p5a11_2007 = partial(
    _rule, "sotjl-1991", "5A-11", valid="2007-11-01/2009-12-31", enacted_by="LOV-2007-10-26-97"
)
p39_2010 = partial(_rule, "sotjl", "39", valid="2010-01-01/2018-12-31", enacted_by="LOV-2009-12-18-131")
p39_2019 = partial(_rule, "sotjl", "39", valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
_ARREARS = "that payment on the last of the days is in arrears is inferred from the words"


@p39_2019(source=_ARREARS, confidence="medium")
@p39_2010(source=_ARREARS, confidence="medium")
@p5a11_2007(source=_ARREARS, confidence="medium")
def paid_in_arrears(payment: PaidOut) -> Condition:
    """It is paid after the days that it is for; on the last of them with benefit at the earliest."""
    return payment.paid_on >= payment.last


@p39_2019()
@p39_2010()
@p5a11_2007()
def on_registered_attendance(payment: PaidOut) -> Condition:
    """It is paid on the basis of registered attendance."""
    return payment.attendance_registered


RULES = (paid_in_arrears, on_registered_attendance)
