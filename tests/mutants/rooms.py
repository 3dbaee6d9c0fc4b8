"""The rooms of the house that are broken on purpose, and the tests that should notice."""

from __future__ import annotations

from pathlib import Path

import attrs

__all__ = ["ROOMS", "TOP", "Room"]

TOP = Path(__file__).parents[2]

# From the ground up: what a room above has remembered may rest on the room that is broken.
_FLOORS = (
    *("rules", "law", "wire", "catalogue", "searching", "engines", "deciding", "availability", "cases"),
    *("planning", "composing", "allocating", "explaining", "cli"),
)


@attrs.frozen
class Room:
    """A room: its modules, and where its tests lie.

    Attributes:
        name: What `make mutants ROOM=` calls it.
        modules: Patterns below src/qupcore.
        tests: Files and folders of tests. Those that start processes of their own see no mutant.
    """

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[Path]:
        """Its modules, in order."""
        return sorted(path for pattern in self.modules for path in (TOP / "src/qupcore").glob(pattern))

    def above(self) -> frozenset[str]:
        """The rooms whose memories may rest on this one, itself included."""
        first = min(_FLOORS.index(pattern.split("/")[0]) for pattern in self.modules)
        return frozenset(_FLOORS[first:])


ROOMS = {
    room.name: room
    for room in (
        Room(
            "rules",
            ("rules/*.py",),
            (
                *("tests/rules", "tests/engines/test_two_engines.py", "tests/engines/test_amounts.py"),
                *("tests/law/test_p29_boundaries.py", "tests/law/test_benefit_amounts.py"),
                *("tests/examples", "src/qupcore/rules"),
            ),
        ),
        Room(
            "cases",
            ("cases/**/*.py",),
            (
                *("tests/cases", "tests/law", "tests/examples", "tests/oracles", "tests/calculator"),
                *("tests/memory/test_one_month_one_answer.py", "src/qupcore/cases"),
            ),
        ),
        Room(
            "deciding",
            ("deciding/*.py",),
            (
                *(
                    "tests/deciding",
                    "tests/examples",
                    "src/qupcore/deciding",
                    "tests/cases/ruling/test_answers.py",
                ),
                *("tests/law/test_p29_boundaries.py"),
                *("tests/law/test_what_the_law_settles.py", "tests/engines/test_two_engines.py"),
                "tests/cli/test_receipts.py",
            ),
        ),
        Room(
            "engines",
            ("engines/**/*.py",),
            (
                *("tests/engines", "tests/deciding", "src/qupcore/engines"),
                *("tests/law/test_p29_boundaries.py", "tests/law/test_benefit_amounts.py"),
            ),
        ),
        Room(
            "plans",
            ("planning/**/*.py", "composing/*.py", "allocating/*.py", "searching/*.py"),
            (
                *(
                    "tests/planning",
                    "tests/composing",
                    "tests/oracles",
                    "tests/searching",
                    "tests/allocating",
                ),
                *("src/qupcore/planning", "src/qupcore/composing", "src/qupcore/searching"),
            ),
        ),
        Room(
            "availability",
            ("availability/*.py",),
            (
                *("tests/availability", "src/qupcore/availability", "tests/planning/test_boundaries.py"),
                *("tests/planning/test_boundaries_of_two.py", "tests/planning/test_boundaries_of_offers.py"),
                *("tests/catalogue/test_snapshot.py", "tests/cli/test_catalogue.py"),
            ),
        ),
        Room(
            "wire",
            ("wire/*.py",),
            (
                *("tests/wire", "tests/examples", "src/qupcore/wire", "tests/deciding"),
                *("tests/cli/test_mistakes.py", "tests/explaining/week", "tests/cases/week"),
            ),
        ),
    )
}
