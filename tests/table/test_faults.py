"""A table with faults is refused, with all of them; and so are rules that a table cannot decide."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from qupcore.errors import BadInput, EngineDisagreement, NoRulesInForce, RuleError
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts, Benefits, Judgement
from qupcore.population import synthesize
from qupcore.reforms import Reform, SetNumber
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section
from qupcore.table import row_explained
from qupcore.table.in_duckdb import decided_in_duckdb
from qupcore.table.people_table import table

DAY = date(2026, 9, 1)


def whole(count: int = 3) -> pl.DataFrame:
    """A table of nobody in particular."""
    rules = table(on=DAY)
    kinds = {"truth": pl.Boolean, "number": pl.Int64, "date": pl.Date, "choice": pl.String}
    return pl.DataFrame(
        {
            c.name: pl.Series([None] * count, dtype=kinds[c.kind])
            for c in rules.columns
            if c.name != "person.age"
        }
    )


def test_all_faults_are_told_together_with_counts_and_first_rows() -> None:
    frame = whole().with_columns(
        pl.Series("born", [date(1990, 1, 1), date(2027, 1, 1), date(1800, 1, 1)]),
        pl.Series("assessed.work_ability", [True, False, None]),
        pl.Series("benefits.monthly_total", [-1, 0, -7]),
        pl.Series("household.kind", ["single", "family", None]),
        pl.Series("person.lawful_stay", ["yes", "no", None]),
    ).drop("person.fixed_residence")  # fmt: skip
    with pytest.raises(BadInput, match="the table has 7 faults") as caught:
        table(on=DAY).decide(frame)
    told = {fault.path: fault for fault in caught.value.faults}
    assert told["person.lawful_stay"].code == "input.type"
    assert told["person.fixed_residence"].code == "input.missing"
    assert told["benefits.monthly_total"].what == "a number below 0 in 2 rows: 1, 3"
    assert told["household.kind"].remedy.startswith("write one of single, couple")
    assert told["assessed.work_ability"].what == "no in row 2"
    assert [fault.what for fault in caught.value.faults if fault.path == "born"] == [
        "a birth after the day in row 2",
        "a birth too long ago in row 3",
    ]


def test_a_misspelt_column_is_told_with_the_one_that_is_like_it() -> None:
    frame = whole().rename({"person.lawful_stay": "person.lawfull_stay"})
    with pytest.raises(BadInput) as caught:
        table(on=DAY).decide(frame)
    assert "person.lawfull_stay is nearest" in caught.value.faults[0].what


@pytest.mark.parametrize("name", ["BORN", "birth_date", "Fødselsdato"])
def test_a_birth_date_of_another_name_is_told(name: str) -> None:
    with pytest.raises(BadInput) as caught:
        table(on=DAY).decide(whole().rename({"born": name}))
    assert caught.value.faults[0].what == f"the column is missing; {name} is nearest"


def test_columns_in_which_nothing_is_known_need_no_type() -> None:
    rules, known = table(on=DAY), whole().with_columns(pl.lit(True).alias("person.lawful_stay"))
    plain = pl.DataFrame({n: [None] * 3 for n in known.columns} | {"person.lawful_stay": [True] * 3})
    assert plain.dtypes.count(pl.Null) == known.width - 1
    assert rules.decide(plain).equals(rules.decide(known))
    assert rules.decide(plain.lazy()).collect().equals(rules.decide(known))
    assert decided_in_duckdb(rules, plain)["outcome"].equals(rules.decide(known)["outcome"])
    people = pl.DataFrame({"ref": ["a"], "benefits_known": [None], "children_known": [None]})
    benefits = pl.DataFrame({"ref": ["a"], "law": ["folketrygdloven"], "monthly_ore": [None],
                             "valid_from": [None], "valid_to": [None]})  # fmt: skip
    children = pl.DataFrame({"ref": ["a"], "born": [None]})
    assert rules.with_benefits(people, benefits)["benefits.monthly_total"].to_list() == [None]
    assert rules.with_children(people, children)["household.children_0_to_5"].to_list() == [None]


def test_what_is_wrong_is_told_in_the_words_of_the_user() -> None:
    with pytest.raises(BadInput) as caught:
        table(topic="benefit_age").decide(pl.DataFrame({"person.age": [200, 20], "day": [DAY, DAY]}))
    told = caught.value.in_language("nb")
    assert "tabellen har en feil" in told
    assert "i rad 1 (oppgi et helt tall fra 0 til 150 i år, eller la cellen stå tom)" in told
    with pytest.raises(BadInput) as caught:
        table(topic="benefit_age").decide(pl.DataFrame({"person.age": [20], "day": [None]}))
    assert caught.value.faults[0].remedy == "give every row a day of the calendar"


def test_an_age_and_a_birth_date_together_are_refused() -> None:
    frame = whole().with_columns(pl.lit(30).alias("person.age"))
    with pytest.raises(BadInput) as caught:
        table(on=DAY).decide(frame)
    assert [fault.code for fault in caught.value.faults] == ["input.contradiction"]


def test_a_row_without_a_day_and_a_day_without_rules_are_refused() -> None:
    rules = table(topic="benefit_age")
    frame = pl.DataFrame({"person.age": [20, 30], "day": [DAY, None]})
    with pytest.raises(BadInput) as caught:
        rules.decide(frame)
    assert caught.value.faults[0].what == "no day in row 2"
    with pytest.raises(NoRulesInForce):
        rules.decide(frame.with_columns(pl.lit(date(2001, 1, 1)).alias("day")))


def test_rules_that_three_values_do_not_decide_are_refused_by_name() -> None:
    @section("sotjl", "29", ledd=1, valid="2026-01-01/..")
    def stays_or_not(person: ApplicantFacts) -> Condition:
        """True of everybody, which three values do not show of somebody unknown."""
        return any_of(person.introduction_programme_offered, ~person.introduction_programme_offered)

    law = Law("other", (*NATIONAL.rules, stays_or_not), NATIONAL.conventions)
    with pytest.raises(RuleError, match="stays_or_not") as caught:
        table(law, on=DAY)
    assert "person.introduction_programme_offered unknown" in caught.value.why


def test_rules_that_put_numbers_together_are_refused_for_the_right() -> None:
    @section("sotjl", "29", ledd=1, valid="2026-01-01/..")
    def compares_facts(benefits: Benefits, judgement: Judgement) -> Condition:
        """A comparison whose ways of filling in cannot be counted."""
        return (
            benefits.monthly_total <= benefits.monthly_total + benefits.monthly_total
        ) & judgement.benefits_limited

    law = Law("other", (*NATIONAL.rules, compares_facts), NATIONAL.conventions)
    with pytest.raises(RuleError, match="compares_facts"):
        table(law, on=DAY)


def test_every_edition_of_the_right_can_be_decided() -> None:
    assert len(list(table().editions())) > 20


def test_a_row_is_explained_by_the_engines_of_a_case() -> None:
    decision = table(on=DAY).explain_row({"born": date(2010, 1, 1), "person.lawful_stay": False})
    failed = [finding.rule for finding in decision.findings if finding.outcome == "not_met"]
    assert failed == ["sotjl.29.age", "for-2011-1251.4.lawful_stay"]
    ruling = table(topic="start").explain_row(
        {"start.applied_on": date(2026, 3, 1), "start.started_on": date(2026, 9, 2), "day": DAY}
    )
    assert ruling.holds is None  # a deferral is not known


def test_days_of_the_rows_beside_a_day_for_all_are_refused() -> None:
    frame = whole().with_columns(pl.lit(date(2020, 1, 1)).alias("day"))
    rules = table(on=DAY)
    for asked in (
        lambda: rules.decide(frame),
        lambda: rules.decide(frame.lazy()),
        lambda: rules.check(frame),
        lambda: decided_in_duckdb(rules, frame),
    ):
        with pytest.raises(BadInput) as caught:
            asked()
        assert [fault.path for fault in caught.value.faults] == ["day"]


def test_a_row_of_the_answers_is_not_explained_as_if_nothing_were_known() -> None:
    rules = table(on=DAY)
    people = synthesize(seed=1, size=5)
    answers = rules.decide(people)
    for row in range(5):
        assert rules.explain_row(people.row(row, named=True)).outcome == answers["outcome"][row]
        with pytest.raises(BadInput, match="the row is one of the answers"):
            rules.explain_row(answers.row(row, named=True))


def test_a_row_that_no_case_tells_of_is_refused() -> None:
    with pytest.raises(BadInput, match="no case has the facts of this row together") as caught:
        table(on=DAY).explain_row({"born": None, "household.children_0_to_5": 1})
    assert "household.kind" in caught.value.where


def test_a_disagreement_about_a_row_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = row_explained._answer
    monkeypatch.setattr(row_explained, "_answer", lambda *given: {**answer(*given), "outcome": "right"})
    with pytest.raises(EngineDisagreement):
        table(on=DAY).explain_row({"born": date(2010, 1, 1)})


def test_a_reform_is_decided_too() -> None:
    reform = Reform(name="a", source="an example", operations=[
        SetNumber(about="sotjl.29.age_min", start=date(2026, 1, 1), value=20)])  # fmt: skip
    frame = whole(1).with_columns(pl.Series("born", [date(2007, 1, 1)]))
    assert table(on=DAY).decide(frame)["outcome"].item() == "undetermined"
    assert table(reform(NATIONAL), on=DAY).decide(frame)["outcome"].item() == "no_right"
