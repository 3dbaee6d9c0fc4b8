"""The wheel of a data plugin: the same folder gives the same bytes on every machine and day."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import attrs
from packaging.version import Version

from qupcore.plugins.data.files import DATA_GROUP, files_in_folder
from qupcore.plugins.data.reading import Announcement, announcement_in

__all__ = ["DataWheel", "packed", "record_of", "wheel_of"]

_THEN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a wheel: the first that a ZIP archive can tell."""


@attrs.frozen(kw_only=True)
class DataWheel:
    """A data plugin as its wheel holds it.

    Attributes:
        announced: What its `plugin.toml` says.
        requires: The requirements of the package, as in its metadata.
        files: Every file by its path in the wheel, apart from `RECORD`.
    """

    announced: Announcement
    requires: tuple[str, ...]
    files: Mapping[str, bytes]

    @property
    def folder(self) -> str:
        """The folder of its TOML files."""
        return self.announced.distribution.replace("-", "_")

    @property
    def version(self) -> str:
        """The version in its normal form, as the name of a wheel has it."""
        return str(Version(self.announced.version))

    @property
    def info(self) -> str:
        """The folder of its metadata."""
        return f"{self.folder}-{self.version}.dist-info"

    @property
    def name(self) -> str:
        """The name of the file.

        >>> said = Announcement(name="bodo", municipality="1804", version="1.0", qupcore=">=0.2")
        >>> DataWheel(announced=said, requires=(), files={}).name
        'qupcore_bodo-1.0-py3-none-any.whl'
        """
        return f"{self.folder}-{self.version}-py3-none-any.whl"


def wheel_of(folder: Path) -> DataWheel:
    """The wheel of the data plugin in a folder: its TOML and Markdown files, and the metadata of a package.

    Raises:
        BadInput: a file cannot be read, or `plugin.toml` has faults.
    """
    texts = files_in_folder(folder)
    announced = announcement_in(texts)
    requires = f"qupcore{announced.qupcore}"
    bare = DataWheel(announced=announced, requires=(requires,), files={})
    metadata = (
        f"Metadata-Version: 2.1\nName: {announced.distribution}\nVersion: {bare.version}\n"
        f"Summary: Measures of municipality {announced.municipality} for qupcore\nRequires-Dist: {requires}\n"
    )
    told = {
        "METADATA": metadata,
        "WHEEL": "Wheel-Version: 1.0\nGenerator: qupcore\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "entry_points.txt": f"[{DATA_GROUP}]\n{announced.name} = {bare.folder}\n",
    }
    files = {f"{bare.folder}/{name}": text for name, text in texts.items()}
    files |= {f"{bare.info}/{name}": text for name, text in told.items()}
    return attrs.evolve(bare, files={path: text.encode() for path, text in sorted(files.items())})


def packed(wheel: DataWheel) -> bytes:
    """The wheel as bytes: files sorted and stored as they are, of the first day of 1980, `RECORD` last."""
    record = f"{wheel.info}/RECORD"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, data in (*sorted(wheel.files.items()), (record, record_of(wheel.files, record))):
            entry = zipfile.ZipInfo(path, _THEN)
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def record_of(files: Mapping[str, bytes], own: str) -> bytes:
    """The `RECORD` of files: path, hash and size of each, its own line without them."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for path, data in sorted(files.items()):
        hashed = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.writerow((path, f"sha256={hashed}", len(data)))
    rows.writerow((own, "", ""))
    return text.getvalue().encode()
