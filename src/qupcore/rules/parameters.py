"""The parameters of a section, by name and type."""

from __future__ import annotations

from importlib.resources import files
from typing import get_type_hints

from qupcore.errors import ParameterError
from qupcore.rules.dated import Basis, Confidence, DatedValue, Parameter
from qupcore.rules.dated_toml import read_parameters

__all__ = ["Basis", "Confidence", "DatedValue", "Parameter", "Parameters"]


class Parameters:
    """The parameters of one section: subclass it beside the section, name the TOML file, list the names.

    >>> from datetime import date
    >>> class Limits(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
    ...     age_max: Parameter
    >>> Limits.age_max.on(date(2019, 1, 1)).value
    67
    """

    def __init_subclass__(cls, *, prefix: str, file: str, package: str = "") -> None:
        text = files(package or cls.__module__.rpartition(".")[0]).joinpath(file).read_text(encoding="utf-8")
        loaded = read_parameters(text, file=file, prefix=prefix)
        for name in (hint for hint, kind in get_type_hints(cls).items() if kind is Parameter):
            if name not in loaded:
                raise ParameterError(
                    f"no table [{name}]", where=file, remedy="add it, or drop the annotation"
                )
            setattr(cls, name, loaded[name])
