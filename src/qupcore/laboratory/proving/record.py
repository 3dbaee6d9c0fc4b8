"""Proofs as JSON values."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.laboratory.proving.proving import Proof, ProofDetail
from qupcore.laboratory.sides import Side
from qupcore.law.national import under_law
from qupcore.wire.versions import versions

__all__ = ["proof_record", "worst_answer"]


def proof_record(proofs: Iterable[Proof]) -> dict[str, object]:
    """Proofs as JSON values.

    `answer` is `refuted` if one is, else `open` if one is, else `proved`.
    """
    check_arguments(proof_record, locals())
    proofs = tuple(proofs)
    return {
        "answer": worst_answer(proofs),
        "proofs": [
            {
                "statement": proof.statement.kind,
                "about": list(proof.statement.about),
                "answer": proof.answer,
                "laws": [_side(side) for side in proof.sides],
                "topics": list(proof.topics),
                "shown": [_shown(item) for item in proof.shown],
            }
            for proof in proofs
        ],
        "versions": versions("proof"),
    }


def worst_answer(proofs: Iterable[Proof]) -> str:
    """`refuted` if one is, else `open` if one is, else `proved`."""
    answers = {proof.answer for proof in proofs}
    return "refuted" if "refuted" in answers else "open" if "open" in answers else "proved"


def _side(side: Side) -> dict[str, object]:
    return {**attrs.asdict(under_law(side.law)), "day": side.day.isoformat()}


def _shown(shown: ProofDetail) -> dict[str, object]:
    return {"topic": shown.topic, "about": shown.about, "facts": dict(shown.facts), "by": shown.by}
