"""Sosialtjenesteloven § 17: information, advice and guidance."""

from __future__ import annotations

from qupcore.law.terms.review import InformingFacts
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import section


@section(
    SOTJL_2010,
    "17",
    ledd=1,
    punktum=1,
    valid="2010-01-01/..",
    topic="told",
    source="the section speaks of advice that may solve or prevent social problems; that it covers the "
    "programme for whoever has a right to it is how supervision reads it (Fredrikstad 2013, Nannestad 2015)",
    confidence="medium",
)
def told_of_the_programme(told: InformingFacts) -> Condition:
    """Whoever has a right to the programme is told of it."""
    return told.informed


RULES = (told_of_the_programme,)
