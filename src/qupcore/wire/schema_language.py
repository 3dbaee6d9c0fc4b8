"""The titles and descriptions of a schema in another language than that of the docstrings they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from qupcore.domain.text import check_language
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["schema_in_language"]

_TITLE = re.compile(r"qupcore (?P<name>.+) record")


def schema_in_language(schema: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return a schema with its titles and descriptions in a language; all else is as it was.

    Args:
        schema: A schema whose titles and descriptions are in English.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: The language is not one of these.

    >>> schema_in_language({"properties": {"on": {"description": "First day."}}}, "nn")
    {'properties': {'on': {'description': 'Første dag.'}}}
    """
    check_language(lang)
    return schema if lang == "en" else {key: _told(key, value, lang) for key, value in schema.items()}


def _told(key: str, value: Any, lang: str) -> Any:
    match value:
        case dict():
            return {name: _told(name, part, lang) for name, part in value.items()}
        case list():
            return [_told("", part, lang) for part in value]
        case str() if key in ("title", "description"):
            return _text(value, lang)
    return value


def _text(english: str, lang: str) -> str:
    if title := _TITLE.fullmatch(english):
        return _texts(lang)["qupcore {name} record"].format(**title.groupdict())
    return _texts(lang).get(english, english)


@remembered(most=2)
def _texts(lang: str) -> Mapping[str, str]:
    """The texts of a language, by the English text."""
    listed = packaged_toml("qupcore.wire", "schema_texts.toml")["text"]
    return {entry["en"]: entry[lang] for entry in listed}
