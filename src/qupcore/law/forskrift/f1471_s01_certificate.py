"""FOR-2011-12-21-1471 § 1 (5): the participant's certificate; until 2018 it stood in the Act, § 30."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.ending import CertificateDays, CertificateOf
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.writing import amount, section

TOPIC = "certificate"

# Where it stood, oldest first. In the Act of 2010 it is the last paragraph but one.
_1991 = "2007-11-01/2009-12-31"
_2010 = "2010-01-01/2018-12-31"
_rule = partial(section, topic=TOPIC)
p5a2_2007 = partial(_rule, "sotjl-1991", "5A-2", valid=_1991, enacted_by="LOV-2007-10-26-97")
p30_2010 = partial(_rule, "sotjl", "30", valid=_2010, enacted_by="LOV-2009-12-18-131")
s01_2019 = partial(
    _rule,
    "for-2011-1471",
    "1",
    ledd=5,
    valid="2019-01-01/..",
    enacted_by="FOR-2018-12-20-2219",
    basis="regulation",
)
_due = partial(amount, topic=TOPIC, gives=CertificateDays.due)


@_due(
    "for-2011-1471",
    "1",
    ledd=5,
    valid="2019-01-01/..",
    enacted_by="FOR-2018-12-20-2219",
    basis="regulation",
)
@_due("sotjl", "30", valid=_2010, enacted_by="LOV-2009-12-18-131")
@_due("sotjl-1991", "5A-2", valid=_1991, enacted_by="LOV-2007-10-26-97")
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
