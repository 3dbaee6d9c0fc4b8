"""The months of a year for its picture and table: what came, what was taken, why, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

import attrs
from babel.dates import format_date

from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.drawing.sheet import SheetTable
from qupcore.explaining.benefit_details import days_text
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.reasons import grounds

__all__ = [
    "GIVEN",
    "LINE_KINDS",
    "TAKEN",
    "MonthSums",
    "kroner",
    "month_name",
    "month_sums",
    "months_table",
    "shown_kinds",
    "taken_table",
]

GIVEN = ("benefit", "top_up", "child_supplement")
TAKEN = ("work", "absence", "other_benefits", "set_off")
_LOCALE = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_SHORT = 32
LINE_KINDS = (*GIVEN, *TAKEN)

Standing = Literal["complete", "open", "provisional", "unknown"]


@attrs.frozen(kw_only=True)
class MonthSums:
    """The sums of a month.

    Attributes:
        month: The month.
        ore: The sum of each kind of line, in øre; what is taken is negative.
        standing: Whether it is complete, and if not, why.
    """

    month: BenefitMonth
    ore: Mapping[str, int]
    standing: Standing

    @property
    def paid(self) -> int | None:
        """What is paid out, in øre; None where it is not known, which is never zero."""
        if self.standing == "unknown" or self.month.payout is None:
            return None
        return self.month.payout.ore


def month_sums(month: BenefitMonth) -> MonthSums:
    """The sums of a month by kind of line, and with what is set off."""
    found: Counter[str] = Counter()
    for line in month.lines:
        found[line.kind] += line.ore
    if month.set_off.ore:
        found["set_off"] = -month.set_off.ore
    return MonthSums(month=month, ore=dict(found), standing=_standing(month))


def _standing(month: BenefitMonth) -> Standing:
    if month.gross is None or (month.open and not month.lines):
        return "unknown"
    return "complete" if month.final else "open" if month.open else "provisional"


def month_name(month: BenefitMonth, lang: str, pattern: str = "LLLL") -> str:
    """The name of a month without its year; `LLL` gives it in short."""
    day = date(month.year, month.month, 1)
    return format_date(day, pattern, locale=_LOCALE[lang]).rstrip(".")


def shown_kinds(months: tuple[MonthSums, ...]) -> tuple[str, ...]:
    """The kinds of lines that the year has, benefit always among them."""
    return tuple(
        kind for kind in LINE_KINDS if kind == "benefit" or any(month.ore.get(kind) for month in months)
    )


def kroner(ore: int | None, words: Phrases) -> str:
    """An amount without the word kroner; "?" where it is not known."""
    if ore is None:
        return "?"
    return words.amount(ore, "øre").rpartition("\N{NO-BREAK SPACE}")[0]


def months_table(year: BenefitYear, months: tuple[MonthSums, ...], words: Phrases) -> SheetTable:
    """The table of the months: a column for each kind of line, what is paid out, and a remark."""
    kinds = shown_kinds(months)
    heads = [words.say("picture_kind", kind) for kind in kinds]
    rows = []
    for month in months:
        known = month.standing != "unknown"
        cells = [
            kroner(month.ore.get(kind, 0) if known or kind in month.ore else None, words) for kind in kinds
        ]
        name = month_name(month.month, words.lang)
        rows.append((name, *cells, kroner(month.paid, words), words.say("picture", month.standing)))
    rows.append(_sums(year, months, kinds, words))
    return SheetTable(
        caption=words.say("picture", "months_table", year=str(year.year)),
        columns=(
            words.say("picture", "month"),
            *heads,
            words.say("picture", "paid_out"),
            words.say("picture", "remark"),
        ),
        rows=tuple(rows),
        numbers=frozenset(range(1, len(kinds) + 2)),
    )


def _sums(
    year: BenefitYear, months: tuple[MonthSums, ...], kinds: tuple[str, ...], words: Phrases
) -> tuple[str, ...]:
    known = all(month.standing != "unknown" for month in months)
    sums = [
        kroner(sum(month.ore.get(kind, 0) for month in months) if known else None, words) for kind in kinds
    ]
    paid = kroner(year.payout.ore if known and year.payout is not None else None, words)
    return words.say("picture", "sum"), *sums, paid, ""


def taken_table(months: tuple[MonthSums, ...], words: Phrases) -> SheetTable | None:
    """The table of what was taken, each with its reason in words; None where nothing was."""
    rows = tuple(row for month in months for row in _taken(month.month, words))
    if not rows:
        return None
    return SheetTable(
        caption=words.say("picture", "taken_table"),
        columns=tuple(words.say("picture", name) for name in ("days", "what", "amount", "why")),
        rows=rows,
        numbers=frozenset({2}),
    )


def _taken(month: BenefitMonth, words: Phrases) -> Iterator[tuple[str, ...]]:
    for line in month.lines:
        if line.ore < 0:
            why = " ".join(dict.fromkeys(f"{ground}." for _, ground in grounds(line, month, words)))
            what, days = _whole(words.say("picture_kind", line.kind)), _whole(days_text(line, words))
            yield days, what, kroner(line.ore, words), why or words.say("line_why", line.kind)
    if month.set_off.ore:
        name, what = words.month(month.year, month.month), words.say("picture_kind", "set_off")
        why = words.say("picture", "set_off_why")
        yield _whole(name), _whole(what), kroner(-month.set_off.ore, words), why


def _whole(text: str) -> str:
    """A short text on one line; a longer one, as a list of days, may break."""
    return text.replace(" ", "\N{NO-BREAK SPACE}") if len(text) <= _SHORT else text
