"""Sosialtjenesteloven § 47: the county governor decides on appeals."""

from __future__ import annotations

from qupcore.law.terms.standing import Body
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(
    SOTJL_2010,
    "47",
    valid="2010-01-01/..",
    topic="appeal_body",
    source="the text was changed from 2021-06-01 (LOV-2021-05-07-34); that only the name of the office "
    "changed, fylkesmannen until then, is inferred",
)
def decided_by_the_county_governor(body: Body) -> Condition:
    """An appeal against a decision of the municipality is decided by the county governor."""
    return body.of_appeal.one_of("county_governor")


RULES = (decided_by_the_county_governor,)
