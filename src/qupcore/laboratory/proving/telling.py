"""Proofs as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases
from qupcore.laboratory.law_words import side_words
from qupcore.laboratory.proving.proving import Proof, ProofDetail
from qupcore.laboratory.proving.scene import MARK
from qupcore.laboratory.proving.statements import ABOUT_TWO_LAWS
from qupcore.rules.terms import Value
from qupcore.rules.writing import RIGHT

__all__ = ["explain_proofs"]


def explain_proofs(proofs: Iterable[Proof], lang: str = "nb") -> tuple[Line, ...]:
    """Explain what is proved, refuted or open, with a person for each refutation that has one.

    Args:
        proofs: The results of `prove`, under the same laws.
        lang: `nb`, `nn` or `en`.
    """
    check_arguments(explain_proofs, locals())
    told = tuple(proofs)
    words = side_words([side for proof in told for side in proof.sides], lang)
    return tuple(apart(_lines(told, words)))


def _lines(proofs: tuple[Proof, ...], words: Phrases) -> Iterator[Line]:
    for number, proof in enumerate(proofs):
        said = words.say("prove", proof.answer, statement=proof.statement.said(words.lang))
        yield Line(said, weight="headline" if number == 0 else "heading", id=f"answer.{number}")
        laws = [words.say("law_difference", "side", law=side.law.name, day=side.day) for side in proof.sides]
        yield Line(words.say("prove", "laws", laws=words.listed(laws)), 2, id=f"laws.{number}")
        if kind := _limited(proof):
            said = words.say("prove", kind, topics=words.listed(list(proof.topics)))
            yield Line(said, 2, id=f"only.{number}")
        for place, shown in enumerate(proof.shown):
            yield from _shown(shown, f"{number}.{place}", words)


def _limited(proof: Proof) -> str:
    """Which sentence says that less was looked at than the statement may be taken for; "" for none."""
    kind, everything = (
        proof.statement.kind,
        {t for side in proof.sides for t in side.law.topics if side.has(t)},
    )
    if kind in ("laws_equivalent", "laws_disjoint", "law_implies"):
        return "conditions_only"
    about_the_right = kind.startswith("nobody_newly") and RIGHT in proof.topics
    of_topics = kind in ABOUT_TWO_LAWS or kind in ("each_rule", "each_limit", "no_gap", "no_overlap")
    return "only" if of_topics and not about_the_right and not everything <= {*proof.topics} else ""


def _shown(shown: ProofDetail, name: str, words: Phrases) -> Iterator[Line]:
    about = shown.about or words.say("prove", "topic", topic=shown.topic)
    key = "somebody" if shown.facts else shown.by
    yield Line(words.say("prove", key, about=about), 2, "heading", id=name)
    for term, value in shown.facts.items():
        yield Line(_fact(term, value, words), 4, id=f"{name}.{term}", facts=(term.rstrip(MARK),))


def _fact(marked: str, value: Value, words: Phrases) -> str:
    name = marked.rstrip(MARK)
    called = words.term(name)
    other = words.say("prove", "otherwise", term=called) if marked != name else called
    return words.say("law_difference", "fact", term=other, value=fact_value(name, value, words))
