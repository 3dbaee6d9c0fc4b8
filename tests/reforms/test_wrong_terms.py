"""What no new term may be: without its words, of another form, or about what can be no condition."""

from __future__ import annotations

import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from qupcore.catalogue import Text, condition
from qupcore.domain.refused_subjects import refused_subject
from qupcore.errors import BadInput, RuleError
from qupcore.law.vocabulary import vocabulary
from qupcore.reforms import NewTerm, read_reform
from qupcore.rules import NATIONAL
from qupcore.wire.plain import plain

FILE = (Path(__file__).parents[2] / "examples/reforms/schooling.toml").read_text("utf-8")
SOUND: dict[str, Any] = {
    "name": "proposed.schooling",
    "kind": "int",
    "unit": "years",
    "label": Text("skolegang", "skulegang", "schooling"),
    "question": Text("Hvor mange år?", "Kor mange år?", "How many years?"),
}
ALIKE = Text("a", "b", "c")


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"name": "schooling"}, ".name"),
        ({"name": "person.schooling"}, ".name"),
        ({"name": "proposed.Schooling"}, ".name"),
        ({"name": "proposed." + "a" * 61}, ".name"),
        ({"name": "proposed_judgement.schooling"}, ".kind"),
        ({"unit": ""}, ".unit"),
        ({"kind": "bool"}, ".unit"),
        ({"low": 5, "high": 4}, ".high"),
        ({"low": True}, ".low"),
        ({"high": 10**15}, ".high"),
        ({"kind": "choice", "unit": ""}, ".choices"),
        ({"kind": "choice", "unit": "", "choices": {"one": ALIKE}}, ".choices"),
        ({"kind": "choice", "unit": "", "choices": {"one": ALIKE, "Two": ALIKE}}, ".choices.Two"),
        ({"choices": {"one": ALIKE, "two": ALIKE}}, ".choices"),
        ({"label": Text("skolegang", " ", "schooling")}, ".label.nn"),
        ({"name": "proposed.is_motivated"}, ".name"),
        ({"question": Text("Er personen motivert?", "a", "b")}, ".question.nb"),
        ({"question": Text("a", "Er måltalet nådd?", "b")}, ".question.nn"),
        ({"question": Text("a", "b", "Is there a budget for it?")}, ".question.en"),
        ({"label": Text("a", "b", "Norwegian citizenship")}, ".label.en"),
        ({"label": Text("plass på ventelisten", "b", "c")}, ".label.nb"),
    ],
)
def test_a_wrong_term_is_refused_at_its_place(changed: dict[str, Any], path: str) -> None:
    assert NewTerm(**SOUND).path == "$.proposed.schooling"
    with pytest.raises(BadInput) as caught:
        NewTerm(**SOUND | changed)
    assert path in [fault.path for fault in caught.value.faults]
    assert all(fault.remedy for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("person.is_motivated", "motivation"),
        ("Er personen motivert nok?", "motivation"),
        ("Er MOTIVASJONEN til stede?", "motivation"),
        ("office.targets_met", "targets"),
        ("Er kommunens måltall nådd?", "targets"),
        ("Er det kvote igjen?", "targets"),
        ("office.budget_left", "budgets"),
        ("Er det pengar att på budsjettet?", "budgets"),
        ("How long is the waiting list?", "waiting_lists"),
        ("Står personen på venteliste?", "waiting_lists"),
        ("person.country_of_birth", "nationality"),
        ("Kva statsborgarskap har personen?", "nationality"),
        ("Har personen norsk nasjonalitet?", "nationality"),
        ("Hvor mange års skolegang har personen?", None),
        ("Har personen et mål for programmet?", None),
        ("Is the goal of the programme reached?", None),
        ("Lives in a place for remote work (automotive)", None),
    ],
)
def test_the_words_of_what_can_be_no_condition(text: str, subject: str | None) -> None:
    assert refused_subject(text) == subject


def test_no_term_of_the_law_and_of_measures_is_about_them() -> None:
    weighed = {
        "judgement.motivation_weighed"
    }  # § 32: whether it was weighed, which is no condition of a right
    assert {name for name in vocabulary() if refused_subject(name)} == weighed


def test_a_plugin_that_asks_for_one_is_told_why() -> None:
    with pytest.raises(RuleError, match="motivation can be no condition"):
        condition("person.motivated")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('nn = "talet på år med skulegang"\n', "", "terms[0].label"),
        ('kind = "int"', 'kind = "float"', "terms[0].kind"),
        ("low = 0", "lowest = 0", "terms[0].lowest"),
        ("[terms.question]", "[terms.asked]", "terms[0].asked"),
        ('"proposed.schooling"\n', '"proposed.schooling_motivated"\n', "terms[0].name"),
        ("proposed.schooling <", "proposed.shooling <", "operations[0].when"),
        ("high = 30", 'high = "30"', "terms[0].high"),
    ],
)
def test_a_wrong_file_is_told_with_line_and_path(old: str, new: str, path: str) -> None:
    assert FILE.count(old) >= 1
    with pytest.raises(BadInput) as caught:
        read_reform(FILE.replace(old, new, 1).encode(), over=NATIONAL)
    assert path in "\n".join(f"{fault.path} {fault.what}" for fault in caught.value.faults)


def test_the_day_before_the_reform_nothing_is_asked() -> None:
    law = read_reform(FILE.encode(), over=NATIONAL)(NATIONAL)
    days = date(2026, 12, 31), date(2027, 1, 1)
    read = [{name for name, term in law.in_force(day).terms.items() if term.new} for day in days]
    assert read == [set(), {"proposed.schooling", "proposed_judgement.needs_schooling"}]
    assert attrs.evolve(NewTerm(**SOUND), low=0).low == 0


def test_a_choice_keeps_its_words_and_tells_them_in_a_record() -> None:
    given = {"owned": Text("eid", "eigd", "owned"), "rented": Text("leid", "leigd", "rented")}
    term = NewTerm(**SOUND | {"name": "proposed.home", "kind": "choice", "unit": "", "choices": given})
    given.clear()
    assert [*term.choices] == ["owned", "rented"]
    assert pickle.loads(pickle.dumps(term)) == term
    told = plain(term)
    assert isinstance(told, dict)
    assert told["choices"]["rented"] == {"nb": "leid", "nn": "leigd", "en": "rented"}
    assert json.loads(json.dumps(told)) == told
