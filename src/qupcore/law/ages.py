"""The ages of § 29, read by the rules on the right, on decisions and on running programmes."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Ages"]


class Ages(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
    """The age limits, whether the upper one is included, and the months in a year of age."""

    age_min: Parameter
    age_max: Parameter
    age_max_included: Parameter
    one_year: Parameter
    months_in_a_year: Parameter
