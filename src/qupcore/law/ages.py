"""The ages of § 29, which the right, a decision and a programme that runs on are all held against."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Ages"]


class Ages(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
    """The ages, whether the upper one is included, and how many months a year of age is."""

    age_min: Parameter
    age_max: Parameter
    age_max_included: Parameter
    one_year: Parameter
    months_in_a_year: Parameter
