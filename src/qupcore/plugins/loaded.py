"""Loaded plugins: what each gave, and which could not be used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from qupcore.catalogue.municipalities import area_of, same_municipality
from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.text import Text
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.checking import Given
from qupcore.plugins.hashed_imports import HashedFile

__all__ = ["LoadedPlugin", "LoadedPlugins"]


@attrs.frozen(kw_only=True)
class LoadedPlugin:
    """One loaded plugin.

    Attributes:
        candidate: The plugin as its package announces it.
        given: Its contribution.
        layers: The layers of the boundary that held while its code ran, as
            docs/what-plugins-cannot-do.md tells them. Empty: it has no code.
        only: The files that its code is imported from, now and for live places. Empty: no list of trusted
            plugins is in force, and it is imported as Python does.
    """

    candidate: AnnouncedPlugin
    given: Given
    layers: Layers = ()
    only: tuple[HashedFile, ...] = attrs.field(default=(), eq=False, repr=False)

    @property
    def use(self) -> PluginUse:
        """The plugin as recorded in answers."""
        return PluginUse(
            name=self.candidate.name,
            distribution=self.candidate.distribution,
            version=self.candidate.version,
            hash=self.given.hash,
            layers=self.layers,
        )


@attrs.frozen(kw_only=True)
class LoadedPlugins:
    """The loaded plugins, and those that could not be used. Frozen, so it may be shared.

    Attributes:
        plugins: The loaded plugins, sorted by name.
        failures: The plugins that failed, and why.
        disabled: The names of the plugins that were disabled.
        warnings: What stopped nothing and is not as somebody meant it, with its remedy: a name to leave out
            that no plugin has, a folder of kept plugins that cannot be used.
    """

    plugins: tuple[LoadedPlugin, ...] = ()
    failures: tuple[PluginFailure, ...] = ()
    disabled: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def layers(self) -> Layers:
        """The layers of the boundary that held for every plugin with code. Empty: none has any."""
        with_code = [plugin.layers for plugin in self.plugins if not plugin.candidate.data]
        return layers_in_order(set(with_code[0]).intersection(*with_code)) if with_code else ()

    @property
    def catalogues(self) -> tuple[Catalogue, ...]:
        """The catalogue of each plugin."""
        return tuple(plugin.given.catalogue for plugin in self.plugins)

    @property
    def uses(self) -> tuple[PluginUse, ...]:
        """The name, package, version and hash of each plugin, as recorded in answers."""
        return tuple(plugin.use for plugin in self.plugins)

    @property
    def top_ups(self) -> tuple[TopUp, ...]:
        """The top-ups of all municipalities."""
        return tuple(top_up for plugin in self.plugins for top_up in plugin.given.top_ups)

    def top_ups_of(self, municipality: str, on: date) -> tuple[TopUp, ...]:
        """The top-ups of a municipality on a day.

        Args:
            municipality: The number of the municipality, of any day.
            on: The day.

        Raises:
            BadInput: no municipality has or had the number.
        """
        check_arguments(LoadedPlugins.top_ups_of, locals())
        return tuple(
            top_up
            for top_up in self.top_ups
            if top_up.valid.contains(on) and same_municipality(top_up.municipality, municipality, on)
        )

    def seen_from(self, municipalities: Collection[str], on: date) -> LoadedPlugins:
        """The plugins of some municipalities, with every failure: a failed plugin does not say whose it is.

        Args:
            municipalities: The numbers of the municipalities, old or new.
            on: The day.
        """
        seen = frozenset().union(*(area_of(number, on) for number in municipalities))
        kept = tuple(item for item in self.plugins if item.given.catalogue.namespace in seen)
        return attrs.evolve(self, plugins=kept)

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts of all plugins, by id of the measure or offer."""
        return MappingProxyType(
            {id: text for plugin in self.plugins for id, text in plugin.given.texts.items()}
        )
