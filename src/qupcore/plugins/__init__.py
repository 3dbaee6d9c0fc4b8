"""Plugins of municipalities: each is loaded in a separate process, checked and never trusted.

`load_plugins` is imported from `qupcore`.

>>> from qupcore.plugins import LoadedPlugins
>>> LoadedPlugins().failures
()
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.domain.answers.plugin": ["PluginFailure", "PluginUse"],
        "qupcore.plugins.hooks": ["hookimpl"],
        "qupcore.plugins.live": ["Live", "LivePlaces"],
        "qupcore.plugins.loaded": ["LoadedPlugins"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
