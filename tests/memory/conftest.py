"""What is emptied over and over in these tests: the memories of qupcore, and not the reading of files."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from qupcore import packaged
from qupcore.engines.durable import loading

_parse = tomllib.loads


@cache
def _pickled(text: str) -> bytes:
    return pickle.dumps(_parse(text))


def _loads(text: str, /) -> Any:
    """What `tomllib.loads` gives: a new object each time, so that none can be passed on."""
    return pickle.loads(_pickled(text))


@pytest.fixture(autouse=True, scope="package")
def _files_are_read_once() -> Iterator[None]:
    """Half of the time went to reading and parsing the same files of the package.

    All three are pure functions of files that no test changes, and qupcore has no memory of them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", _loads)
        patch.setattr(packaged, "get_data", cache(packaged.get_data))
        patch.setattr(loading, "installed_version", cache(loading.installed_version))
        yield
