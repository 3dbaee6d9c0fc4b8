"""Commands that are imported when they are run: each pays for its own module only."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from qupcore_cli.leaving import leaving_at_once

__all__ = ["GroupOfModules", "group_of"]


class GroupOfModules(TyperGroup):
    """A group whose commands stand in modules of their own.

    Attributes:
        places: By command, in the order in which they are listed: `module:app`, where the app has the
            command, or `module:app=`, where the app is the command: a group of that name.
    """

    places: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command, imported or not."""
        return list(dict.fromkeys((*self.places, *self.commands)))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command; None where there is none, and then all are imported for the sake of the hint."""
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
        holder = typer.Typer()
        holder.add_typer(found, name=name if app.endswith("=") else None)
        self.commands.update(get_group(holder).commands)


def group_of(places: Mapping[str, str]) -> type[GroupOfModules]:
    """A group with these commands."""
    return type("Group", (GroupOfModules,), {"places": places})
