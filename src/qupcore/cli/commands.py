"""Groups that import the module of a command only when it runs, and help in the language asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from qupcore.cli.language import asked_language
from qupcore.cli.options import ASKED, Language
from qupcore_cli.leaving import leaving_at_once

__all__ = ["Command", "CommandGroup", "GroupOfModules", "Place", "group_of"]


class _SharedForm:
    """What all commands and groups share: they take `--lang`, and their help is in that language.

    Types that tell a reader nothing (`<str>`, `<bool>`) are left out of the help of arguments and flags.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, with no type to show for arguments and flags."""
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        if not any("--lang" in param.opts for param in found):
            found.insert(len(found) - 1, _LANGUAGE)  # before --help
        for param in found:
            if param.param_type_name == "argument":
                param.display_type_rich = _no_type
            elif param.is_flag:
                param.metavar = ""
        return found

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help in the language asked for."""
        from qupcore.cli.wording import frame_in

        self.reword(ctx)
        with frame_in(asked_language()):
            super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is used, in the language asked for."""
        from qupcore.cli.wording import worded

        self.reword(ctx)
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=worded("Usage: ", asked_language()))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what the shell completes, with its help in the language asked for."""
        self.reword(ctx)
        found: list[Any] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        return found

    def reword(self, ctx: Any) -> None:
        """Put the texts of the command, its parameters and its commands in the language asked for."""
        from qupcore.cli.wording import reword

        for thing in (self, *self.get_params(ctx), *getattr(self, "commands", {}).values()):
            reword(thing, asked_language())


def _language_option() -> Any:
    """Return `--lang` for a command without texts of its own: for its help and its errors."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def speak(lang: Language = ASKED) -> None: ...

    (option,) = get_command(app).params
    option.expose_value = False
    return option


_LANGUAGE = _language_option()
"""One for all commands: typer tells the parameters of a command by identity."""


def _no_type(ctx: Any) -> None:
    """Show no type."""


class Command(_SharedForm, TyperCommand):
    """A command whose help shows no type for arguments and flags."""


class CommandGroup(_SharedForm, TyperGroup):
    """A group whose help shows no type for flags."""


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
