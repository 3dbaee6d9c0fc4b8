"""Plugins loaded once for all tests, and the national catalogue that they may refer to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.packages import BROKEN, SOUND, candidates
from qupcore.catalogue.national import national
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import load_plugins

Load = Callable[..., LoadedPlugins]


@pytest.fixture(scope="session")
def load() -> Load:
    """Load the plugins of packages that lie in folders."""

    def loading(*folders: Path, **options: object) -> LoadedPlugins:
        return load_plugins(candidates=candidates(*folders), national=national(), **options)  # type: ignore[arg-type]

    return loading


@pytest.fixture(scope="session")
def everything(load: Load) -> LoadedPlugins:
    """Every broken package and the sound one, loaded together."""
    return load(*BROKEN.values(), SOUND, seconds=3, sealed=True)


@pytest.fixture(scope="session")
def lillevik(load: Load) -> LoadedPlugins:
    """The sound package."""
    return load(SOUND)
