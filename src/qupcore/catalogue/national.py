"""The national catalogue: the State's measures, and the classes that every programme uses."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from qupcore.catalogue.reading import read_files
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.input_limits import InputLimits, limited_inputs
from qupcore.errors import BadInput
from qupcore.memory import remembered
from qupcore.version import UNKNOWN, __version__

__all__ = ["national"]


@remembered(most=1)
def national() -> Catalogue:
    """The national catalogue, read once.

    Raises:
        BadInput: its files are not there, or not sound.

    >>> national().namespace
    'no'
    """
    folder = _folder()
    there = folder.iterdir() if folder.is_dir() else ()
    found = sorted((item for item in there if item.name.endswith(".toml")), key=lambda f: f.name)
    texts = [(item.name, item.read_text(encoding="utf-8")) for item in found]
    if not texts:
        raise BadInput(
            "the national catalogue has no files",
            remedy="install qupcore again, or copy the folder catalogue to qupcore/catalogue/national",
            code="catalogue.lost",
        )
    with limited_inputs(InputLimits()):  # what a caller permits of others' files is not about qupcore's own
        catalogue = read_files(texts, namespace=NATIONAL_ID, by="national")
    return attrs.evolve(catalogue, package="qupcore", version="" if __version__ == UNKNOWN else __version__)


def _folder() -> Traversable:
    """The folder of the files: beside this module in a wheel, at the top in a checkout."""
    inside = files("qupcore.catalogue").joinpath("national")
    return inside if inside.is_dir() else _checkout(Path(__file__)) / "catalogue"


def _checkout(file: Path) -> Path:
    """The top of a checkout: three folders up, or the root where a copy lies nearer to it."""
    above = file.parents
    return above[min(3, len(above) - 1)]
