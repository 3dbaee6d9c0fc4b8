"""Cases written by hand from the statute, with their answers, before the library was asked.

`cases/` holds the case files and `expected.toml` the outcomes and amounts with why; what duties and reviews
must say stands here, since it is words. The cases came of an audit of the library against the law. Where an
expectation was found wrong it is said at the entry, with the text that decides.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import attrs
import pytest

from qupcore import Participant, benefit_month, decide, duties, read_case, review
from qupcore.errors import NoRulesInForce

FOLDER = Path(__file__).parent / "cases"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
ORE = 5


def case_of(name: str) -> Participant:
    (file,) = FOLDER.glob(f"{name}*.json")
    return read_case(file.read_bytes())


def asked(what: str) -> list[tuple[str, str, object]]:
    return [
        (name, when, answer)
        for name, entry in EXPECTED.items()
        if entry["asks"] == what
        for when, answer in entry["expected"].items()
    ]


@pytest.mark.parametrize(("name", "day", "expected"), asked("decide"))
def test_whether_there_is_a_right(name: str, day: str, expected: str) -> None:
    try:
        decision = decide(case_of(name), on=date.fromisoformat(day))
    except NoRulesInForce:
        found = "error"
    else:
        policy = "+policy" if decision.rests_on_policy else ""
        found = decision.outcome + policy
    assert found in expected.split("|"), EXPECTED[name]["why"]


@pytest.mark.parametrize(("name", "month", "expected"), asked("benefit"))
def test_what_a_month_comes_to(name: str, month: str, expected: float | list[float] | str) -> None:
    year, number = map(int, month.split("-"))
    found = benefit_month(case_of(name), year, number)
    if expected == "open":
        assert not found.final, EXPECTED[name]["why"]
        return
    amounts = expected if isinstance(expected, list) else [expected]
    assert found.gross is not None, EXPECTED[name]["why"]
    assert any(abs(found.gross.ore - round(amount * 100)) <= ORE for amount in amounts), (
        EXPECTED[name]["why"],
        str(found.gross),
    )


# name, asked on, kind of duty, last day (None: cannot be dated), why
DUTIES = (
    ("D01", "2026-09-15", "start", "2027-02-28", "§ 31: six months from 31 August, which February has not"),
    ("D03", "2026-06-15", "maximum", "2027-05-01", "§ 32: two years to 2027-03-02, and 60 days of leave"),
    ("D11", "2026-06-01", "interruption_ends", "2027-02-01", "§ 34 (1): ended once interrupted for a year"),
    (
        "D12-appeal-weekend",
        "2026-08-15",
        "appeal",
        "2026-09-07",
        "fvl § 29: Saturday 5 September moves to Monday",
    ),
    (
        "D12-appeal-christmas",
        "2026-12-04",
        "appeal",
        "2026-12-28",
        "domstolloven § 149: Christmas Day, a Friday",
    ),
    ("A06", "2019-08-01", "maximum", "2021-03-01", "§ 32: two years to 2021-02-03, and 26 days interrupted"),
    ("M07", "2026-03-01", "self_certificate_review", "2026-08-02", "regulation § 8: within six months"),
    (
        "M09",
        "2026-06-01",
        "appeal",
        None,
        "fvl § 29: time runs from notice, and nobody wrote down when it was given",
    ),
)


@pytest.mark.parametrize(("name", "on", "kind", "due", "why"), DUTIES, ids=[row[0] for row in DUTIES])
def test_by_when_something_must_happen(name: str, on: str, kind: str, due: str | None, why: str) -> None:
    found = [item for item in duties(case_of(name), on=date.fromisoformat(on)) if item.kind == kind]
    dates = {item.due.isoformat() if item.due else None for item in found}
    assert due in dates, why
    if due is None:
        assert {item.state for item in found} == {"undated"}, why


@attrs.frozen
class Reviewed:
    """What a review of a case must say: rules broken, rules not shown, and rules that are no breach."""

    name: str
    on: str
    why: str
    breach: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()
    no_breach: tuple[str, ...] = ()
    code: str = ""


REFUSED, OTHER = "sotjl.29.refused_only_without_right", "sotjl.29.no_other_conditions"
LATE = "fvl.29.rejected_only_when_late"
GROUNDS = tuple(
    Reviewed(f"N07-ground-{number}", "2026-06-01", why, breach=(REFUSED,))
    for number, why in (
        (0, "being free of drugs is no condition of § 29"),
        (1, "reaching ordinary work is no condition: work or activity is the aim"),
        (2, "speaking Norwegian well is no condition"),
        (3, "a claim that is being handled is no benefit"),
        (5, "having tried other measures first is no condition"),
        (6, "'too resourceful' must be tied to capacity substantially reduced"),
        (7, "§ 29 goes to 67"),
        (8, "a home is no condition; fixed residence in Norway is another thing"),
    )
)
REVIEWS = (
    Reviewed("D02", "2026-02-01", "regulation § 2 (1): at most a year a decision",
             breach=("for-2011-1471.2.decision_at_most_a_year",)),
    Reviewed("D04", "2026-06-15", "§ 32 (1): special grounds must be shown",
             not_shown=("sotjl.32.special_grounds",)),
    Reviewed("D05", "2026-06-15", "§ 32 (1): three years is the longest there is",
             breach=("sotjl.32.extended_by_a_year_at_most",)),
    Reviewed("D14", "2026-06-01", "§ 38 (2) does not name work assessment allowance",
             breach=("sotjl.38.named",), code="E10"),
    Reviewed("D15", "2013-01-15", "disability pension was named from 2012-12-14 on",
             breach=("sotjl.38.named_from_2010",), code="E10"),
    Reviewed("D16", "2026-06-01", "§ 38 (2) names disability benefit", no_breach=("sotjl.38",)),
    Reviewed("D17", "2026-07-01", "regulation § 8: at least four absences; heard first",
             breach=("for-2011-1471.8.withdrawal_has_ground",),
             not_shown=("for-2011-1471.8.heard_before_withdrawal",)),
    Reviewed("D18", "2026-06-01", "fvl § 29: 25 March was the last day", breach=(LATE,)),
    Reviewed("D20", "2026-06-01", "§ 30 (2): 20 of 37.5 hours is more than half",
             breach=("sotjl.30.work_or_apprenticeship_at_most_half",)),
    Reviewed("D21", "2026-06-01", "§ 30 (2): 30 hours is not full time",
             breach=("sotjl.30.full_time_all_year",)),
    Reviewed("D22", "2026-06-01", "§ 29 has no condition of motivation", breach=(REFUSED, OTHER), code="E7"),
    Reviewed("D23", "2026-06-01", "a right whatever the budget is", breach=(REFUSED, OTHER), code="E8"),
    Reviewed("N01", "2026-06-01", "domstolloven § 149: Easter Monday moves to Tuesday, so it was in time",
             breach=(LATE,)),
    Reviewed("N02", "2026-06-01", "1 May is of equal standing, so it was in time", breach=(LATE,)),
    Reviewed("N03", "2026-06-01", "late; fvl § 31 was not considered",
             breach=("fvl.31.exception_considered",), no_breach=(LATE,), code="E13"),
    Reviewed("N06", "2026-06-01", "39 is no ground", breach=(REFUSED, "sotjl.29.ground_not_fulfilled")),
    *GROUNDS,
    Reviewed("A02", "2019-09-01", "the ombudsman let the refusal stand: criticised was the appeal's handling",
             no_breach=("sotjl.29",)),
    Reviewed("A13", "2020-11-01", "the county governor of Agder: no limit on being taken in again from 2019",
             no_breach=("for-2011-1471.2.readmitted", "sotjl.32")),
    Reviewed("M02", "2026-06-01", "an expiry that the award told of needs no notice (the ombudsman, on AAP)",
             no_breach=("fvl.16",)),
)  # fmt: skip


@pytest.mark.parametrize("asked", REVIEWS, ids=[item.name for item in REVIEWS])
def test_what_a_review_says(asked: Reviewed) -> None:
    found = review(case_of(asked.name), on=date.fromisoformat(asked.on))
    broken = {item.finding.rule for item in found.breaches}
    assert set(asked.breach) <= broken, asked.why
    assert set(asked.not_shown) <= {item.finding.rule for item in found.not_shown}, asked.why
    assert [rule for rule in broken if rule.startswith(asked.no_breach or "-")] == [], asked.why
    assert not asked.code or asked.code in found.codes


def test_an_award_that_reserves_for_absence_needs_no_notice_of_the_cut() -> None:
    """A11. NAV, "Kvalifiseringsstønad og andre økonomiske ordninger": the cut then carries the award out.

    The case tells of it in its reasons only, which no rule reads; with the field it is no breach.
    """
    case = case_of("A11")
    assert "fvl.16.advance_notice" not in {item.finding.rule for item in reserved(case)}


def reserved(case: Participant):
    assert case.course is not None
    award, *later = case.course.decisions
    told = attrs.evolve(case.course, decisions=(attrs.evolve(award, reserves_for_absence=True), *later))
    return review(attrs.evolve(case, course=told), on=date(2026, 6, 1)).breaches


def test_every_case_is_asked_about() -> None:
    names = {*EXPECTED, *(row[0] for row in DUTIES), *(item.name for item in REVIEWS), "A11"}
    files = {path.stem for path in FOLDER.glob("*.json")}
    assert {file for file in files if not any(file.startswith(name) for name in names)} == set()
