"""Every finding of a plan check has a text in three languages, with its sources."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing.drawn import ON, catalogues, people
from planning.few import PERSON
from planning.test_mending import plans
from qupcore import Participant, national
from qupcore.composing.adding import addable
from qupcore.composing.coverage import Lack, LackKind
from qupcore.composing.parts import PART_NAMES
from qupcore.domain.answers.plan_check import ChangeKind, PlanCheck, PlanFinding, PlanOutcome, Severity
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.relation import RelationKind
from qupcore.domain.period import Period
from qupcore.domain.source import Authority
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.plan_check import explain_plan, names_of
from qupcore.explaining.plan_search import explain_additions, explain_suggestions
from qupcore.phasing.weeks_suggested import suggest
from qupcore.planning.check import check_plan
from qupcore.planning.clash import CLASHING
from qupcore.planning.rules.view import view_of
from qupcore.planning.rules.week import WEEK_RULES
from qupcore.rules.parameters import Basis
from qupcore.searching.rule import Kind

BROKEN = re.compile(r"\{|\}|\bNone\b|\bTrue\b|\bFalse\b|<\w+ object")


def kinds() -> set[str]:
    """Every kind of rule in the national catalogue and in the rules for all measures."""
    view = view_of((national(),), "", date(2026, 9, 7))
    found = set(CLASHING) | {rule.name for rule in WEEK_RULES}
    for versions in view.measures.values():
        for measure in versions:
            for offered in (True, False):
                found |= {meaning.kind for meaning in view.rules_of(measure, offered).meanings.values()}
    found |= {meaning.kind for meaning in view.whole.meanings.values()}
    found |= {
        f"{kind}{host}" for kind in get_args(RelationKind) if kind != "allows" for host in ("", "_host")
    }
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_has_its_words(lang: str) -> None:
    tables = phrases(lang).tables
    assert kinds() <= tables["plan_rule"].keys()
    for table, words in {
        "plan_outcome": get_args(PlanOutcome),
        "plan_outcome_word": get_args(PlanOutcome),
        "plan_weight": get_args(Severity),
        "plan_change": get_args(ChangeKind),
        "plan_authority": (*get_args(Authority), *get_args(Basis)),
        "search_rule": set(get_args(Kind)) - {"part"},
        "search_part": PART_NAMES,
        "lack": get_args(LackKind),
    }.items():
        assert set(words) <= tables[table].keys(), table
    view = view_of((national(),), "", date(2026, 9, 7))
    values = {
        name
        for versions in view.measures.values()
        for measure in versions
        for meaning in view.rules_of(measure, True).meanings.values()
        for name, _ in meaning.values
    }
    assert values <= tables["plan_value"].keys()


@settings(
    max_examples=settings.default.max_examples // 3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data(), catalogues(), people)
def test_every_check_is_put_in_words(data: st.DataObject, catalogue: Catalogue, person: Participant) -> None:
    plan = data.draw(plans(catalogue))
    check = check_plan(plan, ON, case=person, catalogue=catalogue)
    lines = {lang: explain_plan(check, plan, lang, names_of([catalogue], lang)) for lang in LANGUAGES}
    assert len({len(found) for found in lines.values()}) == 1
    for lang, found in lines.items():
        assert phrases(lang).written(ON) in found[0].text
        for line in found:
            assert not BROKEN.search(line.text), line.text
    named = {term for item in check.findings for term in item.missing}
    said = " ".join(line.text for line in lines["en"] if line.text.startswith("not known"))
    assert not {term for term in named if re.search(rf"\b{re.escape(term)}\b", said)}, (
        "no bare name of a term"
    )


def test_every_finding_that_weighs_says_where_it_is_from() -> None:
    plan = suggest(PERSON, ON, catalogue=national(), want=1).plans[0].plan
    unknown = attrs.evolve(PERSON, birth_date=None)
    for item in check_plan(plan, ON, case=unknown, catalogue=national()).findings:
        assert item.citation is not None or item.sources or item.authority in ("policy", "local")


def test_suggestions_are_put_in_words() -> None:
    found = suggest(PERSON, date(2026, 9, 7), catalogue=national(), want=2)
    lines = {lang: explain_suggestions(found, lang, names_of([national()], lang)) for lang in LANGUAGES}
    assert len({len(several) for several in lines.values()}) == 1
    assert all(not BROKEN.search(line.text) for several in lines.values() for line in several)
    assert Lack("hours") < Lack("need")


# why a measure may not be added


def slot(start: int, end: int) -> Slot:
    return Slot(day="monday", start=start, end=end)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_whose_own_times_collide_says_so_once(lang: str) -> None:
    """ "Fixed times collide (and 33 other measures)" blamed each measure for the plan's own clash."""
    elements = (
        Element(measure="no:jobbsoking", first=ON, last=ON, minutes_a_week=120, slots=(slot(540, 660),)),
        Element(measure="no:egenaktivitet", first=ON, last=ON, minutes_a_week=120, slots=(slot(600, 720),)),
    )
    plan = Plan(valid_from=ON, elements=elements)
    found = addable(plan, ON, case=PERSON, catalogue=national())
    lines = explain_additions(found, lang, names_of((national(),), lang))
    words = phrases(lang)
    named = ", ".join(names_of((national(),), lang)[element.measure] for element in reversed(elements))
    told = [line for line in lines if line.id == "own_clash"]
    assert [line.text for line in told] == [words.say("suggest_label", "own_clash", elements=named)]
    assert not [line.text for line in lines if words.say("refused", "slots") in line.text]
    apart = attrs.evolve(plan, elements=(elements[0], attrs.evolve(elements[1], slots=(slot(720, 840),))))
    found = addable(apart, ON, case=PERSON, catalogue=national())
    assert "own_clash" not in [line.id for line in explain_additions(found, lang, {})]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_measure_is_refused_by_the_text_of_a_kept_rule(lang: str) -> None:
    """The reason why not was once "The age at the start fits"."""
    words = phrases(lang)
    kept = {*words.tables["plan_rule"].values()}
    found = addable(Plan(valid_from=ON), ON, case=Participant(ref="a"), catalogue=national())
    lines = explain_additions(found, lang, names_of((national(),), lang))
    reasons = [
        line.text.partition(": ")[2] for line in lines if line.id.startswith(("to_assess.", "refused."))
    ]
    assert len(reasons) > 10
    assert not kept & {part for text in reasons for part in text.split("; ")}


@pytest.mark.parametrize(
    ("stretches", "said"),
    [
        ([(1, 3), (4, 6)], "on 1–6 September 2026."),  # days beside each other are one stretch
        ([(1, 3), (2, 2)], "on 1–3 September 2026."),
        ([(8, 9), (1, 3)], "on 1–3 September 2026 and on 8–9 September 2026."),
        (
            [(1, 1), (3, 3), (5, 5), (7, 7), (9, 9)],
            "on 1 September 2026, on 3 September 2026, on 5 September 2026 and on 2 more stretches of days.",
        ),
    ],
)
def test_the_headline_of_a_period_names_the_days_of_the_breaches(
    stretches: list[tuple[int, int]], said: str
) -> None:
    days = [Period(date(2026, 9, first), date(2026, 9, last)) for first, last in stretches]
    assert _headline_of(*days).endswith(f"a rule is broken {said}")


def test_the_headline_of_a_breach_of_the_whole_plan_names_no_days() -> None:
    assert _headline_of(None) == "The plan is not valid in the period 1–30 September 2026."


def _headline_of(*days: Period | None) -> str:
    check = PlanCheck(
        outcome="invalid",
        findings=tuple(
            PlanFinding(rule="a", kind="not_over", weight="breach", outcome="not_met", period=item)
            for item in days
        ),
        on=date(2026, 9, 1),
        period=Period(date(2026, 9, 1), date(2026, 9, 30)),
        catalogue="",
        rulebook="",
        engines=(),
    )
    return explain_plan(check, Plan(valid_from=date(2026, 9, 1)), "en")[0].text
