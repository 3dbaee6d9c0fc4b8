"""Finding plugins, installed or in a folder, by the metadata of their packages; none of their code is run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import attrs
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from qupcore.catalogue.toml_text import parse_toml
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import Worded, worded
from qupcore.files.reading import read_file
from qupcore.plugins.data.files import DATA_GROUP, PLUGIN_FILE, files_in_folder
from qupcore.plugins.data.reading import announcement_in
from qupcore.version import UNKNOWN, __version__

__all__ = [
    "GROUP",
    "AnnouncedPlugin",
    "fitting",
    "in_folder",
    "installed",
    "refused",
    "which_installed",
]

GROUP = "qupcore.plugins"
"""The entry point group in which a package names its plugin."""
LONGEST_ERROR = 4_000
"""The most characters of the error of a plugin."""
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)
_VALUE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*(:[^\W\d]\w*(\.[^\W\d]\w*)*)?")

_A_FOLDER = worded(
    "name the folder of a package with a pyproject.toml, or of a data plugin with a plugin.toml"
)


@attrs.frozen(kw_only=True, order=True)
class AnnouncedPlugin:
    """A plugin as its package announces it.

    Attributes:
        name: The name of the entry point.
        value: The object of the entry point: a module, or `module:attribute`.
        distribution: The package that contains it.
        version: The version of the package.
        requires: The requirements of the package, as in its metadata.
        paths: Folders to import from, in addition to those of this environment.
        data: The folder of a data plugin. Empty: the plugin is code, to be imported.
    """

    name: str
    value: str
    distribution: str
    version: str
    requires: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    data: str = ""

    def failed(self, stage: str, error: str) -> PluginFailure:
        """A failure of this plugin. Unprintable characters of the error are replaced."""
        said = "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in error)
        said = said[:LONGEST_ERROR]
        if isinstance(error, Worded) and said == error:
            said = error  # which can be told in other languages
        return PluginFailure(
            name=self.name,
            distribution=self.distribution,
            version=self.version,
            stage=stage,
            error=said,
        )


def installed() -> tuple[AnnouncedPlugin, ...]:
    """The plugins that are installed in this environment, by name."""
    code = [_announced(point) for point in entry_points(group=GROUP)]
    data = [
        attrs.evolve(_announced(point), data=str(point.dist.locate_file(point.value)))
        for point in entry_points(group=DATA_GROUP)
        if point.dist
    ]
    return tuple(sorted((*code, *data)))


def _announced(point: EntryPoint) -> AnnouncedPlugin:
    said = point.dist.metadata if point.dist else {"Name": "unknown", "Version": "unknown"}
    return AnnouncedPlugin(
        name=point.name,
        value=point.value,
        distribution=said["Name"],  # not dist.name, which reads the metadata again
        version=said["Version"],
        requires=tuple((point.dist.requires if point.dist else None) or ()),
    )


def in_folder(folder: Path) -> tuple[AnnouncedPlugin, ...]:
    """The plugins of a package in a folder, or its data plugin; nothing need be installed.

    Raises:
        BadInput: there is neither a readable `plugin.toml` nor a readable `pyproject.toml`, or it names no
            plugin.
    """
    if (folder / PLUGIN_FILE).is_file():
        return (_data_in(folder),)
    path = folder / "pyproject.toml"
    try:
        data = read_file(path, "catalogue_bytes", remedy=_A_FOLDER)
        tree = parse_toml(data.decode(), path.name)
        if isinstance(tree, Fault):
            raise ValueError(str(tree))
        project: dict[str, Any] = tree.get("project", {})
        points = dict(project.get("entry-points", {}).get(GROUP, {}))
    except (
        UnicodeDecodeError,
        AttributeError,
        TypeError,
        ValueError,
    ) as error:
        raise BadInput(
            worded("cannot read {path}: {error}", path=path, error=error),
            remedy=_A_FOLDER,
            code="file.unreadable",
        ) from error
    if not points:
        raise BadInput(
            worded("{path} names no plugin", path=path),
            remedy=worded('add [project.entry-points."{group}"] with name = "module"', group=GROUP),
            code="plugin.unknown",
        )
    sources = [folder / "src"] if (folder / "src").is_dir() else [folder]
    return tuple(
        AnnouncedPlugin(
            name=name,
            value=str(value),
            distribution=str(project.get("name", "unknown")),
            version=str(project.get("version", "unknown")),
            requires=tuple(map(str, project.get("dependencies", ()))),
            paths=tuple(str(source.resolve()) for source in sources),
        )
        for name, value in sorted(points.items())
    )


def _data_in(folder: Path) -> AnnouncedPlugin:
    found = announcement_in(files_in_folder(folder, only=(PLUGIN_FILE,)))
    return AnnouncedPlugin(
        name=found.name,
        value=found.name,
        distribution=found.distribution,
        version=found.version,
        requires=(f"qupcore{found.qupcore}",),
        data=str(folder.resolve()),
    )


def refused(candidates: Iterable[AnnouncedPlugin]) -> dict[AnnouncedPlugin, PluginFailure]:
    """The candidates that are not loaded, each with its failure: duplicates, bad names, wrong versions.

    Two plugins with the same name or the same module are both refused, since nothing shows which is right.
    """
    candidates = tuple(candidates)
    names = Counter(item.name for item in candidates)
    values = Counter(item.value for item in candidates)
    found = {}
    for item in candidates:
        if not _NAME.fullmatch(item.name) or not _VALUE.fullmatch(item.value):
            found[item] = item.failed(
                "discovery",
                worded(
                    "{name} = {value!r} is no plugin: the name has lower-case letters, digits, _ and -, "
                    "and the value is a module",
                    name=item.name,
                    value=item.value,
                ),
            )
        elif names[item.name] > 1 or values[item.value] > 1:
            same = [other for other in candidates if other.name == item.name or other.value == item.value]
            others = ", ".join(f"{other.name} of {other.distribution}" for other in same if other is not item)
            found[item] = item.failed(
                "discovery",
                worded(
                    "installed twice, also as {others}: none of them is used; uninstall all but one",
                    others=others,
                ),
            )
        elif error := _version_fault(item):
            found[item] = item.failed("versions", error)
    return found


def _version_fault(item: AnnouncedPlugin) -> str:
    """Why the package does not fit this version of qupcore; empty if it fits."""
    wanted = []
    for text in item.requires:
        try:
            requirement = Requirement(text)
        except InvalidRequirement as error:
            return worded("{text!r} is no requirement: {error}", text=text, error=error)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and canonicalize_name(requirement.name) == "qupcore":
            wanted.append(requirement)
    if not any(requirement.specifier for requirement in wanted):
        return worded(
            'the package does not say for which qupcore: add dependencies = ["qupcore{fitting}"]',
            fitting=fitting(),
        )
    for requirement in wanted if __version__ != UNKNOWN else ():
        if not requirement.specifier.contains(__version__, prereleases=True):
            return worded(
                "made for qupcore{specifier}, and this is {version}: install one that fits",
                specifier=requirement.specifier,
                version=__version__,
            )
    return ""


def fitting() -> str:
    """The version requirement for a new plugin; empty if this version of qupcore is not known."""
    if __version__ == UNKNOWN:
        return ""
    major, minor, *_ = __version__.split(".")
    return f">={major}.{minor},<{int(major) + 1}"


def which_installed(names: Iterable[str]) -> str:
    """The remedy for the name of a plugin that is not installed."""
    known = ", ".join(sorted(set(names)))
    return worded("installed: {names}", names=known) if known else worded("installed: none")
