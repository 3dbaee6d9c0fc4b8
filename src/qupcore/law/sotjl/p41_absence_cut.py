"""Sosialtjenesteloven § 41 (2): a reduction for absence, by the award itself or by a separate decision."""

from __future__ import annotations

from qupcore.law.terms.standing import AbsenceCut
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section


@section(
    SOTJL_2010,
    "41",
    ledd=2,
    valid="2010-01-01/..",
    topic="absence_cut",
    source="Nav on the benefit and other economic schemes (an older page): a cut for invalid absence "
    "carries the "
    "award out where the award reserves for it; where it does not, the cut is a decision that can be "
    "appealed",
    link="https://www.nav.no/no/NAV+og+samfunn/Samarbeid/For+kommunen/Relatert+informasjon/"
    "kvalifiseringsst%C3%B8nad-og-andre-%C3%B8konomiske-ordninger",
    confidence="medium",
)
def cut_reserved_or_decided(cut: AbsenceCut) -> Condition:
    """The benefit is cut for absence where the award reserves for it; otherwise a decision says so."""
    return any_of(cut.reserved, cut.decided)


RULES = (cut_reserved_or_decided,)
