"""`qup plugin new`, `check` and `hooks`: write a plugin and check it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from qupcore.catalogue.national import national
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines, writing
from qupcore.cli.plugins import load_seconds
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.hooks import hooks_page
from qupcore.explaining.plugins import show_checks, show_written
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed, which_installed
from qupcore.plugins.conformance import examine
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.data.unpacking import unpacked
from qupcore.plugins.writing import write_plugin
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()


@app.command("new")
def plugin_new(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The municipality's number, such as 3301.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The plugin's name, such as drammen.")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="The folder to write to.")] = Path("."),
    data: Annotated[
        bool, typer.Option("--data", help="A plugin without code: TOML files, and a schema for editors.")
    ] = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Write a new plugin package with passing tests, or with --data one without code.

    Existing files are not overwritten.
    """
    folder = write_plugin(number, name, into, lang=lang, data=data)
    if as_json:
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        told = {"name": name, "municipality": number, "folder": str(folder), "files": files}
        print_json({**told, "versions": versions("plugin_new")})
    else:
        print_lines(show_written(folder, name, lang))


@app.command("hooks")
def plugin_hooks(lang: Language = ASKED) -> None:
    """Print the reference of all hooks, as Markdown."""
    with writing() as out:
        out.write(hooks_page(lang))


@app.command("check")
def plugin_check(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[NAME|PATH]",
            help="An installed plugin, the folder of a plugin, or the wheel of one without code.",
        ),
    ] = ".",
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Check that a plugin conforms. The exit status is 1 where it does not."""
    with TemporaryDirectory() as folder:
        announced, meant = _announced(what, Path(folder))
        found = {item: examine(item, national(), beside=announced, seconds=load_seconds()) for item in meant}
    if as_json:
        print_json({item.name: [to_json(check) for check in checks] for item, checks in found.items()})
    else:
        print_lines(tuple(line for item, checks in found.items() for line in show_checks(item, checks, lang)))
    if any(check.state == "failed" for checks in found.values() for check in checks):
        raise typer.Exit(1)


def _announced(what: str, into: Path) -> tuple[tuple[AnnouncedPlugin, ...], tuple[AnnouncedPlugin, ...]]:
    """Return the plugins of a folder or a wheel, or all installed ones; and those of them that are meant."""
    if Path(what).is_dir():
        found = in_folder(Path(what))
        return found, found
    if what.endswith(".whl"):
        found = (unpacked(open_wheel(Path(what)), into),)
        return found, found
    known = installed()
    if meant := tuple(item for item in known if item.name == what):
        return known, meant
    raise BadInput(
        worded("{what!r} is neither an installed plugin nor a folder", what=what),
        remedy=which_installed(item.name for item in known),
        code="plugin.unknown",
    )
