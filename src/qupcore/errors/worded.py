"""Texts of errors that can be told in another language: an English template, and the values in it.

A text is a plain `str` in English, for programs and logs. The command line tells it in the language of its
user. The translations stand in `texts/*.toml`; they are read when another language is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from qupcore.errors.outside import from_outside
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["FILES", "Worded", "in_language", "is_known", "worded"]

FILES = (
    "answers",
    "catalogue",
    "codes",
    "command",
    "domain",
    "impact",
    "numbers",
    "plans",
    "plugins",
    "population",
    "reforms",
    "rules",
    "tables",
    "wire",
    "words",
)
"""The files of translations in `texts/`, without `.toml`."""


class Worded(str):
    """An English text with its template and the values in it.

    Attributes:
        template: The text with names in curly brackets.
        values: The values by name; one may be a `Worded` itself.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.template, dict(self.values))


def worded(template: str, /, **values: object) -> Worded:
    """Make the text of an error from a template and values.

    >>> worded("{name!r} is not a day", name="1.9.2026")
    "'1.9.2026' is not a day"
    """
    values = dict(from_outside(values, Worded))
    text = Worded(template.format(**values) if values else template)
    text.template, text.values = template, values
    return text


def _again(template: str, values: dict[str, object]) -> Worded:
    """A text from its parts: for pickle."""
    return worded(template, **values)


def in_language(text: str, lang: str) -> str:
    """A text of an error in a language; English where nobody has translated it.

    Args:
        text: The text: a `Worded`, or a plain text without values.
        lang: `nb`, `nn` or `en`.

    >>> in_language(worded("{text!r} is not a day", text="1.9.2026"), "nb")
    '«1.9.2026» er ikke en dato'
    """
    if lang == "en":
        return str(text)
    if not isinstance(text, Worded):
        return _translations(lang).get(text, text)
    template = _translations(lang).get(text.template, text.template)
    if not text.values:
        return template
    values = {
        name: in_language(value, lang) if isinstance(value, Worded) else value
        for name, value in text.values.items()
    }
    return _Norwegian(lang).vformat(template, (), values)


def is_known(template: str) -> bool:
    """Whether a template is one of qupcore's own."""
    return template in _translations("nb")


class _Norwegian(Formatter):
    """Writes a quoted text between «guillemets», a control character in it escaped; and a day in words."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r" and isinstance(value, str):
            return f"«{repr(value)[1:-1]}»"
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, date):
            from babel.dates import format_date  # not above: most programs never tell an error in Norwegian

            return format_date(value, "d. MMMM y", locale=self._lang)
        return str(super().format_field(value, format_spec))


@remembered(most=2)
def _translations(lang: str) -> dict[str, str]:

    return {
        entry["en"]: entry[lang]
        for file in FILES
        for entry in packaged_toml("qupcore.errors", f"texts/{file}.toml")["text"]
    }
