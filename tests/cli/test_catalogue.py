"""`qup catalogue`, as users run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from catalogue.files import SOUND
from qupcore.explaining.phrases import LANGUAGES

ON = ("--on", "2026-09-01")
NATIONAL = Path(__file__).parents[2] / "catalogue"

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def bodo(tmp_path: Path) -> Path:
    path = tmp_path / "bodo.toml"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    content: dict[str, Any] = {
        "ref": "case-1",
        "birth_date": "2000-05-01",
        "circumstances": {"in_treatment": False, "reduced_capacity": True},
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_check_says_that_all_is_well(qup: Any, bodo: Path) -> None:
    ran = qup("catalogue", "check", bodo, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert "2 measures, 1 offer, 1 relation, 1 group. No fault." in " ".join(ran.out.split())
    assert qup("catalogue", "check", NATIONAL).status == 0
    record = qup("catalogue", "check", bodo, "--json").json
    assert (record["namespace"], record["measures"]) == ("1804", 2)


@pytest.mark.usefixtures("in_english")
def test_check_names_every_fault_with_file_and_line(qup: Any, bodo: Path) -> None:
    bodo.write_text(SOUND.replace("months = 3", "months = 0").replace('"ngo"', '"nog"'), encoding="utf-8")
    ran = qup("catalogue", "check", bodo)
    assert ran.status == 2
    assert ran.out == ""
    assert "bodo.toml:15: measures[0].limits[0]" in ran.err
    assert "did you mean 'ngo'?" in ran.err
    ran = qup("catalogue", "check", bodo, "--json")
    assert ran.status == 2
    assert len(ran.json["error"]["faults"]) == 2


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot read"), (b"\xff\xfe", "not UTF-8"), (b"[[measures", "not TOML")],
)
def test_check_of_what_is_no_file(qup: Any, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    ran = qup("catalogue", "check", path)
    assert ran.status == 2
    assert said in ran.err


@pytest.mark.usefixtures("in_english")
def test_check_of_an_empty_folder(qup: Any, tmp_path: Path) -> None:
    ran = qup("catalogue", "check", tmp_path)
    assert ran.status == 2
    assert "holds no TOML file" in ran.err


@each_language
def test_list(qup: Any, lang: str) -> None:
    ran = qup("catalogue", "list", *ON, "--lang", lang)
    assert ran.status == 0
    assert "no:arbeidstrening" in ran.out
    assert "no:praksis-skjermet" not in ran.out
    assert "no:praksis-skjermet" in qup("catalogue", "list", "--on", "2010-01-01", "--lang", lang).out


def test_list_of_a_class_and_a_municipality(qup: Any, bodo: Path) -> None:
    def ids(*arguments: str | Path) -> set[str]:
        record = qup("catalogue", "list", *ON, "--json", *arguments).json
        return {measure["id"] for measure in record["measures"]}

    assert "no:okonomisk-radgivning" not in ids("--class", "work-directed")
    assert "no:okonomisk-radgivning" in ids("--class", "work-directed", "--municipality", "1506")
    assert ids("--class", "job-search", "--with", bodo) == {"no:jobbsoking", "1804:jobbsenter"}
    assert "1804:jobbsenter" not in ids("--with", bodo, "--municipality", "1506")
    record = qup("catalogue", "list", *ON, "--json", "--with", bodo, "--municipality", "1804").json
    assert [source["by"] for source in record["sources"]] == ["national", "bodo"]
    assert len(record["hash"]) == 64


SHOWN = (
    "no:arbeidstrening",
    "no:arbeidsforberedende-trening",
    "no:okonomisk-radgivning",
    "no:sommerjobb",
    "no:vta-ordinar",
    "no:mentor",
    "no:varig-lonnstilskudd",
    "no:fag-og-yrkesopplaring",
    "no:trepartssamtale",
)


@each_language
@pytest.mark.parametrize("id", SHOWN)
def test_show(qup: Any, id: str, lang: str) -> None:
    ran = qup("catalogue", "show", id, "--lang", lang)
    assert ran.status == 0
    assert id in ran.out
    assert "{" not in ran.out
    assert "None" not in ran.out


def test_show_of_everything_says_where_it_is_from(qup: Any) -> None:
    out = " ".join(qup("catalogue", "show", "no:mentor", *ON, "--lang", "en", "--details").out.split())
    assert "requires at least one of: Work training" in out
    assert "does not hold if the person is in ordinary paid work, is offered a permanent job or" in out
    assert "advice in Nav's systems, no ban" in out
    assert "never longer than" not in out
    record = qup("catalogue", "show", "no:mentor", *ON, "--json").json
    assert record["limits"][1]["when"] == "assessment.reduced_capacity"
    versions = qup("catalogue", "show", "no:mentor", "--json").json["versions"]
    assert versions[0]["valid"] == "2016-01-01/.."


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("more", [(), ON])
def test_show_of_what_is_not_there_names_the_nearest(qup: Any, more: tuple[str, ...]) -> None:
    ran = qup("catalogue", "show", "no:mentoor", *more)
    assert ran.status == 2
    assert "did you mean 'no:mentor'?" in ran.err


@each_language
def test_for_a_case(qup: Any, case: Path, bodo: Path, lang: str) -> None:
    ran = qup("catalogue", "for", case, *ON, "--municipality", "1804", "--with", bodo, "--lang", lang)
    assert ran.status == 0
    assert "case-1" in ran.out
    assert "1804:jobbsenter-onsdag" in ran.out
    assert "$.circumstances.completed_upper_secondary" in ran.out
    assert "{" not in ran.out


def test_for_a_case_as_json(qup: Any, case: Path, bodo: Path) -> None:
    ran = qup("catalogue", "for", case, *ON, "--municipality", "1804", "--with", bodo, "--json")
    found = {measure["id"]: measure for measure in ran.json["measures"]}
    assert found["no:individuell-jobbstotte"]["admitted"] == "not_admitted"
    assert found["no:hoyere-utdanning"]["missing"] == ["person.completed_upper_secondary"]
    assert found["1804:jobbsenter"]["offers"][0]["next_start"] == "2026-09-02"
    assert found["1804:jobbsenter"]["waiting_days"] == 14
    assert ran.json["provenance"]["engines"][0]["name"] == "reference"


@pytest.mark.usefixtures("in_english")
def test_a_municipality_by_the_number_of_another_day(qup: Any, case: Path) -> None:
    ran = qup("catalogue", "for", case, *ON, "--municipality", "3005")
    assert ran.status == 2
    assert "use 3301 Drammen" in ran.err


@each_language
def test_gaps(qup: Any, bodo: Path, lang: str) -> None:
    ran = qup("catalogue", "gaps", *ON, "--municipality", "1804", "--with", bodo, "--lang", lang)
    assert ran.status == 0
    assert "Bodø" in ran.out
    assert "debt" in ran.out
    assert "job_search" not in ran.out
    record = qup("catalogue", "gaps", *ON, "--municipality", "1804", "--with", bodo, "--json").json
    assert "debt" in record["needs"]


@each_language
def test_needs_and_confidence(qup: Any, lang: str) -> None:
    assert "debt: " in qup("catalogue", "needs", "--lang", lang).out
    assert "national" in qup("catalogue", "confidence", "--lang", lang).out
    record = qup("catalogue", "confidence", "--json").json
    assert record["national"]["measures"]["high"] > 40
    assert {need["id"] for need in qup("catalogue", "needs", "--json").json["needs"]} >= {"debt", "language"}


def test_export(qup: Any) -> None:
    record = qup("catalogue", "export", *ON, "--format", "cpsv", "--base", "https://example.no/t#").json
    assert record["@graph"][0]["@id"] == "https://example.no/t#catalogue"
    assert qup("catalogue", "export", *ON, "--base", "nowhere").status == 2
    assert "--base" in qup("catalogue", "export", *ON).err


def test_schema(qup: Any) -> None:
    Draft202012Validator.check_schema(qup("schema", "catalogue").json)
