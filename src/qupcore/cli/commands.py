"""Groups that import the module of a command only when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.main import get_group

from qupcore.cli.shared_form import Command, CommandGroup
from qupcore_cli.leaving import leaving_at_once

__all__ = ["GroupOfModules", "Place", "group_of"]


class Place(NamedTuple):
    """Where a command is.

    Attributes:
        module: The module that is imported when the command is first used.
        help: The first line of its help: a list of commands imports none of them.
        app: The name in the module of the app that has the command.
        group: Whether the app is a group of the command's name.
    """

    module: str
    help: str
    app: str = "app"
    group: bool = False


class GroupOfModules(CommandGroup):
    """A group that imports the module of a command when the command is first used.

    Attributes:
        places: Where each command is, in the order of the help.
    """

    places: Mapping[str, Place] = {}

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

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help; no command is imported for it."""
        with self._listed():
            super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what the shell completes; no command is imported for it."""
        with self._listed():
            return super().shell_complete(ctx, incomplete)

    @contextmanager
    def _listed(self) -> Iterator[None]:
        """Have the name and the help alone of each command that is not imported."""
        imported = self.commands
        known = {name: Command(name, help=place.help) for name, place in self.places.items()}
        self.commands = {**known, **imported}
        try:
            yield
        finally:
            self.commands = imported

    def _import(self, name: str) -> None:
        if name in self.commands:
            return
        place = self.places[name]
        with leaving_at_once():
            found = getattr(import_module(place.module), place.app)
        for command in found.registered_commands:
            command.cls = Command
        holder = typer.Typer()
        holder.add_typer(found, name=name if place.group else None)
        self.commands.update(get_group(holder).commands)


def group_of(places: Mapping[str, Place]) -> type[GroupOfModules]:
    """Return the class of a group with these commands."""
    return type("CommandGroup", (GroupOfModules,), {"places": places})
