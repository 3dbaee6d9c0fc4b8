"""The conformance tests, which the test class of a plugin inherits.

```python
from qupcore.testing import PluginConformance


class TestLillevik(PluginConformance):
    plugin = "lillevik"
```
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import ClassVar

import pytest

from qupcore.catalogue.national import national
from qupcore.errors import BadInput
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed
from qupcore.plugins.conformance import Check, examine
from qupcore.plugins.live import LIVE_SECONDS
from qupcore.plugins.loading import LOAD_SECONDS

__all__ = ["PluginConformance"]


class PluginConformance:
    """The conformance tests. Inherit them in a class named `Test...`, and name the plugin.

    Attributes:
        plugin: The name of the plugin: one of the package around the test, or an installed one.
        seconds: The time limit for loading.
        live_seconds: The time limit for live places.
    """

    plugin: ClassVar[str]
    seconds: ClassVar[float] = LOAD_SECONDS
    live_seconds: ClassVar[float] = LIVE_SECONDS

    @pytest.fixture(scope="class")
    @classmethod
    def checks(cls) -> dict[str, Check]:
        """All checks by name; the plugin is examined once for all tests."""
        around = _around(Path(inspect.getfile(cls)))
        known = around or installed()
        found = [candidate for candidate in known if candidate.name == cls.plugin]
        if not found:
            pytest.fail(f"no plugin is called {cls.plugin!r}; there is: {', '.join(c.name for c in known)}")
        checks = examine(
            found[0], national(), beside=known, seconds=cls.seconds, live_seconds=cls.live_seconds
        )
        return {check.name: check for check in checks}

    def test_is_announced_once_and_for_this_version(self, checks: dict[str, Check]) -> None:
        """Its package names it once and requires a fitting version of qupcore."""
        _passed(checks["announced"])

    def test_is_imported_in_time(self, checks: dict[str, Check]) -> None:
        """Its import raises no error, does not end the process and finishes in time."""
        _passed(checks["imported"])

    def test_has_known_hooks(self, checks: dict[str, Check]) -> None:
        """Its hooks have known names and are marked `@hookimpl`."""
        _passed(checks["declared"])

    def test_gives_what_the_hooks_ask_for(self, checks: dict[str, Check]) -> None:
        """The results of its hooks have the right types, inside too, and are not too large."""
        _passed(checks["given"])

    def test_keeps_to_its_own(self, checks: dict[str, Check]) -> None:
        """Its ids belong to its municipality, its references exist, and there are no circles."""
        _passed(checks["its_own"])

    def test_leaves_the_law_alone(self, checks: dict[str, Check]) -> None:
        """It changes nothing of qupcore, and its top-ups choose only what the law leaves open."""
        _passed(checks["law"])

    def test_gives_the_same_twice(self, checks: dict[str, Check]) -> None:
        """Its results are the same in a new process."""
        _passed(checks["same_twice"])

    def test_tells_its_places_in_time(self, checks: dict[str, Check]) -> None:
        """It tells live places in time and for the requested offers only, or has no such hook."""
        _passed(checks["live_places"])


def _passed(check: Check) -> None:
    if check.state == "not_reached":
        pytest.skip("not reached: an earlier check failed")
    assert check.state == "passed", check.error


def _around(file: Path) -> tuple[AnnouncedPlugin, ...]:
    """The plugins of the package around a test; it need not be installed."""
    for folder in file.resolve().parents:
        if (folder / "pyproject.toml").is_file():
            try:
                return in_folder(folder)
            except BadInput:  # a package without a plugin
                return ()
    return ()
