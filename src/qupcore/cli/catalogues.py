"""Which catalogues a command answers with: the national one, those of plugins, and files given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

import attrs
import typer

from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.cli.edge import read_bytes
from qupcore.cli.plugins import loaded_plugins
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.plugins.loading import LoadedPlugins
from qupcore.plugins.record import plugins_record

__all__ = ["CatalogueFiles", "LoadedCatalogues", "NoNational", "known_catalogues"]

CatalogueFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--catalogue", metavar="FILE", help="A catalogue file (TOML) beside the others. Repeatable."
    ),
]
NoNational = Annotated[bool, typer.Option("--only", help="Use the catalogue files given, and nothing else.")]

_NAMESPACE = re.compile(r"^\s*id\s*=\s*\"(no|\d{4}):", re.MULTILINE)


@attrs.frozen
class LoadedCatalogues:
    """The catalogues of an answer, and the plugins that they came with."""

    catalogues: tuple[Catalogue, ...]
    plugins: LoadedPlugins

    def record(self) -> object:
        """The plugins as JSON values: an answer says what it was made with, and what failed."""
        return plugins_record(self.plugins)


def known_catalogues(files: Sequence[str] | None, only: bool = False) -> LoadedCatalogues:
    """The catalogues to answer with.

    Raises:
        BadInput: a file cannot be read, or says of no id whose it is.
    """
    plugins = LoadedPlugins() if only else loaded_plugins()
    found: tuple[Catalogue, ...] = () if only else (national(), *plugins.catalogues)
    for file in files or ():
        try:
            text = read_bytes(file).decode("utf-8")
        except UnicodeDecodeError:
            raise BadInput(f"{file} is not UTF-8", remedy="save it as UTF-8", code="file.syntax") from None
        owner = _NAMESPACE.search(text)
        if owner is None:
            raise BadInput(
                f"{file} has no ids",
                remedy='give its entries ids, as id = "1804:jobbsenter"',
                code="input.missing",
            )
        found = (*found, read_catalogue(text, file=file, namespace=owner.group(1), by=file, known=found))
    return LoadedCatalogues(found, plugins)
