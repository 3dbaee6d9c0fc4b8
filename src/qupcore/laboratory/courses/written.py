"""The witnesses of a difference as case files: the name of each, and the command that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from shlex import join
from typing import TypeAlias

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.laboratory.courses.showing import CaseWitness, WhyNoCase, case_of_witness
from qupcore.laboratory.differing import LawDifference
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.witnesses import Witness
from qupcore.rules.writing import RIGHT

__all__ = ["WitnessFiles", "files_of"]

Place: TypeAlias = tuple[str, Class]
"""A topic and a class: there is at most one witness of each."""


@attrs.frozen
class WitnessFiles:
    """The case files of the witnesses of a difference.

    Attributes:
        folder: Where they are written.
        on: The day on which people are looked at.
        found: What there is for each witness: a person of the right, a whole case, or why there is none.
    """

    folder: Path
    on: date
    found: Mapping[Place, Witness | CaseWitness | WhyNoCase]

    def of(self, topic: str, kind: Class) -> Witness | CaseWitness | WhyNoCase:
        """What there is for a witness."""
        return self.found[topic, kind]

    def file(self, topic: str, kind: Class) -> Path:
        """The file of a witness, if it has one."""
        return self.folder / f"{topic}-{kind}.json"

    def command(self, topic: str, kind: Class) -> str:
        """The command that answers the case under the law in force; "" where there is no file."""
        found, path = self.of(topic, kind), str(self.file(topic, kind))
        if isinstance(found, Witness):
            return join(["qup", "decide", path, "--on", str(self.on)])
        if not isinstance(found, CaseWitness):
            return ""
        on = found.laid.on
        when = ["--month", f"{on:%Y-%m}"] if found.asked == "benefit" else ["--on", str(on)]
        return join(["qup", found.asked, path, *when])

    @property
    def cases(self) -> Iterator[tuple[str, Participant]]:
        """The cases to write, each with the name of its file."""
        for (topic, kind), found in self.found.items():
            if isinstance(found, Witness):
                yield f"{topic}-{kind}", found.case
            elif isinstance(found, CaseWitness):
                yield f"{topic}-{kind}", found.laid.case

    @property
    def not_shown(self) -> int:
        """How many witnesses have cases of which none showed the difference when decided again."""
        return sum(found == "not_shown" for found in self.found.values())


def files_of(difference: LawDifference, folder: Path) -> WitnessFiles:
    """The case files of the witnesses; a whole case is decided again under both laws before it is one.

    Args:
        difference: The difference of two laws.
        folder: Where the files are to be written.
    """
    found: dict[Place, Witness | CaseWitness | WhyNoCase] = {}
    for topic in difference.topics:
        for witness in topic.witnesses:
            if isinstance(witness, Witness):
                assert topic.topic == RIGHT
                found[topic.topic, witness.kind] = witness
            else:
                found[topic.topic, witness.kind] = case_of_witness(topic.topic, witness, difference.sides)
    return WitnessFiles(folder, difference.sides.on, found)
