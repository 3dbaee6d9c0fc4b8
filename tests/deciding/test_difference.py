"""What is another in one decision than in another, in records and words."""

from __future__ import annotations

import json
import re
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from deciding.ways import scaled
from law.applicants import applicant
from qupcore import Assessment, Participant, decide, explain, to_text
from qupcore.deciding.difference import difference
from qupcore.domain.answers.difference import FactDifference, FindingDifference, NumberDifference
from qupcore.errors import BadInput
from qupcore.explaining.difference import explain_difference
from qupcore.explaining.phrases import LANGUAGES
from qupcore.law.national import NATIONAL
from qupcore.records import read_receipt, receipt_of, write_receipt
from qupcore.rules.law import Law
from qupcore.testing import days, participants
from qupcore.wire.record import difference_record

ON = date(2026, 9, 7)
RANDOM = settings(max_examples=scaled(100), suppress_health_check=[HealthCheck.too_slow])


@RANDOM
@given(participants(), participants(), days(), days())
def test_a_difference_tells_what_is_another_and_nothing_else(
    one: Participant, other: Participant, first: date, second: date
) -> None:
    before, after = decide(one, on=first), decide(other, on=second)
    found = difference(before, after)
    assert found.same == (not difference_of_nothing(found)), found
    assert difference(before, before).same
    verdicts = {item.rule: item.outcome for item in before.findings}
    for change in found.findings:
        assert verdicts.get(change.rule) == change.before
        verdicts[change.rule] = change.after  # type: ignore[assignment]
    assert {rule: verdict for rule, verdict in verdicts.items() if verdict is not None} == {
        item.rule: item.outcome for item in after.findings
    }
    asked = [question.term for question in before.missing if question.term not in found.answered]
    assert {*asked, *found.asked} == {question.term for question in after.missing}
    back = difference(after, before)
    assert {(item.rule, item.after, item.before) for item in back.findings} == {
        (item.rule, item.before, item.after) for item in found.findings
    }
    for lang in LANGUAGES:
        lines = explain_difference(found, lang)
        assert all(line.id for line in lines)
        assert len({line.id for line in lines}) == len(lines)
        assert not re.search(r"\bNone\b(?!:)", to_text(lines))


def difference_of_nothing(found: object) -> list[str]:
    record = difference_record(found)  # type: ignore[arg-type]
    pairs = ("outcome", "final")
    lists = ("findings", "facts", "numbers", "wordings", "asked", "answered")
    return [
        *(name for name in pairs if record[name]["before"] != record[name]["after"]),  # type: ignore[index]
        *(name for name in lists if record[name]),
    ]


def test_a_fact_that_became_known() -> None:
    case = applicant()
    before = decide(attrs.evolve(case, work_ability_assessment=None), on=ON)
    found = difference(before, decide(case, on=ON))
    assert found.outcome == ("undetermined", "right")
    assert found.findings == (
        FindingDifference(
            rule="sotjl.29.work_ability_assessment", before="unknown", after="met", counts=True
        ),
    )
    assert found.facts == (
        FactDifference(term="assessed.work_ability", kind="known", before=None, after=True),
    )
    assert found.answered == ("assessed.work_ability",)
    assert found.final == (False, True)


def test_a_judgement_made_anew_with_the_same_answer() -> None:
    case = applicant()
    judged = case.assessments[0]
    again = attrs.evolve(judged, at=ON, grounds="another talk")
    found = difference(
        decide(case, on=ON), decide(attrs.evolve(case, assessments=(*case.assessments, again)), on=ON)
    )
    assert [(item.term, item.kind, item.after) for item in found.facts] == [(judged.question, "basis", True)]
    assert found.outcome == ("right", "right")
    assert not found.findings


def test_the_law_became_another() -> None:
    born = Participant(ref="a", birth_date=date(2000, 6, 15))
    found = difference(decide(born, on=date(2018, 12, 31)), decide(born, on=date(2019, 1, 1)))
    assert NumberDifference(name="sotjl.29.age_min", unit="years", before=19, after=18) in found.numbers
    wordings = {item.rule: (item.before, item.after) for item in found.wordings}
    assert wordings["sotjl.29.work_ability_assessment"][1] == "2019-01-01"
    said = to_text(explain_difference(found, "en"))
    assert "was: working age begins at 19; is now: working age begins at 18" in said


def test_words_in_three_languages() -> None:
    old = Participant(ref="a", birth_date=date(2010, 1, 1))
    found = difference(decide(old, on=ON), decide(attrs.evolve(old, birth_date=date(1990, 1, 1)), on=ON))
    first = {lang: explain_difference(found, lang)[0].text for lang in LANGUAGES}
    assert first == {
        "nb": "Resultatet er endret: før ikke rett til programmet, nå ikke avgjort.",
        "nn": "Resultatet er endra: før ikkje rett til programmet, no ikkje avgjort.",
        "en": "The outcome has changed: was no right to the programme, is now not decided.",
    }
    assert "age: was 16 years, is now 36 years" in to_text(explain_difference(found, "en"))


def test_nothing_became_another() -> None:
    decision = decide(applicant(), on=ON)
    lines = explain_difference(difference(decision, decision), "en")
    assert [line.text for line in lines] == [
        "The outcome is the same: a right to the programme.",
        "Nothing else has changed.",
    ]


def test_two_receipts() -> None:
    case = applicant()
    two = (attrs.evolve(case, birth_date=None), case)
    decisions = [decide(item, on=ON) for item in two]
    receipts = [
        read_receipt(write_receipt(receipt_of(item, decision)).encode())
        for item, decision in zip(two, decisions, strict=True)
    ]
    found = difference(*receipts)
    assert found == difference(*decisions)
    record = difference_record(found)
    assert json.loads(json.dumps(record)) == record
    assert record["outcome"] == {"before": "undetermined", "after": "right"}


def test_what_is_no_decision_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot compare a dict"):
        difference({}, {})  # type: ignore[arg-type]


def test_the_words_of_a_decision_are_not_in_a_difference() -> None:
    """A person's grounds stay with the decision: a difference says only that they are others."""
    case = applicant()
    again = Assessment(
        question=case.assessments[0].question, answer=True, grounds="secret", by="adviser 9", at=ON
    )
    other = decide(attrs.evolve(case, assessments=(*case.assessments, again)), on=ON)
    assert "secret" in to_text(explain(other, "en"))
    assert "secret" not in to_text(explain_difference(difference(decide(case, on=ON), other), "en"))


def test_a_difference_with_a_trial_says_so_first_and_names_the_law() -> None:
    law = Law("no ages", tuple(r for r in NATIONAL.rules if r.id != "sotjl.29.age"), NATIONAL.conventions)
    case = Participant(ref="a", birth_date=date(2012, 9, 7))
    found = difference(decide(case, on=ON), decide(case, on=ON, law=law))
    assert [under.law for under in found.under] == ["national", "no ages"]
    first = explain_difference(found, "en", law=law)[0].text
    assert first.startswith("TRIAL")
    assert "no ages" in first
    assert difference_record(found)["under"]["after"]["trial"] is True  # type: ignore[index]
    assert not any(
        "TRIAL" in line.text
        for line in explain_difference(difference(decide(case, on=ON), decide(case, on=ON)), "en")
    )
