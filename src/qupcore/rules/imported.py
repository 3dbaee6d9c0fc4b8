"""Rules that are imported on first use."""

from __future__ import annotations

from importlib import import_module

import attrs

from qupcore.rules.writing import Placed

__all__ = ["ImportedRules"]


@attrs.frozen(eq=False)
class ImportedRules:
    """The rules of a package, whose modules list their rules as `RULES`.

    Attributes:
        package: The package.
        topics: The modules below the package, each with the topics of its rules, in the order of evaluation.

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
