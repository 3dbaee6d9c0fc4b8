"""`qup plugins` and `qup plugin`: list the installed plugins; write and check one."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from qupcore.catalogue.national import national
from qupcore.cli.options import ASKED, AsJson, Language, Strict
from qupcore.cli.output import print_json, print_lines, writing
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.hooks import hooks_page
from qupcore.explaining.plugins import list_plugins, show_checks, show_written
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed, which_installed
from qupcore.plugins.conformance import examine
from qupcore.plugins.data.adding import unpacked
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.loading import LOAD_SECONDS, LoadedPlugins, load_plugins
from qupcore.plugins.record import plugins_record
from qupcore.plugins.writing import write_plugin
from qupcore.wire.structure import to_json

__all__ = ["app", "disabled_plugins", "listing", "load_seconds", "loaded_plugins"]

DISABLED = "QUPCORE_DISABLE_PLUGINS"
"""The environment variable that disables plugins: `1` for all, or names separated by commas."""

SECONDS = "QUPCORE_PLUGIN_SECONDS"
"""The environment variable with the seconds that one plugin may take to load."""
_MOST_SECONDS = 600

app = typer.Typer()
listing = typer.Typer()


def loaded_plugins(*, strict: bool = False) -> LoadedPlugins:
    """Load the installed plugins that the environment does not disable.

    Raises:
        BadInput: The environment gives no valid number of seconds.
        PluginError: With `strict`: a plugin failed.
    """
    known = installed()
    return load_plugins(
        national=national(),
        candidates=known,
        disabled=disabled_plugins(),
        strict=strict,
        seconds=load_seconds(),
    )


def disabled_plugins() -> set[str]:
    """Return the names of the installed plugins that the environment disables."""
    said = os.environ.get(DISABLED, "").strip()
    return {item.name for item in installed()} if said == "1" else {name.strip() for name in said.split(",")}


@listing.command("plugins")
def plugins(lang: Language = ASKED, strict: Strict = False, as_json: AsJson = False) -> None:
    """List the installed plugins, what each adds, and which failed."""
    loaded = loaded_plugins(strict=strict)
    if as_json:
        print_json(plugins_record(loaded))
    else:
        print_lines(list_plugins(loaded, lang))


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
        print_json({"name": name, "municipality": number, "folder": str(folder), "files": files})
    else:
        print_lines(show_written(folder, name, lang))


@app.command("hooks")
def plugin_hooks() -> None:
    """Print the reference of all hooks, as Markdown."""
    with writing() as out:
        out.write(hooks_page())


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


def load_seconds() -> float:
    """Return the seconds that one plugin may take to load, as the environment says.

    Raises:
        BadInput: It gives no valid number.
    """
    said = os.environ.get(SECONDS, "")
    if not said:
        return LOAD_SECONDS
    if not re.fullmatch(r"\d{1,3}", said, re.ASCII) or not 0 < int(said) <= _MOST_SECONDS:
        raise BadInput(
            worded("{seconds} is {said!r}, not a number of seconds", seconds=SECONDS, said=said),
            remedy=worded("give whole seconds, 1 to {most_seconds}", most_seconds=_MOST_SECONDS),
            code="command.usage",
        )
    return float(said)


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
