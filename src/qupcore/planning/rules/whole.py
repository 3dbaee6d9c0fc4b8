"""The rules about a whole plan: how many of a group may run, and what is not paid beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from qupcore.domain.catalogue.catalogue import digest
from qupcore.domain.catalogue.relation import Group
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.engines import Engine
from qupcore.engines.agreement import Agreement
from qupcore.planning.rules.meaning import ELEMENT, Meaning, rule_of
from qupcore.planning.rules.terms import Whole, counted
from qupcore.rules.nodes import Constant
from qupcore.rules.rulebook import rulebook_on
from qupcore.rules.writing import all_of

__all__ = ["PlanRules", "plan_rules"]

_ALLOWANCE = Text(
    "Deltakere i kvalifiseringsprogram har ikke rett til tiltakspenger",
    "Deltakarar i kvalifiseringsprogram har ikkje rett til tiltakspengar",
    "Participants in the programme have no right to the measures allowance (tiltakspenger)",
)


@attrs.frozen(eq=False)
class PlanRules:
    """The rules made ready.

    Attributes:
        decide: What decides.
        meanings: What each answer means, by rule.
        groups: The group of each rule about one.
    """

    decide: Agreement
    meanings: Mapping[str, Meaning]
    groups: Mapping[str, Group]


def plan_rules(groups: Iterable[Group], engines: tuple[Engine, ...]) -> PlanRules:
    """Make the rules: one for each group that has a limit, and those that hold for every plan."""
    allowance = rule_of("plan", "measures_allowance", ~Whole.measures_allowance, _ALLOWANCE.en)
    rules = [allowance]
    meanings = {
        allowance.id: Meaning(
            kind="measures_allowance",
            weight="breach",
            unknown=None,
            authority="guidance",
            reason=_ALLOWANCE,
            sources=(
                Source(text="nav.no, tiltakspenger"),
                Source(text="navikt/tiltakspenger-saksbehandling-api, Avslagsgrunnlag.kt"),
            ),
        )
    }
    of = {}
    for group in groups:
        if group.at_most is None:
            continue
        name = f"at_most-{digest(group)[:8]}"
        most = Constant(group.at_most, "1")
        # The most that there can be is told only where it is as many as there surely are: else, unknown.
        surely, perhaps = (counted(f"{name}.{which}", "1", "") for which in ("surely", "perhaps"))
        rule = rule_of(group.id, name, all_of(surely <= most, perhaps <= most), group.reason.en)
        rules.append(rule)
        of[rule.id] = group
        meanings[rule.id] = Meaning(
            kind="group",
            weight="warning" if group.authority == "advice" else "breach",
            unknown="warning" if group.authority == "advice" else "needs_assessment",
            sources=group.sources,
            authority=group.authority,
            confidence=group.confidence,
            reason=group.reason,
            values=(("at_most", group.at_most),),
        )
    rulebook = rulebook_on(rules, date(2007, 11, 1), topic=ELEMENT)
    return PlanRules(Agreement(rulebook, engines), meanings, of)
