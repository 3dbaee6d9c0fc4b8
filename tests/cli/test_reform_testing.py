"""`qup reform test`: what is found, in three languages, as JSON and as case files; its options."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qupcore.cli import progress as progress_module
from qupcore.explaining.record_schemas import record_schema

MEANS = """
name = "means-2027"
source = "an example"
[[operations]]
add = "means"
start = 2027-01-01
law = "sotjl"
section = "29"
when = "benefits.monthly_total < 10000 kr"
text = "The benefits are below a limit."
"""
FEW = ("--people", "12")


@pytest.fixture
def means(tmp_path: Path) -> str:
    path = tmp_path / "means.toml"
    path.write_text(MEANS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("lang", "said"), [("nb", "holder ikke"), ("nn", "held ikkje"), ("en", "does not hold")]
)
def test_a_cliff_is_found_and_told_with_the_smallest_person(
    qup: Any, means: str, lang: str, said: str
) -> None:
    ran = qup("reform", "test", means, *FEW, "--lang", lang)
    assert ran.status == 1
    assert said in ran.out.splitlines()[0]
    assert "10" in ran.out
    assert "{" not in ran.out


def test_the_counterexample_is_a_case_that_can_be_decided(qup: Any, means: str, tmp_path: Path) -> None:
    folder = tmp_path / "found"
    ran = qup("reform", "test", means, *FEW, "--counterexamples", folder, "--json")
    assert ran.status == 1
    jsonschema.validate(ran.json, record_schema("reform_test"))
    (broken,) = [item["broken"] for item in ran.json["properties"] if item["broken"]]
    assert broken["about"] == {"term": "benefits.monthly_total", "before": 999_999, "after": 1_000_000}
    (file,) = folder.iterdir()
    assert json.loads(file.read_text(encoding="utf-8")) == broken["case"]
    assert qup("decide", file, "--on", "2027-01-01", "--json").json["outcome"] == "right"
    again = qup("reform", "test", means, *FEW, "--counterexamples", folder, "--json")
    assert again.json == ran.json  # the same seed draws the same people


def test_what_is_declared_is_not_found(qup: Any, means: str) -> None:
    ran = qup("reform", "test", means, *FEW, "--cliff", "benefits.monthly_total", "--json")
    assert (ran.status, ran.json["answer"], ran.json["people"]) == (0, "no_counterexample", 12)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--seconds", "0"), "--seconds"),
        (("--people", "0"), "--people"),
        (("--cliff", "person.agee"), "person.age"),
        (("--unread", "x"), "x"),
    ],
)
def test_a_wrong_option_is_told(qup: Any, means: str, options: tuple[str, ...], said: str) -> None:
    ran = qup("reform", "test", means, *options)
    assert ran.status == 2
    assert said in ran.err


def test_an_operation_that_changes_nothing_is_told(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "nothing.toml"
    path.write_text(
        MEANS.replace("add =", "repeal =").replace('"means"', '"sotjl.29.agee"'), encoding="utf-8"
    )
    assert qup("reform", "test", path).status == 2


def test_the_bar_is_shown_on_a_terminal_only(qup: Any, means: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With as many people as a bar needs; the first person takes the time that there is."""
    monkeypatch.setattr(progress_module, "_FEW", 2)
    ran = qup("reform", "test", means, "--people", "2", "--cliff", "benefits.monthly_total")
    assert (ran.status, ran.err) == (0, "")
    shown = _Terminal()
    monkeypatch.setattr(progress_module.sys, "stderr", shown)
    with progress_module.progress(2) as bar:
        assert bar is not None
        bar(1, 2)
    assert "50%" in shown.getvalue()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
