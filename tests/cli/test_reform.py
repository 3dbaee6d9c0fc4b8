"""`qup reform`: a new reform, its faults, what it changes in words and as JSON, and installed reforms."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

START = "2027-01-01"
TOP = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_new_reform_is_sound_after_one_edit(
    qup: Any, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agelimit.toml"
    told = qup("reform", "new", "agelimit-2027", "-o", path, "--start", START, "--lang", lang)
    assert told.status == 0
    assert f"qup reform check {path}" in told.out.replace("\n", " ").replace("  ", " ")
    text = path.read_text(encoding="utf-8")
    assert qup("reform", "check", path, "--lang", lang).status == 2
    path.write_text(text.replace("\nvalue = 18", "\nvalue = 20"), encoding="utf-8")
    ran = qup("reform", "check", path, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert f"qup diff {START} {START}+" in " ".join(ran.out.split())
    # Each operation that stands there as a remark is sound too.
    written = text.replace("\nvalue = 18", "\nvalue = 20").splitlines()
    first = written.index("# [[operations]]")
    path.write_text("\n".join([*written[:first], *(line.removeprefix("# ") for line in written[first:])]))
    assert qup("reform", "check", path).status == 0


def test_an_existing_file_is_not_overwritten_and_a_wrong_name_is_refused(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("mine")
    assert qup("reform", "new", "a", "-o", path).status == 2
    assert path.read_text() == "mine"
    for name in ("A+b", "national", "é", ""):
        ran = qup("reform", "new", name, "-o", tmp_path / "b.toml", "--lang", "en")
        assert (ran.status, "is not a name of a reform" in ran.err) == (2, True)


FAULTY = """name = "b"
source = "a test"
[[operations]]
set_number = "sotjl.29.age_min"
start = 2027-01-01
value = -5
[[operations]]
repeal = "sotjl.29.agee"
start = 2027-01-01
[[operations]]
reword = "sotjl.29.capacity"
start = 2027-01-01
when = "pay.two_thirds == 0"
[[operations]]
reword = "sotjl.29.capacity"
start = 2027-01-01
when = "person.qwerty < 3"
"""


def test_every_fault_is_told_at_once_each_in_a_short_line_with_its_place(qup: Any, tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text(FAULTY)
    ran = qup("reform", "check", path, "--lang", "en")
    assert ran.status == 2
    lines = ran.err.splitlines()[2:]
    places = [line.partition(".toml:")[2].partition(": ")[0] for line in lines]
    assert places == ["4", "8", "11", "17"]
    assert "did you mean 'sotjl.29.age'?" in lines[1]
    assert "no answer about right is asked for pay.two_thirds" in lines[2]
    assert "person.age" in lines[3]
    assert max(len(line) - len(str(path)) for line in lines) < 700


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_reform_is_shown_with_what_was_and_what_is(qup: Any, lang: str) -> None:
    path = TOP / "examples" / "reforms" / "change-2019.toml"
    ran = qup("reform", "show", path, "--on", "2018-12-31", "--lang", lang)
    assert ran.status == 0
    for part in ("LOV-2018-12-20-98", "18", "19", "nav.no"):
        assert part in ran.out
    assert ("letter c" in ran.out, "bokstav c" in ran.out) == (lang == "en", lang != "en")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_reform_as_json(qup: Any) -> None:
    path = TOP / "examples" / "reforms" / "very-2010.toml"
    shown = qup("reform", "show", path, "--on", "2010-12-16", "--json").json
    assert shown == qup("reform", "check", path, "--on", "2010-12-16", "--json").json
    assert (shown["topics"], shown["under"]["trial"]) == (["right"], True)
    gone, new = shown["operations"]
    assert (gone["operation"], gone["about"], gone["after"]) == ("repeal", "sotjl.29.benefits_limited", "")
    assert new["after"] == "benefits.monthly_total == 0 øre or judgement.benefits_very_limited"
    assert (new["start"], new["end"], new["citation"]) == ("2010-12-17", None, "sotjl § 29 (1)")


def test_an_installed_reform_is_listed_and_named_where_a_file_is(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "limits-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: limits\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[qupcore.reforms]\nagelimit = limits.toml\n")
    operation = '[[operations]]\nset_number = "sotjl.29.age_min"\nstart = 2027-01-01\nvalue = 20\n'
    (tmp_path / "limits.toml").write_text(f'name = "agelimit"\nsource = "a test"\n{operation}')
    before = qup("diff", START, START, "--topic", "right").status
    monkeypatch.syspath_prepend(str(tmp_path))
    (listed,) = qup("reform", "list", "--json").json["reforms"]
    assert (listed["name"], listed["distribution"], listed["fault"]) == ("agelimit", "limits", "")
    assert "agelimit (limits 1.0)" in qup("reform", "list").out
    assert qup("reform", "check", "agelimit").status == 0
    assert qup("diff", START, START, "--topic", "right").status == before == 0
    assert qup("diff", START, f"{START}+agelimit", "--topic", "right").status == 1


def test_a_day_beside_two_days_is_refused(qup: Any) -> None:
    ran = qup("diff", "2018-12-31", "2019-01-01", "--on", "2019-01-01", "--lang", "en")
    assert ran.status == 2
    assert "--on does not go with two days" in ran.err


def test_the_commands_of_the_page_do_what_it_says(
    qup: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (TOP / "docs" / "reforms.md").read_text(encoding="utf-8")
    (tmp_path / "examples").symlink_to(TOP / "examples")
    monkeypatch.chdir(tmp_path)
    commands = [
        shlex.split(said) for said in re.findall(r"`qup (reform (?:new|check|show|list)[^`]*)`", page)
    ]
    assert len(commands) >= 7
    reform = re.search(r"^```toml\n(name = .*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert reform
    for command in commands:
        assert qup(*command).status == 0, command
        if command[1] == "new":  # its one edit: the reform that the page gives instead
            assert (tmp_path / "agelimit.toml").exists()
            (tmp_path / "agelimit.toml").write_text(reform[1], encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "question"),
    [("nb", "Hvor mange års skolegang"), ("nn", "Kor mange års"), ("en", "How many years of schooling")],
)
def test_the_new_facts_of_a_reform_are_shown_with_their_questions(qup: Any, lang: str, question: str) -> None:
    path = TOP / "examples/reforms/schooling.toml"
    for command in ("show", "check"):
        assert question in " ".join(qup("reform", command, path, "--lang", lang).out.split())
    names = [term["name"] for term in qup("reform", "show", path, "--json").json["terms"]]
    assert names == ["proposed.schooling", "proposed_judgement.needs_schooling"]


def test_the_suggested_comparison_has_the_reforms_under_it(qup: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "the second.toml"
    head = 'name = "{}"\nsource = "a test"\n[[operations]]\nstart = 2027-01-01\n'
    about = "sotjl.29.work_ability_assessment"
    first.write_text(head.format("first") + f'repeal = "{about}"\n')
    second.write_text(head.format("second").replace("-01-01", "-07-01") + f'revive = "{about}"\n')
    ran = qup("reform", "check", second, "--on", first, "--lang", "en")
    suggested = shlex.split(" ".join(ran.out.partition("Whom it touches: ")[2].split()))
    assert suggested == ["qup", "diff", f"2027-07-01+{first}", f"2027-07-01+{first}+{second}"]
    assert qup(*suggested[1:], "--topic", "right").status == 1
    # The law of 2018 has changed since: no name of it would be right, and none is suggested.
    old = TOP / "examples/reforms/change-2019.toml"
    assert "qup diff" not in qup("reform", "check", old, "--on", "2018-12-31").out
