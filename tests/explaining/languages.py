"""A pytest mark that runs a test in each language."""

from __future__ import annotations

import re

import pytest

from qupcore.explaining.phrases import LANGUAGES

each_language = pytest.mark.parametrize("lang", LANGUAGES)
BROKEN = re.compile(r"\{|\}|\bNone\b(?!:)|\bTrue\b|\bFalse\b|\w\(self|<\w+ object")
