"""Plugins of municipalities: each is loaded in a separate process, checked and never trusted."""

# Written by tests/architecture/faces.py.

from qupcore.plugins.live import Live as Live
from qupcore.plugins.live import LivePlaces as LivePlaces
from qupcore.plugins.loaded import LoadedPlugins as LoadedPlugins
from qupcore.domain.answers.plugin import PluginFailure as PluginFailure
from qupcore.domain.answers.plugin import PluginUse as PluginUse
from qupcore.plugins.hooks import hookimpl as hookimpl
