"""Writing a new plugin for a municipality: complete, synced or not at all, without replacing any file."""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from qupcore.catalogue.municipalities import is_municipality
from qupcore.catalogue.schema import catalogue_schema
from qupcore.domain.text import check_language
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.syncing import sync_folder, sync_tree
from qupcore.packaged import packaged_toml
from qupcore.plugins.candidates import fitting
from qupcore.plugins.hooks import HOOKS
from qupcore.wire.json_text import canonical

__all__ = ["write_plugin"]

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


_FOLDERS = {"github": ".github"}
"""Folders of the template that stand under another name, since a name with a dot is easily lost."""


def write_plugin(number: str, name: str, into: Path, *, lang: str = "nb", data: bool = False) -> Path:
    """Write a package with a plugin and its tests, or with a data plugin and the schema of its files.

    Args:
        number: The four-digit number of the municipality.
        name: The name of the plugin: lower-case letters, digits and underscores.
        into: The folder in which the package folder `qupcore-NAME` is made.
        lang: The language of what is written for readers: `nb`, `nn` or `en`.
        data: Whether it is a data plugin: TOML files, no code.

    Returns:
        The folder of the package.

    Raises:
        BadInput: the number, name or language is not valid, the folder exists already, or it cannot be
            written.
    """
    check_language(lang)
    if not is_municipality(number):
        raise BadInput(
            worded("{number!r} is no municipality", number=number),
            remedy="write the four-digit number, as 1804",
            code="catalogue.municipality",
        )
    if not _NAME.fullmatch(name):
        raise BadInput(
            worded("{name!r} is not a valid plugin name", name=name),
            remedy="write lower-case letters, as drammen",
            code="input.value",
        )
    room = "qupcore.plugins.data" if data else "qupcore.plugins"
    dashed = name.replace("_", "-")
    target = into / f"qupcore-{dashed}"
    module = f"qupcore_{name}"
    words = {
        "number": number,
        "name": name,
        "dashed": dashed,
        "module": module,
        "title": name.replace("_", " ").title().replace(" ", ""),
        "fitting": fitting(),
        "hooks": HOOKS,
    }
    said = packaged_toml(room, "template_words.toml")[lang]
    words |= {key: Template(text).substitute(words) for key, text in said.items()}
    try:
        if target.exists():
            raise BadInput(
                worded("{target} is there already", target=target),
                remedy="choose another name or folder",
                code="file.exists",
            )
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=into))
        try:
            _copy(files(room).joinpath("template"), beside, {**_FOLDERS, "module": module}, words)
            if data:
                schema = canonical(catalogue_schema(lang=lang))
                (beside / "catalogue.schema.json").write_text(schema, encoding="utf-8")
            beside.chmod(0o755)
            sync_tree(beside)
            beside.rename(target)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    except OSError as error:
        raise BadInput(
            worded("cannot write {target}: {reason}", target=target, reason=reason_of(error)),
            remedy="check the folder",
            code="file.unwritable",
        ) from error
    sync_folder(into)
    return target


def _copy(source: Traversable, target: Path, folders: dict[str, str], words: dict[str, object]) -> None:
    for item in source.iterdir():
        place = target / folders.get(item.name, item.name.removesuffix(".txt"))
        if item.is_dir():
            place.mkdir()
            _copy(item, place, folders, words)
        else:
            place.write_text(Template(item.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
