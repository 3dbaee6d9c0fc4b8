"""Conventions for reading facts where the law is silent: policy parameters that no rule reads."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Conventions"]


class Conventions(Parameters, prefix="convention", file="conventions.toml"):
    """The conventions."""

    leap_birthday: Parameter
