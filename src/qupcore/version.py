"""The version of this package, and of other installed packages."""

from __future__ import annotations

import os
import re
import sys

__all__ = ["UNKNOWN", "__version__", "installed_version"]

UNKNOWN = "unknown"
"""The version where the package is not installed: copied, zipped, or in a browser."""


def installed_version(distribution: str) -> str | None:
    """The version of an installed distribution; None if it is not installed.

    The names of `.dist-info` folders hold name and version. They are read first, since importing
    `importlib.metadata`, which reads every other form, takes longer than importing the law.

    Args:
        distribution: The name, as `durable-rules`.

    >>> installed_version("attrs") is not None, installed_version("no-such-distribution")
    (True, None)
    """
    wanted = _normal(distribution)
    for place in sys.path:
        try:
            entries = os.listdir(place or ".")
        except OSError:
            continue
        for entry in entries:
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and version and _normal(name) == wanted:
                return version
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


__version__ = installed_version("qupcore") or UNKNOWN
"""The version of qupcore, as `0.2.0`; `unknown` where the package is not installed."""
