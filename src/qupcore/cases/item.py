"""One thing in a case, held against the rules of one topic."""

from __future__ import annotations

import attrs

from qupcore.cases.ruling import Ruling
from qupcore.domain.decision import Question

__all__ = ["Held"]


@attrs.frozen(eq=False, kw_only=True)
class Held:
    """One thing in a case and what the rules of a topic come to for it.

    Attributes:
        path: Where in the case file it is.
        ruling: What both engines found.
        code: The known error that any breach here is, where the rule alone does not tell.
        asks: What to ask, where it is not in the facts that the rules read.
    """

    path: str
    ruling: Ruling
    code: str = ""
    asks: tuple[Question, ...] = ()
