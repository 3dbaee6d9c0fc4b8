"""Reading data files in the packages of qupcore: numbers of the law, and texts."""

from __future__ import annotations

from pkgutil import get_data
from typing import Any

__all__ = ["packaged_text", "packaged_toml"]


def packaged_text(package: str, file: str) -> str:
    """The text of one file of a package, in a folder or a zip archive.

    Raises:
        OSError: there is no such file.
        ModuleNotFoundError: there is no such package.

    >>> packaged_text("qupcore.law.sotjl", "p29.toml").splitlines()[2]
    '[age_min]'
    """
    data = get_data(package, file)
    if data is not None:
        return data.decode("utf-8")
    from importlib.resources import files  # for a namespace package; imported here, since it takes 20 ms

    return files(package).joinpath(file).read_text(encoding="utf-8")


def packaged_toml(package: str, file: str) -> dict[str, Any]:
    """The values of one TOML file of a package.

    Read by `tomli`, which is compiled: `tomllib` takes three times as long. Others' files are
    read by `tomllib`, whose syntax changes with Python only.

    Raises:
        OSError: there is no such file.
        ModuleNotFoundError: there is no such package.

    >>> packaged_toml("qupcore.law.sotjl", "p29.toml")["age_min"]["unit"]
    'years'
    """
    import tomli  # imported here: a process that reads no table does without

    return tomli.loads(packaged_text(package, file))
