"""What stands in the environment of a package: who installed it, and whether it is as it was installed."""

from __future__ import annotations

import base64
import hashlib
import sys
import sysconfig
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path

import attrs
from packaging.utils import canonicalize_name

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["INSTALLER", "InstalledPackage", "environment_folder", "installed_packages"]

INSTALLER = "qupcore"
"""How `qup plugin add` names itself in the metadata of what it installs."""
_SHOWN = 5


@attrs.frozen(kw_only=True)
class InstalledPackage:
    """A package that is installed.

    Attributes:
        version: Its version.
        installer: Who installed it, as its metadata say. Empty: they do not.
        place: The folder that it is installed in.
        folders: The folders of its files, its metadata first. Empty: something else installed it.
        changed: The files that were changed or came beside them since then.
    """

    version: str
    installer: str
    place: Path
    folders: tuple[str, ...]
    changed: tuple[str, ...]

    def check_ours(self, distribution: str, site: Path) -> None:
        """Make sure that `qup plugin add` installed it here, and nobody changed it since.

        Raises:
            BadInput: somebody else did, it is elsewhere, or it was changed.
        """
        if self.installer != INSTALLER or self.place != site:
            raise BadInput(
                worded(
                    "{distribution} {version} in {place} was not installed by `qup plugin add`",
                    distribution=distribution,
                    version=self.version,
                    place=self.place,
                ),
                remedy=worded(
                    "remove it with what installed it, as pip uninstall {distribution}",
                    distribution=distribution,
                ),
                code="plugin.foreign",
            )
        if self.changed:
            raise BadInput(
                worded("{place} has files that `qup plugin add` did not write there", place=site),
                why=", ".join(self.changed[:_SHOWN]),
                remedy="copy what you need from them to your own folder, and delete them there",
                code="plugin.foreign",
            )


def environment_folder() -> Path:
    """The folder of this environment in which packages without machine code are installed.

    Raises:
        BadInput: the environment belongs to the operating system.
    """
    owned = Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED"
    if sys.prefix == sys.base_prefix and owned.exists():
        raise BadInput(
            "this Python belongs to the operating system, which alone installs packages in it",
            remedy="install qupcore in a virtual environment: python -m venv FOLDER",
            code="file.unwritable",
        )
    return Path(sysconfig.get_path("purelib")).resolve()


def installed_packages(distribution: str) -> tuple[InstalledPackage, ...]:
    """What is installed under the name of a package, in the order in which Python finds it."""
    return tuple(
        _package(item)
        for item in distributions()
        if canonicalize_name(item.metadata["Name"] or "") == distribution
    )


def _package(found: Distribution) -> InstalledPackage:
    place = Path(str(found.locate_file(""))).resolve()
    installer = (found.read_text("INSTALLER") or "").strip()
    recorded = {path.as_posix(): path for path in found.files or ()} if installer == INSTALLER else {}
    tops = {path.partition("/")[0] for path in recorded}
    folders = tuple(sorted(tops, key=lambda name: (not name.endswith(".dist-info"), name)))
    there = {
        path.relative_to(place).as_posix()
        for folder in folders
        for path in (place / folder).rglob("*")
        if path.is_file()
    }
    return InstalledPackage(
        version=found.version,
        installer=installer,
        place=place,
        folders=folders,
        changed=tuple(sorted(path for path in there if not _as_recorded(recorded.get(path), place / path))),
    )


def _as_recorded(path: PackagePath | None, there: Path) -> bool:
    if path is None or path.hash is None:
        return path is not None
    digest = hashlib.new(path.hash.mode, there.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == path.hash.value
