"""What each column of a table means, and what came of a table, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.trial import trial_lines
from qupcore.law.national import under_law
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, GROUNDED, TableColumn
from qupcore.table.people_table import PeopleTable

__all__ = ["explain_answers", "explain_columns"]


def explain_columns(rules: PeopleTable, lang: str = "nb") -> tuple[Line, ...]:
    """The page of what each column of a table means.

    Args:
        rules: The rules of a topic.
        lang: `nb`, `nn` or `en`.

    >>> from datetime import date
    >>> from qupcore.tables import table
    >>> [line.text for line in explain_columns(table(topic="benefit_age", on=date(2026, 9, 1)), "en")][2]
    'person.age: age; a whole number from 0 to 150, in years; may be left out'
    """
    check_arguments(explain_columns, locals())
    words = phrases(lang)
    if rules.on is None:
        headline = words.say("table_page", "headline_all_days", topic=rules.topic)
    else:
        headline = words.say("table_page", "headline", topic=rules.topic, on=rules.on)
    return (
        *trial_lines(under_law(rules.law), words),
        Line(headline, weight="headline", id="headline"),
        Line(words.say("table_page", "empty"), id="empty"),
        *(_column(column, words) for column in rules.columns),
    )


def explain_answers(
    rules: PeopleTable,
    outcomes: Mapping[str, int],
    rows: int,
    file: Path,
    lang: str = "nb",
    *,
    bits: bool = True,
) -> tuple[Line, ...]:
    """What came of a table: rows by outcome, and what the bits stand for.

    Args:
        rules: The rules of a topic.
        outcomes: The number of rows of each outcome.
        rows: The number of rows.
        file: Where the answers are.
        lang: `nb`, `nn` or `en`.
        bits: Whether to tell what the bits stand for.
    """
    found = _answers(rules, outcomes, rows, file, phrases(lang))
    return tuple(line for line in found if bits or line.id not in ("bits", "terms"))


def _answers(
    rules: PeopleTable, outcomes: Mapping[str, int], rows: int, file: Path, words: Phrases
) -> Iterator[Line]:
    yield from trial_lines(under_law(rules.law), words)
    headline = words.say("table_run", "headline", rows=rows, file=file)
    yield Line(headline, weight="headline", id="headline")
    for outcome in rules.legend.outcomes:
        if rules.legend.conditions:
            said = words.say("table_run", "outcome", outcome=outcome, rows=outcomes.get(outcome, 0))
            yield Line(said, 2, id=f"outcome.{outcome}")
    for key, names in (("bits", rules.legend.rules), ("terms", rules.legend.terms)):
        if names:
            yield Line(words.say("table_run", key, names=", ".join(names)), weight="quiet", id=key)


def _column(column: TableColumn, words: Phrases) -> Line:
    said = words.say(
        "table_page",
        "optional" if column.optional else "column",
        name=column.name,
        meaning=_meaning(column, words),
        kind=_kind(column, words),
    )
    return Line(said, 2, id=f"column.{column.name}", facts=(column.name,) if column.term is not None else ())


def _meaning(column: TableColumn, words: Phrases) -> str:
    if column.name == BORN_COLUMN:
        return words.say("table_page", "born", fact=words.say("term", column.stands_for))
    if column.name == DAY_COLUMN:
        return words.say("table_page", "day")
    if column.name.endswith(GROUNDED):
        fact = words.say("term", column.name.removesuffix(GROUNDED))
        return words.say("table_page", "grounded", fact=fact)
    return words.say("term", column.name)


def _kind(column: TableColumn, words: Phrases) -> str:
    if column.only_yes:
        return words.say("table_kind", "only_yes")
    if column.kind != "number":
        return words.say("table_kind", column.kind, words=", ".join(column.words))
    key = "bare" if column.unit == "1" else "number"
    unit = "" if key == "bare" else words.say("table_unit", column.unit)
    return words.say("table_kind", key, low=column.low, high=column.high, unit=unit)
