"""What is emptied over and over in these tests: the memories of qupcore, and not the reading of files."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import tomli

from qupcore import packaged
from qupcore.engines.durable import loading

_PARSERS = tomllib, tomli
"""Files of the package are read by `tomli`, those of others by `tomllib`."""


def _reads_once(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """What `loads` gives: a new object each time, so that none can be passed on."""
    pickled = cache(lambda text: pickle.dumps(parse(text)))
    return lambda text, /: pickle.loads(pickled(text))


@pytest.fixture(autouse=True, scope="package")
def _files_are_read_once() -> Iterator[None]:
    """Half of the time went to reading and parsing the same files of the package.

    All three are pure functions of files that no test changes, and qupcore has no memory of them.
    """
    with pytest.MonkeyPatch.context() as patch:
        for parser in _PARSERS:
            patch.setattr(parser, "loads", _reads_once(parser.loads))
        patch.setattr(packaged, "get_data", cache(packaged.get_data))
        patch.setattr(loading, "installed_version", cache(loading.installed_version))
        yield
