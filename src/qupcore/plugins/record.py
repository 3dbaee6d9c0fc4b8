"""The plugins as JSON values: loaded, failed and disabled."""

from __future__ import annotations

from qupcore.domain.arguments import check_arguments
from qupcore.plugins.boundary.layers import BOUNDARY_LAYERS
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["plugins_record"]


def plugins_record(loaded: LoadedPlugins) -> dict[str, object]:
    """The loaded, failed and disabled plugins as JSON values.

    `layers` says for each layer of the boundary whether it held for every plugin with code; it is null where
    no code of a plugin ran.

    >>> plugins_record(LoadedPlugins())["plugins"]
    []
    """
    check_arguments(plugins_record, locals())
    return {
        "plugins": [to_json(use) for use in loaded.uses],
        "failures": [to_json(failure) for failure in loaded.failures],
        "disabled": list(loaded.disabled),
        "warnings": list(loaded.warnings),
        "layers": {name: name in loaded.layers for name in BOUNDARY_LAYERS} if loaded.layers else None,
        "versions": versions("plugins", plugins=loaded.uses),
    }
