"""A mark that runs a test in each language."""

from __future__ import annotations

import pytest

from qupcore.explaining.phrases import LANGUAGES

each_language = pytest.mark.parametrize("lang", LANGUAGES)
