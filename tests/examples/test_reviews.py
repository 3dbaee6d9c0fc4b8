"""A review of the example cases finds each known error by its code and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from qupcore import Participant, read_case, review
from qupcore.answers import Review
from qupcore.cases.review.codes import error_codes

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED: list[dict[str, Any]] = tomllib.loads((EXAMPLES / "expected.toml").read_text("utf-8"))["review"]
IN_ORDER = [expected for expected in EXPECTED if not expected["codes"] and "also" not in expected]

each_case = pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e['file'][:-5]}@{e['on']}")


def case(file: str) -> Participant:
    return read_case((EXAMPLES / file).read_bytes(), name=file)


def reviewed(expected: dict[str, Any]) -> Review:
    return review(case(expected["file"]), on=expected["on"])


@each_case
def test_each_error_is_found_by_its_code_and_no_other(expected: dict[str, Any]) -> None:
    found = reviewed(expected)
    assert list(found.codes) == expected["codes"], [(r.path, r.finding.rule) for r in found.remarks]
    others = {remark.finding.rule for remark in found.remarks if not remark.code}
    assert others == set(expected.get("also", []))


def test_every_error_that_the_law_covers_has_a_case() -> None:
    covered = {known.code for known in error_codes() if known.covered}
    assert {code for expected in EXPECTED for code in expected["codes"]} == covered
    alone = {expected["codes"][0] for expected in EXPECTED if len(expected["codes"]) == 1}
    assert covered - alone == {"E5"}, "an unwritten refusal has no reasons on record either"


def test_cases_in_order_give_nothing_before_across_and_after_2019() -> None:
    assert len(IN_ORDER) >= 3
    starts = [case(expected["file"]).course.started_on.year for expected in IN_ORDER]  # type: ignore[union-attr]
    assert min(starts) < 2018
    assert 2018 in starts
    assert max(starts) > 2019
    for expected in IN_ORDER:
        assert reviewed(expected).remarks == ()


@each_case
def test_every_remark_says_where_by_which_law_and_what_to_do(expected: dict[str, Any]) -> None:
    for remark in reviewed(expected).remarks:
        assert remark.path.startswith("$.")
        assert remark.finding.citation.version is not None
        assert remark.outcome in ("not_met", "unknown")
        assert bool(remark.add) == (remark.outcome == "unknown")


@each_case
def test_a_review_is_the_same_each_time(expected: dict[str, Any]) -> None:
    assert reviewed(expected) == reviewed(expected)


def told(expected: dict[str, Any]) -> str:
    return ", ".join(expected["codes"]) or ("no known error" if "also" in expected else "nothing")


def test_readme_lists_every_review() -> None:
    rows = re.findall(
        r"^\| (nothing|no known error|E[\dE, ]+) \| `([^`]+)` \| ([\d-]+) \| (.+) \|$",
        (EXAMPLES / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert rows == [(told(e), e["file"], e["on"].isoformat(), e["why"]) for e in EXPECTED]
