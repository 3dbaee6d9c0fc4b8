"""The law, one section a file. Sections never import each other; they meet in `terms`."""

from __future__ import annotations

import re
from datetime import date

from qupcore.errors import BadInput
from qupcore.law import readings
from qupcore.law.conventions import Conventions
from qupcore.law.forskrift import f1251_residence, f1471_s03_child_supplement, f1471_s04_maintenance
from qupcore.law.sotjl import (
    p29_norm,
    p29_right,
    p35_benefit,
    p35_month,
    p35_right,
    p36_reduction,
    p37_work,
    p38_coordination,
    p40_payment,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.writing import Placed

__all__ = ["CONVENTIONS", "RULES", "section_rules"]

RULES: tuple[Placed, ...] = (
    *p29_right.RULES,
    *f1251_residence.RULES,
    *readings.RULES,
    *p29_norm.RULES,
    *p35_right.RULES,
    *p35_benefit.RULES,
    *p35_month.RULES,
    *f1471_s03_child_supplement.RULES,
    *p37_work.RULES,
    *p36_reduction.RULES,
    *p38_coordination.RULES,
    *p40_payment.RULES,
    *f1471_s04_maintenance.RULES,
)
"""Every rule and formula of every period, in the order in which they are read and asked."""

CONVENTIONS: tuple[Parameter, ...] = (Conventions.leap_birthday,)
"""Policy parameters that bear on how facts are read."""

_SECTION = re.compile(r"\s*([\w-]+)\s*§?\s*([\w-]+)\s*")


def section_rules(name: str, on: date | None = None) -> tuple[Placed, ...]:
    """The rules that stand in a section, on a day or in any period.

    Args:
        name: Act and section, as `sotjl § 29`.
        on: The day; left out: any.

    Raises:
        BadInput: no rule stands there, or not on the day; the remedy lists where and when.

    >>> [rule.id for rule in section_rules("for-2011-1251 § 4")]
    ['for-2011-1251.4.lawful_stay']
    """
    match = _SECTION.fullmatch(name)
    wanted = match.groups() if match else None
    everywhere = [(rule, provision) for rule in RULES for provision in rule.provisions]
    there = [(rule, p) for rule, p in everywhere if (p.citation.law, p.citation.section) == wanted]
    if not there:
        places = dict.fromkeys(f"'{p.citation.law} § {p.citation.section}'" for _, p in everywhere)
        raise BadInput(f"no rule stands in {name!r}", remedy="use one of: " + ", ".join(places))
    found = {rule.id: rule for rule, p in there if on is None or p.valid.contains(on)}
    if not found:
        periods = ", ".join(sorted({str(p.valid) for _, p in there}))
        raise BadInput(f"no rule stands in {name!r} on {on}", remedy=f"ask about a day in: {periods}")
    return tuple(found.values())
