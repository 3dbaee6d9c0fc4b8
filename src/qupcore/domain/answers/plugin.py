"""The plugins that an answer was made with, and the plugins that failed."""

from __future__ import annotations

import attrs

__all__ = ["PluginFailure", "PluginUse"]


@attrs.frozen(kw_only=True, order=True)
class PluginUse:
    """A plugin that was loaded.

    Attributes:
        name: Its name among the entry points of `qupcore.plugins`.
        distribution: The package that brings it.
        version: The version of the package.
        hash: SHA-256 over everything that it gave: equal where it gave the same.
        layers: The layers of the boundary that held while its code ran. Empty: it has no code.
    """

    name: str
    distribution: str
    version: str
    hash: str
    layers: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, order=True)
class PluginFailure:
    """A plugin that could not be used, in whole (`loading`) or for one question (`live_places`).

    Attributes:
        name: Its name among the entry points of `qupcore.plugins`.
        distribution: The package that brings it.
        version: The version of the package.
        stage: Where it failed: `discovery`, `versions`, `trust`, `import`, `hooks` (how they are declared),
            `hook` (calling one), `types`, `schema`, `namespace`, `catalogue`, `law`, `time`, `process`,
            `live_places`.
        error: What went wrong, and the remedy where there is one.

    >>> str(PluginFailure(name="lillevik", distribution="qupcore-lillevik", version="1.0", stage="import",
    ...                   error="No module named 'lillevik'"))
    "plugin lillevik (qupcore-lillevik 1.0) failed at import: No module named 'lillevik'"
    """

    name: str
    distribution: str
    version: str
    stage: str
    error: str

    def __str__(self) -> str:
        return f"plugin {self.name} ({self.distribution} {self.version}) failed at {self.stage}: {self.error}"
