"""The conformance kit, tried on this plugin."""

from qupcore.testing import PluginConformance


class TestBodo(PluginConformance):
    plugin = "bodo"
