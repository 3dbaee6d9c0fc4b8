"""FOR-2011-12-21-1471 § 1 (5): the participant's certificate; until 2018 in § 30 of the Act."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.ending import CertificateDays, CertificateOf
from qupcore.law.wordings import REGULATION_2019, SOTJL_2007, SOTJL_2010
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.writing import amount, section

TOPIC = "certificate"

# The places of the rule, oldest first. In the Act of 2010 it is the second to last paragraph.
_rule = partial(section, topic=TOPIC)
p5a2_2007 = partial(_rule, SOTJL_2007, "5A-2")
p30_2010 = partial(_rule, SOTJL_2010, "30")
s01_2019 = partial(_rule, REGULATION_2019, "1", ledd=5, basis="regulation")
_due = partial(amount, topic=TOPIC, gives=CertificateDays.due)


@_due(REGULATION_2019, "1", ledd=5, basis="regulation")
@_due(SOTJL_2010, "30")
@_due(SOTJL_2007, "5A-2")
def certificate_due(certificate: CertificateOf) -> Number:
    """When the programme is completed or ended."""
    return certificate.programme_over_on


@s01_2019()
@p30_2010()
@p5a2_2007()
def certificate_issued(certificate: CertificateOf) -> Condition:
    """Whoever completed a programme, or whose programme ended, gets a certificate of it."""
    return certificate.issued


RULES = (certificate_due, certificate_issued)
