"""The difference of two laws as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.laboratory.differing import LawDifference, TopicDifference
from qupcore.laboratory.kinds import CLASS_ORDER
from qupcore.laboratory.sides import Side
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.laboratory.witnesses import Witness
from qupcore.law.national import under_law
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

if TYPE_CHECKING:  # most differences are told without files: they need no courses
    from qupcore.laboratory.courses.written import WitnessFiles
else:
    WitnessFiles = Any

__all__ = ["law_difference_record"]

_NO_FILE = {"file": None, "command": None, "told": None, "no_case": ""}


def law_difference_record(found: LawDifference, files: WitnessFiles | None = None) -> dict[str, object]:
    """The difference of two laws as JSON values.

    `answer` is `equal`, `differs` or `not_proved`; `classes` has the witnesses of each class over all topics,
    and `topics` the same by topic, with the changes of the words.

    Args:
        found: The difference.
        files: The case files of the witnesses, where some were written: then `file` names that of a witness,
            `command` answers it, `told` has what was decided again, and `no_case` says why there is none.
    """
    check_arguments(law_difference_record, locals())
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
        **_NO_FILE,
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
    if files is None:
        return {}
    from qupcore.laboratory.courses.file_record import file_record

    return file_record(topic, witness.kind, files)
