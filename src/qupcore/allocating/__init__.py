"""Allocate scarce places among many people: as many covered as possible, then by preference, with a bound.

The right to a programme is never allocated, only the place or plan and its time. With OR-Tools
(`pip install 'qupcore[solver]'`) the answer has a bound; without it, allocation is first come, first served.
"""

from __future__ import annotations

from qupcore.allocating.claims import Allocation, Claim, Comparison, Wish
from qupcore.allocating.places import allocate_places
from qupcore.allocating.plans import allocate_plans
from qupcore.allocating.shared import SharedLimit

__all__ = [
    "Allocation",
    "Claim",
    "Comparison",
    "SharedLimit",
    "Wish",
    "allocate_places",
    "allocate_plans",
]
