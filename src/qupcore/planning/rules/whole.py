"""The rules about a whole plan: the limits of groups, and the benefit that is not paid beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.domain.catalogue.catalogue import digest
from qupcore.domain.catalogue.relation import Group
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.engines import Engine
from qupcore.planning.rules.meaning import Meaning, rule_of, without_words
from qupcore.planning.rules.ready import Ready, made_ready
from qupcore.planning.rules.terms import Whole, plan_number
from qupcore.rules.nodes import Constant
from qupcore.rules.writing import Rule, all_of

__all__ = ["whole_rules"]

_ALLOWANCE = Text(
    "Deltakere i kvalifiseringsprogram har ikke rett til tiltakspenger",
    "Deltakarar i kvalifiseringsprogram har ikkje rett til tiltakspengar",
    "Participants in the programme have no right to the measures allowance (tiltakspenger)",
)


def whole_rules(groups: Iterable[Group], engines: tuple[Engine, ...]) -> Ready:
    """Prepare the rules: one for each group that has a limit, and those that apply to every plan."""
    of: dict[str, Group] = {}
    told = [_allowance(), *_of_groups(groups, of)]
    return made_ready(told, engines, groups=of)


def _allowance() -> tuple[Rule, Meaning]:
    rule = rule_of("plan", "measures_allowance", ~Whole.measures_allowance, _ALLOWANCE.en)
    return rule, Meaning(
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


def _of_groups(groups: Iterable[Group], of: dict[str, Group]) -> Iterator[tuple[Rule, Meaning]]:
    """The rule of each group that has a limit; adds each group to `of` by id of its rule."""
    for group in groups:
        if group.at_most is None:
            continue
        name = f"at_most-{digest(without_words(group))[:8]}"
        most = Constant(group.at_most, "1")
        # The fact `perhaps` is known only where it equals `surely`; otherwise the rule is unknown.
        surely, perhaps = (plan_number(f"{name}.{which}", "1", "") for which in ("surely", "perhaps"))
        rule = rule_of(group.id, name, all_of(surely <= most, perhaps <= most), group.reason.en)
        of[rule.id] = group
        yield (
            rule,
            Meaning(
                kind="group",
                weight="warning" if group.authority == "advice" else "breach",
                unknown="warning" if group.authority == "advice" else "needs_assessment",
                sources=group.sources,
                authority=group.authority,
                confidence=group.confidence,
                reason=group.reason,
                values=(("at_most", group.at_most),),
            ),
        )
