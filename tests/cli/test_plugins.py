"""`qup plugins` and `qup plugin`: what is installed, what failed, in processes of their own too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.packages import BROKEN, EXAMPLES, OWN_COPY, SOUND, VERDICTS, install

Run = Callable[..., Any]
ON = {"QUPCORE_DISABLE_PLUGINS": ""}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every package that fails, and the sound one, are installed."""
    folder = tmp_path_factory.mktemp("site")
    install([*(package for name, package in BROKEN.items() if name not in OWN_COPY), SOUND], folder)
    return folder


def test_a_process_tells_every_failure_and_uses_the_others(process: Run, site: Path) -> None:
    ran = process("plugins", "--json", env={"PYTHONPATH": str(site), "QUPCORE_PLUGIN_SECONDS": "3", **ON})
    assert ran.status == 0
    stages = {failure["distribution"]: failure["stage"] for failure in ran.json["failures"]}
    expected = {name: stage for name, (stage, _) in VERDICTS.items() if name not in OWN_COPY}
    assert stages == {f"broken-{name.replace('_', '-')}": stage for name, stage in expected.items()}
    assert {"lillevik", "prints", "reads-input"} <= {plugin["name"] for plugin in ran.json["plugins"]}
    assert all(len(plugin["hash"]) == 64 for plugin in ran.json["plugins"])


@pytest.mark.usefixtures("in_english")
def test_strict_is_an_error(qup: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install([BROKEN["wrong_type"], SOUND], tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    ran = qup("plugins", "--strict", "--json", env=ON)
    assert ran.status == 2
    assert ran.json["error"]["kind"] == "PluginError"
    assert "wrong-type" in ran.json["error"]["remedy"]
    told = qup("plugins", "--strict", env=ON)
    assert (told.status, told.out) == (2, "")
    assert "1 plugin could not be used" in told.err


def test_plugins_can_be_left_out(qup: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install([BROKEN["raises_on_import"], BROKEN["hangs_on_import"], SOUND], tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    ran = qup("plugins", "--json", env={"QUPCORE_DISABLE_PLUGINS": "raises-on-import, hangs-on-import"})
    assert ran.json["disabled"] == ["hangs-on-import", "raises-on-import"]
    assert ran.json["failures"] == []
    assert "lillevik" in {plugin["name"] for plugin in ran.json["plugins"]}
    case = tmp_path / "case.json"
    case.write_bytes(CASE)
    misspelt = {
        "QUPCORE_DISABLE_PLUGINS": "raises-on-import,hangs-on-import,lillevik,lilevik,bergen,bodo,oslo",
        "QUPCORE_LANG": "en",
    }
    said = "'lilevik' is to be left out, and no plugin is called that: did you mean 'lillevik'?"
    assert said in " ".join(qup("plugins", env=misspelt).out.split())
    assert (
        said
        in qup("catalogue", "for", case, "--on", "2026-09-01", "--municipality", "1820", env=misspelt).err
    )
    none = qup("plugins", "--json", env={"QUPCORE_DISABLE_PLUGINS": "1"})
    assert (none.json["plugins"], none.json["failures"]) == ([], [])
    assert {"lillevik", "hangs-on-import"} <= set(none.json["disabled"])


@pytest.mark.parametrize(
    ("lang", "said"),
    [("nb", "Kunne ikke brukes"), ("nn", "Kunne ikkje brukast"), ("en", "Could not be used")],
)
def test_in_words(lang: str, said: str, qup: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install([BROKEN["raises_on_import"], SOUND], tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    ran = qup("plugins", "--lang", lang, env=ON)
    assert ran.status == 0
    assert said in ran.out
    assert "raises-on-import (broken-raises-on-import 1.0)" in ran.out
    assert "lillevik: 1820" in ran.out
    assert "sotjl.35.full_rate_under_25 = 1" in ran.out


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("seconds", ["0", "-1", "601", "soon", "1.5", "１"])
def test_a_time_that_is_none(seconds: str, qup: Run) -> None:
    ran = qup("plugins", env={"QUPCORE_PLUGIN_SECONDS": seconds})
    assert ran.status == 2
    assert "give whole seconds" in ran.err


def test_check_a_folder(qup: Run) -> None:
    ran = qup("plugin", "check", EXAMPLES["bodo"], "--lang", "en")
    assert ran.status == 0
    assert ran.out.count("passed: ") == 8
    ran = qup("plugin", "check", BROKEN["wrong_type"], "--lang", "en")
    assert ran.status == 1
    assert "failed: gives what it is asked for" in ran.out
    assert "qupcore_catalogue gives dict, not Catalogue" in ran.out
    ran = qup("plugin", "check", BROKEN["imported_twice"], "--json")
    assert ran.status == 1
    assert {name: checks[0]["state"] for name, checks in ran.json.items()} == {
        "imported-once": "failed",
        "imported-twice": "failed",
    }


@pytest.mark.usefixtures("in_english")
def test_check_what_is_installed(qup: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install([SOUND, BROKEN["shadows_a_national_id"]], tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert qup("plugin", "check", "lillevik").status == 0
    ran = qup("plugin", "check", "shadows-a-national-id")
    assert ran.status == 1
    assert "no:arbeidstrening" in ran.out
    missing = qup("plugin", "check", "nobody")
    assert missing.status == 2
    assert "neither an installed plugin nor a folder" in missing.err


def test_new_says_in_json_what_it_wrote(qup: Any, tmp_path: Path) -> None:
    told = qup("plugin", "new", "3301", "--name", "drammen", "--into", tmp_path, "--json").json
    folder = tmp_path / "qupcore-drammen"
    assert (told["name"], told["municipality"], told["folder"]) == ("drammen", "3301", str(folder))
    assert "pyproject.toml" in told["files"]
    assert all((folder / file).is_file() for file in told["files"])
    again = qup("plugin", "new", "3301", "--name", "drammen", "--into", tmp_path, "--json")
    assert (again.status, again.json["error"]["kind"]) == (2, "BadInput")


@pytest.mark.usefixtures("in_english")
def test_new_then_check(qup: Run, tmp_path: Path) -> None:
    ran = qup("plugin", "new", "3301", "--name", "drammen", "--into", tmp_path, "--lang", "en")
    assert ran.status == 0
    assert "qup plugin check" in ran.out
    assert qup("plugin", "check", tmp_path / "qupcore-drammen").status == 0
    again = qup("plugin", "new", "3301", "--name", "drammen", "--into", tmp_path)
    assert (again.status, again.out) == (2, "")
    assert "is there already" in again.err


CASE = b'{"ref": "case-1", "birth_date": "1990-05-14"}'


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sound package, a broken one and Bodø, where this process finds them, and no others."""
    install([SOUND, BROKEN["raises_on_import"], EXAMPLES["bodo"]], tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "words",
    [
        ("list", "--on", "2026-09-01", "--municipality", "1820"),
        ("show", "1820:verksted"),
        ("show", "1820:verksted", "--on", "2026-09-01"),
        ("for", "-", "--on", "2026-09-01", "--municipality", "1820"),
        ("gaps", "--on", "2026-09-01", "--municipality", "1820"),
        ("confidence",),
    ],
)
def test_every_answer_says_what_it_is_made_without(words: tuple[str, ...], qup: Run) -> None:
    told = qup("catalogue", *words, "--lang", "en", stdin=CASE, env=ON)
    assert told.status == 0
    assert "The answer is made without" in told.out
    assert "raises-on-import (broken-raises-on-import 1.0): could not be imported" in told.out
    if words[0] != "confidence":  # its JSON counts, and has no place for them
        failures = qup("catalogue", *words, "--json", stdin=CASE, env=ON).json["failures"]
        assert ("raises-on-import", "import") in {(f["name"], f["stage"]) for f in failures}


@pytest.mark.usefixtures("installed")
def test_without_plugins_or_strictly(qup: Run) -> None:
    words = ("catalogue", "list", "--on", "2026-09-01", "--lang", "en")
    assert "made without" not in qup(*words, env={"QUPCORE_DISABLE_PLUGINS": "1"}).out
    strict = qup(*words, "--strict", env=ON)
    assert (strict.status, strict.out) == (2, "")
    assert "raises-on-import" in strict.err


@pytest.mark.usefixtures("installed")
def test_an_export_says_it_beside(qup: Run) -> None:
    told = qup(
        "catalogue",
        "export",
        "--on",
        "2026-09-01",
        "--municipality",
        "1820",
        "--base",
        "https://example.no/",
        env=ON,
    )
    assert told.status == 0
    assert "1820:verksted" in told.out
    assert "plugin raises-on-import" in told.err


@pytest.mark.usefixtures("installed")
def test_places_and_texts_of_a_municipality(qup: Run) -> None:
    words = ("catalogue", "for", "-", "--on", "2026-09-01", "--municipality", "1820")
    told = qup(*words, "--json", stdin=CASE, env=ON).json
    (workshop,) = [item for item in told["measures"] if item["id"] == "1820:verksted"]
    assert (workshop["free"], workshop["admitted"]) == (1, "not_admitted")
    assert told["texts"]["1820:verksted"]["en"] == "Bring shoes."
    shown = qup(*words, "--lang", "nn", stdin=CASE, env=ON).out
    assert "1 ledig plass" in shown
    assert "Frå kommunen\n  1820:verksted: Ta med sko." in shown


@pytest.mark.usefixtures("installed")
def test_a_week_has_the_names_of_installed_plugins(qup: Run) -> None:
    """`plan week` once said `1820:verksted`, since it read the national catalogue only."""
    workshop = {
        "measure": "1820:verksted",
        "first": "2026-08-31",
        "last": "2026-12-18",
        "minutes_a_week": 600,
    }
    course = {"plans": [{"valid_from": "2026-08-31", "elements": [workshop]}]}
    case = json.dumps({"ref": "a", "course": course, "planning": {"municipality": "1820"}}).encode()
    for options, name in (((), "Verkstad"), (("--only",), "1820:verksted")):
        told = qup(
            "plan", "week", "-", "--week", "2026-W37", "--lang", "nn", *options, stdin=case, env=ON
        ).out
        assert name in told
        assert ("1820:verksted" in told) == bool(options)


@pytest.mark.usefixtures("installed")
def test_a_system_that_is_down_is_told(qup: Run, municipal_system: Any) -> None:
    municipal_system.goes_down()
    words = ("catalogue", "for", "-", "--on", "2026-09-01", "--municipality", "1804")
    told = qup(*words, "--json", stdin=CASE, env={**ON, "QUPCORE_BODO_PLACES": municipal_system.address}).json
    assert ("bodo", "live_places") in {(f["name"], f["stage"]) for f in told["failures"]}
    (centre,) = [item for item in told["measures"] if item["id"] == "1804:jobbsenter"]
    assert (centre["free"], centre["state"]) == (4, "open")  # as the catalogue says


@pytest.mark.usefixtures("installed")
def test_live_places_reach_suggestions_and_the_municipality_is_that_of_the_case(
    qup: Run, municipal_system: Any
) -> None:
    municipal_system.says({"1804:jobbsenter-onsdag": {"free": 0, "as_of": "2026-08-31"}})
    env = {**ON, "QUPCORE_BODO_PLACES": municipal_system.address}
    here = {"ref": "a", "birth_date": "1990-05-01", "planning": {"municipality": "1804"}}

    def asked(case: object, *options: str) -> Any:
        words = ("plan", "suggest", "-", "--on", "2026-09-02", "--top", "1", *options, "--json")
        return qup(*words, stdin=json.dumps(case).encode(), env=env)

    told = asked(here).json
    kinds = {item["kind"] for item in told["unavailable"]["1804:jobbsenter-onsdag"]}
    assert "places" in kinds, "the catalogue has four places"
    assert told["municipality"] == "1804"
    assert [use["name"] for use in told["plugins"]["plugins"]] == ["bodo"]
    nobody = {**here, "planning": {}}
    assert asked(nobody).json["municipality"] is None
    assert asked(nobody, "--municipality", "1804").json["municipality"] == "1804"
    wrong = asked(here, "--municipality", "5001")
    assert wrong.status == 2
    assert "5001 Trondheim" in wrong.out
    assert "1804 Bodø" in wrong.out


def test_the_hooks_are_printed(qup: Run) -> None:
    assert qup("plugin", "hooks", "--lang", "en").out.startswith("# The hooks")


@pytest.mark.usefixtures("in_english")
def test_a_plugin_without_code(qup: Run, tmp_path: Path) -> None:
    """The check of such a folder once said nothing and passed."""
    told = qup("plugin", "new", "3301", "--name", "drammen", "--data", "--into", tmp_path, "--json").json
    assert {"plugin.toml", "catalogue.schema.json"} <= set(told["files"])
    folder = tmp_path / "qupcore-drammen"
    ran = qup("plugin", "check", folder)
    assert (ran.status, ran.out.count("passed: ")) == (0, 4)
    measures = folder / "measures.toml"
    measures.write_text(measures.read_text(encoding="utf-8").replace("owner =", "ovner ="), encoding="utf-8")
    ran = qup("plugin", "check", folder)
    assert ran.status == 1
    assert "measures.toml:13: measures[0].ovner: unknown key" in " ".join(ran.out.split())
