"""What was kept of plugins is read where it is asked for, and says what a plugin says that has just run."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from plugins.packages import EXAMPLES, SOUND, candidates
from plugins.test_data import write
from qupcore import decide, load_plugins, national, read_case
from qupcore.catalogue import catalogue_on
from qupcore.errors import PluginError
from qupcore.memory import forgetful
from qupcore.plugins import contributions, kept_given
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.record import plugins_record

ON = date(2026, 9, 1)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Three plugins with code, and one without."""
    data = write(tmp_path_factory.mktemp("data") / "bodo")
    return (SOUND, EXAMPLES["bergen"], EXAMPLES["oslo"], data)


def load(folders: tuple[Path, ...], kept: Path | None) -> LoadedPlugins:
    return load_plugins(candidates=candidates(*folders), national=national(), kept=kept, strict=True)


@pytest.fixture(scope="module")
def ran(folders: tuple[Path, ...]) -> LoadedPlugins:
    """The plugins, without anything kept."""
    return load(folders, None)


@pytest.fixture(scope="module")
def kept(folders: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which what they gave is kept."""
    folder = tmp_path_factory.mktemp("kept")
    load(folders, folder)
    return folder


@pytest.fixture
def again(folders: tuple[Path, ...], kept: Path, monkeypatch: pytest.MonkeyPatch) -> LoadedPlugins:
    """The plugins from that folder: none of them runs, and no folder is read."""
    monkeypatch.setattr("qupcore.plugins.contributions.Warden", None)
    monkeypatch.setattr("qupcore.plugins.contributions.checked_data", None)
    return load(folders, kept)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the plugins whose contribution is read."""
    names: list[str] = []
    check = kept_given.checked_contribution

    def counted(sent: Any, name: str, known: Any) -> Any:
        names.append(name)
        return check(sent, name, known)

    monkeypatch.setattr(kept_given, "checked_contribution", counted)
    return names


def test_it_equals_what_has_just_run(ran: LoadedPlugins, again: LoadedPlugins) -> None:
    assert again == ran
    assert repr(again) == repr(ran)
    assert again.texts == ran.texts
    assert again.catalogues == ran.catalogues
    for one, other in zip(again.catalogues, ran.catalogues, strict=True):
        assert (one.hash, one.package, one.version) == (other.hash, other.package, other.version)


def test_what_the_record_says_needs_no_reading(
    ran: LoadedPlugins, again: LoadedPlugins, reads: list[str]
) -> None:
    assert plugins_record(again) == plugins_record(ran)
    assert reads == []


def test_an_answer_reads_the_plugin_of_its_municipality(
    ran: LoadedPlugins, again: LoadedPlugins, reads: list[str]
) -> None:
    def answer(plugins: LoadedPlugins) -> str:
        return catalogue_on(ON, "4601", [national(), *plugins.catalogues], plugins.failures).hash

    assert answer(again) == answer(ran)
    assert reads == ["bergen"]
    assert again.seen_from(["4601"], ON) == ran.seen_from(["4601"], ON)
    assert answer(again) == answer(ran)
    assert reads == ["bergen"]  # its texts too, and only once


def test_a_decision_reads_none(again: LoadedPlugins, reads: list[str]) -> None:
    case = read_case(b'{"ref": "case-17", "birth_date": "1990-05-14"}')
    assert decide(case, on=ON) == decide(case, on=ON)
    assert reads == []


@pytest.mark.parametrize("read_before", [False, True])
def test_it_is_pickled_read_or_not(ran: LoadedPlugins, again: LoadedPlugins, read_before: bool) -> None:
    if read_before:
        assert again == ran
    other = pickle.loads(pickle.dumps(again))
    assert other == ran
    assert pickle.loads(pickle.dumps(other)) == ran


def test_threads_ask_at_the_same_time(ran: LoadedPlugins, again: LoadedPlugins) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(
            pool.map(lambda _: (again.texts, [item.measures for item in again.catalogues]), range(32))
        )
    assert told == [(ran.texts, [item.measures for item in ran.catalogues])] * 32


def test_it_is_the_same_while_memories_are_emptied(ran: LoadedPlugins, again: LoadedPlugins) -> None:
    with forgetful(seed=13, one_in=3):
        assert again == ran
        assert again.uses == ran.uses


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"1804:jobbsenter"', b'"9999:jobbsenter"'),  # not the namespace of its own catalogue
        (b'"namespace":"1804"', b'"namespace":"4601"'),  # only in the head
        (b'"live_places":false', b'"live_places":true'),
        (b'"Jobbsenteret"', b'"Another one"'),  # nothing wrong with it, but it is not what was kept
        (b'{"catalogue":{', b'{"catalogue":['),
        (b'"owner":"municipality"', b'"owner":"state"'),
    ],
)
def test_who_changes_the_content_and_its_hash_is_told(
    folders: tuple[Path, ...], tmp_path: Path, old: bytes, new: bytes
) -> None:
    data = folders[3:]
    load(data, tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    _, _, rest = file.read_bytes().partition(b"\n")
    assert old in rest
    changed = rest.replace(old, new, 1)
    digest = hashlib.sha256(file.name.encode() + changed).hexdigest().encode()
    file.write_bytes(digest + b"\n" + changed)
    (plugin,) = load(data, tmp_path / "kept").plugins
    with pytest.raises(PluginError, match="was changed by somebody") as told:
        _ = plugin.given.catalogue.measures
    assert told.value.remedy
    with pytest.raises(PluginError, match="was changed by somebody"):
        _ = plugin.given.texts


def _one_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Jobbsenteret", b"Jobbsentere7"))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b" ")


def _of_another_key(file: Path) -> None:
    other = file.with_name("0" * 64)
    digest = hashlib.sha256(other.name.encode() + file.read_bytes()[65:]).hexdigest().encode()
    file.write_bytes(digest + file.read_bytes()[64:])


def _readable_for_others(file: Path) -> None:
    file.chmod(0o644)


def _a_link(file: Path) -> None:
    file.replace(file.parents[1] / "elsewhere")
    file.symlink_to(file.parents[1] / "elsewhere")


def _a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)


def _folder_of_others(file: Path) -> None:
    file.parent.chmod(0o777)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
@pytest.mark.parametrize(
    "change",
    [_one_byte, _cut, _longer, _of_another_key, _readable_for_others, _a_link, _a_pipe, _folder_of_others],
)
def test_a_file_that_is_not_as_it_was_left_is_not_used(
    change: Callable[[Path], None],
    folders: tuple[Path, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = folders[3:]
    first = load(data, tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    change(file)
    asked: list[str] = []
    read = contributions.checked_data
    monkeypatch.setattr(
        contributions, "checked_data", lambda *given: (asked.append(given[1]), read(*given))[1]
    )
    assert attrs.evolve(load(data, tmp_path / "kept"), warnings=()) == first
    assert asked == ["bodo"]


def test_a_head_that_is_none_is_thrown_away(folders: tuple[Path, ...], tmp_path: Path) -> None:
    data = folders[3:]
    first = load(data, tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    for head in (b"", b"[]", b"{}", json.dumps({"hash": 1}).encode(), b"[" * 100_000):
        file.write_bytes(hashlib.sha256(file.name.encode() + head).hexdigest().encode() + b"\n" + head)
        assert load(data, tmp_path / "kept") == first
        assert len(file.read_bytes()) > 200


def test_a_plugin_without_code_is_read_again_where_it_was_changed(tmp_path: Path) -> None:
    folder = write(tmp_path / "bodo")
    load((folder,), tmp_path / "kept")
    path = folder / "measures.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Jobbsenteret", "Jobbhuset"), encoding="utf-8")
    (catalogue,) = load((folder,), tmp_path / "kept").catalogues
    assert catalogue.measures[0].names.nb == "Jobbhuset"
