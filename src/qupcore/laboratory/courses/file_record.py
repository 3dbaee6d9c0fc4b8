"""The case file of a witness as JSON values."""

from __future__ import annotations

from qupcore.laboratory.courses.case_answer import CaseAnswer
from qupcore.laboratory.courses.showing import CaseWitness
from qupcore.laboratory.courses.written import WitnessFiles
from qupcore.laboratory.kinds import Class
from qupcore.wire.structure import to_json

__all__ = ["file_record"]


def file_record(topic: str, kind: Class, files: WitnessFiles) -> dict[str, object]:
    """The case file of a witness, and what is told of it."""
    found = files.of(topic, kind)
    if isinstance(found, str):
        return {"no_case": found}
    written: dict[str, object] = {
        "file": str(files.file(topic, kind)),
        "command": files.command(topic, kind),
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
