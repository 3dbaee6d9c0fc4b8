"""Read-only mappings that can be pickled, so that values with them can go to another process.

Python pickles no `MappingProxyType`. Importing this module tells `pickle` how, for the whole process.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["read_only"]


def read_only(values: Mapping[Any, Any]) -> MappingProxyType[Any, Any]:
    """A read-only mapping of some values; it is what a pickled one is made of again.

    >>> import pickle
    >>> pickle.loads(pickle.dumps(read_only({"a": 1})))
    mappingproxy({'a': 1})
    """
    return MappingProxyType(dict(values))


def _parts(mapping: MappingProxyType[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return read_only, (dict(mapping),)


copyreg.pickle(MappingProxyType, _parts)
