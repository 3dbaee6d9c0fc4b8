"""Rules that are imported when they are first read."""

from __future__ import annotations

from importlib import import_module

import attrs

from qupcore.rules.writing import Placed

__all__ = ["ImportedRules"]


@attrs.frozen(eq=False)
class ImportedRules:
    """The rules of a package, each module of which lists its own as `RULES`.

    Attributes:
        package: The package.
        topics: Each module below the package with the topics of its rules, in the order in which rules are
            read.

    >>> law = ImportedRules("qupcore.law", (("sotjl.p31_start", ("start",)),))
    >>> law.of("start")[0].id
    'sotjl.31.latest_start'
    """

    package: str
    topics: tuple[tuple[str, tuple[str, ...]], ...]

    def all(self) -> tuple[Placed, ...]:
        """The rules of every topic."""
        return tuple(placed for module, _ in self.topics for placed in self._in(module))

    def of(self, topic: str) -> tuple[Placed, ...]:
        """The rules of one topic."""
        modules = (module for module, topics in self.topics if topic in topics)
        return tuple(placed for module in modules for placed in self._in(module) if placed.topic == topic)

    def _in(self, module: str) -> tuple[Placed, ...]:
        found: tuple[Placed, ...] = import_module(f"{self.package}.{module}").RULES
        return found
