"""Each kind of broken plugin gives its own failure and does not stop other plugins."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from plugins.packages import BROKEN, SOUND, VERDICTS, candidates
from qupcore.catalogue.national import national
from qupcore.errors import PluginError
from qupcore.plugins import conformance
from qupcore.plugins.loaded import LoadedPlugins

Load = Callable[..., LoadedPlugins]


def test_every_package_has_a_verdict() -> None:
    assert VERDICTS.keys() == BROKEN.keys() - {"prints", "reads_input"}


@pytest.mark.parametrize("name", VERDICTS)
def test_it_is_told_for_what_it_is(name: str, everything: LoadedPlugins) -> None:
    stage, said = VERDICTS[name]
    distribution = f"broken-{name.replace('_', '-')}"
    found = [failure for failure in everything.failures if failure.distribution == distribution]
    assert {failure.version for failure in found} == {"1.0"}
    assert {failure.stage for failure in found} == {stage}
    assert all(said in failure.error for failure in found)
    assert len(found) == (2 if name == "imported_twice" else 1)


FAILS_AT = {
    "discovery": "announced",
    "versions": "announced",
    "import": "imported",
    "process": "imported",
    "time": "imported",
    "hooks": "declared",
    "hook": "given",
    "types": "given",
    "schema": "given",
    "namespace": "its_own",
    "catalogue": "its_own",
    "law": "law",
}


@pytest.mark.parametrize("name", VERDICTS)
def test_the_kit_of_authors_fails_it(
    name: str, everything: LoadedPlugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given what loading found: `test_conformance` has the kit load one for each of its tests itself."""
    known = candidates(BROKEN[name])
    found = [failure for failure in everything.failures if failure.distribution == known[-1].distribution]
    monkeypatch.setattr(conformance, "load_plugins", lambda **_: LoadedPlugins(failures=tuple(found)))
    checks = conformance.examine(known[-1], national(), beside=known)
    assert [check.name for check in checks if check.state == "failed"] == [FAILS_AT[VERDICTS[name][0]]]
    assert all(check.error == found[-1].error for check in checks if check.state == "failed")


def test_the_others_are_in_use(everything: LoadedPlugins, lillevik: LoadedPlugins) -> None:
    assert [use.name for use in everything.uses] == ["lillevik", "prints", "reads-input"]
    assert everything.uses[0] == lillevik.uses[0]


def test_none_of_their_code_is_here(everything: LoadedPlugins) -> None:
    assert everything.failures
    assert not [name for name in sys.modules if name.startswith(("broken_", "sound_"))]


def test_strict_makes_them_an_error(load: Load) -> None:
    with pytest.raises(PluginError) as caught:
        load(SOUND, BROKEN["raises_on_import"], BROKEN["wrong_type"], strict=True)
    assert [failure.stage for failure in caught.value.failures] == ["import", "types"]  # type: ignore[attr-defined]
    assert "raises-on-import" in str(caught.value)
