"""A reform as text: each number and rule before and after, and the list of the installed reforms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from qupcore.errors.worded import in_language
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.reforms.effects import Effect, effects_of, touched_topics
from qupcore.reforms.installed import InstalledReform
from qupcore.reforms.record import written_condition
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.writing import Placed

__all__ = ["explain_checked", "explain_reform", "list_reforms"]


def explain_reform(reform: Reform, law: Law, lang: str = "nb") -> tuple[Line, ...]:
    """Show a reform in words: for each operation what was, and what is from its first day on.

    Raises:
        RuleError: as the reform called with the law.
    """
    return tuple(apart(_shown(reform, law, phrases(lang))))


def explain_checked(
    reform: Reform, law: Law, compared: tuple[str, str] | None, lang: str = "nb"
) -> tuple[Line, ...]:
    """Say that a reform can be laid over a law, what it touches, and what to do next.

    Args:
        reform: The reform.
        law: The law under it.
        compared: The two laws as `qup diff` takes them; None where it cannot name them.
        lang: `nb`, `nn` or `en`.
    """
    words = phrases(lang)
    effects = effects_of(reform, law)
    said = words.say("reform", "sound", name=reform.name, law=law.name)
    lines = (
        Line(said, weight="headline", id="sound"),
        _touches(effects, words),
        *apart((*_new_facts(reform, words), *_operations(effects, words))),
    )
    if compared is None:
        return lines
    then = words.say("reform", "next_diff", before=compared[0], after=compared[1])
    return (*lines, Line(then, weight="quiet", id="next"))


def list_reforms(found: Iterable[tuple[InstalledReform, str]], lang: str = "nb") -> tuple[Line, ...]:
    """List the installed reforms, each with the error for which it cannot be used, or ""."""
    words, several = phrases(lang), tuple(found)
    if not several:
        return (Line(words.say("reform", "none_installed"), weight="headline", id="installed"),)
    lines = [
        Line(words.say("reform", "installed", count=len(several)), weight="headline", id="installed"),
    ]
    for item, why in several:
        said = words.say(
            "reform", "entry", name=item.name, distribution=item.distribution, version=item.version
        )
        if why:
            said = words.say("reform", "broken", name=said, why=in_language(why, lang))
        lines.append(Line(said, 2, "not_met" if why else "plain", id=item.name))
    return tuple(apart(lines))


def _shown(reform: Reform, law: Law, words: Phrases) -> Iterator[Line]:
    effects = effects_of(reform, law)
    yield Line(words.say("reform", "headline", name=reform.name), weight="headline", id="reform")
    yield Line(words.say("reform", "source", source=reform.source), id="source")
    yield Line(words.say("reform", "over", law=law.name), id="over")
    yield _touches(effects, words)
    yield from _new_facts(reform, words)
    yield from _operations(effects, words)


def _new_facts(reform: Reform, words: Phrases) -> Iterator[Line]:
    """The facts that nobody was asked for before, each with its question: a reader judges them too."""
    for term in reform.terms:
        name = f"term.{term.name}"
        said = words.say("reform", "term", name=term.name, label=getattr(term.label, words.lang))
        yield Line(said, weight="heading", id=name, facts=(term.name,))
        question = getattr(term.question, words.lang)
        yield Line(words.say("reform", "term_question", question=question), 2, id=f"{name}.question")
        if term.choices:
            values = words.listed([getattr(text, words.lang) for text in term.choices.values()])
            yield Line(words.say("reform", "term_values", values=values), 2, id=f"{name}.values")


def _touches(effects: Iterable[Effect], words: Phrases) -> Line:
    said = words.say("reform", "touches", topics=words.listed(list(touched_topics(effects))))
    return Line(said, id="touches")


def _operations(effects: Iterable[Effect], words: Phrases) -> Iterator[Line]:
    for (start, end), several in groupby(effects, key=lambda effect: (effect.start, effect.end)):
        kind = "from" if end is None else "from_to"
        yield Line(words.say("reform", kind, start=start, end=end), weight="heading", id=f"from.{start}")
        for effect in several:
            yield from _effect(effect, words)


def _effect(effect: Effect, words: Phrases) -> Iterator[Line]:
    name = f"{effect.operation}.{effect.about}"
    if effect.operation == "set_number":
        before, after = (
            words.policy(effect.about, value, effect.unit) for value in (effect.before, effect.after)
        )
        said = words.say("reform", "set_number", about=effect.about, before=before, after=after)
        yield Line(said, 2, id=name, parameters=(effect.about,))
        yield Line(words.say("reform", "proposed", source=effect.source), 4, "quiet", id=f"{name}.source")
        return
    placed = effect.old if effect.operation == "repeal" else effect.new
    rule = "" if placed is None else _rule(placed, effect, words)
    said = words.say("reform", effect.operation, rule=rule, about=effect.about)
    yield Line(said, 2, id=name, findings=(effect.about,))
    before, after = (written_condition(placed, effect) for placed in (effect.old, effect.new))
    if effect.operation == "reword" and before and after:
        yield Line(words.say("reform", "wording", before=before, after=after), 4, id=f"{name}.tree")
    elif effect.operation == "add" and after:
        yield Line(words.say("reform", "new_wording", after=after), 4, id=f"{name}.tree")
    if effect.citation is not None:
        place = words.say("reform", "place", place=words.place(effect.citation))
        yield Line(place, 4, "quiet", id=f"{name}.place", citation=str(effect.citation))


def _rule(placed: Placed, effect: Effect, words: Phrases) -> str:
    """The text of a rule with the numbers of the first day."""
    numbers = {
        node.name: next((one.value for one in node.values if one.valid.contains(effect.start)), None)
        for node in walk(placed.tree)
        if isinstance(node, Parameter)
    }
    return words.rule(placed.id, numbers, placed.doc)
