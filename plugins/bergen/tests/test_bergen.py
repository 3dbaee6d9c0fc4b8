"""The conformance kit, tried on this plugin."""

from qupcore.testing import PluginConformance


class TestBergen(PluginConformance):
    plugin = "bergen"
