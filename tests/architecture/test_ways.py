"""The way of a question about plans through the house, counted from the calls: rooms entered, climbs back.

A *room* is a top-level package of the house; planning and composing, whose way this is, are counted by their
inner rooms, those that their layers in `pyproject.toml` and the drawing in docs/architecture.md name. What
is asked has been asked before, so what is prepared once is prepared.

A *climb* is a step, in the order of time, to a room that stands earlier on the way than the room the step
comes from. Coming back to whoever called is no step. The way is the list below, and the drawing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType

import pytest

import qupcore
from planning.few import FIRST, FULL, ON, PERSON, few, run
from planning.test_prepared_and_answered import CATALOGUE, ON_THE_WAY, PLAN
from qupcore import Participant
from qupcore.composing.compiling import problem_of
from qupcore.domain.case.plan import Plan
from qupcore.planning.check import check_plan

TOP = Path(__file__).parents[2]
SOURCE = Path(qupcore.__file__).parent

CHECKING = {
    "prepare": ("planning.rules",),
    "lay out": ("planning.facts", "availability", "deciding", "cases"),
    "rule": ("planning.rulings", "engines"),
    "find": ("planning.findings",),
    "mend": ("planning.clash", "planning.changes", "planning.outcomes", "planning.mending", "searching"),
}
"""The rooms on the way of `check_plan`, each step with its rooms.

`planning.check` and `planning.checker` take the steps; all other rooms are the ground that these stand on.
"""

MAKING = {
    **{step: rooms for step, rooms in CHECKING.items() if step != "mend"},
    "choose": (
        "composing.choices",
        "composing.last_days",
        "composing.relating",
        "composing.parts",
        "composing.scoring",
    ),
    "search": ("searching",),
}
"""The rooms on the way of `problem_of`."""

INNER = ("planning", "composing")

AROUND = "observing"
"""The room that tells each question from its outside: on the way of none."""

Ask = Callable[[], object]


def room_of(code: CodeType) -> str | None:
    """The room of the house in which code stands."""
    try:
        parts = Path(code.co_filename).relative_to(SOURCE).with_suffix("").parts
    except ValueError:
        return None
    if parts[0] == AROUND:
        return None
    return ".".join(parts[:2]) if parts[0] in INNER else parts[0]


def caller_of(frame: FrameType) -> str | None:
    """The room that calls, whatever outside the house stands between."""
    back = frame.f_back
    while back is not None and room_of(back.f_code) is None:
        back = back.f_back
    return None if back is None else room_of(back.f_code)


def rooms_entered(ask: Ask) -> list[str]:
    """The room of each call from another room, in the order of time."""
    found: list[str] = []

    def called(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and (room := room_of(frame.f_code)) and room != caller_of(frame):
            found.append(room)

    ask()  # what is prepared once is prepared
    sys.setprofile(called)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return found


def climbs(entered: list[str], way: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The steps from a room back to one that stands earlier on the way."""
    place = {room: number for number, rooms in enumerate(way.values()) for room in rooms}
    on_the_way = [room for room in entered if room in place]
    for one, other in pairwise(on_the_way):
        if place[other] < place[one]:
            yield f"{one} -> {other}"


def drawn(question: str) -> dict[str, tuple[str, ...]]:
    """The way as docs/architecture.md draws it."""
    page = (TOP / "docs/architecture.md").read_text(encoding="utf-8")
    (picture,) = re.findall(rf"```text\n{question}\n(.*?)```", page, re.S)
    steps = re.findall(r"^ +(?:└─►|├─►) ([a-z ]+?) {2,}(.+?)(?: {2,}.*)?$", picture, re.M)
    return {step: tuple(rooms.split(" · ")) for step, rooms in steps}


VALID = Plan(valid_from=FIRST, elements=(run("arbeidstrening", FULL, percent=100),))


@pytest.mark.parametrize(
    ("plan", "case", "catalogue", "most_rooms", "most_climbs"),
    [
        pytest.param(VALID, PERSON, few(), 16, 4, id="a valid plan"),
        pytest.param(PLAN, ON_THE_WAY, CATALOGUE, 16, 4, id="offers, a course and paid work"),
        pytest.param(
            Plan(valid_from=FIRST, elements=(run("arbeidstrening", 3000), run("aft", 900))),
            PERSON,
            few(),
            16,
            4,
            id="a plan that clashes",
        ),
    ],
)
def test_the_way_of_a_check(
    plan: Plan, case: Participant, catalogue: object, most_rooms: int, most_climbs: int
) -> None:
    entered = rooms_entered(lambda: check_plan(plan, ON, case=case, catalogue=catalogue, repairs=0))  # type: ignore[arg-type]
    rooms = list(dict.fromkeys(entered))
    back = list(climbs(entered, CHECKING))
    assert len(rooms) <= most_rooms, rooms
    assert len(back) <= most_climbs, (back, entered)


@pytest.mark.parametrize("case", [PERSON, ON_THE_WAY], ids=["at the start", "on the way"])
def test_the_way_of_a_problem(case: Participant) -> None:
    entered = rooms_entered(lambda: problem_of(case, ON, catalogue=few()))
    rooms = list(dict.fromkeys(entered))
    back = sorted(set(climbs(entered, MAKING)))  # the same for each thing that may be chosen
    assert len(rooms) <= 22, rooms
    assert len(back) <= 8, (back, entered)


def test_the_way_is_drawn_as_it_is() -> None:
    assert drawn("check_plan") == CHECKING
    assert drawn("problem_of") == MAKING


def test_a_climb_is_seen() -> None:
    entered = ["planning.check", "planning.rules", "planning.findings", "domain", "planning.facts"]
    assert list(climbs(entered, CHECKING)) == ["planning.findings -> planning.facts"]
