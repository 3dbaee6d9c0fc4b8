"""`qup plugins`: list the installed plugins; and load them for every command that uses them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import typer

from qupcore.catalogue.national import national
from qupcore.cli.language import asked_language
from qupcore.cli.options import ASKED, AsJson, Language, Strict
from qupcore.cli.output import print_json, print_lines, say_on_error
from qupcore.errors import BadInput
from qupcore.errors.worded import in_language, worded
from qupcore.explaining.plugins import list_plugins
from qupcore.plugins.candidates import installed
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import LOAD_SECONDS, load_plugins
from qupcore.plugins.record import plugins_record
from qupcore.plugins.trust import read_trusted

__all__ = ["disabled_plugins", "listing", "load_seconds", "loaded_plugins", "trusted_plugins"]

DISABLED = "QUPCORE_DISABLE_PLUGINS"
"""The environment variable that disables plugins: `1` for all, or names separated by commas."""

TRUSTED = "QUPCORE_TRUSTED_PLUGINS"
"""The environment variable that names a list of trusted plugins, and so puts it in force."""

KEPT = "QUPCORE_KEPT_PLUGINS"
"""The environment variable that names a folder for what plugins gave, so that they need not run again."""

SECONDS = "QUPCORE_PLUGIN_SECONDS"
"""The environment variable with the seconds that one plugin may take to load."""
_MOST_SECONDS = 600

listing = typer.Typer()


def loaded_plugins(*, strict: bool = False, warn: bool = True) -> LoadedPlugins:
    """Load the installed plugins that the environment does not disable.

    Args:
        strict: Whether a failure is an error.
        warn: Whether warnings are printed on standard error.

    Raises:
        BadInput: The environment gives no valid number of seconds.
        PluginError: With `strict`: a plugin failed.
    """
    known = installed()
    found = load_plugins(
        national=national(),
        candidates=known,
        disabled=disabled_plugins(),
        strict=strict,
        seconds=load_seconds(),
        trusted=trusted_plugins(),
        kept=Path(folder) if (folder := os.environ.get(KEPT, "")) else None,
    )
    for warning in found.warnings if warn else ():
        say_on_error(f"qup: {in_language(warning, asked_language())}\n")
    return found


def trusted_plugins() -> Mapping[str, str] | None:
    """Return the trusted plugins where the environment names a list; None where none is in force.

    Raises:
        BadInput: The list cannot be read.
    """
    path = os.environ.get(TRUSTED, "")
    return read_trusted(Path(path)) if path else None


def disabled_plugins() -> set[str]:
    """Return the names of the plugins that the environment disables; some may be misspelt."""
    said = os.environ.get(DISABLED, "").strip()
    if said == "1":
        return {item.name for item in installed()}
    return {name.strip() for name in said.split(",")} - {""}


@listing.command("plugins")
def plugins(lang: Language = ASKED, strict: Strict = False, as_json: AsJson = False) -> None:
    """List the installed plugins, what each adds, and which failed."""
    loaded = loaded_plugins(strict=strict, warn=False)
    if as_json:
        print_json(plugins_record(loaded))
    else:
        print_lines(list_plugins(loaded, lang))


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
