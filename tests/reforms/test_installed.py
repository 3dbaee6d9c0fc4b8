"""Reforms of installed packages: real packages in a folder on the path, as an installer leaves them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qupcore.cases import rates
from qupcore.errors import BadInput
from qupcore.law.national import NATIONAL
from qupcore.reforms.installed import faults_of_installed, installed_reform, installed_reforms

TOML = """
name = "{name}"
source = "a test"

[[operations]]
set_number = "sotjl.29.age_min"
start = 2027-01-01
value = 20
"""
OBJECT = """
from datetime import date
from qupcore.reforms import Repeal, Reform

REPEAL = Repeal(about="sotjl.29.age", start=date(2027, 1, 1))
AGES = Reform(name="no_ages", source="a test", operations=[REPEAL])

def ages():
    return AGES
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a package with entry points and files."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(package: str, points: dict[str, str], files: dict[str, str]) -> None:
        info = tmp_path / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = "".join(f"{name} = {value}\n" for name, value in points.items())
        (info / "entry_points.txt").write_text(f"[qupcore.reforms]\n{lines}")
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)

    return put


def test_a_file_and_an_object_are_found_and_read_when_they_are_named(install: Install) -> None:
    install(
        "agelimit",
        {"agelimit": "agelimit/agelimit.toml"},
        {"agelimit/agelimit.toml": TOML.format(name="agelimit")},
    )
    install("noages", {"no_ages": "noages_of_a_test:ages"}, {"noages_of_a_test.py": OBJECT})
    assert [(item.name, item.distribution, item.version) for item in installed_reforms()] == [
        ("agelimit", "agelimit", "1.0"),
        ("no_ages", "noages", "1.0"),
    ]
    assert "noages_of_a_test" not in sys.modules, "nothing is imported before it is named"
    assert installed_reform("agelimit").operations[0].about == "sotjl.29.age_min"
    assert installed_reform("no_ages").operations[0].about == "sotjl.29.age"


def test_an_installed_reform_is_not_in_force(install: Install) -> None:
    day = date(2027, 1, 1)
    before = NATIONAL.hash, rates(day)
    install("agelimit", {"agelimit": "agelimit.toml"}, {"agelimit.toml": TOML.format(name="agelimit")})
    assert installed_reform("agelimit")(NATIONAL).in_force(day).values["sotjl.29.age_min"].value == 20
    assert (NATIONAL.hash, rates(day)) == before
    assert NATIONAL.in_force(day).values["sotjl.29.age_min"].value == 18


def test_two_packages_with_one_name_are_told_with_both_places(install: Install) -> None:
    for package in ("one", "two"):
        install(package, {"agelimit": f"{package}.toml"}, {f"{package}.toml": TOML.format(name="agelimit")})
    with pytest.raises(BadInput) as error:
        installed_reform("agelimit")
    assert "one 1.0: one.toml" in error.value.what
    assert "two 1.0: two.toml" in error.value.what


@pytest.mark.parametrize(
    ("value", "file", "text", "said"),
    [
        ("broken.toml", "broken.toml", "name = ", "cannot be read"),
        ("broken.toml", "other.toml", "", "cannot read"),
        ("broken.toml", "broken.toml", TOML.format(name="another"), "is called 'another'"),
        ("broken_a:x", "broken_a.py", "raise SystemError('boom')", "SystemError: boom"),
        ("broken_b:x", "broken_b.py", "x = 3", "a int is no reform"),
        ("broken_c:y", "broken_c.py", "x = 3", "AttributeError"),
    ],
)
def test_a_broken_one_does_not_take_the_others_away(
    install: Install, value: str, file: str, text: str, said: str
) -> None:
    install("broken", {"broken": value}, {file: text})
    install("agelimit", {"agelimit": "agelimit.toml"}, {"agelimit.toml": TOML.format(name="agelimit")})
    with pytest.raises(BadInput, match="the installed reform broken cannot be used") as error:
        installed_reform("broken")
    assert said in str(error.value)
    assert error.value.remedy.startswith("correct broken 1.0: ")
    assert installed_reform("agelimit").name == "agelimit"
    assert [bool(fault) for _, fault in faults_of_installed()] == [False, True]


def test_a_name_that_nobody_announces_is_told_with_the_nearest(install: Install) -> None:
    install("agelimit", {"agelimit": "agelimit.toml"}, {"agelimit.toml": TOML.format(name="agelimit")})
    with pytest.raises(BadInput) as error:
        installed_reform("agelimitt")
    assert "did you mean 'agelimit'?" in error.value.remedy
