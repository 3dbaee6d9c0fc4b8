"""Proofs as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.laboratory.proving.proving import Proof, ProofDetail
from qupcore.laboratory.proving.scene import MARK
from qupcore.law.calculated import term_named
from qupcore.rules.terms import IntTerm, Value

__all__ = ["explain_proofs"]


def explain_proofs(proofs: Iterable[Proof], lang: str = "nb") -> tuple[Line, ...]:
    """Explain what is proved, refuted or open, with a person for each refutation that has one.

    Args:
        proofs: The results of `prove`, under the same laws.
        lang: `nb`, `nn` or `en`.
    """
    return tuple(apart(_lines(tuple(proofs), phrases(lang))))


def _lines(proofs: tuple[Proof, ...], words: Phrases) -> Iterator[Line]:
    for number, proof in enumerate(proofs):
        said = words.say("prove", proof.answer, statement=proof.statement.said(words.lang))
        yield Line(said, weight="headline" if number == 0 else "heading", id=f"answer.{number}")
        laws = [words.say("law_difference", "side", law=side.law.name, day=side.day) for side in proof.sides]
        yield Line(words.say("prove", "laws", laws=words.listed(laws)), 2, id=f"laws.{number}")
        for place, shown in enumerate(proof.shown):
            yield from _shown(shown, f"{number}.{place}", words)


def _shown(shown: ProofDetail, name: str, words: Phrases) -> Iterator[Line]:
    about = shown.about or words.say("prove", "topic", topic=shown.topic)
    key = "somebody" if shown.facts else shown.by
    yield Line(words.say("prove", key, about=about), 2, "heading", id=name)
    for term, value in shown.facts.items():
        yield Line(_fact(term, value, words), 4, id=f"{name}.{term}", facts=(term.rstrip(MARK),))


def _fact(marked: str, value: Value, words: Phrases) -> str:
    name = marked.rstrip(MARK)
    try:
        term = term_named(name)
    except KeyError:  # a term of a reform
        unit, called = "", name
    else:
        unit = term.unit if isinstance(term, IntTerm) else ""
        called = words.say("term", name)
    other = words.say("prove", "otherwise", term=called) if marked != name else called
    return words.say("law_difference", "fact", term=other, value=words.amount(value, unit))
