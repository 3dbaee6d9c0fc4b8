"""An attestation is checked before a wheel is added, for the bytes that are added; or it is not there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.test_data import write
from qupcore.catalogue.national import national
from qupcore.errors import BadInput, PluginError
from qupcore.plugins.candidates import installed
from qupcore.plugins.data import attestation as module
from qupcore.plugins.data.adding import add_plugin
from qupcore.plugins.data.attestation import check_attestation
from qupcore.plugins.data.wheel import packed, wheel_of

HERE = Path(__file__).parent / "attestations"
GITHUB = (
    "9bb1add04b1b4e182be6b0b80931593f7a291eb49d69b4fd728a5d4cbcdc4bd3",
    "pypi_attestations-0.0.19.tar.gz",
    "github:trailofbits/pypi-attestations:release.yml",
)
GITLAB = (
    "c1ca9b0d85df1606451098233018534497bf584362e10e4a8c21dfaea92c02a8",
    "gitlab_oidc_project-0.0.3.tar.gz",
    "gitlab:facutuesca/gitlab-oidc-project:.gitlab-ci.yml",
)
EXAMPLES = [item.name for item in installed()]
"""Installed where these tests run, and of the municipality of the plugin here."""


def given(name: str) -> bytes:
    return (HERE / f"{name}.publish.attestation").read_bytes()


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library itself, which keeps its roots of trust in the home of the user."""
    pytest.importorskip("pypi_attestations")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(("digest", "name", "identity"), [GITHUB, GITLAB])
def test_one_that_holds(digest: str, name: str, identity: str) -> None:
    check_attestation(digest, name, given(name), identity)


@pytest.mark.usefixtures("real")
def test_all_of_a_file_as_pypi_gives_them() -> None:
    bundle = {
        "publisher": {
            "kind": "GitHub",
            "repository": "trailofbits/pypi-attestations",
            "workflow": "release.yml",
        },
        "attestations": [json.loads(given(GITLAB[1])), json.loads(given(GITHUB[1]))],
    }
    text = json.dumps({"version": 1, "attestation_bundles": [bundle]}).encode()
    check_attestation(*GITHUB[:2], text, GITHUB[2])
    with pytest.raises(PluginError):
        check_attestation("0" * 64, GITHUB[1], text, GITHUB[2])


def _signature(tree: Any) -> None:
    signature = tree["envelope"]["signature"]
    tree["envelope"]["signature"] = signature[:20] + ("A" if signature[20] != "A" else "B") + signature[21:]


def _log(tree: Any) -> None:
    tree["verification_material"]["transparency_entries"][0]["logIndex"] = "1"


def _certificate(tree: Any) -> None:
    other = json.loads(given(GITLAB[1]))["verification_material"]["certificate"]
    tree["verification_material"]["certificate"] = other


def _statement(tree: Any) -> None:
    tree["envelope"]["statement"] = json.loads(given(GITLAB[1]))["envelope"]["statement"]


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("change", [_signature, _log, _certificate, _statement])
def test_one_that_was_changed(change: Callable[[Any], None]) -> None:
    tree = json.loads(given(GITHUB[1]))
    change(tree)
    with pytest.raises(PluginError, match="no attestation holds"):
        check_attestation(*GITHUB[:2], json.dumps(tree).encode(), GITHUB[2])


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("digest", "name", "identity"),
    [
        ("0" * 64, *GITHUB[1:]),
        (GITHUB[0], "pypi_attestations-0.0.20.tar.gz", GITHUB[2]),
        (*GITHUB[:2], "github:pypi/pypi-attestations:release.yml"),
        (*GITHUB[:2], "github:trailofbits/pypi-attestations:other.yml"),
        (*GITHUB[:2], "gitlab:trailofbits/pypi-attestations:release.yml"),
    ],
)
def test_one_of_another_file_or_publisher(digest: str, name: str, identity: str) -> None:
    with pytest.raises(PluginError, match="no attestation holds") as told:
        check_attestation(digest, name, given(GITHUB[1]), identity)
    assert told.value.remedy


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("text", [b"", b"{}", b"[" * 10_000, b"\xff", b'{"version": 2}'])
def test_bytes_that_are_none(text: bytes) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        check_attestation(*GITHUB[:2], text, GITHUB[2])


@pytest.mark.parametrize(
    "identity", ["", "drammen", "github:drammen", "github:a/b:c\n", "svn:a/b:c", "github:/:"]
)
def test_what_names_no_publisher(identity: str) -> None:
    with pytest.raises(BadInput, match="names no publisher"):
        check_attestation(*GITHUB[:2], b"", identity)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypi_attestations", None)
    with pytest.raises(BadInput, match="not installed") as told:
        check_attestation(*GITHUB[:2], b"", GITHUB[2])
    assert "qupcore[attest]" in told.value.remedy


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "site"
    found.mkdir()
    monkeypatch.syspath_prepend(found)
    return found


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """The wheel of a data plugin, and beside it a file that stands for its attestation."""
    folder = write(tmp_path / "drammen")
    for file in folder.glob("*.toml"):
        text = file.read_text("utf-8-sig").replace("1804", "3301").replace("bodo", "drammen")
        file.write_text(text, encoding="utf-8")
    made = wheel_of(folder)
    path = tmp_path / made.name
    path.write_bytes(packed(made))
    path.with_suffix(".attestation").write_bytes(b"attested")
    return path


def _add(wheel: Path, site: Path, **more: Any) -> object:
    more = {
        "attestation": wheel.with_suffix(".attestation"),
        "identity": "github:bodo/measures:a.yml",
        **more,
    }
    return add_plugin(wheel, national(), site=site, disabled=EXAMPLES, **more)


def test_what_was_checked_is_what_is_added(wheel: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes the file meanwhile changes nothing."""
    before = hashlib.sha256(wheel.read_bytes()).hexdigest()
    checked: list[tuple[object, ...]] = []

    def check(*asked: object) -> None:
        checked.append(asked)
        wheel.write_bytes(b"changed meanwhile")

    monkeypatch.setattr("qupcore.plugins.data.adding.check_attestation", check)
    _add(wheel, site)
    assert checked == [(before, wheel.name, b"attested", "github:bodo/measures:a.yml")]
    assert (site / "qupcore_drammen" / "plugin.toml").is_file()


def test_one_that_does_not_hold_changes_nothing(
    wheel: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError("not for you")

    read = SimpleNamespace(model_validate_json=lambda _: SimpleNamespace(verify=refuse))
    library = SimpleNamespace(
        Attestation=read, Distribution=dict, GitHubPublisher=dict, AttestationType=SimpleNamespace()
    )
    monkeypatch.setattr(module, "_library", lambda: library)
    with pytest.raises(PluginError, match="no attestation holds") as told:
        _add(wheel, site)
    assert told.value.why == "not for you"
    assert list(site.iterdir()) == []


def test_half_of_what_is_needed(wheel: Path, site: Path) -> None:
    for more in ({"attestation": None}, {"identity": ""}):
        with pytest.raises(BadInput, match="needs its publisher"):
            _add(wheel, site, **more)
    with pytest.raises(BadInput, match="needs its publisher"):
        add_plugin(
            wheel.parent / "drammen", national(), site=site, attestation=wheel, identity="github:a/b:c"
        )
