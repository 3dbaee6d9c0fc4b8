"""The findings about the catalogue entries that a plan was made from: gone, or not the same today.

They compare what a plan keeps with what is in use. None of them makes a plan invalid: whether the rules of
today still hold is what the other findings say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.made_from import EntryVersion
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.facts.owner import is_gone, of_municipality
from qupcore.planning.facts.placed import PlacedElement
from qupcore.planning.rules.made_from import version_in_use
from qupcore.planning.rules.prepared import PlanRules
from qupcore.planning.rules.view import is_nowhere

__all__ = ["entry_findings"]


def entry_findings(running: Sequence[PlacedElement], rules: PlanRules) -> Iterator[PlanFinding]:
    """A finding for each entry that is gone with its catalogue, or says something else than it did.

    A municipality number that is of no municipality is told too: with it no local entry is seen.
    """
    if is_nowhere(rules.municipality):
        yield PlanFinding(
            rule="plan.municipality_known",
            kind="municipality_known",
            weight="warning",
            outcome="not_met",
            values=(("municipality", rules.municipality),),
        )
    for one in running:
        element = one.element
        if element.made_from is None:
            continue
        told: EntryVersion | None = None
        for id, then, now in (
            (element.measure, element.made_from.measure, one.measure),
            (element.offer, element.made_from.offer, one.offer),
        ):
            if then is None:
                continue
            if now is not None:
                yield from _changed(one, id, then, now, rules)
            elif of_municipality(id, rules.owners) is True and is_gone(then, rules.held):
                if told is None or told.catalogue != then.catalogue:
                    yield _gone(one, id, then)
                told = then


def _gone(one: PlacedElement, id: str, then: EntryVersion) -> PlanFinding:
    said = (("catalogue", then.catalogue), ("package", then.package), ("version", then.version))
    return _finding(one, id, "catalogue_missing", tuple((name, value) for name, value in said if value))


def _changed(
    one: PlacedElement, id: str, then: EntryVersion, now: Measure | Offer, rules: PlanRules
) -> Iterator[PlanFinding]:
    today = version_in_use(now, rules.view, rules.held)
    if today is not None and today.hash != then.hash:
        kind = "measure_changed" if isinstance(now, Measure) else "offer_changed"
        yield _finding(one, id, kind, (("then", str(then)), ("now", str(today))))


def _finding(
    one: PlacedElement, id: str, kind: str, values: tuple[tuple[str, int | str], ...]
) -> PlanFinding:
    return PlanFinding(
        rule=f"catalogue.{id}.{kind}",
        kind=kind,
        weight="warning",
        outcome="not_met",
        elements=(one.place,),
        measures=(one.element.measure,),
        values=values,
    )
