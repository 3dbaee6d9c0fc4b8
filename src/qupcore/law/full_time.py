"""Full time, which the sections on content, work and absence use."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["FullTime"]


class FullTime(Parameters, prefix="full_time", file="full_time.toml"):
    """The minutes of a full-time week and its number of days."""

    minutes_a_week: Parameter
    days_a_week: Parameter
