"""The phrases of each language, in one file for each part of the law; a test compares the languages."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any, Literal

import attrs

from qupcore.domain.citation import Citation
from qupcore.domain.days import day_of
from qupcore.domain.new_term import NewTerm
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import LANGUAGES, Text, check_language
from qupcore.domain.truth import Verdict
from qupcore.explaining.formats import (
    said_amount,
    said_day,
    said_day_of_year,
    said_list,
    said_month,
    said_number,
    said_period,
)
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["LANGUAGES", "PARTICIPANT", "TEXT_FILES", "Phrases", "Reader", "phrases"]

TEXT_FILES = (
    "absence",
    "appeals",
    "benefit",
    "catalogue",
    "conditions",
    "content",
    "cost",
    "difference",
    "duration",
    "duties",
    "ending",
    "form",
    "impact",
    "laboratory",
    "law_pages",
    "numbers",
    "pictures",
    "places",
    "plan",
    "plugins",
    "population",
    "procedure",
    "questions",
    "rates",
    "reforms",
    "review",
    "rule_properties",
    "right",
    "start",
    "suggest",
    "tables",
    "course",
    "uses",
    "week",
    "words",
)
"""The files of texts of a language, without `.toml`."""

PARTICIPANT = "participant"
"""The file of texts in the second person. Each replaces a text of the other files for the participant."""

Reader = Literal["participant", "adviser", "lawyer"]
"""Who reads an answer: the person it is about, the adviser who works with the case, or a lawyer."""


@attrs.frozen
class Phrases:
    """The phrases of one language.

    >>> phrases("nn").say("verdict", "not_met")
    'ikkje oppfylt'
    """

    lang: str
    tables: Mapping[str, Mapping[str, Any]]
    reader: Reader = "adviser"
    new: Mapping[str, NewTerm] = attrs.field(factory=dict)

    def with_new(self, terms: Iterable[NewTerm]) -> Phrases:
        """The phrases with those of the new terms of a proposed law."""
        found = {term.name: term for term in terms}
        return attrs.evolve(self, new=found) if found else self

    def say(self, table: str, key: str, **values: object) -> str:
        """The phrase with its values filled in; `{days:day|days}` gives the singular or plural word.

        >>> [phrases("nb").say("catalogue", "months", number=number) for number in (1, 12)]
        ['1 måned', '12 måneder']
        """
        sentence = str(self.tables[table][key])
        return self._filled(sentence, values) if values else sentence

    def rule(self, rule: str, numbers: Mapping[str, int | None], doc: str | Text = "") -> str:
        """The text of a rule, with its numbers by full name; `?` for a number that is not known.

        A rule without a text, such as a rule of a reform, is shown by its id and docstring. So is a rule
        whose text names a number that the rule does not read. What a reform says in three languages comes
        first.

        >>> phrases("nb").rule("try.1.no_text", {}, "Nobody wrote a text for it.")
        'try.1.no_text: Nobody wrote a text for it.'
        """
        if isinstance(doc, Text):
            return doc.in_language(self.lang)
        short = {name.rpartition(".")[2]: "?" if n is None else n for name, n in numbers.items()}
        text = self.tables["rule"].get(rule)
        if text is None or not _reads(str(text)) <= {*short}:
            return f"{rule}: {doc}" if doc else rule
        return self.say("rule", rule, **short)

    def state(
        self,
        rule: str,
        outcome: Verdict,
        numbers: Mapping[str, int | None],
        doc: str | Text = "",
        *,
        about: str = "rule",
    ) -> str:
        """A whole statement of what a rule came to: kept, broken, or not known.

        A rule whose state has no text, as a reform may bring one, is its text and the verdict.

        Args:
            rule: Id of the rule, or the kind of a finding about a plan.
            outcome: Whether it is met.
            numbers: Its numbers by full name.
            doc: Its docstring, for a rule without a text.
            about: `rule`, or `plan_rule` for a kind of finding about a plan.

        >>> phrases("en").state("sotjl.29.work_ability_assessment", "not_met", {})
        'No work ability assessment has been made'
        """
        table = {"met": about, "not_met": f"{about}_broken", "unknown": f"{about}_open"}[outcome]
        short = {name.rpartition(".")[2]: "?" if n is None else n for name, n in numbers.items()}
        text = "" if isinstance(doc, Text) else str(self.tables[table].get(rule, ""))
        if text and _reads(text) <= {*short}:
            return self._filled(text, short) if short else text
        said = self.say(about, rule, **short) if about != "rule" else self.rule(rule, numbers, doc)
        return f"{said.rstrip('.')}: {self.say('verdict', outcome)}"

    def policy(self, name: str, value: int | None, unit: str) -> str:
        """The meaning of a number: its sentence where it has one; else its name and value.

        >>> phrases("nb").policy("sotjl.32.maximum_months", 24, "months")
        'lengste varighet: 24 måneder'
        """
        table = self.tables["policy"]
        unknown = self.say("label", "unknown_number")
        if sentence := table.get(f"{name}={value}", table.get(name)):
            told = unknown if value is None else self.amount(value, unit)
            return self._filled(str(sentence), {"value": unknown if value is None else value, "amount": told})
        return f"{self.number_name(name)}: {unknown if value is None else self.amount(value, unit)}"

    def number_name(self, name: str) -> str:
        """The name of a number of the law; the number of a trial that has no name is named as it is.

        >>> phrases("nb").number_name("sotjl.35.g"), phrases("nb").number_name("try.1.most_days")
        ('grunnbeløpet (G)', 'most_days')
        """
        return str(self.tables["number"].get(name, name.rpartition(".")[2]))

    def question(self, term: str) -> str:
        """The question that asks for a fact; a calculated fact has no question.

        The fact of a trial that has no text is named as it is.

        >>> phrases("en").question("person.age"), phrases("en").question("start.latest")
        ('When was the person born?', 'Calculated.')
        """
        if term in self.new:
            return self.new[term].question.in_language(self.lang)
        if term in self.tables["question"]:
            return str(self.tables["question"][term])
        return self.say("label", "calculated") if term in self.tables["term"] else term

    def term(self, name: str) -> str:
        """A fact in a few words; one of a trial that has no text is named as it is.

        >>> phrases("en").term("person.age"), phrases("en").term("try.height")
        ('age', 'try.height')
        """
        if name in self.new:
            return self.new[name].label.in_language(self.lang)
        return str(self.tables["term"].get(name, name))

    def place(self, citation: Citation) -> str:
        """A citation of the law as text."""
        words = [self.tables["act"].get(citation.law, citation.law), f"§ {citation.section}"]
        if citation.ledd is not None:
            words.append(self.tables["place"]["ledd"][citation.ledd - 1])
        if citation.punktum is not None:
            ordinals = self.tables["place"]["ordinal"]
            known = citation.punktum <= len(ordinals)
            ordinal = ordinals[citation.punktum - 1] if known else f"{citation.punktum}."
            words.append(self.say("place", "punktum", ordinal=ordinal))
        if citation.bokstav is not None:
            words.append(self.say("place", "bokstav", letter=citation.bokstav))
        return " ".join(words)

    def path(self, path: str) -> str:
        """A place in a case as text: its path, and the key of an entry in a list.

        >>> phrases("nb").path('$.assessments[] with "question": "judgement.extend"')
        '$.assessments[] med "question": "judgement.extend"'
        """
        place, known_by, entry = path.partition(" with ")
        return self.say("label", "entry_with", place=place, entry=entry) if known_by else path

    def source(self, text: str) -> str:
        """A source or a remark of the law or the catalogue as text; a bare citation reads the same in all.

        >>> phrases("nb").source("rests on one source"), phrases("nb").source("sotjl § 32 (1)")
        ('hviler på én kilde', 'sotjl § 32 (1)')
        """
        return str(self.tables["source"].get(text, text))

    def cited(self, source: Source) -> str:
        """A source of the catalogue as text, with its date and address.

        >>> phrases("nn").cited(Source(text="One or two talks.", dated="2024-06"))
        'Ein eller to samtalar. (2024-06)'
        """
        return str(attrs.evolve(source, text=self.source(source.text)))

    def amount(self, value: bool | int | str, unit: str = "") -> str:
        """A value as text: yes or no, kroner, a day, years.

        >>> phrases("nb").amount(-50, "øre"), phrases("nn").amount(1, "days")
        ('−0,50\xa0kroner', '1 dag')
        """
        if isinstance(value, bool):
            return self.say("answer", "yes" if value else "no")
        if isinstance(value, str):
            return self.say("value", value)
        if unit == "date":
            return said_day(day_of(value), self.lang)
        if unit == "month-day":
            return said_day_of_year(value, self.lang)
        if unit == "øre":
            return said_amount(value, self.lang)
        number = said_number(value, self.lang)
        return f"{number} {self.unit(unit, value)}".strip() if unit else number

    def number(self, value: int) -> str:
        """A whole number as text, in groups of three digits from 10 000, with a minus sign.

        >>> phrases("nb").number(15166427).split("\N{NO-BREAK SPACE}"), phrases("nb").number(-2026)
        (['15', '166', '427'], '−2026')
        """
        return said_number(value, self.lang)

    def percent(self, share: float) -> str:
        """A share as percent with at most two decimals, rounded up: nothing is more than it says.

        >>> phrases("nb").percent(0.0), phrases("nb").percent(0.01234), phrases("en").percent(0.5)
        ('0 prosent', '1,24 prosent', '50 percent')
        """
        hundredths = math.ceil(round(share * 10_000, 6))
        whole, rest = divmod(hundredths, 100)
        decimals = f"{rest:02}".rstrip("0")
        comma = self.say("label", "decimal_comma")
        number = f"{self.number(whole)}{f'{comma}{decimals}' if decimals else ''}"
        return self.say("label", "percent", number=number)

    def listed(self, items: Sequence[str], last: Literal["and", "or"] = "and") -> str:
        """A list in a sentence, with "and" or "or" before the last item.

        >>> phrases("nn").listed(["namn", "dato"])
        'namn og dato'
        """
        return said_list(items, self.lang, last)

    def unit(self, unit: str, value: int | None = None) -> str:
        """The word for a unit after a number; the plural where `value` is None.

        >>> phrases("en").unit("months", 1), phrases("en").unit("months")
        ('month', 'months')
        """
        return self.say("unit", unit, value=value)

    def _filled(self, sentence: str, values: Mapping[str, object]) -> str:
        return sentence.format(**{name: _Said(self.written(value)) for name, value in values.items()})

    def month(self, year: int, month: int) -> str:
        """A calendar month.

        >>> phrases("nb").month(2026, 9)
        'september 2026'
        """
        return said_month(date(year, month, 1), self.lang)

    def written(self, value: object) -> str:
        """A day, a period or a number as the language writes it; anything else as it is.

        >>> phrases("nn").written(date(2026, 9, 1)), phrases("nb").written(15166427)
        ('1. september 2026', '15\xa0166\xa0427')
        """
        match value:
            case date():
                return said_day(value, self.lang)
            case Period():
                return said_period(value, self.lang)
            case int() if not isinstance(value, bool):
                return said_number(value, self.lang)
        return str(value)


class _Said(str):
    """A value in a sentence; formatted with `day|days`, it gives the singular or plural word."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        if "|" not in words:
            return super().__format__(words)
        one, many = words.split("|")
        return one if self in ("1", "−1") else many


def _reads(text: str) -> set[str]:
    """The names of the numbers in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@remembered(most=8)
def phrases(lang: str, reader: Reader = "adviser") -> Phrases:
    """The phrases of `nb`, `nn` or `en`.

    Args:
        lang: The language.
        reader: Whom the sentences are written to. To a participant they say "you", from `participant.toml`;
            to an adviser and a lawyer they are the same.

    Raises:
        BadInput: the language is not one of these.

    >>> phrases("nb", "participant").say("whose", "participant"), phrases("nb").say("whose", "participant")
    ('du', 'deltakeren')
    """
    check_language(lang)
    tables: dict[str, dict[str, Any]] = {}
    for part in (*TEXT_FILES, PARTICIPANT) if reader == "participant" else TEXT_FILES:
        for table, entries in _toml(f"texts/{lang}/{part}.toml").items():
            tables.setdefault(table, {}).update(entries)
    listed = (_toml(file)["source"] for file in ("sources.toml", "catalogue_sources.toml"))
    tables["source"] = {entry["en"]: entry[lang] for entries in listed for entry in entries}
    return Phrases(lang, {**tables, **_toml("legal_terms.toml")}, reader)


def _toml(file: str) -> dict[str, Any]:
    return packaged_toml("qupcore.explaining", file)
