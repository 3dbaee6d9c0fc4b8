"""Claims: conditions that must hold of everybody, or of those with a right, read from TOML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import attrs

from qupcore.catalogue.structure import Flaws, RelativeFault, read_value
from qupcore.catalogue.toml_values import toml_file
from qupcore.domain.arguments import check_arguments
from qupcore.domain.new_term import NewTerm
from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput, RuleError
from qupcore.errors.worded import worded
from qupcore.laboratory.sides import Side
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.expression import parse_condition
from qupcore.rules.new_terms import node_of
from qupcore.rules.nodes import Condition
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Term, terms_of
from qupcore.rules.writing import RIGHT, Formula

__all__ = ["Of", "RuleClaim", "check_read", "read_claims"]

Of = Literal["everybody", "met", "not_met"]
"""Of whom a claim must hold: everybody, those who meet all conditions of its topic, or those who do not."""


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class RuleClaim:
    """A condition that must hold of people.

    Attributes:
        name: Its name.
        condition: The condition.
        of: Of whom it must hold.
        topic: The topic whose conditions `of` means; the right if left out.
    """

    name: str
    condition: Condition
    of: Of = "everybody"
    topic: str = RIGHT


@attrs.frozen(kw_only=True)
class _Written:
    """A claim in its written form."""

    name: str
    claim: str
    of: Of = "everybody"
    topic: str = RIGHT


@attrs.frozen(kw_only=True)
class _File:
    claims: tuple[_Written, ...]


def read_claims(
    data: bytes, *, name: str = "claims.toml", terms: Iterable[NewTerm] = ()
) -> tuple[RuleClaim, ...]:
    """Read claims.

    Args:
        data: The TOML, in UTF-8.
        name: The name of the file, for errors.
        terms: The new terms of the laws that the claims are about.

    Raises:
        BadInput: with a fault for everything wrong in the file.

    >>> (claim,) = read_claims(b'''
    ... [[claims]]
    ... name = "adults"
    ... claim = "person.age >= 18"
    ... of = "met"
    ... ''')
    >>> claim.name, claim.of, claim.topic
    ('adults', 'met', 'right')
    """
    check_arguments(read_claims, locals())
    known = {**vocabulary(), **{term.name: node_of(term) for term in terms}}
    return toml_file(data, name, lambda tree: _claims(tree, known), wanted=worded("give claims"))


def _claims(tree: dict[str, Any], known: Mapping[str, Term]) -> tuple[RuleClaim, ...]:
    file: _File = read_value(_File, tree, {})
    found: dict[str, RuleClaim] = {}
    flaws: list[RelativeFault] = []
    for number, written in enumerate(file.claims):
        try:
            condition = parse_condition(written.claim, known)
        except RuleError as error:
            what = (
                worded("{where}: {what}", where=error.where, what=error.what) if error.where else error.what
            )
            flaws.append(RelativeFault(("claims", number, "claim"), what, error.remedy, error.code))
            continue
        if written.name in found:
            what = worded("two claims are called {name!r}", name=written.name)
            flaws.append(RelativeFault(("claims", number, "name"), what, worded("give each its own name")))
        found[written.name] = RuleClaim(
            name=written.name, condition=condition, of=written.of, topic=written.topic
        )
    if not file.claims:
        flaws.append(RelativeFault(("claims",), worded("there is no claim"), worded("give one or more")))
    if flaws:
        raise Flaws(*flaws)
    return tuple(found.values())


def check_read(claim: RuleClaim, rulebook: Rulebook, side: Side) -> None:
    """Refuse an amount of another topic: within this one it would be any number, and refute any claim.

    Args:
        claim: The claim.
        rulebook: The rules of its topic on the day.
        side: The law as it is on the day.

    Raises:
        BadInput: the claim reads what the rules of another topic calculate.
    """
    foreign = terms_of(claim.condition).keys() - {*rulebook.terms, *(c.gives for c in rulebook.calculations)}
    made = (placed for placed in side.law.rules if isinstance(placed, Formula) and placed.on(side.day))
    if found := next((placed for placed in made if placed.gives.name in foreign), None):
        raise BadInput(
            worded(
                "the claim {name!r} is about {topic}, and reads {fact}, which rules about {other} calculate",
                name=claim.name,
                topic=claim.topic,
                fact=found.gives.name,
                other=found.topic,
            ),
            remedy=worded('give the claim the topic in the file: topic = "{topic}"', topic=found.topic),
            code="input.value",
        )
