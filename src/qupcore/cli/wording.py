"""The words of the command line's help and usage errors, in the language asked for.

They stand in English in the commands, in typer and in click; `wording.toml` has them in the three languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["entry_of", "frame_in", "paragraphs", "translate", "translated", "usage_error"]

_TEXTS = ("help", "short_help", "metavar", "options_metavar", "subcommand_metavar")
"""The attributes of a command, an option or an argument that hold a text."""

_FRAME = (
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
    "DEFAULT_STRING",
    "DEPRECATED_STRING",
    "REQUIRED_LONG_STRING",
)
"""The constants of `typer.rich_utils` that hold a text."""

Entry = Mapping[str, str]


def translated(text: str, lang: str) -> str:
    """Return a text of the help or of a usage error in a language; a text that is not listed as it is.

    >>> translated("No such command 'decid'. Did you mean 'decide'?", "nb")
    "Kommandoen 'decid' finnes ikke. Mente du 'decide'?"
    """
    found = entry_of(text)
    if found is None:
        return text
    entry, values = found
    said = entry[lang]
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", translated(value, lang))
    return said


def entry_of(text: str) -> tuple[Entry, Mapping[str, str]] | None:
    """Return the entry of a text and what stands in its places; None if the text is not listed."""
    exact, patterns = _entries()
    if text in exact:
        return exact[text], {}
    for pattern, entry in patterns:
        if match := pattern.fullmatch(text):
            return entry, match.groupdict()
    return None


@remembered(most=1)
def _entries() -> tuple[Mapping[str, Entry], tuple[tuple[re.Pattern[str], Entry], ...]]:
    """The entries by their text, and those with places as patterns, the longest first."""
    listed: list[dict[str, str]] = packaged_toml("qupcore.cli", "wording.toml")["text"]
    exact = {entry.get("said", entry["en"]): entry for entry in listed}
    with_places = sorted((text for text in exact if re.search(r"\{\w+\}", text)), key=len, reverse=True)
    return exact, tuple((_pattern(text), exact[text]) for text in with_places)


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", text)
    found = (f"(?P<{part}>.+)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts))
    return re.compile("".join(found), re.DOTALL)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in cleandoc(text).split("\n\n")]


def translate(thing: Any, lang: str) -> None:
    """Put the texts of a command, an option or an argument in a language; the English ones are kept in it."""
    kept = vars(thing).setdefault("english", {name: getattr(thing, name, None) for name in _TEXTS})
    for name, english in kept.items():
        if english:
            told = (part if lang == "en" else translated(part, lang) for part in paragraphs(english))
            setattr(thing, name, "\n\n".join(told))


@contextmanager
def frame_in(lang: str) -> Iterator[None]:
    """Print the titles and marks of typer's help in a language."""
    from typer import core, rich_utils

    if lang == "en":
        yield
        return
    kept = {(rich_utils, name): getattr(rich_utils, name) for name in _FRAME if hasattr(rich_utils, name)}
    told: dict[Any, Any] = {place: translated(english, lang) for place, english in kept.items()}
    if hasattr(core, "_"):  # what typer translates with where it prints without rich
        kept[core, "_"] = vars(core)["_"]
        told[core, "_"] = lambda english: translated(english, lang)
    try:
        for (module, name), text in told.items():
            setattr(module, name, text)
        yield
    finally:
        for (module, name), english in kept.items():
            setattr(module, name, english)


def usage_error(error: Any, what: str, lang: str) -> str:
    """Return an error in the use of a command as text: how it is used, where help is, what is wrong."""
    lines = []
    if error.ctx is not None:
        command = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        lines = [error.ctx.get_usage(), translated(f"Try '{command}' for help.", lang), ""]
    return "\n".join([*lines, translated("Error: ", lang) + what]) + "\n"
