"""A new check of the plan of a receipt says which catalogues are others than then, and what that means."""

from __future__ import annotations

from datetime import date

import pytest

import qupcore as q
from planning.few import few
from qupcore.explaining.phrases import phrases
from qupcore.explaining.replayed_plan import replayed_plan_lines
from qupcore.planning.replaying import checked_again, receipts_compared

ON = date(2026, 9, 7)
PLAN = q.Plan(valid_from=ON, elements=(q.Element(measure="no:jobbklubb", minutes_a_week=900, first=ON),))


def _told(catalogues: list[q.catalogue.Catalogue] | None, lang: str) -> list[str]:
    receipt = q.records.plan_receipt(PLAN, ON, case=q.Participant(ref="a"), catalogue=[few()])
    again = checked_again(receipt, catalogues)
    lines = replayed_plan_lines(receipt, again, receipts_compared(receipt, again), phrases(lang))
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "This check used other catalogues than the first one (then → now): national nothing → "),
        ("nb", "Denne kontrollen brukte andre kataloger enn den første (da → nå): national ingenting → "),
        ("nn", "Denne kontrollen brukte andre katalogar enn den første (då → no): national ingenting → "),
    ],
)
def test_which_are_others(lang: str, said: str) -> None:
    (line,) = [text for text in _told([q.national()], lang) if text.startswith(said)]
    assert q.national().hash[:12] in line
    assert few().hash[:12] in line


def test_those_of_the_receipt_are_no_others() -> None:
    (line,) = [text for text in _told(None, "en") if "catalogues" in text]
    assert line.startswith(
        "The plan was checked with the entries that it uses, from the same catalogues (no)"
    )
    assert not [text for text in _told([few()], "en") if "catalogues" in text]
