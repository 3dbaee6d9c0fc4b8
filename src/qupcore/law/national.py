"""The law of Norway as a value: the default of everything that decides."""

from __future__ import annotations

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.law.topics import TOPICS
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.imported import ImportedRules
from qupcore.rules.law import Law

__all__ = ["AS_IT_STANDS", "NATIONAL", "under_law"]

NATIONAL = Law("national", ImportedRules("qupcore.law", TOPICS), (Conventions.leap_birthday,))
"""Every rule of every period since 2007-11-01."""

AS_IT_STANDS = AppliedLaw(NATIONAL)
"""The national law with the default policy."""


def under_law(law: Law) -> UnderLaw:
    """What an answer under a law says of it; under another than the national law the answer is a trial.

    Raises:
        BadInput: another law has the name of the national law, which a trial would say is not in force.
    """
    trial = law != NATIONAL
    if trial and law.name == NATIONAL.name:
        raise BadInput(
            worded(
                "the law called {name!r} is not the national law: its rules or conventions differ",
                name=law.name,
            ),
            remedy="give it another name, such as that of the reform",
            code="law.trial",
        )
    return UnderLaw(law=law.name, law_hash=law.hash if trial else "", trial=trial)
