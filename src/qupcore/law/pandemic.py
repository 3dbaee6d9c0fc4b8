"""FOR-2020-05-08-966 §§ 3 and 5: how the pandemic bore on the duration of a programme."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Pandemic"]


class Pandemic(Parameters, prefix="for-2020-966", file="pandemic.toml"):
    """How much of it, and when.

    `absence_excluded` stands in no rule: on each day of absence it says whether the day is left out.
    """

    absence_excluded: Parameter
    absence_months: Parameter
    extension_months: Parameter
