"""`qup prove` and `qup rules check`: text, JSON, exit status, witnesses as files, wrong input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

from qupcore.explaining.record_schemas import record_schema

DAY = "2026-09-01"
TWO = ("--from", "2018-12-31", "--to", "2019-01-01")
REFORM = """
name = "ages"
source = "a test"
[[operations]]
reword = "sotjl.29.age"
start = 2026-09-01
when = "person.age < 18 and person.age > 66"
"""


def test_a_refuted_statement_has_a_person_who_is_decided_otherwise(qup: Any, tmp_path: Path) -> None:
    ran = qup("prove", "nobody is newly refused", *TWO, "--witnesses", tmp_path / "w", "--json")
    assert ran.status == 1
    validate(ran.json, record_schema("proof"))
    (proof,) = ran.json["proofs"]
    assert (ran.json["answer"], proof["statement"], proof["answer"]) == (
        "refuted",
        "nobody_newly_refused",
        "refuted",
    )
    (file,) = (tmp_path / "w").iterdir()
    after = qup("decide", file, "--on", "2019-01-01", "--json").json
    assert after["outcome"] == "no_right"


@pytest.mark.parametrize(
    ("sentence", "options", "status"),
    [
        ("ingen overlapp mellom perioder", ("--on", DAY), 0),
        ("kvar regel kan slå til", ("--on", DAY, "--topic", "own_illness"), 0),
        ("sotjl.29.age is always met.", ("--on", DAY), 1),
        ("the laws are equivalent", ("--from", "2025-12-31", "--to", "2026-01-01"), 0),
    ],
)
def test_the_exit_status_tells_the_answer(
    qup: Any, sentence: str, options: tuple[str, ...], status: int
) -> None:
    for lang in ("nb", "nn", "en"):
        assert qup("prove", sentence, *options, "--lang", lang).status == status


@pytest.mark.parametrize(
    "words",
    [
        ("prove",),
        ("prove", "nobody is newly refused"),
        ("prove", "nobody is newly refused", "--on", DAY),
        ("prove", "sotjl.29.age is never met", *TWO),
        ("prove", "sotjl.29.agee is never met", "--on", DAY),
        ("prove", "everybody is happy", "--on", DAY),
        ("prove", "no overlap between periods", "--on", DAY, "--claims", "claims.toml"),
        ("rules", "check"),
        ("rules", "check", "--on", DAY, "--topic", "rigth"),
    ],
)
def test_wrong_input_is_an_error_with_a_remedy(qup: Any, words: tuple[str, ...]) -> None:
    ran = qup(*words, "--lang", "en")
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.strip()


def test_claims_of_a_file(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('[[claims]]\nname = "a"\nclaim = "person.age >= 18"\nof = "met"\n', encoding="utf-8")
    assert qup("prove", "--claims", path, "--on", DAY).status == 0
    path.write_text('[[claims]]\nname = "a"\nclaim = "person.age >= 19"\nof = "met"\n', encoding="utf-8")
    ran = qup("prove", "--claims", path, "--on", DAY, "--json")
    assert ran.status == 1
    assert ran.json["proofs"][0]["shown"][0]["facts"]["person.age"] == 18
    path.write_text('[[claims]]\nname = "a"\nclaim = "person.agee >= 19"\n', encoding="utf-8")
    ran = qup("prove", "--claims", path, "--on", DAY, "--lang", "en")
    assert ran.status == 2
    assert "claims.0.claim" in ran.err or "claims[0].claim" in ran.err


def test_every_statement_of_the_list_can_be_read_back(qup: Any) -> None:
    for lang in ("nb", "nn", "en"):
        listed = qup("prove", "--list", "--lang", lang)
        assert listed.status == 0
        assert len(listed.out.splitlines()) == 18


def test_the_rules_of_a_day_and_of_a_reform(qup: Any, tmp_path: Path) -> None:
    ran = qup("rules", "check", "--on", DAY, "--topic", "right", "--json")
    assert (ran.status, ran.json["unexplained"]) == (0, 0)
    validate(ran.json, record_schema("rules_check"))
    path = tmp_path / "ages.toml"
    path.write_text(REFORM, encoding="utf-8")
    ran = qup("rules", "check", path, "--topic", "right", "--json")
    assert ran.status == 1
    remarks = [(item["kind"], item["about"]) for item in ran.json["remarks"] if not item["why"]]
    assert remarks == [("never_met", "sotjl.29.age")]
    assert ran.json["law"]["day"] == DAY
    said = qup("rules", "check", path, "--topic", "right", "--lang", "en").out
    assert "sotjl.29.age can never be met" in said


def test_what_was_not_looked_at_is_said(qup: Any, tmp_path: Path) -> None:
    """Two laws with other rates are never simply equal, and a statement about one topic names it."""
    path = tmp_path / "factor.toml"
    path.write_text(
        'name = "factor"\nsource = "a test"\n'
        '[[operations]]\nset_number = "sotjl.35.factor"\nstart = 2026-09-01\nvalue = 2250\n',
        encoding="utf-8",
    )
    laws = ("--from", DAY, "--to", f"{DAY}+{path}", "--lang", "en")
    said = " ".join(qup("prove", "the laws are equivalent", *laws).out.split())
    assert "all conditions of the topic right. Amounts, days and other topics may differ." in said
    assert qup("prove", "the laws are equivalent", *laws, "--topic", "rates").status == 2
    assert "Only" not in qup("prove", "nobody is newly refused", *laws).out
    assert (
        "Only the topic work was looked at."
        in qup("prove", "nobody is newly refused", *laws, "--topic", "work").out
    )
    assert (
        "Only the topic rates was looked at."
        in qup("prove", "no gap between periods", "--on", DAY, "--topic", "rates", "--lang", "en").out
    )


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("sotjl.29.age is never met", "--topic", "rates"), "leave the topic out"),
        (("the claim sotjl.29.age holds",), "qup prove --claims claims.toml"),
        (("each rule can fire", "--claims", "none.toml"), "give one of them"),
        (("--claims", "none.toml", "--topic", "right"), 'topic = "rates"'),
    ],
)
def test_what_would_be_ignored_is_an_error(qup: Any, words: tuple[str, ...], remedy: str) -> None:
    ran = qup("prove", *words, "--on", DAY, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert remedy in ran.err


def test_a_person_who_gains_a_right_does_not_get_it_again(qup: Any) -> None:
    """«på nytt» means again: whoever newly has a right had none."""
    for lang in ("nb", "nn"):
        assert "på nytt" not in qup("prove", "--list", "--lang", lang).out


def test_a_claim_reads_no_amount_of_another_topic(qup: Any, tmp_path: Path) -> None:
    """Within the right a rate is any number: the claim would be refuted with one that nobody gets."""
    path = tmp_path / "claims.toml"
    text = '[[claims]]\nname = "a"\nclaim = "rate.yearly >= 200000 kr"\n'
    path.write_text(text, encoding="utf-8")
    ran = qup("prove", "--claims", path, "--on", DAY, "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert 'topic = "rates"' in ran.err
    path.write_text(text + 'topic = "rates"\n', encoding="utf-8")
    assert qup("prove", "--claims", path, "--on", DAY).status == 0
