"""The parameters of a section, as attributes of a class."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_type_hints

from qupcore.errors import ParameterError
from qupcore.errors.worded import worded
from qupcore.packaged import packaged_text
from qupcore.rules.dated import Basis, Confidence, DatedValue, Parameter
from qupcore.rules.dated_toml import read_parameters

__all__ = ["Basis", "Confidence", "DatedValue", "Parameter", "Parameters"]


class Parameters:
    """The parameters of one section: a subclass names the TOML file and lists the parameters.

    The file is in the folder of the module; `package` names another package.

    Raises:
        ParameterError: the file cannot be read, or a listed parameter is not in it.

    >>> from datetime import date
    >>> class Limits(Parameters, prefix="sotjl.29", file="p29.toml", package="qupcore.law.sotjl"):
    ...     age_max: Parameter
    >>> Limits.age_max.on(date(2019, 1, 1)).value
    67
    """

    def __init_subclass__(cls, *, prefix: str, file: str, package: str = "") -> None:
        text = _text(cls, file, package)
        loaded = read_parameters(text, file=file, prefix=prefix)
        for name in (hint for hint, kind in get_type_hints(cls).items() if kind is Parameter):
            if name not in loaded:
                raise ParameterError(
                    worded("no table [{name}]", name=name),
                    where=file,
                    remedy="add it, or drop the annotation",
                )
            setattr(cls, name, loaded[name])


def _text(cls: type, file: str, package: str) -> str:
    """The text of a file in the package, or in the folder of a module outside any package."""
    home = package or cls.__module__.rpartition(".")[0]
    beside = getattr(sys.modules.get(cls.__module__), "__file__", None)
    if not home and not beside:
        raise ParameterError(
            worded(
                "{name} is in no package and no file, so {file} cannot be found", name=cls.__name__, file=file
            ),
            where=cls.__module__,
            remedy="name the package of the file (package=...), or put the class into a module",
        )
    try:
        if home:
            return packaged_text(home, file)
        return Path(str(beside)).parent.joinpath(file).read_text(encoding="utf-8")
    except (OSError, ModuleNotFoundError) as error:
        raise ParameterError(
            worded("{file} cannot be read: {error}", file=file, error=error),
            where=f"{cls.__module__}.{cls.__name__}",
            remedy="put it beside the module, or name the package that holds it (package=...)",
        ) from error
