"""The JSON Schema of catalogue files says what the reader says, as far as a schema can."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from catalogue.files import SOUND
from qupcore.catalogue.schema import catalogue_schema

FILES = sorted((Path(__file__).parents[2] / "catalogue").glob("*.toml"))
VALIDATOR = Draft202012Validator(catalogue_schema())


def as_json(value: Any) -> Any:
    """TOML as an editor's checker sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(catalogue_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_national_files_keep_it(path: Path) -> None:
    tree = as_json(tomllib.loads(path.read_text("utf-8")))
    assert [error.message for error in VALIDATOR.iter_errors(tree)] == []


def test_a_sound_file_keeps_it() -> None:
    assert VALIDATOR.is_valid(as_json(tomllib.loads(SOUND)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('owner = "municipality"', 'owner = "nobody"'),
        ('owner = "municipality"', ""),
        ('owner = "ngo"', 'owner = "ngo"\nonwer = 1'),
        ('"2018-01-01/.."', '"2018"'),
        ("low = 18", 'low = "18"'),
        ('id = "1804:jobbsenter"', 'id = "Jobbsenter"'),
        ('start = "9:00"', 'start = "nine"'),
        ("[[groups]]", "[[group]]"),
        ("covers = [", "covers = [3, "),
    ],
)
def test_a_broken_file_does_not(old: str, new: str) -> None:
    assert not VALIDATOR.is_valid(as_json(tomllib.loads(SOUND.replace(old, new, 1))))


def test_every_field_is_described() -> None:
    for name, schema in catalogue_schema()["$defs"].items():
        for field, described in schema["properties"].items():
            assert described["description"], (name, field)
