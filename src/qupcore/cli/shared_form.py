"""What all commands and groups share: they take `--lang`, and their help is in that language."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from qupcore.cli.given_once import refuse_a_lost_value
from qupcore.cli.language import asked_language
from qupcore.cli.options import ASKED, Language

__all__ = ["Command", "CommandGroup"]


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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; none that is typed is lost without a word."""
        if not ctx.resilient_parsing:
            refuse_a_lost_value(self, ctx, args)
        rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help in the language asked for."""
        from qupcore.cli.wording import frame_in

        self.translate(ctx, asked_language())
        with frame_in(asked_language()):
            super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is used, in the language asked for."""
        from qupcore.cli.wording import translated

        self.translate(ctx, asked_language())
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(
            ctx.command_path, " ".join(pieces), prefix=translated("Usage: ", asked_language())
        )

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what the shell completes, with its help in the language asked for."""
        self.translate(ctx, asked_language())
        found: list[Any] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        return found

    def translate(self, ctx: Any, lang: str) -> None:
        """Put the texts of the command, its parameters and its commands in a language."""
        from qupcore.cli.wording import translate

        for thing in (self, *self.get_params(ctx), *getattr(self, "commands", {}).values()):
            translate(thing, lang)


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
