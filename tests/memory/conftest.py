"""What is emptied over and over in these tests: the memories of qupcore, and not the reading of TOML."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

_parse = tomllib.loads


@cache
def _pickled(text: str) -> bytes:
    return pickle.dumps(_parse(text))


def _loads(text: str, /) -> Any:
    """What `tomllib.loads` gives: a new object each time, so that none can be passed on."""
    return pickle.loads(_pickled(text))


@pytest.fixture(autouse=True, scope="package")
def _toml_is_parsed_once() -> Iterator[None]:
    """A third of the time went to parsing the same texts: a pure function of Python's, with no memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", _loads)
        yield
