"""The hooks: the functions of a plugin, all optional but the catalogue.

A plugin is a module with functions of these names, marked `@hookimpl`, and the number of the hooks that it is
written for:

```python
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1
```

Every function is called in a separate process. Its result is copied as plain data and checked; nothing else
leaves that process.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pluggy import HookimplMarker, HookspecMarker

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.text import Text
from qupcore.rules.nodes import Condition

__all__ = ["HOOKS", "PROJECT", "Hooks", "hookimpl"]

PROJECT = "qupcore"
HOOKS = 1
"""The number of these hooks. It is raised when a change would make qupcore misread older plugins."""

hookspec = HookspecMarker(PROJECT)
hookimpl = HookimplMarker(PROJECT)
"""Marks a function of a plugin as one of the hooks."""


class Hooks:
    """The hooks, as their specifications."""

    @hookspec
    def qupcore_catalogue(self) -> Catalogue:  # type: ignore[empty-body]
        """The measures, offers and relations of the municipality.

        Called once when the plugin is loaded. Every id that it defines stands in the namespace of the
        catalogue, the four-digit number of the municipality (`1804:jobbsenter`). Relations and offers may
        name national measures (`no:arbeidstrening`); they cannot change them. Examples: all.

        Returns:
            The catalogue, usually read from a TOML file beside the module.
        """

    @hookspec
    def qupcore_admissions(self) -> Mapping[str, Condition]:  # type: ignore[empty-body]
        """Conditions for being admitted to the municipality's own measures, written in Python.

        Called once when the plugin is loaded. For what TOML's `admits` says less well: conditions that many
        measures share, or that are put together from parts. They are conditions of a measure. None of them
        can become a condition of the right to the programme. Example: `plugins/oslo`.

        Returns:
            Conditions in the rule language, by id of the measure in the plugin's own catalogue. Each is
            added to those that the measure has already.
        """

    @hookspec
    def qupcore_texts(self) -> Mapping[str, Text]:  # type: ignore[empty-body]
        """What people are told about a measure or an offer: where to go, what to bring, whom to ask.

        Called once when the plugin is loaded. Examples: all.

        Returns:
            Texts in bokmål, nynorsk and English, by id of the plugin's own measure or offer.
        """

    @hookspec
    def qupcore_top_up(self) -> tuple[TopUp, ...]:  # type: ignore[empty-body]
        """What the municipality has decided to pay beyond what the law demands.

        Called once when the plugin is loaded. A top-up gives a value to a number that the law leaves open
        (basis `policy`), among those that it may have. It cannot name any other number. Example:
        `plugins/bergen`.

        Returns:
            The top-ups, each with the municipality's own number, for whom, from when, and its source.
        """

    @hookspec
    def qupcore_live_places(self, offers: tuple[str, ...], on: date) -> Mapping[str, Places]:  # type: ignore[empty-body]
        """How many places there are, as the municipality's own system knows it.

        Called when somebody asks which measures are available, with a time limit. What it says is kept, so
        that one question has one answer for some minutes. Where it fails, is late or answers nonsense, the
        catalogue's own figures stand, and the answer says why. It reaches only the addresses that the module
        declares, by HTTP or HTTPS: `QUPCORE_ADDRESSES = ("https://places.example",)`, or the name of an
        environment variable of the plugin's own that holds one. Of the environment it has only the variables
        whose names begin with `QUPCORE_` and its name (`QUPCORE_BODO_PLACES`). Example: `plugins/bodo`.

        Args:
            offers: Ids of the plugin's own offers.
            on: The day asked about.

        Returns:
            Places by id of the offer. What is left out is not known, which is never the same as none.
        """
