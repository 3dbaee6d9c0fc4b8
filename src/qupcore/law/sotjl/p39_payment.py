"""Sosialtjenesteloven § 39: the benefit is paid in arrears, on the basis of registered attendance.

Before 2010 § 5A-11 of the 1991 Act. The municipality decides the method and the times of payment.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.payment import PaidOut
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section

TOPIC = "payment"

# The wordings of the section, oldest first.
_rule = partial(section, topic=TOPIC)
p5a11_2007 = partial(_rule, SOTJL_2007, "5A-11")
p39_2010 = partial(_rule, SOTJL_2010, "39")
p39_2019 = partial(_rule, SOTJL_2019, "39")
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
