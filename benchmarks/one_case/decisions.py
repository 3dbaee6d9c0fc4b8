"""What a decision, its record, a month of benefit and the check of a plan cost: processor time of the thread.

    PYTHONPATH=benchmarks python benchmarks/one_case/decisions.py [ROUNDS]

Each figure is the median of rounds. The drawn people differ, and each is decided once, so that what is
remembered of earlier people counts and what is remembered of the same person does not.
"""

from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import thread_time

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings

from qupcore import Participant, benefit_month, check_plan, decide, national, read_case, suggest, write_case
from qupcore.deciding.prepared import prepared_on
from qupcore.engines import ReferenceEngine
from qupcore.engines.agreement import Agreement
from qupcore.errors import QupError
from qupcore.memory import forget
from qupcore.population import synthesize_courses
from qupcore.records import decision_record
from qupcore.testing import deciding_people, participants

ON = date(2026, 9, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"


def read(name: str) -> Participant:
    """A case of the examples."""
    return read_case((EXAMPLES / f"{name}.json").read_bytes())


CASES = {
    "complete": read("E07-refused-for-lack-of-motivation"),
    "undetermined": Participant(ref="a", birth_date=date(1990, 1, 1)),
    "nothing known": Participant(ref="a"),
    "refused": read("E27-no-lawful-stay"),
}


def microseconds(run: Callable[[], object], rounds: int, times: int = 200) -> float:
    """The median of some rounds, for one run."""
    run()
    found = []
    for _ in range(rounds):
        start = thread_time()
        for _ in range(times):
            run()
        found.append((thread_time() - start) / times * 1e6)
    return median(found)


def drawn(number: int) -> list[Participant]:
    """People at the limits of the law and people at random, of whom each can be decided."""
    people: list[Participant] = []

    @settings(
        max_examples=number,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(participants() | deciding_people(ON))
    def draw(person: Participant) -> None:
        people.append(person)

    draw()
    return people


def decided_once(people: list[Participant]) -> dict[str, float]:
    """The median of each outcome; nothing is remembered of any decision before."""
    forget()
    decide(CASES["complete"], on=ON)
    found: dict[str, list[float]] = {}
    for person in people:
        start = thread_time()
        try:
            decision = decide(person, on=ON)
        except QupError:
            continue
        found.setdefault(decision.outcome, []).append((thread_time() - start) * 1e6)
    return {f"{len(times)} drawn, {outcome}": median(times) for outcome, times in sorted(found.items())}


def months_once(number: int, seed: int = 15) -> dict[str, float]:
    """The median month of made-up courses, with their absences and without; no case is asked twice.

    The first hundred are not counted: the rules of their days are made ready.
    """
    draw = random.Random(seed)
    asked: dict[str, list[tuple[Participant, date]]] = {"with absences": [], "without": []}
    for case in synthesize_courses(seed, number):
        course = case.course
        if course is not None and course.periods():
            day = course.periods()[0].start + timedelta(days=draw.randrange(365))
            bare = evolve(case, course=evolve(course, absences=()))
            asked["with absences"].append((read_case(write_case(case).encode()), day))
            asked["without"].append((read_case(write_case(bare).encode()), day))
    found = {}
    for which, several in asked.items():
        forget()
        times = []
        for case, day in several:
            start = thread_time()
            benefit_month(case, day.year, day.month)
            times.append((thread_time() - start) * 1e6)
        found[f"a month each of {len(times) - 100} made-up courses, {which}"] = median(times[100:])
    return found


@contextmanager
def compiled_in_the_place_of_durable_rules() -> Iterator[None]:
    """The engines of an installation without durable-rules."""
    from qupcore.engines.compiled.engine import CompiledEngine

    prepared = prepared_on(ON)
    before = prepared.agreement
    prepared.agreement = Agreement(prepared.rulebook, (ReferenceEngine(), CompiledEngine()))
    try:
        yield
    finally:
        prepared.agreement = before


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    rows = {name: microseconds(lambda case=case: decide(case, on=ON), rounds) for name, case in CASES.items()}
    rows |= decided_once(drawn(1_500))
    try:
        with compiled_in_the_place_of_durable_rules():
            for name, case in CASES.items():
                rows[f"{name}, reference and compiled"] = microseconds(
                    lambda case=case: decide(case, on=ON), rounds
                )
    except ImportError:  # a version before that engine, for "before"
        pass
    for name, case in CASES.items():
        decision = decide(case, on=ON)
        rows[f"decision_record, {name}"] = microseconds(lambda of=decision: decision_record(of), rounds)
    case = read("E42-recent-in-order")
    rows["a month of benefit"] = microseconds(lambda: benefit_month(case, 2026, 8), rounds, 30)
    rows |= months_once(600)
    planned = read_case((EXAMPLES.parent / "docs" / "week-case.json").read_bytes())
    catalogue = [national()]
    plan = suggest(planned, ON, catalogue=catalogue, want=1).plans[0].plan
    checked = microseconds(lambda: check_plan(plan, ON, case=planned, catalogue=catalogue), rounds, 10)
    rows["the check of a plan"] = checked
    print("| what | µs |\n|---|--:|")
    for name, found in rows.items():
        print(f"| {name} | {found:.0f} |")


if __name__ == "__main__":
    main()
