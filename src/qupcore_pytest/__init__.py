"""What pytest gets where qupcore is installed: a stand-in for a municipality's own system.

pytest imports this in every project of the environment, so it imports nothing of qupcore until a test asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from qupcore.testing.municipal_system import MunicipalSystem

__all__ = ["municipal_system"]


@pytest.fixture
def municipal_system() -> Iterator[MunicipalSystem]:
    """A municipality's own system, on this machine: it says what the test lets it say, or nothing."""
    from qupcore.testing.municipal_system import MunicipalSystem

    with MunicipalSystem() as system:
        yield system
