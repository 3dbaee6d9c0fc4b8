"""What stops nothing and is not as somebody meant it is told: a folder of no use, a misspelt name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from observing.listening import listening
from plugins.packages import SOUND, candidates
from qupcore.catalogue.national import national
from qupcore.errors.worded import in_language
from qupcore.explaining.plugins import list_plugins
from qupcore.plugins.kept import KeptAnswers
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import load_plugins
from qupcore.plugins.record import plugins_record


def _open_to_others(path: Path) -> None:
    path.mkdir()
    path.chmod(0o755)


def _a_link(path: Path) -> None:
    (path.parent / "elsewhere").mkdir(mode=0o700)
    path.symlink_to(path.parent / "elsewhere")


def _a_file(path: Path) -> None:
    path.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "cause"),
    [(_open_to_others, "not_private"), (_a_link, "not_private"), (_a_file, "not_made")],
)
def test_a_folder_of_kept_plugins_that_cannot_be_used(make: object, cause: str, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "kept")
    with listening() as heard:
        found = load_plugins([], national=national(), kept=tmp_path / "kept")
    assert heard.named("kept_unusable") == [{"cause": cause}]
    (warning,) = found.warnings
    assert str(tmp_path / "kept") in warning
    for lang in ("nb", "nn", "en"):
        said = in_language(warning, lang)
        assert said in [line.text for line in list_plugins(found, lang)]
    assert plugins_record(found)["warnings"] == [warning]


def test_a_folder_that_takes_no_file(tmp_path: Path, lillevik: LoadedPlugins) -> None:
    (item,) = candidates(SOUND)
    kept = KeptAnswers(tmp_path / "kept", national(), {item: "a" * 64})
    assert kept.unusable is None
    shutil.rmtree(tmp_path / "kept")
    kept.write(item, lillevik.plugins[0].given, {}, ())
    assert kept.unusable is not None
    assert kept.unusable[0] == "not_written"
    assert str(tmp_path / "kept") in kept.unusable[1]


@pytest.mark.parametrize(
    ("name", "said"), [("lilevik", "did you mean 'lillevik'?"), ("0", "installed: lillevik")]
)
def test_a_name_to_leave_out_that_no_plugin_has(name: str, said: str) -> None:
    with listening() as heard:
        found = load_plugins(
            [], candidates=candidates(SOUND), national=national(), disabled={name, "lillevik"}
        )
    assert heard.named("disabled_unknown") == [{"plugins": 1}]
    assert found.warnings == (f"{name!r} is to be left out, and no plugin is called that: {said}",)
    assert "lilevik" not in "".join(heard.texts)
