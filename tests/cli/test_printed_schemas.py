"""What the commands that are no lists print has the form that `qup schema` prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qupcore.wire.versions import FORMS

CATALOGUE = Path(__file__).parents[2] / "catalogue"
WEEK_CASE = Path(__file__).parents[2] / "docs" / "week-case.json"
ON = ("--on", "2026-09-07")
RULES = ("rules", "uses")
COMMANDS: list[tuple[str, tuple[str | Path, ...]]] = [
    ("gaps", ("catalogue", "gaps", *ON, "--municipality", "1804")),
    ("confidence", ("catalogue", "confidence")),
    *[
        (name, ("catalogue", "show", id, *day))
        for id in ("no:arbeidstrening", "no:jobbklubb")
        for name, day in (("measure", ON), ("measure-versions", ()))
    ],
    *[("section", ("rules", "show", section)) for section in ("sotjl § 29", "sotjl § 35", "fvl § 29")],
    ("section", ("rules", "show", "sotjl § 32", *ON)),
    ("plan-check", ("plan", "check", WEEK_CASE)),
    ("suggestions", ("plan", "suggest", WEEK_CASE, *ON)),
    ("additions", ("plan", "add", WEEK_CASE, *ON)),
    ("coverage", ("coverage", WEEK_CASE, *ON, "--municipality", "1804")),
    ("allocation", ("allocate", WEEK_CASE, *ON)),
    ("available", ("catalogue", "for", WEEK_CASE, *ON)),
    ("rules-reading", (*RULES, "person.age", *ON)),
    ("facts-read", (*RULES, "sotjl.29.age", *ON)),
]


def validated(qup: Any, name: str, *words: str | Path) -> Any:
    """What a command prints, after it was checked against the schema."""
    told = qup(*words, "--json").json
    schema = qup("schema", name).json
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    validator.validate(told)
    assert not validator.is_valid({**told, "more": 1})
    if name not in ("confidence", "measure-versions", "plugin-check"):
        assert told["versions"]["form"] == FORMS[name.replace("-", "_")]
    return told


@pytest.mark.parametrize(("name", "words"), COMMANDS)
def test_what_a_command_prints_has_the_form_of_its_schema(
    qup: Any, name: str, words: tuple[str | Path, ...]
) -> None:
    assert validated(qup, name, *words)


def test_a_catalogue_check_has_the_form_of_its_schema(qup: Any) -> None:
    told = validated(qup, "catalogue-check", "catalogue", "check", CATALOGUE)
    assert told["versions"]["catalogue"] == told["hash"]


@pytest.mark.parametrize("start", ["E01", "E02", "E06", "E08", "E13", "E20", "E26"])
@pytest.mark.parametrize("about", ["right", "review", "month"])
def test_a_form_has_the_form_of_its_schema(
    qup: Any, example: Callable[[str], Path], start: str, about: str
) -> None:
    told = validated(qup, "ask", "ask", example(start), *ON, "--about", about)
    form = jsonschema.Draft202012Validator(qup("schema", "form").json)
    form.validate(told["form"])
    for question in told["form"]:
        assert not form.is_valid([{**question, "more": 1}])


def test_a_form_of_an_empty_case_has_lists_and_judgements(qup: Any, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"ref": "a"}', encoding="utf-8")
    told = validated(qup, "ask", "ask", case, *ON)
    assert {"date", "judgement", "list"} <= {question.get("type") for question in told["form"]}


def test_a_count_of_plans_has_the_form_of_its_schema(qup: Any, example: Callable[[str], Path]) -> None:
    assert validated(qup, "plan-count", "plan", "count", example("E02"), *ON)["count"] == 0


def test_what_the_commands_about_a_plugin_print_has_the_form_of_its_schema(qup: Any, tmp_path: Path) -> None:
    new = ("plugin", "new", "3301", "--name", "drammen", "--data", "--into")
    for place in ("old", "new"):
        (tmp_path / place).mkdir()
        assert validated(qup, "plugin-new", *new, tmp_path / place)["files"]
    old, folder = (tmp_path / place / "qupcore-drammen" for place in ("old", "new"))
    measures = folder / "measures.toml"
    measures.write_text(
        measures.read_text("utf-8").replace('owner = "municipality"', 'owner = "ngo"'), "utf-8"
    )
    assert validated(qup, "plugin-difference", "plugin", "diff", old, folder)["changes"]
    assert validated(qup, "plugin-check", "plugin", "check", folder)
    table = tmp_path / "tiltak.csv"
    rows = (
        "Id;Navn;Ansvarlig;Gjelder fra;Kilde",
        "kurs;Kurset;kommunen;1.1.2024;Veileder",
        "annet;;;1.13.2024;",
    )
    table.write_text("\n".join(rows), "cp1252")
    read = ("plugin", "import", table, "-o", folder / "read.toml", "--partial")
    assert validated(qup, "plugin-import", *read)["refused"] == 1
    assert validated(qup, "plugin-template", "plugin", "import", "--template", tmp_path / "empty.csv")


def test_the_check_of_a_plugin_that_fails_has_the_form_of_its_schema(qup: Any, tmp_path: Path) -> None:
    qup("plugin", "new", "3301", "--name", "drammen", "--data", "--into", tmp_path)
    measures = tmp_path / "qupcore-drammen" / "measures.toml"
    measures.write_text(
        measures.read_text("utf-8").replace('owner = "municipality"', 'owner = "nobody"'), "utf-8"
    )
    told = validated(qup, "plugin-check", "plugin", "check", tmp_path / "qupcore-drammen")
    assert [check for checks in told.values() for check in checks if check["state"] == "failed"]
