"""`qup diff` of two laws: dates and reforms, in words and as JSON, with witnesses as files."""

from __future__ import annotations

import json
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qupcore.explaining.record_schemas import record_schema

REFORM = """
name = "agelimit-2027"
source = "a test"

[[operations]]
set_number = "sotjl.29.age_min"
start = 2027-01-01
value = 20
"""
DAY = "2027-01-01"


@pytest.fixture
def reform(tmp_path: Path) -> str:
    path = tmp_path / "agelimit.toml"
    path.write_text(REFORM, encoding="utf-8")
    return str(path)


def test_a_reform_is_compared_with_the_law(qup: Any, reform: str, tmp_path: Path) -> None:
    ran = qup("diff", DAY, f"{DAY}+{reform}", "--topic", "right", "--witnesses", tmp_path / "w", "--json")
    assert ran.status == 1
    assert ran.json["answer"] == "differs"
    (witness,) = ran.json["classes"]["newly_refused"]
    assert (witness["facts"]["person.age"], witness["before"], witness["after"]) == (19, "right", "no_right")
    assert ran.json["classes"]["newly_right"] == []
    assert [(item["about"], item["before"], item["after"]) for item in ran.json["words"]] == [
        ("sotjl.29.age_min", 18, 20)
    ]
    decided = qup("decide", tmp_path / "w" / "right-newly_refused.json", "--on", DAY, "--json").json
    assert decided["outcome"] == "right"


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_two_days_of_the_law_in_words(qup: Any, lang: str) -> None:
    ran = qup("diff", "2018-12-31", "2019-01-01", "--topic", "right", "--lang", lang)
    assert ran.status == 1
    place = "§ 29 (3)" if lang == "en" else "§ 29 tredje ledd"
    assert place in " ".join(ran.out.split())
    assert "18" in ran.out


def test_the_exit_status_tells_equal_from_not_proved(qup: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qup("diff", "2025-12-31", "2026-01-01", "--topic", "right").status == 0
    assert qup("diff", "2024-06-30", "2024-07-01", "--topic", "rates").status == 1
    monkeypatch.setitem(sys.modules, "z3", None)
    ran = qup("diff", "2011-12-31", "2012-01-01", "--topic", "pay", "--lang", "nb")
    assert ran.status == 3
    assert "pip install 'qupcore[prove]'" in " ".join(ran.out.split())


def test_an_amount_is_told_before_and_after(qup: Any) -> None:
    """The full benefit was 2 G, and is 2.041 G from 2024-07-01 (§ 35); G was 124,028 kroner then."""
    ran = qup("diff", "2024-06-30", "2024-07-01", "--topic", "rates", "--json")
    assert [kind for kind, witnesses in ran.json["classes"].items() if witnesses] == ["more"]
    (witness,) = ran.json["classes"]["more"]
    assert witness["amounts"]["rate.yearly"] == {"before": 2 * 124_028_00, "after": 253_141_00}
    assert 253_141 <= 124_028 * 2.041 < 253_142


def test_a_reform_alone_needs_a_day(qup: Any, reform: str) -> None:
    ran = qup("diff", DAY, reform)
    assert ran.status == 2
    assert "--on" in ran.err
    assert qup("diff", DAY, reform, "--on", DAY, "--topic", "right").status == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("2027-01-01", "2027-02-30"),
        ("2027-01-01", "2027-01-01+nowhere.toml"),
        ("2027-01-01", "2027-01-01", "--topic", "rigth"),
        ("2027-01-01", "2027-01-01", "--policy", "x=1"),
        ("examples/E07-refused-for-lack-of-motivation.json", "2027-01-01", "--topic", "right"),
    ],
)
def test_wrong_arguments_are_told(qup: Any, arguments: tuple[str, ...]) -> None:
    ran = qup("diff", *arguments)
    assert ran.status == 2
    assert ran.err


def test_a_folder_that_cannot_be_made_is_told(qup: Any, reform: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = qup("diff", DAY, f"{DAY}+{reform}", "--topic", "right", "--witnesses", tmp_path / "file")
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_nothing_is_written_where_one_witness_is_another(qup: Any, reform: str, tmp_path: Path) -> None:
    (tmp_path / "right-reason.json").write_text("{}", encoding="utf-8")
    assert qup("diff", DAY, f"{DAY}+{reform}", "--topic", "right", "--witnesses", tmp_path).status == 2
    assert not (tmp_path / "right-newly_refused.json").exists()


def test_a_reform_that_begins_later_is_no_equal_law(qup: Any, reform: str) -> None:
    ran = qup("diff", "2026-12-31", f"2026-12-31+{reform}", "--topic", "right", "--json")
    assert ran.status == 1
    assert ran.json["after"]["day"] == DAY


def test_the_change_of_2019_laid_over_the_law_before_it_is_the_law_of_2019(qup: Any) -> None:
    change = Path(__file__).parents[2] / "examples" / "reforms" / "change-2019.toml"
    assert qup("diff", f"2018-12-31+{change}", "2019-01-01", "--topic", "right").status == 0
    assert qup("diff", "2018-12-31", f"2018-12-31+{change}", "--topic", "right").status == 1


@pytest.mark.usefixtures("in_english")
def test_the_answer_about_one_topic_says_so(qup: Any) -> None:
    said = " ".join(qup("diff", "2024-06-30", "2024-07-01", "--topic", "right").out.split())
    assert "Only the topic right was compared." in said


@pytest.mark.usefixtures("in_english")
def test_a_reworded_rule_is_told_before_and_after(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'name = "a"\nsource = "a test"\n[[operations]]\nreword = "sotjl.29.age"\nstart = 2027-01-01\n'
        'when = "person.age >= 16"\n',
        encoding="utf-8",
    )
    said = " ".join(qup("diff", DAY, f"{DAY}+{path}", "--topic", "right").out.split())
    assert "was: person.age >= 18 years and person.age < (67 years + 0 years)" in said
    assert "is now: person.age >= 16 years" in said


def test_two_laws_are_drawn_by_age_and_benefits(qup: Any, reform: str, tmp_path: Path) -> None:
    svg, html = tmp_path / "laws.svg", tmp_path / "laws.html"
    options = ("--topic", "right", "--svg", svg, "--html", html, "--lang", "en")
    assert qup("diff", DAY, f"{DAY}+{reform}", *options).status == 1
    drawn = svg.read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert "Lose the right" in drawn
    assert "lawful stay in Norway" in html.read_text(encoding="utf-8")
    ran = qup("diff", "a.json", "b.json", "--svg", svg, "--on", DAY)
    assert ran.status == 2
    assert "--svg" in ran.err


@pytest.mark.parametrize(
    ("days", "kind", "topic", "command"),
    [
        (("2024-06-30", "2024-07-01"), "more", "rates", "benefit"),
        (("2018-12-31", "2019-01-01"), "deadline", "duration", "duties"),
        (("2018-12-31", "2019-01-01"), "newly_refused", "absence", "benefit"),
        (("2018-12-31", "2019-01-01"), "reason", "work", "review"),
    ],
)
def test_a_whole_case_is_written_and_its_command_answers_as_told(
    qup: Any, tmp_path: Path, days: tuple[str, str], kind: str, topic: str, command: str
) -> None:
    ran = qup("diff", *days, "--topic", topic, "--witnesses", tmp_path / "w", "--json")
    jsonschema.validate(ran.json, record_schema("law_difference"))
    (witness,) = ran.json["classes"][kind]
    assert json.loads(Path(witness["file"]).read_text(encoding="utf-8")) == witness["case"]
    name, asked, *arguments = shlex.split(witness["command"])
    assert (name, asked, arguments[0]) == ("qup", command, witness["file"])
    answer = qup(asked, *arguments, "--json").json
    told = witness["told"]["after"]
    assert witness["told"]["before"] != told
    if command == "benefit":
        assert answer["gross"] == f"{told['amounts']['gross'] / 100:.2f}"
    elif command == "duties":
        (due,) = (item["due"] for item in answer["duties"] if item["kind"] == "maximum")
        assert date.fromisoformat(due).toordinal() == told["amounts"]["duration.maximum_over"]
    else:
        broken = {item["rule"] for item in answer["findings"] if item["topic"] == topic}
        assert set(told["not_met"]) <= broken


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_text_names_the_command_or_says_why_there_is_no_case(qup: Any, tmp_path: Path, lang: str) -> None:
    ran = qup(
        "diff", "2018-12-31", "2019-01-01", "--topic", "benefit_days", "--witnesses", tmp_path, "--lang", lang
    )
    lines = [line.strip() for line in ran.out.splitlines()]
    assert sum("qup benefit" in line for line in lines) == 1
    assert (tmp_path / "benefit_days-newly_determined.json").exists()
    assert not (tmp_path / "benefit_days-reason.json").exists()
    assert lines[-1].endswith("1.")
