"""Whom a change of the law touches in a table of people, and how many: counts that name nobody."""

# Written by tests/architecture/faces.py.

from qupcore.impact.counts import Impact as Impact
from qupcore.impact.counts import ImpactRow as ImpactRow
from qupcore.impact.weighing import impact as impact
from qupcore.impact.weighing import impact_of as impact_of
