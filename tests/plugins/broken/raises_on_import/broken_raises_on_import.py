"""Raises when it is imported."""

from __future__ import annotations

QUPCORE_HOOKS = 1

raise RuntimeError("no database here")
