"""How a measure is used, as text: its usual hours and length, its phase, form and language, and who gives it.

A number that no source gives is told as the library's estimate, also where the sources are not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.practice import (
    GivenBy,
    LanguageUse,
    Practice,
    Target,
    UsualHours,
    UsualLength,
    UsualPhases,
)
from qupcore.domain.source import POLICY, Confidence, Source
from qupcore.explaining.conditions import condition_clause
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["hours_words", "practice_lines", "say_number", "size_words"]

MINUTES_AN_HOUR = 60
Fact = UsualHours | UsualLength | UsualPhases | LanguageUse | Target | GivenBy | NeedSize
Sourced = Callable[[Iterable[Source], Confidence], Iterator[Line]]


def practice_lines(practice: Practice, words: Phrases, sourced: Sourced) -> Iterator[Line]:
    """What is known about how a measure is used.

    Args:
        practice: How it is used.
        words: The phrases of the language.
        sourced: The lines of the sources and the confidence of a fact.
    """
    if practice.fills is not None:
        yield Line(words.say("fills", practice.fills), 2)
    for text, fact in _facts(practice, words):
        yield Line(say_number(text, fact, words), 2)
        yield from sourced(fact.sources, fact.confidence)
    if practice.form is not None:
        yield Line(words.say("form_of_use", practice.form), 2)


def say_number(text: str, fact: Fact, words: Phrases) -> str:
    """A fact, and whether it is from a source or an estimate; the source of the usual value stands first."""
    kind = "source"
    if fact.sources == (POLICY,):
        kind = "policy"
    elif POLICY in fact.sources:
        kind = "supported" if fact.sources[0] == POLICY else "partly"
    return words.say("practice", "told", text=text, number_from=words.say("number_from", kind))


def _facts(practice: Practice, words: Phrases) -> Iterator[tuple[str, Fact]]:
    if practice.hours is not None and practice.fills != "nothing":
        yield _hours(practice.hours, words), practice.hours
    if practice.length is not None:
        yield _length(practice.length, words), practice.length
    if practice.phases is not None:
        yield _phases(practice.phases, words), practice.phases
    if practice.language is not None and (text := _language(practice.language, words)):
        yield text, practice.language
    if practice.given_by is not None:
        yield words.say("given_by", practice.given_by.by), practice.given_by
    for target in practice.targets:
        yield _target(target, words), target


def hours_words(minutes: int, words: Phrases) -> str:
    """Minutes as hours, with the decimal sign of the language.

    >>> from qupcore.explaining.phrases import phrases
    >>> hours_words(150, phrases("nb")), hours_words(150, phrases("en"))
    ('2,5', '2.5')
    """
    return f"{minutes / MINUTES_AN_HOUR:g}".replace(".", words.say("label", "decimal_comma"))


def size_words(size: NeedSize, words: Phrases) -> str:
    """What meets a need at least, as text.

    >>> from qupcore.explaining.phrases import phrases
    >>> size_words(NeedSize(minutes=60, weeks=12, every_weeks=4, ends=True), phrases("nb"))
    'minst 1 time hver 4. uke over 12 uker, så er det ferdig'
    """
    say = words.say
    hours = hours_words(size.minutes, words)
    often = "each_week" if size.every_weeks == 1 else "every_weeks"
    parts = [say("size", often, hours=hours, every=size.every_weeks)]
    parts += [say("size", "weeks", weeks=size.weeks)] if size.weeks else []
    text = " ".join(parts)
    if size.ends:
        text = say("size", "ends", text=text)
    return say("size", "level", text=text, level=size.level) if size.level else text


def _hours(hours: UsualHours, words: Phrases) -> str:
    low, usual, high = (hours_words(item, words) for item in (hours.low, hours.usual, hours.high))
    text = words.say("usual_hours", hours.per, usual=usual)
    return text if low == high else words.say("practice", "between", text=text, low=low, high=high)


def _length(length: UsualLength, words: Phrases) -> str:
    text = words.say("practice", "weeks", weeks=length.weeks)
    if length.most is not None and length.most > length.weeks:
        text = words.say("practice", "most", text=text, most=length.most)
    if length.repeats is None:
        return text
    return words.say("practice", "repeats" if length.repeats else "once", text=text)


def _phases(phases: UsualPhases, words: Phrases) -> str:
    if not phases.names:
        return words.say("practice", "nowhere")
    return words.say("practice", "phases", phases=words.listed([words.say("phase", n) for n in phases.names]))


def _language(use: LanguageUse, words: Phrases) -> str:
    parts = []
    if use.needed is not None:
        key = "no_level" if use.needed == "A0" else "needed"
        parts.append(words.say("practice", key, level=use.needed))
    if use.given is not None:
        parts.append(words.say("practice", "given", level=use.given))
    if use.interpreter is not None:
        kind = "interpreter" if use.interpreter else "no_interpreter"
        parts.append(words.say("practice", f"{kind}_below" if use.needed else kind))
    return "; ".join(parts)


def _target(target: Target, words: Phrases) -> str:
    if target.says is not None:
        return words.say("practice", "target", group=target.says.in_language(words.lang))
    return words.say("practice", "target_when", clause=condition_clause(target.when, words))
