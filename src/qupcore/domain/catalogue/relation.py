"""Relations between measures. Advice is never a ban."""

from __future__ import annotations

from typing import Literal

import attrs

from qupcore.domain.catalogue.catalogue_id import checked_id
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Authority, Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Group", "Overlap", "Relation", "RelationKind", "RelationScope"]

RelationKind = Literal["requires", "requires_one_of", "allows", "warns", "forbids", "unknown"]
"""`requires`: all of the others. `requires_one_of`: at least one of them. `allows`: they go together.
`warns`: look again, it is not forbidden. `forbids`: they do not go together. `unknown`: a person must find
out or judge."""

RelationScope = Literal["measure", "group", "host"]
"""`measure`: between measures. `group`: between members of a group. `host`: the others carry this one."""

Overlap = Literal["same_time", "programme", "before"]
"""Whether it holds for days that both run or for a whole programme, or asks what ended before it starts."""

_BINDING = ("requires", "requires_one_of", "forbids")


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Relation:
    """A directed relation.

    Where several hold for a pair, each is told with its source; a general `unknown` gives way to whatever
    else says something of the pair.

    Attributes:
        kind: What it says.
        of: Ids of the measures or groups that it is about.
        to: Ids of the measures or groups that it holds them against.
        scope: Between measures, within a group, or to a host.
        overlap: On days that both run, or anywhere in the programme.
        unless: A condition in the rule language under which it does not hold (`work.employed`, where a job
            does as well as another measure). Empty: it always holds.
        authority: What stands behind it. Advice cannot require or forbid.
        reason: Why, in words.
        sources: Where it is from.
        confidence: How sure it is.
        valid: The days on which it holds, both ends included.
    """

    kind: RelationKind
    of: tuple[str, ...]
    to: tuple[str, ...]
    valid: Period
    authority: Authority
    reason: Text
    sources: tuple[Source, ...]
    scope: RelationScope = "measure"
    overlap: Overlap = "same_time"
    unless: str = ""
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        for id in (*self.of, *self.to):
            checked_id(id)
        if not self.of or not self.to:
            raise BadInput(
                "a relation lacks `of` or `to`",
                remedy="give `of` and `to`",
                code="input.missing",
            )
        if not self.sources:
            raise BadInput("a relation without a source", remedy="say where it is from", code="input.source")
        if self.authority == "advice" and self.kind in _BINDING:
            raise BadInput(
                worded("advice cannot say {kind!r}", kind=self.kind),
                remedy="write warns or allows: only rules and published conditions bind",
                code="input.value",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Group:
    """Measures that are spoken of together, and how many of them fit.

    Attributes:
        id: Stable id, which no measure has.
        members: Ids of its measures.
        at_most: How many may run. Left out: no limit.
        overlap: At the same time, or in a programme, where a measure that goes on in another element is one.
        authority: What stands behind the limit. Above an advised limit there is a warning, never a ban.
        reason: Why, in words.
        sources: Where it is from.
        confidence: How sure it is.
        valid: The days on which it holds, both ends included.
    """

    id: str
    members: tuple[str, ...]
    valid: Period
    authority: Authority
    reason: Text
    sources: tuple[Source, ...]
    at_most: int | None = None
    overlap: Overlap = "same_time"
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        for id in (self.id, *self.members):
            checked_id(id)
        if not self.members:
            raise BadInput(
                worded("{id} has no members", id=self.id),
                remedy="name at least one measure",
                code="input.missing",
            )
        if self.at_most is not None and self.at_most < 1:
            raise BadInput(
                worded("at most {at_most} of {id}", at_most=self.at_most, id=self.id),
                remedy="give 1 or more, or leave it out",
                code="input.number",
            )
        if not self.sources:
            raise BadInput(
                worded("{id} has no source", id=self.id), remedy="say where it is from", code="input.source"
            )
