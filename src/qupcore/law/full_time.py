"""What full time is: sections on content, work and absence all count from it."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["FullTime"]


class FullTime(Parameters, prefix="full_time", file="full_time.toml"):
    """Full time a week, and the days it is spread over."""

    minutes_a_week: Parameter
    days_a_week: Parameter
