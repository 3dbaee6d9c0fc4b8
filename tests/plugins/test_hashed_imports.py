"""What runs under the hash of a package is what was hashed, and nothing that is planted among its files."""

from __future__ import annotations

import importlib.util
import marshal
import os
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from qupcore.catalogue.national import national
from qupcore.errors import BadInput
from qupcore.plugins import loading
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed
from qupcore.plugins.hashed_imports import HashedFile, modules_among
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import load_plugins
from qupcore.plugins.package_files import Packages, hashed_package, hashed_packages
from qupcore.plugins.trust import trusted_hash

CODE = """
from datetime import date
from qupcore import Period
from qupcore.catalogue import Catalogue, Source, Text
from qupcore.domain.catalogue.measure import Measure
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1
SAID = "hashed"
{more}

@hookimpl
def qupcore_catalogue():
    measure = Measure(id="{number}:" + SAID, names=Text("a", "a", "a"), owner="municipality",
                      valid=Period(date(2020, 1, 1)), sources=(Source(text="made up"),))
    return Catalogue(by="{name}", namespace="{number}", measures=(measure,))
"""
OPTIONAL = """
try:
    from {name}.faster import SAID
except ImportError:
    pass
"""
PLANTED = 'SAID = "planted"\n'


class _Site:
    """A folder with packages as an installer leaves them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, name: str, number: str, file: str, value: str, *, more: str = "") -> None:
        """Install a package with one module, and list its files."""
        info = f"{name}-1.dist-info"
        head = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\nRequires-Dist: qupcore>=0\n"
        files = {
            file: CODE.format(number=number, name=name, more=more),
            f"{info}/METADATA": head,
            f"{info}/entry_points.txt": f"[qupcore.plugins]\n{name} = {value}\n",
            f"{info}/INSTALLER": "pip\n",
        }
        files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
        for path, text in files.items():
            self.write(path, text)

    def write(self, path: str, content: str | bytes) -> Path:
        """Put a file there."""
        where = self.folder / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_bytes(content.encode() if isinstance(content, str) else content)
        return where

    def compiled(self, source: str, to: str, text: str) -> None:
        """Put a compiled file there of another text than the source, which is not compared with it."""
        unchecked = b"\1\0\0\0" + b"\0" * 8
        code = compile(text, str(self.folder / source), "exec")
        self.write(to, importlib.util.MAGIC_NUMBER + unchecked + marshal.dumps(code))

    def items(self) -> tuple[AnnouncedPlugin, ...]:
        """The plugins of these packages."""
        return tuple(item for item in installed() if item.name.startswith("planted"))


def _cache(site: _Site) -> None:
    site.install("planted1", "1804", "planted1.py", "planted1")
    text = CODE.format(number="1804", name="planted1", more=PLANTED)
    site.compiled("planted1.py", importlib.util.cache_from_source("planted1.py"), text)


def _folder(site: _Site) -> None:
    site.install("planted2", "1806", "planted2.py", "planted2")
    site.write("planted2/__init__.py", CODE.format(number="1806", name="planted2", more=PLANTED))


def _sourceless(site: _Site) -> None:
    site.install(
        "planted3", "1811", "planted3/__init__.py", "planted3", more=OPTIONAL.format(name="planted3")
    )
    site.compiled("planted3/faster.py", "planted3/faster.pyc", PLANTED)


def _extension(site: _Site) -> None:
    site.install("planted4", "1812", "planted4.py", "planted4")
    site.write(f"planted4{EXTENSION_SUFFIXES[0]}", b"no library")


def _shared(site: _Site) -> None:
    """A folder that packages may share has no file of its own; here somebody gives it one."""
    site.install("planted5", "1813", "municipal/planted5.py", "municipal.planted5")
    site.write("municipal/__init__.py", "import sys\nsys.modules[__name__ + '.planted5'] = None\n")


def _link(site: _Site) -> None:
    """A link to a folder elsewhere, which no list of files can name."""
    more = OPTIONAL.format(name="planted6").replace("faster", "beside.faster")
    site.install("planted6", "1815", "planted6/__init__.py", "planted6", more=more)
    site.write("../elsewhere/faster.py", PLANTED)
    (site.folder / "planted6" / "beside").symlink_to(site.folder.parent / "elsewhere")


def _sound(site: _Site) -> None:
    """In a folder that packages share, as it should be."""
    site.install("planted7", "1816", "shared/planted7.py", "shared.planted7")


SHADOWED = {"planted2", "planted3", "planted4", "planted6"}
"""Those among whose files something lies that no hash covers."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Site]:
    """Seven packages: beside or in place of what was hashed there is something else, but for the last."""
    with pytest.MonkeyPatch.context() as patch:
        found = _Site(tmp_path_factory.mktemp("planted") / "site")
        for plant in (_cache, _folder, _sourceless, _extension, _shared, _link, _sound):
            plant(found)
        patch.syspath_prepend(found.folder)
        yield found


def _load(site: _Site, **more: object) -> LoadedPlugins:
    return load_plugins(candidates=site.items(), national=national(), seconds=60, **more)  # type: ignore[arg-type]


def _said(loaded: LoadedPlugins) -> dict[str, str]:
    told = {
        plugin.candidate.name: plugin.given.catalogue.measures[0].id.partition(":")[2]
        for plugin in loaded.plugins
    }
    return told | {failure.name: failure.stage for failure in loaded.failures}


def test_without_a_hash_the_planted_code_runs(site: _Site) -> None:
    said = _said(_load(site))
    assert said.pop("planted7") == "hashed"
    assert (said.pop("planted4"), said.pop("planted5")) == ("import", "versions")
    del said["planted6"]  # where the layer `files` holds, what is elsewhere cannot be read
    assert set(said.values()) == {"planted"}


def test_under_a_hash_only_hashed_files_are_imported(site: _Site, tmp_path: Path) -> None:
    found = _load(site, kept=tmp_path / "kept")
    said = _said(found)
    assert said.pop("planted5") == "import"  # it cannot be told whose folder it is
    assert set(said.values()) == {"hashed"}
    (failure,) = found.failures
    assert "municipal/__init__.py) is not among the files" in failure.error


def test_a_list_refuses_what_lies_among_the_files(site: _Site) -> None:
    trusted = {item.name: hashed_package(item).hash for item in site.items()}
    shadowed = [item for item in site.items() if item.name in SHADOWED]
    found = load_plugins(candidates=shadowed, national=national(), trusted=trusted)
    assert {failure.name: failure.stage for failure in found.failures} == dict.fromkeys(SHADOWED, "trust")
    for failure in found.failures:
        assert str(site.folder) in failure.error
        assert "could be imported as if it were" in failure.error
        assert "delete it, or install the package anew" in failure.error
    for item in site.items():
        if item.name in SHADOWED:
            with pytest.raises(BadInput, match="could be imported"):
                trusted_hash(item)
        else:
            assert trusted_hash(item) == trusted[item.name]


def test_a_file_that_changes_after_its_hash_does_not_run(
    site: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.folder / "shared" / "planted7.py"
    before = path.read_text(encoding="utf-8")

    def hashed(plugins: Iterator[AnnouncedPlugin], **more: bool) -> Packages:
        found = hashed_packages(plugins, **more)
        path.write_text(before.replace('"hashed"', '"planted"'), encoding="utf-8")
        return found

    monkeypatch.setattr(loading, "hashed_packages", hashed)
    items = [item for item in site.items() if item.name == "planted7"]
    trusted = {item.name: trusted_hash(item) for item in items}
    try:
        found = load_plugins(candidates=items, national=national(), trusted=trusted, seconds=60)
    finally:
        path.write_text(before, encoding="utf-8")
    (failure,) = found.failures
    assert (failure.stage, "was changed after its hash was taken" in failure.error) == ("import", True)


READS = """
from pathlib import Path
SAID = Path(__file__).with_name("said.txt").read_text()
"""
DATA = """
[sources]
made = {{ text = "made up", dated = "2026-05" }}
[[measures]]
id = "3301:{said}"
names = {{ nb = "a", nn = "a", en = "a" }}
owner = "municipality"
organisers = "municipality"
classes = {{ counts_as = "work_directed" }}
valid = "2024-01-01/.."
sources = "made"
"""
TOLD = 'name = "drammen"\nmunicipality = "3301"\nversion = "1.0.0"\nqupcore = ">=0"\n'


@pytest.mark.parametrize("data", [False, True])
def test_nothing_is_kept_or_trusted_of_files_that_change_while_they_are_read(
    data: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An upgrade at that moment: what the new files gave must not stand under the hash of the old ones."""
    site = _Site(tmp_path)
    path = site.write("planted8/measures.toml" if data else "planted8/said.txt", "")
    before, after = (DATA.format(said=said) if data else said for said in ("before", "after"))
    path.write_text(before, encoding="utf-8")
    if data:
        site.write("planted8/plugin.toml", TOLD)
        items = in_folder(tmp_path / "planted8")
    else:
        site.install("planted8", "1818", "planted8/__init__.py", "planted8", more=READS)
        with (tmp_path / "planted8-1.dist-info" / "RECORD").open("a", encoding="utf-8") as record:
            record.write("planted8/said.txt,,\n")
        monkeypatch.syspath_prepend(tmp_path)
        items = tuple(item for item in site.items() if item.name == "planted8")

    def hashed(plugins: Iterator[AnnouncedPlugin], **more: bool) -> Packages:
        found = hashed_packages(plugins, **more)
        path.write_text(after, encoding="utf-8")
        return found

    trusted = {item.name: trusted_hash(item) for item in items}
    with monkeypatch.context() as patch:
        patch.setattr(loading, "hashed_packages", hashed)
        changed = load_plugins(
            candidates=items, national=national(), trusted=trusted, kept=tmp_path / "kept", seconds=60
        )
    path.write_text(before, encoding="utf-8")
    again = load_plugins(
        candidates=items, national=national(), trusted=trusted, kept=tmp_path / "kept", seconds=60
    )
    (failure,) = changed.failures
    assert (failure.stage, "was changed after its hash was taken" in failure.error) == ("import", True)
    assert list(_said(again).values()) == ["before"]


def test_nothing_is_kept_of_code_in_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _Site(tmp_path)
    site.install("planted9", "1820", "unused.py", "elsewhere9")
    monkeypatch.syspath_prepend(tmp_path)
    for said in ("hashed", "changed"):
        text = CODE.format(number="1820", name="planted9", more="").replace('"hashed"', f'"{said}"')
        site.write("elsewhere9.py", text)
        items = [item for item in site.items() if item.name == "planted9"]
        found = load_plugins(candidates=items, national=national(), kept=tmp_path / "kept", seconds=60)
        assert _said(found) == {"planted9": said}


def _renamed(site: _Site, item: AnnouncedPlugin) -> None:
    """A file with the name of an installer's, but in the package."""
    with (site.folder / "planted7-1.dist-info" / "RECORD").open("a", encoding="utf-8") as file:
        file.write("shared/RECORD,,\nshared/__pycache__/more.py,,\n")
    site.write("shared/RECORD", "one")
    site.write("shared/__pycache__/more.py", "one")


def test_a_name_of_an_installer_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _Site(tmp_path)
    _sound(site)
    monkeypatch.syspath_prepend(tmp_path)
    (item,) = (item for item in site.items() if item.name == "planted7")
    _renamed(site, item)
    hashes = {hashed_package(item).hash}
    for path in ("shared/RECORD", "shared/__pycache__/more.py"):
        site.write(path, "two")
        hashes.add(hashed_package(item).hash)
    assert len(hashes) == 3
    site.write("planted7-1.dist-info/INSTALLER", "another\n")
    assert hashed_package(item).hash in hashes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_file_without_end_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _Site(tmp_path)
    _sound(site)
    monkeypatch.syspath_prepend(tmp_path)
    (item,) = (item for item in site.items() if item.name == "planted7")
    path = tmp_path / "shared" / "planted7.py"
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        path.unlink()
        make(path)
        with pytest.raises(BadInput, match="is no regular file"):
            trusted_hash(item)


def test_a_plugin_whose_code_is_another_packages_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = _Site(tmp_path)
    site.install("planted7", "1816", "planted7.py", "elsewhere")
    monkeypatch.syspath_prepend(tmp_path)
    (item,) = (item for item in site.items() if item.name == "planted7")
    with pytest.raises(BadInput, match="its module elsewhere is no file of planted7"):
        trusted_hash(item)


@pytest.mark.parametrize(
    ("names", "modules"),
    [
        (["a.py", "a/__init__.py"], {"a": "a/__init__.py"}),
        (["a.pyc", "a.py", "a.so"], {"a": "a.so" if ".so" in EXTENSION_SUFFIXES else "a.py"}),
        (["a/b/c.py"], {"a.b.c": "a/b/c.py"}),
        (["json.py", "a-1.dist-info/x.py", "__init__.py", "a.toml", "../../bin/a.py"], {}),
    ],
)
def test_modules_are_found_in_the_order_of_python(names: list[str], modules: dict[str, str]) -> None:
    files = [HashedFile(name, f"/{name}", "") for name in names]
    assert {module: file.name for module, file in modules_among(files).items()} == modules
