"""Groups of commands that import the module of a command only when it runs, and help without noise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from qupcore.cli.options import ASKED, Language
from qupcore_cli.leaving import leaving_at_once

__all__ = ["Command", "CommandGroup", "GroupOfModules", "group_of"]


class _SharedForm:
    """What all commands and groups share: they take `--lang`, and their help is without noise.

    Types that tell a reader nothing (`<str>`, `<bool>`) are left out of the help of arguments and flags.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, with no type to show for arguments and flags."""
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        if not any("--lang" in param.opts for param in found):
            found.insert(len(found) - 1, _language_option())  # before --help
        for param in found:
            if param.param_type_name == "argument":
                param.display_type_rich = _no_type
            elif param.is_flag:
                param.metavar = ""
        return found


@cache
def _language_option() -> Any:
    """Return `--lang` for a command without texts of its own: for its help and its errors."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def speak(lang: Language = ASKED) -> None: ...

    (option,) = get_command(app).params
    option.expose_value = False
    return option


def _no_type(ctx: Any) -> None:
    """Show no type."""


class Command(_SharedForm, TyperCommand):
    """A command whose help shows no type for arguments and flags."""


class CommandGroup(_SharedForm, TyperGroup):
    """A group whose help shows no type for flags."""


class GroupOfModules(CommandGroup):
    """A group that imports the module of a command when the command is first used.

    Attributes:
        places: Where each command is, in the order of the help: `module:app` where the app has the command,
            `module:app=` where the app is a group of that name.
    """

    places: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the name of every command, imported or not."""
        return list(dict.fromkeys((*self.places, *self.commands)))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None; an unknown name imports all, since the error suggests one of them."""
        if cmd_name in self.places:
            self._import(cmd_name)
        elif cmd_name not in self.commands:
            for name in self.places:
                self._import(name)
        return self.commands.get(cmd_name)

    def _import(self, name: str) -> None:
        if name in self.commands:
            return
        module, _, app = self.places[name].partition(":")
        with leaving_at_once():
            found = getattr(import_module(module), app.rstrip("="))
        for command in found.registered_commands:
            command.cls = Command
        holder = typer.Typer()
        holder.add_typer(found, name=name if app.endswith("=") else None)
        self.commands.update(get_group(holder).commands)


def group_of(places: Mapping[str, str]) -> type[GroupOfModules]:
    """Return the class of a group with these commands."""
    return type("CommandGroup", (GroupOfModules,), {"places": places})
