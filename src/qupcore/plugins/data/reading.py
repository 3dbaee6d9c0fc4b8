"""Reading a data plugin: its announcement, and what it brings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from qupcore.catalogue.reading import read_files
from qupcore.catalogue.structure import Flaws, RelativeFault, read_value
from qupcore.catalogue.toml_values import flawed, toml_values
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.data.files import PLUGIN_FILE

__all__ = ["Announcement", "DataContent", "announcement_in", "catalogue_texts", "content_in"]

TEXTS_FILE = "texts.toml"
"""What people are told about measures and offers, by id; may be left out."""
TOP_UPS_FILE = "top_ups.toml"
"""What the municipality pays beyond the law, as `[[top_ups]]`; may be left out."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_LONGEST_VERSION = 40


@attrs.frozen(kw_only=True)
class Announcement:
    """What `plugin.toml` says.

    Attributes:
        name: The name of the plugin: lower-case letters, digits and underscores.
        municipality: The four-digit number of the municipality.
        version: The version of the plugin (`1.0.0`). It is raised with each change that others get.
        qupcore: The versions of qupcore that it is made for (`>=0.2,<1`).
    """

    name: str
    municipality: str
    version: str
    qupcore: str

    @property
    def distribution(self) -> str:
        """The name of its package."""
        return f"qupcore-{self.name.replace('_', '-')}"


@attrs.frozen(kw_only=True)
class DataContent:
    """What a data plugin brings.

    Attributes:
        catalogue: Its catalogue.
        texts: What people are told, by id of the measure or offer.
        top_ups: What it pays beyond the law.
    """

    catalogue: Catalogue
    texts: Mapping[str, Text]
    top_ups: tuple[TopUp, ...]


def announcement_in(files: Mapping[str, str]) -> Announcement:
    """What the plugin says of itself.

    Raises:
        BadInput: `plugin.toml` is not there, or with a fault for everything wrong in it.
    """
    if PLUGIN_FILE not in files:
        raise BadInput(
            worded("there is no {file}", file=PLUGIN_FILE),
            remedy="write one with name, municipality, version and qupcore",
            code="file.unreadable",
        )
    found: Announcement = toml_values(
        files[PLUGIN_FILE], PLUGIN_FILE, lambda tree: read_value(Announcement, tree, {})
    )
    flaws = []
    if not _NAME.fullmatch(found.name):
        flaws.append(
            RelativeFault(
                ("name",),
                worded("{name!r} is not a valid plugin name", name=found.name),
                worded("write lower-case letters, as drammen"),
            )
        )
    try:
        Version(found.version)
    except InvalidVersion:
        flaws.append(_no_version(found.version))
    else:
        if len(found.version) > _LONGEST_VERSION:
            flaws.append(_no_version(found.version))
    try:
        specified = bool(SpecifierSet(found.qupcore))
    except InvalidSpecifier:
        specified = False
    if not specified:
        flaws.append(
            RelativeFault(
                ("qupcore",),
                worded("{text!r} does not say for which versions of qupcore", text=found.qupcore),
                worded('write them as ">=0.2,<1"'),
            )
        )
    if flaws:
        raise flawed(files[PLUGIN_FILE], PLUGIN_FILE, flaws)
    return found


def _no_version(text: str) -> RelativeFault:
    return RelativeFault(
        ("version",),
        worded("{text!r} is no version", text=text[:_LONGEST_VERSION]),
        worded('write numbers with dots, as "1.0.0"'),
    )


def catalogue_texts(files: Mapping[str, str]) -> list[tuple[str, str]]:
    """The files of the plugin that hold its catalogue, each with its name.

    >>> catalogue_texts({"plugin.toml": "", "measures.toml": "", "README.md": ""})
    [('measures.toml', '')]
    """
    named = (PLUGIN_FILE, TEXTS_FILE, TOP_UPS_FILE)
    return [(name, text) for name, text in files.items() if name.endswith(".toml") and name not in named]


def content_in(files: Mapping[str, str], announced: Announcement, national: Catalogue) -> DataContent:
    """What the plugin brings, with the checks of every catalogue file.

    Raises:
        BadInput: as `read_catalogue`.
    """
    catalogue = read_files(
        catalogue_texts(files),
        namespace=announced.municipality,
        by=announced.name,
        known=[national],
    )
    texts: Mapping[str, Text] = {}
    if TEXTS_FILE in files:
        texts = toml_values(
            files[TEXTS_FILE],
            TEXTS_FILE,
            lambda tree: _each(tree, Text),
        )
    top_ups: tuple[TopUp, ...] = ()
    if TOP_UPS_FILE in files:
        top_ups = toml_values(
            files[TOP_UPS_FILE], TOP_UPS_FILE, lambda tree: read_value(_TopUps, tree, {}).top_ups
        )
    return DataContent(catalogue=catalogue, texts=texts, top_ups=top_ups)


@attrs.frozen(kw_only=True)
class _TopUps:
    """The form of the file of top-ups."""

    top_ups: tuple[TopUp, ...] = ()


def _each(tree: Mapping[str, Any], kind: type) -> dict[str, Any]:
    found, flaws = {}, []
    for key, value in tree.items():
        try:
            found[key] = read_value(kind, value, {})
        except Flaws as error:
            flaws += [flaw.below(key) for flaw in error.flaws]
    if flaws:
        raise Flaws(*flaws)
    return found
