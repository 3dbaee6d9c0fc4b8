"""Asks Python to quit when it is imported."""

from __future__ import annotations

import sys

QUPCORE_HOOKS = 1

sys.exit("no licence")
