"""The schemas in three languages: the descriptions are others, and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest

from qupcore.catalogue.schema import catalogue_schema
from qupcore.errors import BadInput
from qupcore.explaining.record_schemas import RECORDS, record_schema
from qupcore.wire.schema import case_schema

SCHEMAS: dict[str, Callable[[str], dict[str, Any]]] = {
    "case": lambda lang: case_schema(lang=lang),
    "catalogue": lambda lang: catalogue_schema(lang=lang),
    **{name: lambda lang, name=name: record_schema(name, lang=lang) for name in RECORDS},  # type: ignore[misc]
}
ENTRIES = tomllib.loads(files("qupcore.wire").joinpath("schema_texts.toml").read_text("utf-8"))["text"]
SAME = {"Bokmål.", "Nynorsk."}
"""Texts that are the same word in Norwegian."""


def texts_and_rest(schema: Any) -> tuple[list[str], Any]:
    """The titles and descriptions in order, and the schema without them."""
    found: list[str] = []

    def without(value: Any) -> Any:
        if isinstance(value, list):
            return [without(part) for part in value]
        if not isinstance(value, dict):
            return value
        told = {key for key in ("title", "description") if isinstance(value.get(key), str)}
        found.extend(value[key] for key in sorted(told) if value[key])
        return {key: without(part) for key, part in value.items() if key not in told}

    return found, without(schema)


def texts() -> Iterator[tuple[str, str, str]]:
    """Every text of every schema, in the three languages."""
    for make in SCHEMAS.values():
        (nb, _), (nn, _), (en, _) = (texts_and_rest(make(lang)) for lang in ("nb", "nn", "en"))
        yield from zip(nb, nn, en, strict=True)


def test_only_the_descriptions_depend_on_the_language() -> None:
    for name, make in SCHEMAS.items():
        rest = [texts_and_rest(make(lang))[1] for lang in ("nb", "nn", "en")]
        assert rest[0] == rest[1] == rest[2], name
        assert list(make("nb")) == list(make("en"))


def test_every_text_is_there_in_the_three_languages() -> None:
    listed = {entry["en"] for entry in ENTRIES}
    assert len(listed) == len(ENTRIES)
    found = {en: (nb, nn) for nb, nn, en in texts()}
    missing = [en for en, told in found.items() if en not in SAME and en in told and not re.match(r"`", en)]
    assert missing == [], "not in schema_texts.toml"
    titles = {en for en in found if re.fullmatch("qupcore .+ record", en)}
    assert listed - {"qupcore {name} record"} == found.keys() - titles, (
        "only in the list, or only in a schema"
    )


def test_what_is_written_as_code_is_the_same_in_each_language() -> None:
    for entry in ENTRIES:
        codes = [sorted(re.findall(r"`[^`]+`|§ \d+|\$\.\w+", entry[lang])) for lang in ("nb", "nn", "en")]
        assert codes[0] == codes[1] == codes[2], entry["en"]


def test_python_speaks_english_unless_asked() -> None:
    assert case_schema() == case_schema(lang="en")
    assert record_schema("duties") == record_schema("duties", lang="en")
    assert record_schema("duties")["title"] == "qupcore duties record"
    assert record_schema("duties", lang="nn")["title"] == "qupcore: svaret duties"
    with pytest.raises(BadInput, match="se"):
        case_schema(lang="se")
