"""What a plugin gave, as it is kept: its head, and the rest, which is read where it is asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping

import attrs

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import PluginError
from qupcore.errors.worded import worded
from qupcore.memory import found_once, state_without_found
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.checking import Given, Unfit, checked_contribution
from qupcore.plugins.transport import encode

__all__ = ["KeptHead", "given_later", "head_of", "sent_by_data"]


@attrs.frozen(kw_only=True)
class KeptHead:
    """What is known of a contribution before the rest is read.

    Attributes:
        namespace: The namespace of its catalogue.
        catalogue: The hash of its catalogue.
        hash: The hash of all of it.
        live_places: Whether it can tell live places.
        addresses: What it reaches for them.
        layers: The layers of the boundary that held while the plugin ran.
    """

    namespace: str
    catalogue: str
    hash: str
    live_places: bool
    addresses: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()


def head_of(given: Given, layers: tuple[str, ...]) -> KeptHead:
    """What is known of a contribution before the rest is read."""
    return KeptHead(
        namespace=given.catalogue.namespace,
        catalogue=given.catalogue.hash,
        hash=given.hash,
        live_places=given.live_places,
        addresses=given.addresses,
        layers=layers,
    )


def sent_by_data(given: Given) -> dict[str, object]:
    """What a plugin without code gives, in the form in which the process of a plugin sends it."""
    return {
        "catalogue": encode(given.catalogue),
        "top_ups": encode(given.top_ups),
        "texts": {id: encode(text) for id, text in given.texts.items()},
        "live_places": False,
    }


def given_later(item: AnnouncedPlugin, head: KeptHead, text: bytes, national: Catalogue) -> Given:
    """A contribution that is read and checked where more of it is asked for than its head.

    Args:
        item: The plugin.
        head: What is known of its contribution.
        text: What its process sent.
        national: The national catalogue.
    """
    kept = _Kept(item, head, text, national)
    catalogue = Catalogue.later(
        {
            "by": item.name,
            "namespace": head.namespace,
            "hash": head.catalogue,
            "package": item.distribution,
            "version": item.version,
        },
        kept.catalogue,
    )
    known: Mapping[str, object] = {
        "catalogue": catalogue,
        "live_places": head.live_places,
        "addresses": head.addresses,
        "hash": head.hash,
    }
    return Given.later(known, kept.given)


@attrs.frozen(slots=False)
class _Kept:
    """The text of a contribution, read once for its catalogue and for the rest. It can be pickled."""

    item: AnnouncedPlugin
    head: KeptHead
    text: bytes
    national: Catalogue

    def catalogue(self) -> Catalogue:
        """The catalogue.

        Raises:
            PluginError: as `given`.
        """
        return self._checked.catalogue

    def given(self) -> Given:
        """The whole contribution.

        Raises:
            PluginError: it is not what its head says: somebody changed what was kept, with a right hash.
        """
        return self._checked

    def __getstate__(self) -> dict[str, object]:
        return state_without_found(self)

    @found_once
    def _checked(self) -> Given:
        try:
            given = checked_contribution(json.loads(self.text), self.item.name, self.national)
        except (Unfit, ValueError, RecursionError) as error:
            raise self._changed(error) from error
        if head_of(given, self.head.layers) != self.head:
            raise self._changed(None)
        catalogue = attrs.evolve(given.catalogue, package=self.item.distribution, version=self.item.version)
        return attrs.evolve(given, catalogue=catalogue)

    def _changed(self, error: Exception | None) -> PluginError:
        return PluginError(
            worded("what was kept of the plugin {name} was changed by somebody", name=self.item.name),
            why=error.what if isinstance(error, Unfit) else "",
            remedy="delete the folder that QUPCORE_KEPT_PLUGINS or `kept` names, and load the plugins again",
            code="plugin.failed",
        )
