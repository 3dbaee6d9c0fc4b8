"""The difference of two laws as JSON values."""

from __future__ import annotations

import attrs

from qupcore.laboratory.courses.case_answer import CaseAnswer
from qupcore.laboratory.courses.showing import CaseWitness
from qupcore.laboratory.courses.written import WitnessFiles
from qupcore.laboratory.differing import LawDifference, TopicDifference
from qupcore.laboratory.kinds import CLASS_ORDER
from qupcore.laboratory.sides import Side
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.laboratory.witnesses import Witness
from qupcore.law.national import under_law
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["law_difference_record"]


def law_difference_record(found: LawDifference, files: WitnessFiles | None = None) -> dict[str, object]:
    """The difference of two laws as JSON values.

    `answer` is `equal`, `differs` or `not_proved`; `classes` has the witnesses of each class over all topics,
    and `topics` the same by topic, with the changes of the words.

    Args:
        found: The difference.
        files: The case files of the witnesses, where some were written: then `file` names that of a witness,
            `command` answers it, `told` has what was decided again, and `no_case` says why there is none.
    """
    witnesses = [(topic.topic, witness) for topic in found.topics for witness in topic.witnesses]
    return {
        "answer": found.answer,
        "before": _side(found.sides.before),
        "after": _side(found.sides.after),
        "on": found.sides.on.isoformat(),
        "classes": {
            kind: [_witness(topic, item, files) for topic, item in witnesses if item.kind == kind]
            for kind in CLASS_ORDER
        },
        "words": [plain(change) for topic in found.topics for change in topic.words],
        "topics": [_topic(topic) for topic in found.topics],
        "versions": versions("law_difference"),
    }


def _side(side: Side) -> dict[str, object]:
    return {**attrs.asdict(under_law(side.law)), "day": side.day.isoformat()}


def _topic(topic: TopicDifference) -> dict[str, object]:
    return {
        "topic": topic.topic,
        "answer": topic.answer,
        "why": topic.why,
        "classes": [witness.kind for witness in topic.witnesses],
        "words": [plain(change) for change in topic.words],
    }


def _witness(topic: str, witness: Witness | TopicWitness, files: WitnessFiles | None) -> dict[str, object]:
    """A person: of the right with a case, of another topic with what its rules come to."""
    told: dict[str, object] = {
        "topic": topic,
        "facts": dict(witness.facts),
        "case": None,
        **_file(topic, witness, files),
    }
    if isinstance(witness, Witness):
        outcomes = {"before": witness.before.outcome, "after": witness.after.outcome}
        return {**told, **outcomes, "case": to_json(witness.case), "amounts": {}, "not_met": {}}
    answers = {"before": witness.before, "after": witness.after}
    names = dict.fromkeys((*witness.before.amounts, *witness.after.amounts))
    return {
        **told,
        **{side: answer.standing for side, answer in answers.items()},
        "amounts": {
            name: {side: answer.amounts.get(name) for side, answer in answers.items()} for name in names
        },
        "not_met": {side: sorted(answer.failed) for side, answer in answers.items()},
    }


def _file(topic: str, witness: Witness | TopicWitness, files: WitnessFiles | None) -> dict[str, object]:
    """The case file of a witness, and what is told of it."""
    nothing: dict[str, object] = {"file": None, "command": None, "told": None, "no_case": ""}
    if files is None:
        return nothing
    found = files.of(topic, witness.kind)
    if isinstance(found, str):
        return {**nothing, "no_case": found}
    written = {
        **nothing,
        "file": str(files.file(topic, witness.kind)),
        "command": files.command(topic, witness.kind),
    }
    if not isinstance(found, CaseWitness):
        return written
    told = {
        "question": found.asked,
        "on": found.laid.on.isoformat(),
        "path": found.path,
        "facts": dict(found.facts),
        "before": _told(found.before),
        "after": _told(found.after),
    }
    return {**written, "case": to_json(found.laid.case), "told": told}


def _told(told: CaseAnswer) -> dict[str, object]:
    return {
        "amounts": dict(told.amounts),
        "not_met": sorted(told.failed),
        "missing": sorted({name for _, *names in told.waiting for name in names}),
    }
