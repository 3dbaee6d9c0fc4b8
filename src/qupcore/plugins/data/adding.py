"""Adding a data plugin to this environment: checked as a whole, then installed whole or not at all."""

from __future__ import annotations

import hashlib
import importlib
import tempfile
from collections.abc import Collection
from pathlib import Path

import attrs
from packaging.utils import canonicalize_name
from packaging.version import Version

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.reading import read_file
from qupcore.plugins.candidates import installed
from qupcore.plugins.data.attestation import LARGEST_ATTESTATION, check_attestation
from qupcore.plugins.data.files import PLUGIN_FILE, belongs, files_in_folder
from qupcore.plugins.data.installed_package import (
    INSTALLER,
    InstalledPackage,
    environment_folder,
    installed_packages,
)
from qupcore.plugins.data.opening import open_plugin
from qupcore.plugins.data.placing import place
from qupcore.plugins.data.reading import announcement_in
from qupcore.plugins.data.unpacking import unpacked, with_faults
from qupcore.plugins.data.wheel import DataWheel, record_of
from qupcore.plugins.loading import LOAD_SECONDS, load_plugins

__all__ = ["AddedPlugin", "add_plugin"]


@attrs.frozen(kw_only=True)
class AddedPlugin:
    """A data plugin that was added.

    Attributes:
        name: Its name.
        municipality: Whose measures it brings.
        distribution: Its package.
        version: Its version.
        replaced: The version that it took the place of. Empty: there was none.
        folder: Where its files are now.
    """

    name: str
    municipality: str
    distribution: str
    version: str
    replaced: str
    folder: str


def add_plugin(
    path: Path,
    national: Catalogue,
    *,
    site: Path | None = None,
    disabled: Collection[str] = (),
    seconds: float = LOAD_SECONDS,
    attestation: Path | None = None,
    identity: str = "",
) -> AddedPlugin:
    """Install the data plugin of a folder or a wheel.

    It is checked as it will be loaded, beside the plugins that are installed, before anything is written.

    Args:
        path: The folder with its `plugin.toml`, or its wheel.
        national: The national catalogue, which it may refer to.
        site: Where packages are installed. Left out: in this environment.
        disabled: The names of installed plugins that are not used.
        seconds: The time limit for loading one of the installed plugins.
        attestation: The file with the attestation of the wheel, which must hold. None: none is checked.
        identity: Who published it, as of `check_attestation`; goes with `attestation`.

    Raises:
        BadInput: it cannot be read or holds code; a newer version is installed, or one that something else
            installed; or it cannot be written, and then all is as it was.
        PluginError: a check fails.
    """
    data = None
    if attestation is not None or identity:
        data = _attested(path, attestation, identity)
    wheel = open_plugin(path, data)
    site = environment_folder() if site is None else site.resolve()
    distribution = wheel.announced.distribution
    there = installed_packages(distribution)
    for found in there:
        found.check_ours(distribution, site)
        _check_newer(wheel, found)
    _check_with_others(wheel, national, disabled, seconds)
    old = tuple(folder for found in there for folder in found.folders) or _left_over(wheel, site)
    files = {
        **wheel.files,
        f"{wheel.info}/INSTALLER": f"{INSTALLER}\n".encode(),
        f"{wheel.info}/REQUESTED": b"",
    }
    files[f"{wheel.info}/RECORD"] = record_of(files, f"{wheel.info}/RECORD")
    # The metadata go in last: what is announced is whole.
    order = sorted(files, key=lambda name: (name.startswith(wheel.info), name))
    try:
        place(site, {name: files[name] for name in order}, [name for name in old if (site / name).exists()])
    except OSError as error:
        raise BadInput(
            worded("cannot write {target}: {reason}", target=error.filename or site, reason=reason_of(error)),
            remedy="nothing was changed; use an environment that you may write to (`python -m venv`)",
            code="file.unwritable",
        ) from error
    importlib.invalidate_caches()
    return AddedPlugin(
        name=wheel.announced.name,
        municipality=wheel.announced.municipality,
        distribution=distribution,
        version=wheel.version,
        replaced=there[0].version if there else "",
        folder=str(site / wheel.folder),
    )


def _attested(path: Path, attestation: Path | None, identity: str) -> bytes:
    """The bytes of a wheel that its publisher attested: what was checked is what is opened."""
    if attestation is None or not identity or path.is_dir():
        raise BadInput(
            "an attestation is of a wheel, and needs its publisher",
            remedy="give a .whl file with both --attestation FILE and --identity PUBLISHER",
            code="command.usage",
        )
    data = read_file(path, "catalogue_bytes")
    told = read_file(attestation, LARGEST_ATTESTATION)
    check_attestation(hashlib.sha256(data).hexdigest(), path.name, told, identity)
    return data


def _check_newer(wheel: DataWheel, found: InstalledPackage) -> None:
    if Version(found.version) > Version(wheel.version):
        raise BadInput(
            worded(
                "{distribution} {version} is installed, which is newer than {own}",
                distribution=wheel.announced.distribution,
                version=found.version,
                own=wheel.version,
            ),
            remedy=worded(
                "raise the version in {file}, or say first: qup plugin remove {name}",
                file=PLUGIN_FILE,
                name=wheel.announced.name,
            ),
            code="file.exists",
        )


def _check_with_others(
    wheel: DataWheel, national: Catalogue, disabled: Collection[str], seconds: float
) -> None:
    own_name = wheel.announced.distribution
    others = [item for item in installed() if canonicalize_name(item.distribution) != own_name]
    with tempfile.TemporaryDirectory() as folder:
        own = unpacked(wheel, Path(folder))
        out = set(disabled) - {own.name}
        loaded = load_plugins(candidates=[*others, own], national=national, disabled=out, seconds=seconds)
    failures = [item for item in loaded.failures if item.distribution == own.distribution]
    if failures:
        what = worded(
            "{distribution} does not pass its checks: nothing was changed", distribution=own.distribution
        )
        raise with_faults(what, failures[0], worded("mend each fault, and add it again"))


def _left_over(wheel: DataWheel, site: Path) -> tuple[str, ...]:
    """The folder of the plugin that is there without metadata, from a process that was killed.

    Raises:
        BadInput: it is not the plugin's.
    """
    folder = site / wheel.folder
    if not folder.exists():
        return ()
    ours = folder.is_dir() and all(item.is_file() and belongs(item.name) for item in folder.iterdir())
    if ours and (folder / PLUGIN_FILE).is_file():
        said = announcement_in(files_in_folder(folder, only=(PLUGIN_FILE,)))
        if said.name == wheel.announced.name:
            return (wheel.folder,)
    raise BadInput(
        worded("{target} is there already", target=folder),
        remedy="`qup plugin add` did not put it there: move it elsewhere",
        code="plugin.foreign",
    )
