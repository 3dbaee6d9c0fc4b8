"""The shared limits of an allocation: what is used of each, and who states it."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.allocating.allocate import Allocated
from qupcore.allocating.capacities import LimitOrigin
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["shared_limit_lines"]


def shared_limit_lines(found: Allocated, words: Phrases) -> Iterator[Line]:
    """The limits that an allocation kept, with where each is from."""
    if found.shared:
        yield Line(words.say("allocation", "shared"), weight="heading", id="shared")
    for id, (taken, most) in sorted(found.shared.items()):
        kind, _, of = id.partition(":")
        of = of.partition("@")[0] if kind == "provider" else of  # the catalogue is told below
        said = words.say("allocation", kind, of=of, used=taken, most=most)
        yield Line(said, 2, "unknown" if taken == most else "plain", id=f"shared.{id}")
        yield from _origin(found.limits_from[id], f"shared.{id}", words)


def _origin(origin: LimitOrigin, id: str, words: Phrases) -> Iterator[Line]:
    if origin.stated_by == "caller":
        key = "replaces" if origin.replaces else "caller"
        said = words.say("limit_from", key, most=words.listed([str(most) for most in origin.replaces]))
        yield Line(said, 4, "quiet", id=f"{id}.from")
        return
    source = "; ".join(words.cited(source) for source in origin.sources)
    said = words.say("limit_from", "catalogue", by=origin.catalogue, source=source)
    if origin.as_of is not None:
        said = f"{said} {words.say('limit_from', 'as_of', day=origin.as_of)}"
    yield Line(said, 4, "quiet", id=f"{id}.from")
    if origin.free is None:
        yield Line(words.say("limit_from", "free_unknown"), 4, "unknown", id=f"{id}.free")
