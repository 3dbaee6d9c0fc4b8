"""Scarce places shared out among many: most covered first, then what they prefer, and how far from the best.

What a person has a right to is never what is shared out: this is about which place or plan, and when. With
OR-Tools (`pip install 'qupcore[solver]'`) the answer comes with a bound; without, it is first come, first
served.
"""

from __future__ import annotations

from qupcore.allocating.claims import Allocation, Claim, Comparison, Wish
from qupcore.allocating.places import allocate_places
from qupcore.allocating.plans import allocate_plans

__all__ = [
    "Allocation",
    "Claim",
    "Comparison",
    "Wish",
    "allocate_places",
    "allocate_plans",
]
