"""Which of two judgements is newer is not known where one of them has no day."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations

import pytest

from qupcore import Assessment, Participant, decide, read_case
from qupcore.domain.case.assessment import newest_answers

CAPACITY = "judgement.capacity_substantially_reduced"
DAYS = {"old": date(2026, 8, 1), "new": date(2026, 8, 20), "later": date(2026, 9, 20), "none": None}
ON = date(2026, 9, 1)


def judged(**answers):
    return tuple(Assessment(question=CAPACITY, answer=said, at=DAYS[at]) for at, said in answers.items())


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({"new": False, "none": True}, None),
        ({"new": True, "none": False}, None),
        ({"new": True, "none": True}, True),
        ({"new": False, "none": False}, False),
        ({"old": False, "new": True}, True),
        ({"old": False, "new": True, "none": True}, True),  # the newest dated one and the undated agree
        ({"old": True, "new": False, "none": True}, None),
        ({"later": False, "none": True}, True),  # made after the day asked about: not known on it
        ({"none": False}, False),
    ],
)
def test_an_undated_judgement_may_be_the_newest(answers, holds):
    for on_record in permutations(judged(**answers)):
        assert [item.answer for item in newest_answers(on_record, ON)] == ([] if holds is None else [holds])
        case = Participant(ref="a", birth_date=date(1990, 1, 1), benefits=(), assessments=on_record)
        found = decide(case, ON)
        assert found.outcome == ("no_right" if holds is False else "undetermined")
        assert (CAPACITY in {item.term for item in found.missing}) is (holds is None)
        told = [
            {"question": CAPACITY, "answer": item.answer} | ({"at": str(item.at)} if item.at else {})
            for item in on_record
        ]
        wire = {"ref": "a", "birth_date": "1990-01-01", "benefits": [], "assessments": told}
        assert decide(read_case(json.dumps(wire).encode()), ON).outcome == found.outcome
