"""Reforms of installed packages. None is in force by itself, and none is read before it is named.

A package announces a reform in the entry point group `qupcore.reforms`: under its name, the path of a TOML
file in the package (`agelimit/agelimit.toml`), or `module:attribute` of a `Reform` or of a function that
returns one.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import attrs

from qupcore.domain.hint import remedy
from qupcore.errors import BadInput, QupError
from qupcore.errors.worded import worded
from qupcore.files.reading import read_file
from qupcore.reforms.reading import read_reform
from qupcore.reforms.reform import Reform

__all__ = ["REFORMS", "InstalledReform", "faults_of_installed", "installed_reform", "installed_reforms"]

REFORMS = "qupcore.reforms"
"""The entry point group in which a package names its reforms."""


@attrs.frozen(kw_only=True, order=True)
class InstalledReform:
    """A reform as its package announces it. Nothing of it has been read or run.

    Attributes:
        name: The name of the entry point, which must be that of the reform.
        value: The path of a TOML file in the package, or `module:attribute`.
        distribution: The package.
        version: The version of the package.
    """

    name: str
    value: str
    distribution: str
    version: str
    point: EntryPoint = attrs.field(repr=False, eq=False, order=False)

    @property
    def place(self) -> str:
        """The package, and where in it the reform is."""
        return f"{self.distribution} {self.version}: {self.value}"

    def read(self) -> Reform:
        """Read the TOML file, or import the object.

        Raises:
            BadInput: it cannot be read or imported, is no reform, or is not called so.
        """
        try:
            reform = self._file() if self.value.endswith(".toml") else self._object()
        except QupError as error:
            raise self._unusable(error.what, error) from error
        except Exception as error:  # the code of a package may raise anything
            why = worded("{kind}: {error}", kind=type(error).__name__, error=str(error)[:400])
            raise self._unusable(why) from error
        if reform.name != self.name:
            raise self._unusable(worded("the reform in it is called {name!r}", name=reform.name))
        return reform

    def _file(self) -> Reform:
        if self.point.dist is None:
            raise self._unusable(worded("no package holds it"))
        path = Path(str(self.point.dist.locate_file(self.value)))
        return read_reform(read_file(path, "catalogue_bytes"), name=self.value)

    def _object(self) -> Reform:
        found = self.point.load()
        if not isinstance(found, Reform) and callable(found):
            found = found()
        if not isinstance(found, Reform):
            raise self._unusable(worded("a {name} is no reform", name=type(found).__name__))
        return found

    def _unusable(self, why: str, error: QupError | None = None) -> BadInput:
        return BadInput(
            worded("the installed reform {name} cannot be used: {why}", name=self.name, why=why),
            remedy=worded("correct {place}, or remove the package", place=self.place),
            faults=error.faults if isinstance(error, BadInput) else (),
            code="input.value",
        )


def installed_reforms() -> tuple[InstalledReform, ...]:
    """The reforms that are installed in this environment, by name; one name may be there twice."""
    return tuple(
        sorted(
            InstalledReform(
                name=point.name,
                value=point.value,
                distribution=point.dist.metadata["Name"] if point.dist else "unknown",
                version=point.dist.version if point.dist else "unknown",
                point=point,
            )
            for point in entry_points(group=REFORMS)
        )
    )


def installed_reform(name: str) -> Reform:
    """The installed reform of a name.

    Raises:
        BadInput: none has the name, two packages announce it, or it cannot be used.
    """
    known = installed_reforms()
    found = [item for item in known if item.name == name]
    if not found:
        raise BadInput(
            worded("no installed reform is called {name!r}, and it is no TOML file", name=name),
            remedy=worded(
                "give a file that ends in .toml, or the name of an installed reform ({remedy})",
                remedy=remedy(name, (item.name for item in known), most=12),
            ),
            code="input.value",
        )
    if len(found) > 1:
        raise BadInput(
            _clash(found),
            remedy="remove one of the packages, or rename its reform",
            code="input.value",
        )
    return found[0].read()


def faults_of_installed() -> tuple[tuple[InstalledReform, str], ...]:
    """Every installed reform, with the reason for which it cannot be used; "" where it can."""
    known = installed_reforms()
    return tuple(
        (item, _fault(item, [other for other in known if other.name == item.name])) for item in known
    )


def _fault(item: InstalledReform, same: list[InstalledReform]) -> str:
    if len(same) > 1:
        return _clash(same)
    try:
        item.read()
    except BadInput as error:
        return error.what
    return ""


def _clash(found: list[InstalledReform]) -> str:
    """What is wrong where several packages announce one name."""
    places = "; ".join(item.place for item in found)
    return worded("several packages have a reform {name}: {places}", name=found[0].name, places=places)
