"""`qup plan check`, `suggest`, `add` and `count`, `qup coverage` and `qup allocate`, as commands."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

FEW = Path(__file__).parents[1] / "planning" / "few.toml"
WEEK = ("--on", "2026-09-07")
HERE = ("--catalogue", FEW, "--only")
ELEMENTS = [
    {"measure": "no:arbeidstrening", "minutes_a_week": 1350, "percent": 60},
    {"measure": "no:jobbklubb", "minutes_a_week": 900},
]


def case(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    days = {"first": "2026-09-01", "last": "2026-12-31"}
    plan = {"valid_from": "2026-09-01", "elements": [{**days, **element} for element in elements]}
    return {
        "ref": "constructed",
        "birth_date": "1990-05-01",
        "benefits": [],
        "course": {"plans": [plan]},
        **more,
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    def written(content: Any) -> Path:
        path = tmp_path / f"case-{len(list(tmp_path.iterdir()))}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return written


def test_a_valid_plan_as_json_has_the_agreed_names(qup: Run, write: Any) -> None:
    told = qup("plan", "check", write(case(*ELEMENTS)), *WEEK, *HERE, "--json")
    assert told.status == 0
    assert told.json["outcome"] == "valid"
    assert (told.json["conflict"], told.json["repairs"], told.json["on"]) == ([], [], "2026-09-07")
    assert {engine["name"] for engine in told.json["provenance"]["engines"]} >= {"reference"}
    assert {item["weight"] for item in told.json["findings"]} <= {"warning", "note"}
    assert told.json["plugins"]["failures"] == []


def test_an_invalid_plan_says_what_clashes_and_what_mends_it(qup: Run, write: Any) -> None:
    broken = case({**ELEMENTS[0], "minutes_a_week": 1365}, ELEMENTS[1])
    told = qup("plan", "check", write(broken), *HERE, "--json")
    assert told.json["outcome"] == "invalid"
    assert told.json["conflict"] == [0, 1]
    changes = [change for repair in told.json["repairs"] for change in repair["changes"]]
    assert {change["kind"] for change in changes} == {"hours"}
    (over,) = (item for item in told.json["findings"] if item["kind"] == "not_over")
    assert over["values"] == {"over": 15}
    assert over["citation"]["text"] == "for-2011-1471 § 1"


def test_what_is_not_known_is_to_be_assessed(qup: Run, write: Any) -> None:
    undated = case({**ELEMENTS[0], "last": "2026-12-31"}, ELEMENTS[1])
    del undated["course"]["plans"][0]["elements"][0]["last"]
    assert qup("plan", "check", write(undated), "--json").json["outcome"] == "needs_assessment"


def test_a_plan_is_put_in_words_in_three_languages(qup: Run, write: Any) -> None:
    path = write(case(ELEMENTS[0]))
    said = {lang: qup("plan", "check", path, *HERE, "--lang", lang).out for lang in ("nb", "nn", "en")}
    assert "Planen er ikke gyldig 1. september 2026." in said["nb"]
    assert "Planen er ikkje gyldig 1. september 2026." in said["nn"]
    assert "The plan is not valid on 1 September 2026." in said["en"]
    assert "Arbeidstrening" in said["nb"]
    assert "15 t" in said["nb"]
    assert "15 h" in said["en"]
    assert len({text.count("\n  ") for text in said.values()}) >= 1


def test_every_week_of_a_period(qup: Run, write: Any) -> None:
    path = write(case(ELEMENTS[0], {**ELEMENTS[1], "last": "2026-10-31"}))
    assert qup("plan", "check", path, *WEEK, *HERE, "--json").json["outcome"] == "valid"
    told = qup("plan", "check", path, *WEEK, *HERE, "--until", "2026-12-31", "--json").json
    assert told["outcome"] == "invalid"
    (short,) = (item for item in told["findings"] if item["kind"] == "full_time_all_year")
    assert short["period"] == "2026-11-01/2026-12-31"


def test_plans_are_suggested_and_unlike_each_other_where_asked(qup: Run, write: Any) -> None:
    path = write({"ref": "a", "birth_date": "1990-05-01", "planning": {"needs": ["work_experience"]}})
    told = qup("plan", "suggest", path, *WEEK, "--top", "2", "--diverse", "--json").json
    one, other = (set(plan["ids"]) for plan in told["plans"])
    assert len(one ^ other) >= 3
    assert all(plan["check"]["outcome"] == "valid" for plan in told["plans"])
    back = {"ref": "a", "birth_date": "1990-05-01", "course": {"plans": [told["plans"][0]["plan"]]}}
    assert qup("plan", "check", write(back), *WEEK, "--json").json["outcome"] == "valid"
    said = qup("plan", "suggest", path, *WEEK, "--top", "1", "--lang", "en", "--weight", "element=30")
    assert "Proposal 1" in said.out
    assert "meets needs: work experience" in said.out


def test_what_may_be_added_and_why_not(qup: Run, write: Any) -> None:
    path = write(case(ELEMENTS[0]))
    told = qup("plan", "add", path, *HERE, "--json").json
    assert "no:jobbklubb" in told["may"]
    assert told["refused"]["no:funksjonsassistanse"]["rule"]["kind"] == "forbidden"
    said = qup("plan", "add", path, *HERE).out
    assert "+ Jobbklubb" in said
    assert "- Funksjonsassistanse" in said


def test_plans_are_counted_or_said_to_be_too_many(qup: Run, write: Any) -> None:
    path = write({"ref": "a", "birth_date": "1990-05-01"})
    told = qup("plan", "count", path, *WEEK, *HERE, "--json").json
    assert told["over_limit"] is False
    assert told["count"] > 100
    assert "gyldige planer" in qup("plan", "count", path, *WEEK, *HERE).out


def people(*needs: str) -> str:
    return "\n".join(
        json.dumps({"ref": need, "birth_date": "1990-05-01", "planning": {"needs": [need]}}) for need in needs
    )


def test_coverage_of_a_municipality(qup: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    path.write_text(people("health", "job-search"), encoding="utf-8")
    arguments = ("coverage", path, "--municipality", "1804", *WEEK, *HERE)
    assert qup(*arguments, "--json").json["covered"] == 0, "nobody offers anything here"
    offer = 'id = "1804:behandling"\nmeasure = "no:behandling"\nperiod = "2026-01-01/.."\n'
    bodo = tmp_path / "bodo.toml"
    bodo.write_text(f"[[offers]]\n{offer}", encoding="utf-8")
    arguments = (*arguments, "--catalogue", bodo)
    told = qup(*arguments, "--json").json
    assert (told["people"], told["covered"]) == (2, 1)
    assert told["uncovered"][0]["ref"] == "job-search"
    assert told["would_help"] == [{"people": 1, "what": "need", "id": "job-search"}]
    assert "1 av 2" in qup(*arguments).out


def test_places_are_shared_out(qup: Run) -> None:
    told = qup("allocate", "-", *WEEK, "--json", stdin=people("language", "debt").encode())
    assert set(told.json["given"]) == {"language", "debt"}
    said = qup("allocate", "-", *WEEK, "--lang", "en", stdin=people("language", "debt").encode())
    assert "2 of 2 have a place" in said.out


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan", "check", "{bare}"), "the case has no plan"),
        (("plan", "check", "{case}", "--on", "2020-01-01"), "the case has no plan on 2020-01-01"),
        (("plan", "suggest", "{bare}", *WEEK, "--weight", "luck=3"), "is no weight"),
        (("plan", "suggest", "{bare}", *WEEK, "--until", "2026-01-01"), "before 2026-09-07"),
        (("plan", "suggest", "{bare}", *WEEK, "--catalogue", "{bare}"), "has no ids"),
        (("plan", "check", "{case}", "--policy", "plan.week.nothing=1"), "no number named plan.week.nothing"),
        (("coverage", "{twice}", "--municipality", "1804", *WEEK), "two cases are called 'a'"),
        (("coverage", "{wrong}", "--municipality", "1804", *WEEK), "line 2: $.birth_date"),
    ],
)
def test_mistakes_are_told(qup: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    contents = {
        "bare": json.dumps({"ref": "a"}),
        "case": json.dumps(case(*ELEMENTS)),
        "twice": json.dumps([{"ref": "a"}, {"ref": "a"}]),
        "wrong": json.dumps({"ref": "a"}) + "\n" + json.dumps({"ref": "b", "birth_date": "no"}),
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    places = {f"{{{name}}}": str(tmp_path / name) for name in contents}
    told = qup(*(places.get(argument, argument) for argument in arguments))
    assert told.status == 2
    assert said in told.err


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_stops_the_search_without_a_traceback(environment: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text(
        json.dumps([{"ref": str(n), "birth_date": f"{1960 + n % 45}-05-01"} for n in range(20_000)]), "utf-8"
    )
    # The command tells the test when it has begun to search; from then on it may be stopped.
    script = (
        "import sys, qupcore.cli.stopping as s\n"
        "made = s.Stopping.__init__\n"
        "def init(self):\n    made(self)\n    print('searching', flush=True)\n"
        "s.Stopping.__init__ = init\n"
        "from qupcore.cli import main\n"
        f"sys.argv = ['qup', 'coverage', {str(path)!r}, '--municipality', '1804', '--on', '2026-09-07']\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"searching\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in err


TWO_VERSIONS = {
    "ref": "constructed",
    "birth_date": "1990-05-01",
    "benefits": [],
    "planning": {
        "manages": [{"minutes_a_week": 1000, "by": "adviser 1", "first": "2026-12-01"}],
        "leaves": [{"first": "2026-10-05", "last": "2026-10-18"}],
    },
    "course": {
        "plans": [
            {
                "valid_from": begins,
                "elements": [
                    {
                        "measure": "no:arbeidstrening",
                        "minutes_a_week": 2250,
                        "percent": 100,
                        "first": begins,
                        "last": ends,
                    }
                ],
            }
            for begins, ends in (("2026-09-01", "2026-10-31"), ("2026-11-01", "2026-12-20"))
        ]
    },
}
"""Full time in two versions, the later one too much from December and over before the year is."""


def test_a_period_is_checked_in_each_version_of_the_plan(qup: Run, write: Any) -> None:
    path = write(TWO_VERSIONS)
    said = " ".join(
        qup("plan", "check", path, *WEEK, *HERE, "--until", "2026-12-31", "--lang", "en").out.split()
    )
    first, later = said.split("In the period")
    assert "The plan is valid in the whole period 7 September–31 October 2026." in first
    assert later.startswith(
        " 1 November–31 December 2026 the plan is not valid on all days: "
        "a rule is broken on 21–31 December 2026."
    )
    assert "judged to manage 16 h 40 min" in later  # the warning that a check on a day in December has
    told = qup("plan", "check", path, *WEEK, *HERE, "--until", "2026-12-31", "--json").json
    assert (told["outcome"], told["period"]) == ("valid", "2026-09-07/2026-10-31")
    assert told["outcome_until"] == "invalid"
    assert [(item["outcome"], item["period"]) for item in told["later"]] == [
        ("invalid", "2026-11-01/2026-12-31")
    ]


def test_a_day_is_no_period(qup: Run, write: Any) -> None:
    told = qup("plan", "check", write(TWO_VERSIONS), *WEEK, *HERE, "--json").json
    assert told["period"] is None
    assert "later" not in told


def test_without_a_day_the_newest_version_is_checked_on_its_first_day(qup: Run, write: Any) -> None:
    assert qup("plan", "check", write(TWO_VERSIONS), *HERE, "--json").json["on"] == "2026-11-01"
    assert "first day of the newest version" in " ".join(
        qup("plan", "check", "--help", "--lang", "en").out.replace("│", " ").split()
    )


@pytest.mark.parametrize(("day", "told"), [("2026-10-04", False), ("2026-10-05", True), ("2026-10-18", True)])
def test_planned_leave_is_told_without_details(qup: Run, write: Any, day: str, told: bool) -> None:
    said = qup("plan", "check", write(TWO_VERSIONS), "--on", day, *HERE, "--lang", "en").out
    assert ("The person plans to be on leave" in said) is told
    assert ("5–18 October 2026" in said) is told
    assert "For information" in said or not told
