"""The vocabulary of the benefit: what is calculated, and from what."""

from __future__ import annotations

from qupcore.rules.terms import IntTerm, Text, Vocabulary

__all__ = ["Rate"]


def _calculated(name: str, legal: str) -> IntTerm:
    """A term that a formula gives: nobody is ever asked for it."""
    asked = Text(nb="Beregnes.", nn="Blir rekna ut.", en="Calculated.")
    return IntTerm(name=name, counted="øre", low=0, legal=legal, ask=asked, path="", known_by="office")


class Rate(Vocabulary):
    """The rates of a day, the same for everybody."""

    yearly = _calculated("rate.yearly", "kvalifiseringsstønad på årsbasis")
    yearly_under_25 = _calculated("rate.yearly_under_25", "2/3 stønad på årsbasis")
    daily = _calculated("rate.daily", "stønad per dag")
    daily_under_25 = _calculated("rate.daily_under_25", "2/3 stønad per dag")
    child_daily = _calculated("rate.child_daily", "barnetillegg per barn per dag")
