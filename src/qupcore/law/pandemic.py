"""FOR-2020-05-08-966 §§ 3 and 5: the effect of the pandemic on the duration of a programme."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Pandemic"]


class Pandemic(Parameters, prefix="for-2020-966", file="pandemic.toml"):
    """The numbers of the pandemic rules on duration.

    No rule reads `absence_excluded`: its value on a day of absence tells whether that day is left out.
    """

    absence_excluded: Parameter
    absence_months: Parameter
    extension_months: Parameter
