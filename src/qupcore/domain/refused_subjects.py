"""What may never become a condition: motivation, targets, budgets, waiting lists, nationality as such.

The vocabulary has no terms for them, so no rule and no measure can read one. Whoever brings a new term, or
names an unknown one, is stopped here by words. Words can be avoided: a person still has to read the proposal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from qupcore.errors.worded import worded
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["RefusedSubject", "refused_subject", "refused_why"]

RefusedSubject = Literal["motivation", "targets", "budgets", "waiting_lists", "nationality"]
"""A subject without terms."""

_WHY: Mapping[RefusedSubject, str] = {
    "motivation": worded("motivation can be no condition: the law does not have it"),
    "targets": worded("target numbers can be no condition: a right does not depend on how many have it"),
    "budgets": worded("a budget can be no condition: a right does not depend on what it costs"),
    "waiting_lists": worded("a waiting list can be no condition: a right does not depend on who waits"),
    "nationality": worded("nationality as such can be no condition: the law asks about stay and residence"),
}


def refused_subject(text: str) -> RefusedSubject | None:
    """The subject that a name or a text is about, if it may be no condition.

    >>> refused_subject("person.is_motivated"), refused_subject("Hvilket statsborgerskap har personen?")
    ('motivation', 'nationality')
    >>> refused_subject("person.years_of_schooling") is None
    True
    """
    read = text.casefold().replace("_", " ")
    return next((subject for subject, pattern in _patterns().items() if pattern.search(read)), None)


def refused_why(subject: RefusedSubject) -> str:
    """Why a subject can be no condition."""
    return _WHY[subject]


@remembered(most=1)
def _patterns() -> Mapping[RefusedSubject, re.Pattern[str]]:
    listed = packaged_toml("qupcore.domain", "refused_subjects.toml")
    return {subject: re.compile(rf"\b(?:{'|'.join(listed[subject]['words'])})") for subject in _WHY}
