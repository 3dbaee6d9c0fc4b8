"""What users do wrong: exit status 2, what is wrong and what to do; never a traceback, never the facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Example = Callable[[str], Path]
Run = Callable[..., Any]
DAY = "2026-06-01"
BURN = "CANARY"
"""A fact that may not be printed."""

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "not JSON": (b"ref: a", "not JSON: Expecting value at line 1, column 1"),
    "latin-1": ('{"ref": "blåbær"}'.encode("latin-1"), "not UTF-8: byte 11 cannot be read"),
    "UTF-16": ('{"ref": "a"}'.encode("utf-16"), "not UTF-8: byte 0 cannot be read"),
    "list": (b"[]", "$: expected an object, got a list"),
    "no ref": (b"{}", "$.ref: missing (this key is always needed)"),
    "misspelt": (
        b'{"ref": "a", "birthdate": "1990-01-01"}',
        "$.birthdate: unknown key (did you mean 'birth_date'?)",
    ),
    "twice": (b'{"ref": "a", "ref": "b"}', "$.ref: the key stands twice (keep one of them)"),
    "deep": (b"[" * 100_000, "nested more than 32 deep"),
    "NaN": (b'{"ref": "a", "lawful_stay": NaN}', "$.lawful_stay: NaN is not a value"),
    "identity number": (b'{"ref": "01819012365"}', "$.ref: a text with a national identity number"),
    "surrogate": (b'{"ref": "\\ud800"}', "$.ref: a text with half a character"),
    "escape": (b'{"ref": "\\u001b[31m"}', "$.ref: a text with control characters"),
    "amount": (
        b'{"ref": "a", "benefits": [{"kind": "other", "law": "other", "monthly_nok": "12 000"}]}',
        '$.benefits[0].monthly_nok: expected a whole number or a decimal string, got "12 000"',
    ),
}


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("data", "says"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file(qup: Run, data: bytes, says: str) -> None:
    ran = qup("decide", "-", "--on", DAY, stdin=data)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("qup: ")
    assert says in ran.err
    assert "remedy: " in ran.err
    assert "Traceback" not in ran.err
    assert "01819012365" not in ran.err
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(("data", "says"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_told_as_json(qup: Run, data: bytes, says: str) -> None:
    ran = qup("ask", "-", "--on", DAY, "--json", stdin=data)
    assert (ran.status, ran.err) == (2, "")
    error = ran.json["error"]
    assert error["kind"] == "BadInput"
    faults = [
        f"{f['path']}: {f['what']}" + (f" ({f['remedy']})" if f["remedy"] else "") for f in error["faults"]
    ]
    assert any(says in said for said in (error["what"], *faults))
    assert error["remedy"]
    assert "01819012365" not in ran.out


@pytest.mark.usefixtures("in_english")
def test_every_fault_is_told_at_once(qup: Run) -> None:
    data = b'{"ref": 1, "birth_date": "x", "lawful_stay": 0, "motivation": true}'
    err = qup("decide", "-", "--on", DAY, stdin=data).err
    for path in ("$.ref", "$.birth_date", "$.lawful_stay", "$.motivation"):
        assert f"  {path}: " in err
    assert "standard input cannot be read: 4 faults" in err


def test_an_error_tells_no_other_fact(qup: Run) -> None:
    case = {
        "ref": f"{BURN}1",
        "birth_date": "1990-02-30",
        "assessments": [{"question": "judgement.benefits_limited", "answer": True, "grounds": f"{BURN}2"}],
        "practice_conditions": [{"name": "motivated", "note": f"{BURN}3"}],
        "sources": {"benefits": f"{BURN}4"},
    }
    for more in ((), ("--json",)):
        ran = qup("decide", "-", "--on", DAY, *more, stdin=json.dumps(case).encode())
        assert ran.status == 2
        assert BURN not in ran.out + ran.err


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("kind", ["missing", "folder", "denied"])
def test_a_file_that_cannot_be_read(qup: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "case.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "denied":
        path.write_bytes(b"{}")
        path.chmod(0)
        try:
            path.read_bytes()
            pytest.skip("nothing is denied to this user")
        except PermissionError:
            pass
    ran = qup("decide", path, "--on", DAY)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"qup: cannot read {path}: ")
    assert "`-` reads standard input" in ran.err
    assert qup("replay", path).status == 2


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "day", ["", "today", "20260601", "2026-W23-1", "2026-6-1", "01.06.2026", "2026-02-30", "2026-06-01T00:00",
            "0000-01-01", "२०२६-०६-०१", " 2026-06-01"]
)  # fmt: skip
def test_a_wrong_day(qup: Run, example: Example, day: str) -> None:
    ran = qup("decide", example("E07"), "--on", day)
    assert (ran.status, ran.out) == (2, "")
    assert f"{day!r} is not a day" in ran.err
    assert "--on: expected YYYY-MM-DD" in ran.err
    assert "2026-09-01" in ran.err


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "words",
    [
        ("decide", "{case}"),
        ("ask", "{case}"),
        ("rules", "list"),
        ("decide", "{case}", "--json"),
        ("rules", "list", "--json"),
    ],
    ids=" ".join,
)
def test_a_day_before_the_programme(qup: Run, example: Example, words: tuple[str, ...]) -> None:
    ran = qup(*(word.format(case=example("E07")) for word in words), "--on", "2007-10-31")
    assert ran.status == 2
    said = json.dumps(ran.json, ensure_ascii=False) if "--json" in words else ran.err
    assert "the programme came into the law on 2007-11-01" in said
    assert (ran.err if "--json" in words else ran.out) == ""


@pytest.mark.usefixtures("in_english")
def test_the_error_names_the_day_asked_about(qup: Run, example: Example) -> None:
    assert "2007-10-31" in qup("decide", example("E07"), "--on", "2007-10-31").err
    wrong = qup("decide", example("E07"), "--on", DAY, "--policy", "sotjl.29.nothing=1")
    assert f"on {DAY}" in wrong.err


def test_the_first_day_of_the_programme_is_decided(qup: Run) -> None:
    ran = qup("decide", "-", "--on", "2007-11-01", "--json", stdin=b'{"ref": "a"}')
    assert (ran.status, ran.json["outcome"]) == (0, "undetermined")


def test_a_birth_after_the_day(qup: Run) -> None:
    ran = qup("decide", "-", "--on", DAY, stdin=b'{"ref": "a", "birth_date": "2026-06-02"}')
    assert (ran.status, ran.out) == (2, "")
    assert "$.birth_date: " in ran.err


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included=yes", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included=-1", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included=१", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included=1.0", "is not NAME=NUMBER"),
        ("sotjl.29.age_max_included=2", "choose one of"),
        ("sotjl.29.age_min=17", "it is law, not policy"),
        ("sotjl.29.age_mix=17", "no policy parameter named sotjl.29.age_mix"),
        ("=1", "no policy parameter named"),
    ],
)
def test_a_wrong_policy(qup: Run, example: Example, value: str, says: str) -> None:
    ran = qup("decide", example("E07"), "--on", DAY, "--policy", value)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert "remedy: " in ran.err


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("benefit", "{E07}", "--month", "2026-09"), "sotjl.35.calendar_weekdays_count"),
        (("rates", "--on", DAY), "sotjl.35.rounding_step"),
        (("decide", "{E07}", "--on", DAY), "sotjl.29.age_max_included"),
        (("review", "{E07}", "--on", DAY), "convention.leap_birthday"),
        (("duties", "{E07}", "--on", DAY), "sotjl.29.age_max_included"),
    ],
)
def test_the_remedy_names_the_numbers_that_the_command_reads(
    qup: Run, example: Example, command: tuple[str, ...], name: str
) -> None:
    """`qup benefit` pointed to § 29, none of whose numbers it reads; every name that is listed is taken."""
    words = [str(example("E07")) if word == "{E07}" else word for word in command]
    wrong = qup(*words, "--policy", "x")
    assert wrong.status == 2
    assert "`--policy x=1` lists the names" in wrong.err
    ran = qup(*words, "--policy", "x=1")
    assert ran.status == 2
    listed = ran.err.partition("choose among")[2].replace(",", " ").replace(":", " ").split()
    assert name in listed
    for other in listed:
        assert "no number named" not in qup(*words, "--policy", f"{other}=1").err
        assert "no policy parameter named" not in qup(*words, "--policy", f"{other}=1").err
    near = qup(*words, "--policy", f"{name}s=1").err
    assert name in near


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "name", ["sotjl § 24", "sotjl", "29", "", "§", "sotjl § 29 (1)", "folketrygdloven § 29"]
)
def test_an_unknown_section(qup: Run, name: str) -> None:
    ran = qup("rules", "show", name)
    assert (ran.status, ran.out) == (2, "")
    assert f"no rule stands in {name!r}" in ran.err
    assert "'sotjl § 29'" in ran.err, "lists the sections there are"
    told = qup("rules", "show", name, "--json")
    assert (told.status, told.err, told.json["error"]["kind"]) == (2, "", "BadInput")


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sotjl.29.age", "the rule sotjl.29.age stands in 'sotjl-1991 § 5A-1', 'sotjl § 29'"),
        ("sotjl.29.agee", "the rule sotjl.29.age stands in"),
        ("for-2011-1471.8.certified_in_time", "stands in 'for-2011-1471 § 8'"),
        ("stojl § 29", "did you mean 'sotjl § 29'?"),
        ("SOTJL § 29", "did you mean 'sotjl § 29'?"),
        ("sotjl § 29 (1)", "did you mean 'sotjl § 29'?"),
        ("§ 29", "name the act: 'fvl § 29' or 'sotjl § 29'"),
        ("§ 11 a", "name the act: 'fvl § 11a'"),
        ("fvl § 11A", "did you mean 'fvl § 11a'?"),
    ],
)
def test_an_unknown_section_that_is_nearly_one(qup: Run, name: str, says: str) -> None:
    ran = qup("rules", "show", name)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert "use one of" not in ran.err


@pytest.mark.parametrize("name", ["fvl § 16a", "fvl § 3"])
def test_another_section_is_no_spelling_of_one_and_the_act_is_listed(qup: Run, name: str) -> None:
    ran = qup("rules", "show", name)
    assert "did you mean" not in ran.err
    assert "'fvl § 16', 'fvl § 17'" in ran.err
    assert "sotjl" not in ran.err


@pytest.mark.usefixtures("in_english")
def test_a_section_not_in_force_on_the_day(qup: Run) -> None:
    ran = qup("rules", "show", "sotjl-1991 § 5A-1", "--on", DAY)
    assert (ran.status, ran.out) == (2, "")
    assert f"on {DAY}" in ran.err
    assert "2007-11-01/2009-12-31" in ran.err, "when it was in force"


def test_a_section_before_any_rule(qup: Run) -> None:
    ran = qup("rules", "show", "sotjl § 29", "--on", "2006-12-31")
    assert ran.status == 2
    assert "2010-01-01/" in ran.err, "when it was in force"


USAGE: dict[str, tuple[str, ...]] = {
    "no day": ("decide", "case.json"),
    "no case": ("decide", "--on", DAY),
    "unknown command": ("decid", "case.json"),
    "unknown option": ("decide", "case.json", "--date", DAY),
    "unknown language": ("decide", "case.json", "--on", DAY, "--lang", "se"),
    "too much": ("decide", "a.json", "b.json", "--on", DAY),
}


@pytest.mark.parametrize("words", USAGE.values(), ids=USAGE)
def test_a_wrong_command_line(qup: Run, words: tuple[str, ...]) -> None:
    ran = qup(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "Bruk: qup" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("words", [words for name, words in USAGE.items() if name != "unknown command"])
def test_a_wrong_command_line_told_as_json(qup: Run, words: tuple[str, ...]) -> None:
    ran = qup(*words, "--json")
    assert (ran.status, ran.err) == (2, "")
    assert ran.json["error"]["what"]


def test_a_name_that_steers_a_terminal_is_printed_as_escapes(qup: Run) -> None:
    ran = qup("decide", "no\x1b[31m\u202efile.json", "--on", "2026-09-01", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert r"cannot read no\x1b[31m\u202efile.json" in ran.err
