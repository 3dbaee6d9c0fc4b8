"""Every command of `qup`, run as a user runs it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qupcore.engines.durable import loading
from qupcore.explaining.phrases import phrases

Example = Callable[[str], Path]
Run = Callable[..., Any]
DAY = "2026-06-01"


# decide


@pytest.mark.parametrize(
    ("lang", "right", "undetermined", "no_right"),
    [
        ("nb", "Personen har rett til", "Ikke avgjort", "Personen har ikke rett til"),
        ("nn", "Personen har rett til", "Ikkje avgjort", "Personen har ikkje rett til"),
        ("en", "The person has a right to", "Not decided", "The person has no right to"),
    ],
)
def test_decide_says_the_outcome_first(
    qup: Run, example: Example, lang: str, right: str, undetermined: str, no_right: str
) -> None:
    for case, day, word in (
        ("E07", DAY, right),
        ("E01", "2026-03-02", undetermined),
        ("E20", "2026-05-04", no_right),
    ):
        ran = qup("decide", example(case), "--on", day, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith(word), ran.out[:80]
        assert phrases(lang).written(date.fromisoformat(day)) in ran.out.splitlines()[0]


def test_decide_speaks_bokmål_unless_told_otherwise(qup: Run, example: Example) -> None:
    told = qup("decide", example("E07"), "--on", DAY, "--lang", "nb")
    assert qup("decide", example("E07"), "--on", DAY) == told


def test_decide_names_case_law_judgement_and_practice(qup: Run, example: Example) -> None:
    out = " ".join(qup("decide", example("E07"), "--on", DAY, "--lang", "en", "--details").out.split())
    assert "Case example-E07" in out
    assert "sosialtjenesteloven § 29 (2); wording of 1 January 2019 (LOV-2018-12-20-98)" in out
    assert "(judged by NAV office, adviser 12, 20 May 2026: No work for six years;" in out
    assert "that the law does not have. They do not affect the answer - “motivated”: no, according" in out
    assert "according to the office, required by NAV office, intake meeting" in out


def test_decide_as_json(qup: Run, example: Example) -> None:
    ran = qup("decide", example("E01"), "--on", "2026-03-02", "--json")
    assert (ran.status, ran.err) == (0, "")
    found = ran.json
    assert (found["outcome"], found["final"]) == ("undetermined", False)
    assert found["missing"] == ["assessed.work_ability"]
    assert {(f["section"], f["ledd"], f["outcome"]) for f in found["findings"]} >= {
        ("29", 1, "met"),
        ("29", 2, "unknown"),
    }
    assert found["provenance"]["on"] == "2026-03-02"
    assert re.fullmatch(r"[0-9a-f]{64}", found["provenance"]["rulebook"])
    assert found["provenance"]["engines"][0]["name"] == "reference"


def test_decide_as_json_is_the_same_in_every_language(qup: Run, example: Example) -> None:
    found = {
        qup("decide", example("E07"), "--on", DAY, "--json", "--lang", lang).out for lang in ("nb", "en")
    }
    assert len(found) == 1


def test_decide_reads_standard_input(qup: Run, example: Example) -> None:
    read = qup("decide", "-", "--on", DAY, stdin=example("E07").read_bytes())
    assert read == qup("decide", example("E07"), "--on", DAY)
    assert read.status == 0


def test_policy_is_chosen_on_the_command_line(qup: Run, example: Example) -> None:
    birthday = ("decide", example("E20"), "--on", "2026-05-04", "--json")
    assert qup(*birthday).json["outcome"] == "no_right"
    chosen = qup(*birthday, "--policy", "sotjl.29.age_max_included=1").json
    assert chosen["outcome"] == "right"
    assert chosen["provenance"]["policy"] == {"sotjl.29.age_max_included": 1}
    assert chosen["rests_on_policy"] == ["sotjl.29.age_max_included"]


# ask


def test_ask_lists_the_questions(qup: Run, example: Example) -> None:
    ran = qup("ask", example("E01"), "--on", "2026-03-02", "--lang", "en", "--details")
    assert (ran.status, ran.err) == (0, "")
    assert "1. When did the person go through a work ability assessment?" in ran.out
    assert "$.work_ability_assessment" in ran.out
    assert "2." not in ran.out, "only what can change the outcome"


def test_ask_as_json(qup: Run, example: Example) -> None:
    found = qup("ask", example("E01"), "--on", "2026-03-02", "--json").json
    assert found["outcome"] == "undetermined"
    assert found["missing"] == [question["term"] for question in found["questions"]]
    assert found["missing"] == ["assessed.work_ability"]


def test_ask_says_when_nothing_is_open(qup: Run, example: Example) -> None:
    ran = qup("ask", example("E07"), "--on", DAY, "--lang", "en")
    assert (ran.status, ran.out) == (0, "No question is open. The outcome is: a right to the programme.\n")


def test_ask_takes_policy(qup: Run, example: Example) -> None:
    birthday = ("ask", example("E20"), "--on", "2026-05-04", "--json")
    assert qup(*birthday).json["outcome"] == "no_right"
    assert qup(*birthday, "--policy", "sotjl.29.age_max_included=1").json["outcome"] == "right"


def test_ask_tells_nothing_of_the_case(qup: Run, example: Example) -> None:
    ran = qup("ask", example("E01"), "--on", "2026-03-02", "--lang", "en")
    for fact in ("1984", "example-E01", "back pain", "adviser"):
        assert fact not in ran.out


# rules


def test_rules_list(qup: Run) -> None:
    ran = qup("rules", "list", "--on", DAY, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert "sotjl.29.age: The person is between 18 and 67 years old" in ran.out
    assert "programme_can_be_offered" not in ran.out


def test_rules_list_of_another_day(qup: Run) -> None:
    out = qup("rules", "list", "--on", "2018-12-31", "--lang", "en").out
    assert "sotjl.29.age: The person is between 19 and 67 years old" in out
    assert "sotjl.29.programme_can_be_offered: " in out
    assert "burdensome" not in out


def test_rules_list_as_json(qup: Run) -> None:
    found = qup("rules", "list", "--on", "2018-12-31", "--json").json
    assert found["on"] == "2018-12-31"
    by_id = {rule["id"]: rule for rule in found["rules"]}
    assert by_id["sotjl.29.programme_can_be_offered"]["citation"] == "sotjl § 29 (2) bokstav c"
    assert by_id["sotjl.29.programme_can_be_offered"]["valid"] == "2010-12-17/2018-12-31"
    numbers = {number["name"]: number for number in found["parameters"]}
    assert (numbers["sotjl.29.age_min"]["value"], numbers["sotjl.29.age_min"]["basis"]) == (19, "policy")


def test_every_number_says_where_to_read_it_and_how_sure_it_is(qup: Run) -> None:
    found = qup("rules", "list", "--on", "2026-09-01", "--json").json
    numbers = {number["name"]: number for number in found["parameters"]}
    for number in numbers.values():
        assert number["confidence"] in ("high", "medium", "low")
        assert number["unverified"] == (number["confidence"] == "low")
        if number["source"].startswith(("sotjl § ", "FOR-2011-12-21-1471 § ")):
            assert number["link"].startswith("https://lovdata.no/"), number
    lovdata = "https://lovdata.no/dokument"
    assert numbers["sotjl.35.factor"]["link"] == f"{lovdata}/NL/lov/2009-12-18-131/§35"
    assert numbers["for-2011-1471.9.days"]["link"] == f"{lovdata}/SF/forskrift/2011-12-21-1471/§11"
    assert numbers["sotjl.35.rounding_step"]["link"] == ""
    assert numbers["sotjl.29.norm_single"]["unverified"] is True


def test_rules_show_in_every_period(qup: Run) -> None:
    ran = qup("rules", "show", "sotjl § 29", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    out = " ".join(ran.out.split())
    assert out.startswith("sotjl § 29 The person is between 18 and 67 years old")
    assert (
        "17 December 2010–31 December 2018; sosialtjenesteloven § 29 (2) letter c; LOV-2010-12-17-80; law"
        in out
    )
    assert "1 November 2007–31 December 2018: 19 years; policy;" in out
    assert "from 1 January 2019: 18 years; law;" in out


def test_rules_show_on_a_day(qup: Run) -> None:
    ran = qup("rules", "show", "sotjl § 29", "--on", "2018-12-31", "--lang", "en")
    assert ran.out.startswith("sotjl § 29, 31 December 2018\n")
    assert "The person is between 19 and 67 years old" in ran.out
    assert "2019-01-01" not in ran.out
    assert "burdensome" not in ran.out


def test_rules_show_as_json(qup: Run) -> None:
    every = qup("rules", "show", "sotjl § 29", "--json").json
    assert every["section"] == "sotjl § 29"
    by_id = {rule["id"]: rule for rule in every["rules"]}
    assert len(by_id["sotjl.29.age"]["provisions"]) == 4
    on_day = qup("rules", "show", "sotjl § 29", "--json", "--on", DAY).json
    assert {rule["id"] for rule in on_day["rules"]} < set(by_id)
    assert "sotjl.29.programme_can_be_offered" not in {rule["id"] for rule in on_day["rules"]}


def test_rules_show_as_json_on_a_day_has_only_that_day(qup: Run) -> None:
    found = qup("rules", "show", "sotjl § 29", "--json", "--on", DAY).json
    for rule in found["rules"]:
        assert [provision["valid"][-2:] for provision in rule["provisions"]] == [".."], rule["id"]
        for parameter in rule["parameters"].values():
            assert [value["valid"][-2:] for value in parameter["values"]] == [".."], rule["id"]


@pytest.mark.parametrize("name", ["sotjl § 29", "sotjl §29", "sotjl 29", " sotjl  §  29 "])
def test_a_section_may_be_written_in_several_ways(qup: Run, name: str) -> None:
    assert qup("rules", "show", name, "--on", DAY).status == 0


# schema, version, help


def test_schema_validates(qup: Run, example: Example) -> None:
    ran = qup("schema", "case")
    assert ran.status == 0
    jsonschema.Draft202012Validator.check_schema(ran.json)
    jsonschema.Draft202012Validator(ran.json).validate(json.loads(example("E07").read_text("utf-8")))


@pytest.mark.durable
def test_version(qup: Run) -> None:
    number, engines = qup("version").out.splitlines()
    told = {lang: qup("version", env={"LANG": lang}).out.splitlines()[1] for lang in ("nn", "en")}
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", number)
    assert engines == "To motorer avgjør: reference, durable-rules 2.0.28"
    assert told["nn"] == "To motorar avgjer: reference, durable-rules 2.0.28"
    assert told["en"] == "Two engines decide: reference, durable-rules 2.0.28"
    three = qup("version", env={"LANG": "en", "QUPCORE_REQUIRE_ENGINES": "3"}).out.splitlines()[1]
    assert three == "Three engines decide: reference, durable-rules 2.0.28, compiled"
    assert qup("version", "--json").json == {"qupcore": number, "durable_rules": "2.0.28", "not_loaded": ""}


@pytest.mark.parametrize("found", ["2.0.28", None])
def test_version_says_why_no_independent_engine_decides(
    qup: Run, monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    monkeypatch.setattr(loading, "version_here", lambda: found)
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    _, alone, remedy = qup("version", env={"LANG": "en"}).out.splitlines()
    said = (
        f"{found} is installed but cannot be loaded: import of durable_rules_engine halted" if found else ""
    )
    assert alone.startswith(
        f"reference and compiled decide, no independent engine: durable-rules {said or 'is not installed'}"
    )
    assert remedy == f"To install it: {loading.INSTALL}"
    record = qup("version", "--json").json
    assert (record["durable_rules"], bool(record["not_loaded"])) == (found, bool(found))


@pytest.mark.parametrize("words", [(), ("decide",), ("ask",), ("replay",), ("rules",), ("rules", "show")])
def test_help(qup: Run, words: tuple[str, ...]) -> None:
    ran = qup(*words, "-h")
    assert ran.status == 0
    assert "Bruk: qup" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


# the form of ask


def test_ask_as_json_has_a_form(qup: Run, example: Example) -> None:
    found = qup("ask", example("E01"), "--on", "2026-03-02", "--json", "--lang", "nn").json
    assert [item["term"] for item in found["form"]] == found["missing"]
    assert all({"label", "type", "path", "can", "help"} <= item.keys() for item in found["form"])


@pytest.mark.parametrize(("about", "name"), [("review", "E12"), ("month", "E26")])
def test_ask_about_a_review_or_a_month(qup: Run, example: Example, about: str, name: str) -> None:
    args = ("ask", example(name), "--on", "2026-06-15", "--about", about)
    found = qup(*args, "--json").json["form"]
    assert found
    told = " ".join(qup(*args).out.split())
    assert all(" ".join(item["label"].split()) in told for item in found)


# rules uses


def test_rules_uses(qup: Run) -> None:
    by_fact = qup("rules", "uses", "person.age", "--on", DAY, "--json").json
    assert "sotjl.29.age" in by_fact["rules"]
    by_rule = qup("rules", "uses", "sotjl.29.age", "--on", DAY, "--json").json
    assert by_rule.pop("versions")["form"] == 1
    assert by_rule == {"on": DAY, "rule": "sotjl.29.age", "facts": ["person.age"]}
    assert (
        "sotjl.29.age: The person is between 18 and 67"
        in qup("rules", "uses", "person.age", "--on", DAY, "--lang", "en").out
    )
    assert qup("rules", "uses", "person.agee", "--on", DAY).status == 2


# diff


def test_diff_of_two_case_files(qup: Run, example: Example) -> None:
    args = ("diff", example("E07"), example("E20"), "--on", DAY, "--on-after", "2026-05-04")
    found = qup(*args, "--json").json
    assert found["outcome"] == {"before": "right", "after": "no_right"}
    assert found["on"] == {"before": DAY, "after": "2026-05-04"}
    assert not found["same"]
    assert "Resultatet er endret: før rett til programmet, nå ikke rett til programmet." in qup(*args).out


@pytest.mark.usefixtures("in_english")
def test_diff_of_two_receipts_and_of_a_receipt_and_a_case(qup: Run, example: Example, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.json"
    qup("decide", example("E07"), "--on", DAY, "--receipt", receipt)
    assert qup("diff", receipt, receipt, "--json").json["same"]
    assert qup("diff", receipt, example("E07"), "--on", DAY, "--json").json["same"]
    ran = qup("diff", receipt, example("E07"))
    assert ran.status == 2
    assert "give --on" in ran.err


# help


@pytest.mark.parametrize(
    "command",
    ["", "decide", "plugins", "catalogue", "catalogue list", "plan", "plan week", "schema case", "version"],
)
def test_help_shows_no_type_for_arguments_and_flags(qup: Run, command: str) -> None:
    ran = qup(*command.split(), "--help")
    assert ran.status == 0
    assert not re.findall(r"<(?:bool|str|path|int range)>", ran.out)
