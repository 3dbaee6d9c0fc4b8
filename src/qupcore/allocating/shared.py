"""Places that several candidates share, such as all offers of one provider."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

__all__ = ["Shared"]


@attrs.frozen(kw_only=True)
class Shared:
    """What each candidate uses: its own places, and those that it shares with others.

    Attributes:
        together: The names of the shared places that a candidate uses, by its id.
    """

    together: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    def used(self, id: str) -> tuple[str, ...]:
        """The places that a candidate uses.

        >>> Shared(together={"a": ("provider",)}).used("a")
        ('a', 'provider')
        """
        return (id, *self.together.get(id, ()))

    def uses(self, ids: Iterable[str], places: Mapping[str, int]) -> dict[str, int]:
        """How many of the counted places a plan uses, by name."""
        found: dict[str, int] = {}
        for id in ids:
            for name in self.used(id):
                if name in places:
                    found[name] = found.get(name, 0) + 1
        return found

    def fits(self, ids: Iterable[str], left: Mapping[str, int]) -> bool:
        """Whether there are enough places left for a plan."""
        return all(left[name] >= many for name, many in self.uses(ids, left).items())
