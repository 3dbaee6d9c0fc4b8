"""The first line of an answer under another law than the national one."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Provenance
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["trial_lines"]


def trial_lines(under: UnderLaw | Provenance, words: Phrases) -> Iterator[Line]:
    """The line that says that the answer is a trial; none under the national law."""
    if under.trial:
        yield Line(words.say("label", "trial", law=under.law), weight="headline", id="trial")
