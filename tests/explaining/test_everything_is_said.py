"""Every decision, question and rule has a text in three languages, and users' own texts are unchanged."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explaining.languages import BROKEN, each_language
from qupcore import Assessment, Participant, decide, explain, to_text
from qupcore.cases import PracticeCondition
from qupcore.cli.output import print_lines
from qupcore.domain.case.participant import Benefit
from qupcore.explaining.decision import questions
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.rules import list_rules, show_section
from qupcore.law.national import NATIONAL
from qupcore.rules.rulebook import change_days
from qupcore.testing import participants

DAYS = [day for day in change_days(NATIONAL.rules, NATIONAL.conventions) if day >= date(2007, 11, 1)]

SECTIONS = sorted({f"{p.citation.law} § {p.citation.section}" for r in NATIONAL.rules for p in r.provisions})


# every rule explains

DAY = st.dates(date(2007, 11, 1), date(2030, 12, 31))
RANDOM = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
"""What stands in no sentence: unfilled places, Python's words for values."""


@RANDOM
@given(participants(), DAY)
def test_every_decision_explains_in_three_languages(person: Participant, on: date) -> None:
    decision = decide(person, on=on)
    lines = {lang: explain(decision, lang, "case-1") for lang in LANGUAGES}
    assert len({len(found) for found in lines.values()}) == 1, "one line for one line"
    for lang, found in lines.items():
        assert phrases(lang).written(on) in found[0].text
        for line in found:
            assert not BROKEN.search(line.text), (lang, line.text)
        assert {(line.indent, line.weight) for line in found} == {
            (line.indent, line.weight) for line in lines["nb"]
        }


@each_language
def test_a_judgement_of_spaces_only_is_told_as_empty(lang: str) -> None:
    def said(by: str, grounds: str) -> list[str]:
        judged = Assessment(
            question="judgement.capacity_substantially_reduced", answer=True, by=by, grounds=grounds
        )
        decision = decide(Participant(ref="a", assessments=(judged,)), on=date(2026, 6, 1))
        return [line.text for line in explain(decision, lang)]

    assert said("  ", "\t") == said("", "")


@RANDOM
@given(participants(), DAY)
def test_every_question_is_put_in_three_languages(person: Participant, on: date) -> None:
    decision = decide(person, on=on)
    for lang in LANGUAGES:
        said = to_text(tuple(questions(decision, phrases(lang))))
        assert bool(said) == bool(decision.missing)
        for question in decision.missing:
            first = phrases(lang).question(question.term).split()[:4]
            assert " ".join(first) in " ".join(said.split())


@each_language
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_rule_of_a_day_is_listed_and_shown(on: date, lang: str) -> None:
    listed = list_rules(on, lang)
    assert len(listed) >= 10
    sections = [line.text for line in listed if line.weight == "heading"]
    texts = {line.text for line in listed}  # each text once: the sections of a day share most of theirs
    for section in sections:
        texts |= {line.text for line in show_section(section, lang, on)}
    assert not [text for text in texts if BROKEN.search(text)]
    ids = {p.split(":")[0] for p in (line.text for line in listed if line.indent == 2)}
    in_force = {r.id for r in NATIONAL.rules if any(p.valid.contains(on) for p in r.provisions)}
    assert ids == in_force


@each_language
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_shown(section: str, lang: str) -> None:
    text = to_text(show_section(section, lang), 10_000)
    law, _, number = section.partition(" § ")
    for rule in NATIONAL.rules:
        if any((p.citation.law, p.citation.section) == (law, number) for p in rule.provisions):
            assert rule.id in text
            for provision in rule.provisions:
                assert phrases(lang).written(provision.valid) in text


# what users write is printed as they wrote it

MARKUP = "[red]x[/red] [bold] [link=https://example.org]y[/link] {grounds} :smile: [/]"


@each_language
def test_markup_in_a_case_is_printed_as_it_is(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    person = Participant(
        ref=f"ref {MARKUP}",
        benefits=(Benefit(kind="other", law="other"),),
        assessments=(
            Assessment(
                question="judgement.capacity_substantially_reduced",
                answer=True,
                grounds=f"grounds {MARKUP}",
                by=f"by {MARKUP}",
                at=date(2026, 1, 1),
            ),
        ),
        practice_conditions=(
            PracticeCondition(name=f"name {MARKUP}", by=f"set {MARKUP}", note=f"note {MARKUP}"),
        ),
        sources={"benefits": f"source {MARKUP}"},
    )
    print_lines(explain(decide(person, on=date(2026, 6, 1)), lang, person.ref))
    out = " ".join(capsys.readouterr().out.split())
    for place in ("ref", "grounds", "by", "name", "set", "note", "source"):
        assert f"{place} {MARKUP}" in out


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=60))
@settings(deadline=None)
def test_any_word_in_a_case_is_kept(word: str) -> None:
    judged = Assessment(question="judgement.capacity_substantially_reduced", answer=True, grounds=word)
    decision = decide(Participant(ref="a", assessments=(judged,)), on=date(2026, 6, 1))
    for lang in LANGUAGES:
        assert word in to_text(explain(decision, lang, "a"), 80)


def test_a_line_break_in_a_case_makes_no_new_line_of_ours() -> None:
    note = "first\n\n  + oppfylt: alt\nlast"
    person = Participant(ref="a", practice_conditions=(PracticeCondition(name="motivated", note=note),))
    text = to_text(explain(decide(person, on=date(2026, 6, 1)), "nb"), 200)
    assert "\n  + oppfylt: alt" not in text
    assert "first + oppfylt: alt last" in " ".join(text.split())


# amounts


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (True, "", ("ja", "ja", "yes")),
        (False, "", ("nei", "nei", "no")),
        (18, "years", ("18 år", "18 år", "18 years")),
        (0, "øre", ("0\xa0kroner",) * 3),
        (1_234_567, "øre", ("12\xa0345,67\xa0kroner", "12\xa0345,67\xa0kroner", "12,345.67\xa0kroner")),
        (
            100_000_000,
            "øre",
            ("1\xa0000\xa0000\xa0kroner", "1\xa0000\xa0000\xa0kroner", "1,000,000\xa0kroner"),
        ),
        (5, "øre", ("0,05\xa0kroner", "0,05\xa0kroner", "0.05\xa0kroner")),
        (3, "1", ("3", "3", "3")),
        ("single", "", ("enslig", "einsleg", "single")),
    ],
)
def test_amounts(value: Any, unit: str, said: tuple[str, ...]) -> None:
    assert tuple(phrases(lang).amount(value, unit) for lang in LANGUAGES) == said


def test_a_decision_says_whether_engines_agree() -> None:
    decision = decide(Participant(ref="a"), on=date(2026, 6, 1))
    two = attrs.evolve(decision.provenance, engines=(("reference", "1"), ("durable-rules", "2")))
    one = attrs.evolve(decision.provenance, engines=(("reference", "1"),))
    for provenance, said in ((two, "reference 1, durable-rules 2, which agree"), (one, "reference 1 alone")):
        text = " ".join(to_text(explain(attrs.evolve(decision, provenance=provenance), "en")).split())
        assert f"Decided by {said};" in text


@each_language
def test_a_rule_without_a_text_is_shown_by_its_id_and_docstring(lang):
    decision = decide(Participant(ref="a", birth_date=date(2010, 1, 1)), on=date(2026, 9, 1))
    untold = attrs.evolve(decision.findings[0], rule="try.1.untold", doc="Nobody wrote a text for it.")
    text = to_text(explain(attrs.evolve(decision, findings=(untold,)), lang))
    assert "try.1.untold: Nobody wrote a text for it: " in text


def test_a_finding_carries_what_its_rule_says():
    decision = decide(Participant(ref="a", birth_date=date(2010, 1, 1)), on=date(2026, 9, 1))
    docs = {rule.id: rule.doc for rule in NATIONAL.rules}
    assert all(finding.doc == docs[finding.rule] != "" for finding in decision.findings)
