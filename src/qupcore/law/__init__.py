"""The law, one section a file. Sections never import each other; they meet in `terms`."""

from __future__ import annotations

from qupcore.law import readings
from qupcore.law.conventions import Conventions
from qupcore.law.forskrift import f1251_residence
from qupcore.law.sotjl import p29_norm, p29_right
from qupcore.rules.parameters import Parameter
from qupcore.rules.writing import Rule

__all__ = ["CONVENTIONS", "RULES"]

RULES: tuple[Rule, ...] = (
    *p29_right.RULES,
    *f1251_residence.RULES,
    *readings.RULES,
    *p29_norm.RULES,
)
"""Every rule of every period, in the order in which they are read and asked."""

CONVENTIONS: tuple[Parameter, ...] = (Conventions.leap_birthday,)
"""Policy parameters that bear on how facts are read."""
