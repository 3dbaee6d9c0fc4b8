"""`qup plugin add` and `remove`: whole or not at all, data alone, the same bytes from the same folder."""

from __future__ import annotations

import importlib
import io
import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.packages import EXAMPLES
from plugins.test_data import write
from qupcore.catalogue.national import national
from qupcore.errors import BadInput, PluginError
from qupcore.plugins.candidates import installed
from qupcore.plugins.data.adding import AddedPlugin, add_plugin
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.data.placing import place
from qupcore.plugins.data.removing import remove_plugin
from qupcore.plugins.data.wheel import packed, record_of, wheel_of

INFO = "qupcore_drammen-1.2.0.dist-info"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A correct data plugin; a module that is no part of it lies beside."""
    return plugin_in(tmp_path / "drammen")


def plugin_in(folder: Path) -> Path:
    """The plugin of the data tests, of a municipality that has no example here."""
    write(folder)
    for path in folder.glob("*.toml"):
        text = path.read_text("utf-8-sig").replace("1804", "3301").replace("bodo", "drammen")
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages that Python reads."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    return site


def state(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def add(path: Path, site: Path) -> AddedPlugin:
    return add_plugin(path, national(), site=site, disabled=EXAMPLES)


def versioned(folder: Path, version: str) -> Path:
    plugin = folder / "plugin.toml"
    plugin.write_text(plugin.read_text("utf-8").replace("1.2.0", version), encoding="utf-8")
    return folder


def test_it_is_there_after_add_and_not_after_remove(folder: Path, site: Path) -> None:
    added = add(folder, site)
    assert (added.name, added.municipality, added.version, added.replaced) == ("drammen", "3301", "1.2.0", "")
    assert [(item.name, item.version) for item in installed() if item.data] == [("drammen", "1.2.0")]
    assert state(site).keys() == {
        *(f"qupcore_drammen/{name}" for name in ("measures.toml", "plugin.toml", "texts.toml")),
        *(
            f"{INFO}/{name}"
            for name in ("INSTALLER", "METADATA", "RECORD", "REQUESTED", "WHEEL", "entry_points.txt")
        ),
    }
    assert (site / INFO / "INSTALLER").read_text() == "qupcore\n"
    removed = remove_plugin("drammen", site=site)
    assert (removed.distribution, removed.version) == ("qupcore-drammen", "1.2.0")
    assert state(site) == {}
    assert list(site.iterdir()) == []


def test_a_wheel_is_added_as_its_folder_is(folder: Path, site: Path, tmp_path: Path) -> None:
    add(folder, site)
    from_folder = state(site)
    wheel = tmp_path / wheel_of(folder).name
    wheel.write_bytes(packed(wheel_of(folder)))
    assert add(wheel, site).replaced == "1.2.0"
    assert state(site) == from_folder


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = packed(wheel_of(folder))
    shutil.copytree(folder, tmp_path / "copy")
    for path in (tmp_path / "copy").iterdir():
        os.utime(path, (1, 1))
        path.chmod(0o700)
    assert packed(wheel_of(tmp_path / "copy")) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == [*sorted(names[:-1]), f"{INFO}/RECORD"]
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_or_a_newer_version_replaces_and_an_older_does_not(folder: Path, site: Path) -> None:
    add(folder, site)
    assert add(versioned(folder, "1.10.0"), site).replaced == "1.2.0"
    assert {name.partition("/")[0] for name in state(site)} == {
        "qupcore_drammen",
        "qupcore_drammen-1.10.0.dist-info",
    }
    before = state(site)
    plugin = folder / "plugin.toml"
    plugin.write_text(plugin.read_text("utf-8").replace("1.10.0", "1.9.0"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"1\.10\.0 is installed, which is newer than 1\.9\.0"):
        add(folder, site)
    assert state(site) == before


def test_what_has_faults_changes_nothing(folder: Path, site: Path) -> None:
    add(folder, site)
    before = state(site)
    measures = folder / "measures.toml"
    measures.write_text(measures.read_text("utf-8-sig").replace("job_search", "job_serach"), encoding="utf-8")
    with pytest.raises(PluginError, match="nothing was changed") as raised:
        add(folder, site)
    assert "measures.toml:6: measures[0].covers[0]: " in str(raised.value)
    assert state(site) == before


def test_two_plugins_of_one_municipality_are_not_added(folder: Path, site: Path, tmp_path: Path) -> None:
    add(folder, site)
    other = plugin_in(tmp_path / "other")
    text = (other / "plugin.toml").read_text("utf-8").replace('"drammen"', '"drammen_nav"')
    (other / "plugin.toml").write_text(text, encoding="utf-8")
    before = state(site)
    with pytest.raises(PluginError, match="speak for one municipality"):
        add(other, site)
    assert state(site) == before


@pytest.mark.parametrize("at", range(1, 5))
@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
def test_a_failure_at_any_step_leaves_all_as_it_was(
    at: int, kind: type[BaseException], folder: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(folder, site)
    before = state(site)
    real, steps = Path.rename, iter(range(1, 100))

    def failing(here: Path, there: Path) -> Path:
        if next(steps) == at:
            raise kind(28, "No space left on device")
        return real(here, there)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(BadInput if kind is OSError else kind):
        add(versioned(folder, "2.0"), site)
    assert state(site) == before
    steps = iter(range(1, 100))
    if at < 3:
        with pytest.raises(BadInput if kind is OSError else kind):
            remove_plugin("drammen", site=site)
        assert state(site) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork of this process")
@pytest.mark.parametrize("at", range(1, 5))
def test_a_process_that_is_killed_leaves_nothing_announced_in_part(at: int, folder: Path, site: Path) -> None:
    add(folder, site)
    before = set(state(site))
    versioned(folder, "2.0")
    child = os.fork()
    if not child:
        real, steps = Path.rename, iter(range(1, 100))

        def killed(here: Path, there: Path) -> Path:
            if next(steps) == at:
                os._exit(9)
            return real(here, there)

        Path.rename = killed  # type: ignore[assignment, method-assign]
        add(folder, site)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    importlib.invalidate_caches()
    found = [item for item in installed() if item.data]
    assert len(found) == (1 if at == 1 else 0)
    assert at > 1 or {name for name in state(site) if not name.startswith(".")} == before
    assert add(folder, site).version == "2.0"
    assert [item.version for item in installed() if item.data] == ["2.0"]


@given(st.lists(st.sampled_from(["a", "b", "c"]), unique=True), st.integers(0, 6))
def test_placing_is_all_or_nothing(old: list[str], at: int) -> None:
    """Whatever stands there, and whichever step fails."""
    import tempfile
    from unittest import mock

    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        for folder in old:
            (site / folder).mkdir()
            (site / folder / "file").write_text(f"old {folder}")
        before = state(site)
        new = {"b/file": b"new b", "c/file": b"new c"}
        real, steps = Path.rename, iter(range(100))

        def failing(here: Path, there: Path) -> Path:
            if next(steps) == at:
                raise OSError(28, "No space left on device")
            return real(here, there)

        with (
            mock.patch.object(Path, "rename", failing),
            mock.patch("os.fsync"),
        ):  # tests/files have the syncing
            try:
                place(site, new, old)
            except OSError:
                assert state(site) == before
            else:
                assert state(site) == new
                assert at >= len(old) + 2


def test_what_pip_installed_is_left_to_pip(folder: Path, site: Path) -> None:
    add(folder, site)
    (site / INFO / "INSTALLER").write_text("pip\n")
    before = state(site)
    for action in (lambda: add(folder, site), lambda: remove_plugin("drammen", site=site)):
        with pytest.raises(BadInput, match="pip uninstall qupcore-drammen") as raised:
            action()
        assert raised.value.code == "plugin.foreign"
    assert state(site) == before


@pytest.mark.parametrize("name", ["measures.toml", "mine.toml"])
def test_what_somebody_wrote_there_is_not_lost(name: str, folder: Path, site: Path) -> None:
    add(folder, site)
    (site / "qupcore_drammen" / name).write_text("# mine", encoding="utf-8")
    before = state(site)
    for action in (lambda: add(folder, site), lambda: remove_plugin("drammen", site=site)):
        with pytest.raises(BadInput, match=f"qupcore_drammen/{name}"):
            action()
    assert state(site) == before


def test_a_folder_of_that_name_is_not_replaced(folder: Path, site: Path) -> None:
    (site / "qupcore_drammen").mkdir()
    (site / "qupcore_drammen" / "__init__.py").write_text("")
    with pytest.raises(BadInput, match="is there already"):
        add(folder, site)


def test_a_name_that_is_none(site: Path) -> None:
    with pytest.raises(PluginError, match="no plugin is called nowhere"):
        remove_plugin("nowhere", site=site)


Files = dict[str, bytes]


def rewritten(folder: Path, to: Path, change: Callable[[Files], None], *, record: bool = True) -> Path:
    """The wheel with changed files, and a record that fits them."""
    files = dict(wheel_of(folder).files)
    change(files)
    with zipfile.ZipFile(to, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        if record:
            archive.writestr(f"{INFO}/RECORD", record_of(files, f"{INFO}/RECORD"))
    return to


def appended(files: Files, name: str, data: bytes) -> None:
    files[name] += data


POINTS = f"{INFO}/entry_points.txt"
META = f"{INFO}/METADATA"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda files: files.update({"qupcore_drammen/__init__.py": b""}), "qupcore_drammen/__init__.py"),
        (lambda files: files.update({"qupcore_drammen/sub/x.toml": b""}), "qupcore_drammen/sub/x.toml"),
        (lambda files: files.update({"evil.pth": b"import os"}), "evil.pth"),
        (lambda files: files.update({"../evil.toml": b""}), "../evil.toml"),
        (lambda files: files.update({"/evil.toml": b""}), "/evil.toml"),
        (lambda files: files.update({f"{INFO}/licenses/../../evil.py": b""}), "evil.py"),
        (lambda files: files.update({"qupcore_drammen-1.2.0.data/scripts/run": b""}), "scripts/run"),
        (lambda files: appended(files, POINTS, b"[console_scripts]\nx = os\n"), "console_scripts"),
        (lambda files: appended(files, META, b"Requires-Dist: requests\n"), "needs other packages: requests"),
    ],
)
def test_code_is_not_installed(
    change: Callable[[Files], None], told: str, folder: Path, site: Path, tmp_path: Path
) -> None:
    wheel = rewritten(folder, tmp_path / "x.whl", change)
    with pytest.raises(BadInput) as raised:
        add(wheel, site)
    assert told in str(raised.value)
    assert "pip install" in raised.value.remedy
    assert raised.value.code == "plugin.code"
    assert state(site) == {}


def renamed(files: Files) -> None:
    for name in [name for name in files if name.startswith("qupcore_drammen/")]:
        files[name.replace("qupcore_drammen/", "numpy/")] = files.pop(name)
    files[POINTS] = files[POINTS].replace(b"qupcore_drammen", b"numpy")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (renamed, "qupcore-drammen 1.2.0"),
        (lambda files: files.update({META: files[META].replace(b"1.2.0", b"1.3.0")}), "1.3.0"),
        (lambda files: files.update({POINTS: b"[qupcore.data_plugins]\n"}), "holds more than"),
        (lambda files: files.update({POINTS: b"drammen"}), "entry_points.txt"),
        (lambda files: files.pop(META), "its metadata are missing"),
        (lambda files: files.pop("qupcore_drammen/plugin.toml"), "there is no plugin.toml"),
    ],
)
def test_a_wheel_that_does_not_fit_itself(
    change: Callable[[Files], None], told: str, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as raised:
        open_wheel(rewritten(folder, tmp_path / "x.whl", change))
    assert told in str(raised.value)


def test_a_wheel_that_is_not_as_its_record_says(folder: Path, tmp_path: Path) -> None:
    files = dict(wheel_of(folder).files)
    record = record_of(files, f"{INFO}/RECORD")
    for change in ({"qupcore_drammen/texts.toml": b""}, {"qupcore_drammen/more.toml": b""}):
        with zipfile.ZipFile(tmp_path / "x.whl", "w") as archive:
            for name, data in {**files, **change, f"{INFO}/RECORD": record}.items():
                archive.writestr(name, data)
        with pytest.raises(BadInput, match=f"its RECORD does not fit {next(iter(change))}"):
            open_wheel(tmp_path / "x.whl")


def test_damaged_files(folder: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "x.whl"
    with pytest.raises(BadInput, match="No such file"):
        open_wheel(wheel)
    wheel.write_bytes(b"no archive")
    with pytest.raises(BadInput, match="no readable ZIP archive"):
        open_wheel(wheel)
    whole = packed(wheel_of(folder))
    wheel.write_bytes(whole.replace(b"Jobbsenteret", b"Jobbsentrene"))
    with pytest.raises(BadInput, match=r"no readable ZIP archive|does not fit"):
        open_wheel(wheel)
    rewritten(folder, wheel, lambda _: None, record=False)
    with pytest.raises(BadInput, match="its metadata are missing"):
        open_wheel(wheel)


@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    """A wheel with some bytes changed is read as it was, or refused; no other error."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        whole = bytearray(packed(wheel_of(plugin_in(Path(name) / "drammen"))))
        for _ in range(data.draw(st.integers(1, 3))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        wheel = Path(name) / "x.whl"
        wheel.write_bytes(whole)
        with suppress(BadInput):
            assert open_wheel(wheel).announced.name
