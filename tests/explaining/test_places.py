"""Every place in a case has words in each language; a reader never gets a path where words would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
import pytest

from explaining.languages import BROKEN, each_language
from qupcore import Course, Participant, benefit_month, duties, read_case, review, to_text
from qupcore.cases import Absence, ProgrammeDecision
from qupcore.explaining.benefit import explain_month
from qupcore.explaining.duties import explain_duties
from qupcore.explaining.phrases import phrases
from qupcore.explaining.places import entry_day, entry_words, place_and_path, place_words
from qupcore.explaining.reasons import grounds
from qupcore.explaining.review import explain_review
from qupcore.law.vocabulary import vocabulary
from qupcore.wire.paths import bare, hints_of, is_record, steps_of, value_at

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
CASES = {file.stem: read_case(file.read_bytes()) for file in EXAMPLES}
ON = date(2026, 6, 1)
DAY_OF = {"ProgrammeDecision": "decided_on", "Appeal": "received_on", "Plan": "valid_from"}


def records(kind: Any, seen: dict[str, type]) -> Iterator[type]:
    """The classes of a case, each once."""
    if is_record(kind) and kind.__name__ not in seen:
        seen[kind.__name__] = kind
        yield kind
        for hint in hints_of(kind).values():
            inner = bare(hint)
            yield from records(bare(get_args(inner)[0]) if get_origin(inner) is tuple else inner, seen)


RECORDS = tuple(records(Participant, {}))
FIELDS = {f"{kind.__name__}.{field.name}" for kind in RECORDS for field in attrs.fields(kind)}
ENTRIES = {
    bare(get_args(bare(hint))[0]).__name__
    for kind in RECORDS
    for hint in hints_of(kind).values()
    if get_origin(bare(hint)) is tuple and is_record(bare(get_args(bare(hint))[0]))
}


@each_language
def test_every_field_and_every_entry_of_a_case_has_words(lang: str) -> None:
    tables = phrases(lang).tables
    assert {*tables["field"]} == FIELDS
    for table in ("entry", "entry_on", "entry_new"):
        assert {*tables[table]} == ENTRIES
        assert len({*tables[table].values()}) == len(ENTRIES)


@each_language
def test_two_fields_of_a_record_have_different_words(lang: str) -> None:
    named = Counter((key.partition(".")[0], text) for key, text in phrases(lang).tables["field"].items())
    assert not [key for key, count in named.items() if count > 1]


@each_language
def test_every_place_that_the_law_asks_about_has_words(lang: str) -> None:
    words = phrases(lang)
    for path in {term.path for term in vocabulary().values()}:
        for told in (path, path.replace("[]", "[0]", 1)):
            said = place_words(told, words)
            assert "$" not in said, told
            assert "_" not in said, told
            assert not BROKEN.search(said), told
            assert place_and_path(told, words).count("$") == (1 if path else 0)


@pytest.mark.parametrize(
    ("path", "nb", "nn", "en"),
    [
        ("$.course.absences[0]", "fravær nr. 1", "fråvær nr. 1", "absence no. 1"),
        ("$.work_ability_assessment", *["arbeidsevnevurdering" + end for end in ("en", "a")], None),
        ("$.household.child_birth_dates[1]", "barnas fødselsdatoer (nr. 2)", None, None),
        ("$.course.plans[0].elements[2].first", "plan nr. 1, tiltak nr. 3: første dag", None, None),
        ("$.course.children[]", "et barn", "eit barn", "a child"),
        ("$", "saken", "saka", "the case"),
        ("$.course.nothing_such[0]", *["$.course.nothing_such[0]"] * 3),
        ("$.sources.birth_date", "$.sources.birth_date", None, None),
    ],
)
def test_places_as_words(path: str, nb: str, nn: str | None, en: str | None) -> None:
    for lang, said in (("nb", nb), ("nn", nn), ("en", en)):
        if said is not None:
            assert place_words(path, phrases(lang)) == said


def test_a_question_about_no_entry_yet_names_none() -> None:
    words = phrases("nb")
    assert entry_words("$.birth_date", words) == ""
    assert entry_words("$.course.children[].birth_date", words) == ""
    assert entry_words('$.course.decisions[1].assessments[] with "question": "x"', words) == "vedtak nr. 2"


def test_the_day_of_an_entry_is_that_of_the_case() -> None:
    found = 0
    for case in CASES.values():
        told = [(remark.path, remark.finding.inputs) for remark in review(case, on=ON).remarks]
        told += [(duty.path, duty.inputs) for duty in duties(case, ON)]
        for path, inputs in told:
            steps = steps_of(path)
            if (day := entry_day(path, inputs)) is None or not isinstance(steps[2], int):
                continue
            entry = value_at(case, steps[:3])
            assert getattr(entry, DAY_OF[type(entry).__name__]) == day, path
            found += 1
    assert found > 5


@each_language
def test_no_answer_about_the_examples_shows_a_path_or_the_id_of_a_rule(lang: str) -> None:
    words = phrases(lang)
    rules = {*words.tables["rule"]}
    for case in CASES.values():
        lines = [*explain_review(review(case, on=ON), lang), *explain_duties(duties(case, ON), ON, lang)]
        for month in (3, 6):
            lines += explain_month(benefit_month(case, 2026, month), lang)
        for line in lines:
            assert "$." not in line.text or (line.weight == "quiet" and line.layer == "details"), line.text
            assert not rules & {*line.text.replace(";", " ").replace("(", " ").replace(")", " ").split()}


@each_language
def test_the_ground_of_a_reduction_is_what_the_rule_came_to(lang: str) -> None:
    course = Course(
        decisions=(
            ProgrammeDecision(
                kind="granted",
                decided_on=date(2026, 1, 5),
                applies_from=date(2026, 1, 12),
                applies_to=date(2027, 1, 11),
            ),
        ),
        started_on=date(2026, 1, 12),
        absences=(Absence(first=date(2026, 9, 15), last=date(2026, 9, 15), reason="other", permitted=False),),
    )
    case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), course=course)
    month = benefit_month(case, 2026, 9)
    (line,) = (line for line in month.lines if line.kind == "absence")
    words, text = phrases(lang), to_text(explain_month(month, lang), 1000)
    ((rule, ground),) = grounds(line, month, words)
    assert rule == "sotjl.36.reason_and_permission"
    assert ground == words.tables["rule_broken"][rule]
    assert text.count(ground) == 2, "once for each layer"
    assert rule not in text
    day = words.written(date(2026, 9, 15))
    said = words.say("label", "line_because", places=words.say("entry_on", "Absence", on=day))
    assert text.count(said) == 1


def test_a_review_names_a_decision_in_one_way() -> None:
    """One decision was once "vedtaket 6. oktober 2025" and "vedtak nr. 2" in one review."""
    text = to_text(explain_review(review(CASES["E12-reduced-without-notice"], on=ON), "nb"), 1000)
    assert text.count("Gjelder: vedtaket 6. oktober 2025\n") == 2
    assert "vedtak nr. 2" not in "\n".join(line for line in text.split("\n") if "$." not in line)


def test_two_decisions_of_one_day_are_told_apart_by_their_numbers() -> None:
    one, other = (
        ProgrammeDecision(kind=kind, decided_on=date(2026, 8, 3), applies_from=date(2026, 9, 1))  # type: ignore[arg-type]
        for kind in ("granted", "reduced")
    )

    def told(*decisions: ProgrammeDecision) -> str:
        case = Participant(ref="a", birth_date=date(1990, 5, 1), course=Course(decisions=decisions))
        return "\n".join(line.text for line in explain_review(review(case, date(2026, 9, 7)), "en"))

    assert "the decision on 3 August 2026" in told(one)
    both = told(one, other)
    assert "the decision on 3 August 2026" not in both
    assert "Concerns: decision no. 1" in both
    assert "Concerns: decision no. 2" in both
