"""A list of trusted plugins: what is not on it, or is not the same, is shown and not run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.packages import SOUND, candidates
from qupcore.errors import BadInput
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.trust import read_trusted, trusted_hash

Load = Callable[..., LoadedPlugins]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sound package, where it can be changed."""
    return shutil.copytree(SOUND, tmp_path / "sound", ignore=shutil.ignore_patterns("__pycache__"))


def _listed(folder: Path) -> dict[str, str]:
    return {item.name: trusted_hash(item) for item in candidates(folder)}


def test_what_is_trusted_is_loaded(load: Load, copy: Path) -> None:
    assert load(copy).plugins
    assert [use.name for use in load(copy, trusted=_listed(copy)).uses] == ["lillevik"]
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "sound_lillevik.pyc").write_bytes(b"x")
    assert load(copy, trusted=_listed(copy)).failures == ()


@pytest.mark.parametrize("name", ["sound_lillevik.py", "json.py", "pyproject.toml"])
def test_a_changed_file_is_another_plugin(name: str, load: Load, copy: Path, tmp_path: Path) -> None:
    trusted = _listed(copy)
    before = (copy / name).read_text(encoding="utf-8") if (copy / name).exists() else ""
    ran = tmp_path / "ran"
    (copy / name).write_text(f"{before}\n# {ran}\n", encoding="utf-8")
    (failure,) = load(copy, trusted=trusted).failures
    assert (failure.stage, "look at what changed" in failure.error) == ("trust", True)


def test_what_is_not_listed_is_shown_and_not_run(load: Load) -> None:
    found = load(SOUND, trusted={})
    assert found.plugins == ()
    (failure,) = found.failures
    assert (failure.name, failure.stage) == ("lillevik", "trust")
    assert "qup plugin trust lillevik" in failure.error


def test_a_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "trusted.toml"
    path.write_text(f'bodo = "{"a" * 64}"\n', encoding="utf-8")
    assert read_trusted(path) == {"bodo": "a" * 64}


@pytest.mark.parametrize(
    "text",
    ["bodo", 'bodo = "abc"', "bodo = 1", '"B o" = "x"', "[bodo]\na = 1", "a" * 1_000_001, "\ud800"],
)
def test_a_list_that_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "trusted.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(BadInput):
        read_trusted(path)
    with pytest.raises(BadInput):
        read_trusted(tmp_path / "nowhere.toml")
