"""The case file of a witness in words: the command that answers it, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.laboratory.courses.case_answer import GROSS
from qupcore.laboratory.courses.showing import CaseWitness
from qupcore.laboratory.courses.written import WitnessFiles
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.laboratory.witnesses import Witness

__all__ = ["file_lines"]


def file_lines(
    topic: str, witness: Witness | TopicWitness, files: WitnessFiles, words: Phrases
) -> Iterator[Line]:
    """The case of a witness with its command, and of a month what it comes to; or why there is no case."""
    kind = witness.kind
    found, here = files.of(topic, kind), f"{topic}.{kind}"
    if isinstance(found, str):
        why = words.say("law_difference", f"why_{found}")
        yield Line(words.say("law_difference", "no_case", why=why), 4, id=f"{here}.no_case")
        return
    command = files.command(topic, kind)
    yield Line(words.say("law_difference", "case", command=command), 4, id=f"{here}.case")
    if isinstance(found, CaseWitness) and not witness.facts.items() <= found.facts.items():
        yield Line(words.say("law_difference", "case_loosened"), 4, id=f"{here}.loosened")
    if isinstance(found, CaseWitness) and found.asked == "benefit":
        before, after = (
            words.say("law_difference", "unknown") if amount is None else words.amount(amount, "øre")
            for amount in (found.before.amounts[GROSS], found.after.amounts[GROSS])
        )
        if before != after:
            said = words.say("law_difference", "case_month", before=before, after=after)
            yield Line(said, 4, id=f"{here}.month")
