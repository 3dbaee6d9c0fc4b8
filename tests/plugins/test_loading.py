"""The loaded plugins and their contributions, which are the same in forks and in new processes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest

from plugins.packages import BROKEN, EXAMPLES, SOUND, candidates
from qupcore.catalogue.national import national
from qupcore.domain.catalogue.offer import Places
from qupcore.errors import BadInput, PluginError
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, refused
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import load_plugins
from qupcore.plugins.record import plugins_record
from qupcore.version import __version__

Load = Callable[..., LoadedPlugins]


def test_a_sound_plugin_gives_everything(lillevik: LoadedPlugins) -> None:
    (plugin,) = lillevik.plugins
    given = plugin.given
    (measure,) = given.catalogue.measures
    assert given.catalogue.by == "lillevik"  # whatever it says
    assert [admission.when for admission in measure.admits] == [
        "person.age >= 18",
        "person.age < 30 years and not work.employed",
    ]
    assert lillevik.texts["1820:verksted"].nn == "Ta med sko."
    assert [(top_up.parameter, top_up.value) for top_up in lillevik.top_ups] == [
        ("sotjl.35.full_rate_under_25", 1)
    ]
    assert not lillevik.failures


def test_its_places_are_asked_for(lillevik: LoadedPlugins) -> None:
    with LivePlaces(lillevik) as live:
        found = live.ask(["1820:verksted-2026", "no:somewhere-else"], date(2026, 9, 5))
    assert dict(found.places) == {"1820:verksted-2026": Places(free=5, as_of=date(2026, 9, 5))}
    assert found.failures == ()


def test_without_forks_it_is_the_same(load: Load, lillevik: LoadedPlugins) -> None:
    again = load(SOUND, BROKEN["patches_decide"], fork=False, seconds=30, sealed=True)
    assert [plugin.given for plugin in again.plugins] == [plugin.given for plugin in lillevik.plugins]
    assert [failure.stage for failure in again.failures] == ["law"]


def test_no_names_load_nothing_and_start_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    found = load_plugins([], candidates=candidates(SOUND), national=national())
    assert found == LoadedPlugins()


def test_names_choose(load: Load) -> None:
    found = load(SOUND, BROKEN["wrong_type"], plugins=["lillevik"])
    assert [use.name for use in found.uses] == ["lillevik"]
    assert found.failures == ()


def test_a_name_that_is_not_installed(load: Load) -> None:
    with pytest.raises(PluginError, match="no plugin is called storevik"):
        load(SOUND, plugins=["lillevik", "storevik"])


def test_what_is_left_out_is_told(load: Load) -> None:
    found = load(SOUND, BROKEN["wrong_type"], disabled={"lillevik", "wrong-type", "nobody"})
    (unknown,) = found.warnings
    assert "'nobody'" in unknown
    assert found == LoadedPlugins(disabled=("lillevik", "wrong-type"), warnings=(unknown,))
    assert plugins_record(found)["disabled"] == ["lillevik", "wrong-type"]


def test_two_for_one_municipality_are_both_refused(load: Load, tmp_path: Path) -> None:
    found = load(SOUND, _copy(tmp_path, "1820", "1820"))
    assert [(failure.name, failure.stage) for failure in found.failures] == [
        ("lillevik", "namespace"),
        ("other", "namespace"),
    ]
    assert found.plugins == ()


def test_a_new_number_is_the_same_municipality(load: Load, tmp_path: Path) -> None:
    old, new = _copy(tmp_path, "1820", "3005"), _copy(tmp_path, "1820", "3301", name="drammen")
    assert len(load(old, new).failures) == 2
    assert len(load(old, SOUND).failures) == 0


def test_one_name_in_two_packages(load: Load, tmp_path: Path) -> None:
    found = load(SOUND, _copy(tmp_path, "1820", "1811", name="lillevik"))
    assert [(failure.distribution, failure.stage) for failure in found.failures] == [
        ("other-lillevik", "discovery"),
        ("sound-lillevik", "discovery"),
    ]


def _copy(folder: Path, old: str, new: str, name: str = "other") -> Path:
    """The sound package under another name and number."""
    target = folder / name
    target.mkdir()
    code = (SOUND / "sound_lillevik.py").read_text(encoding="utf-8").replace(old, new)
    (target / f"{name}_code.py").write_text(code, encoding="utf-8")
    project = (SOUND / "pyproject.toml").read_text(encoding="utf-8")
    project = project.replace("sound-lillevik", f"other-{name}").replace(
        'lillevik = "sound_lillevik"', f'{name} = "{name}_code"'
    )
    (target / "pyproject.toml").write_text(project, encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("requires", "said"),
    [
        (("qupcore",), "does not say for which"),
        (("qupcore==0.0.1",), "made for qupcore==0.0.1"),
        (('qupcore>=0; python_version < "3"',), "does not say for which"),
        (("qupcore>=0 and",), "is no requirement"),
        (("other-package",), "does not say for which"),
        (("QUPCORE>=0.1", "attrs"), ""),
        ((f"qupcore=={__version__}",), ""),
        (('qupcore>=0; extra == "testing"', "qupcore>=0"), ""),
    ],
)
def test_versions(requires: tuple[str, ...], said: str) -> None:
    candidate = AnnouncedPlugin(name="a", value="a", distribution="a", version="1", requires=requires)
    failures = refused([candidate])
    assert bool(failures) == bool(said)
    assert all(said in failure.error and failure.stage == "versions" for failure in failures.values())


@pytest.mark.parametrize(
    ("name", "value"), [("A b", "a"), ("a", "a b"), ("a", "os; x"), ("", "a"), ("a", "")]
)
def test_names_that_are_none(name: str, value: str) -> None:
    candidate = AnnouncedPlugin(
        name=name, value=value, distribution="a", version="1", requires=("qupcore>=0",)
    )
    assert refused([candidate])[candidate].stage == "discovery"


@pytest.mark.parametrize("text", ["", "[project]\nname = 'a'", "[project", "project = 1", "\ufeff\0"])
def test_folders_without_a_plugin(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        in_folder(tmp_path)


def test_a_folder_without_a_package(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="name the folder of a package"):
        in_folder(tmp_path)


def test_the_examples_load(load: Load) -> None:
    found = load(*EXAMPLES.values())
    assert [
        (use.name, plugin.given.catalogue.namespace)
        for use, plugin in zip(found.uses, found.plugins, strict=True)
    ] == [
        ("bergen", "4601"),
        ("bodo", "1804"),
        ("oslo", "0301"),
    ]
    assert found.failures == ()


def test_a_failure_can_be_printed() -> None:
    candidate = AnnouncedPlugin(name="a", value="a", distribution="a", version="1")
    assert candidate.failed("import", "a\x1b[31mred\nnext").error == "a?[31mred\nnext"
    assert len(candidate.failed("import", "x" * 10**6).error) < 10**4


@pytest.mark.parametrize(
    ("municipality", "on", "count"),
    [
        ("4601", date(2026, 1, 1), 1),
        ("1201", date(2015, 1, 1), 1),  # Bergen's number until 2019
        ("4601", date(2009, 12, 31), 0),
        ("1804", date(2026, 1, 1), 0),
    ],
)
def test_whose_top_ups(municipality: str, on: date, count: int, load: Load) -> None:
    assert len(load(EXAMPLES["bergen"], EXAMPLES["bodo"]).top_ups_of(municipality, on)) == count


def test_the_hash_tells_what_changed(lillevik: LoadedPlugins) -> None:
    (plugin,) = lillevik.plugins
    other = attrs.evolve(plugin, given=attrs.evolve(plugin.given, top_ups=()))
    assert other.use.hash != plugin.use.hash
