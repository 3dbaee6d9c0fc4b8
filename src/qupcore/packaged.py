"""Reading data files in the packages of qupcore: numbers of the law, and texts."""

from __future__ import annotations

from pkgutil import get_data

__all__ = ["packaged_text"]


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
