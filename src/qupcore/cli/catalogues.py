"""The catalogues that a command uses: the national one, those of plugins, and files on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import attrs
import typer

from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.visible import seen_from
from qupcore.cli.edge import read_bytes
from qupcore.cli.plugins import loaded_plugins
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.record import plugins_record

__all__ = ["CatalogueFiles", "LoadedCatalogues", "NoNational", "known_catalogues"]

CatalogueFiles = Annotated[
    list[str] | None,
    typer.Option("--catalogue", metavar="FILE", help="Another catalogue file (TOML) to use too. Repeatable."),
]
NoNational = Annotated[
    bool, typer.Option("--only", help="Use only the files of --catalogue: no national catalogue, no plugins.")
]

_NAMESPACE = re.compile(r"^\s*id\s*=\s*\"(no|\d{4}):", re.MULTILINE)


@attrs.frozen
class LoadedCatalogues:
    """The catalogues of an answer, and the plugins that were loaded for them."""

    catalogues: tuple[Catalogue, ...]
    plugins: LoadedPlugins

    def seen_from(self, municipalities: Iterable[str], on: date) -> LoadedCatalogues:
        """Return what cases of some municipalities see, with the places that their live systems tell.

        An offer about which a live system says nothing keeps the places of its catalogue.
        """
        numbers = dict.fromkeys(filter(None, municipalities))
        seen: dict[int, Catalogue] = {}
        for number in (*numbers, ""):
            seen |= {id(item): item for item in seen_from(self.catalogues, number, on)}
        plugins = self.plugins.seen_from(tuple(numbers), on)
        asked = (offer.id for item in plugins.catalogues for offer in item.offers)
        with LivePlaces(plugins) as live:
            said = live.ask(asked, on)
        return LoadedCatalogues(
            tuple(item.with_places(said.places) for item in seen.values()),
            attrs.evolve(plugins, failures=tuple(sorted((*plugins.failures, *said.failures)))),
        )

    def record(self) -> object:
        """Return the plugins as JSON values: those used, and those that failed."""
        return plugins_record(self.plugins)


def known_catalogues(files: Sequence[str] | None, only: bool = False) -> LoadedCatalogues:
    """Load the catalogues to answer with.

    Raises:
        BadInput: A file cannot be read, or no id in it names its owner.
    """
    plugins = LoadedPlugins() if only else loaded_plugins()
    found: tuple[Catalogue, ...] = () if only else (national(), *plugins.catalogues)
    for file in files or ():
        try:
            text = read_bytes(file, "catalogue_bytes").decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadInput(
                worded("{file} is not UTF-8", file=file), remedy="save it as UTF-8", code="file.syntax"
            ) from None
        owner = _NAMESPACE.search(text)
        if owner is None:
            raise BadInput(
                worded("{file} has no ids", file=file),
                remedy='give each entry an id, such as id = "1804:jobbsenter"',
                code="input.missing",
            )
        found = (*found, read_catalogue(text, file=file, namespace=owner.group(1), by=file, known=found))
    return LoadedCatalogues(found, plugins)
