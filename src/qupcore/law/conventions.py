"""How facts are read where the law is silent: policy parameters that stand in no rule."""

from __future__ import annotations

from qupcore.rules.parameters import Parameter, Parameters

__all__ = ["Conventions"]


class Conventions(Parameters, prefix="convention", file="conventions.toml"):
    """The conventions by name."""

    leap_birthday: Parameter
