"""FOR-2011-12-21-1471 § 4: the supplement may be paid to the collection agency, towards maintenance owed."""

from __future__ import annotations

from qupcore.law.terms.benefit import Payout
from qupcore.law.terms.payment import Agency
from qupcore.law.wordings import REGULATION_2012
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.writing import amount, section


@amount(REGULATION_2012, "4", gives=Payout.to_agency, topic="payout", basis="regulation")
def to_agency(payout: Payout) -> Number:
    """The child supplement, where the agency has claimed it for maintenance owed for the same child."""
    return payout.child.smaller_of(payout.after_recovery)


@section(REGULATION_2012, "4", topic="agency", basis="regulation")
def claimed_by_the_agency(agency: Agency) -> Condition:
    """The supplement goes to the collection agency only where the agency has claimed it."""
    return agency.claimed


RULES = (to_agency, claimed_by_the_agency)
