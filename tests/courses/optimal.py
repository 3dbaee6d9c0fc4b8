"""How often the search finds the best course of the twenty people, and by which layer it misses.

    PYTHONPATH=tests python -m courses.optimal [SECONDS [PERSON...]]

CP-SAT proves the least cost of each layer in so many seconds each, or says at which layer it could not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from courses.proposed import HERE, local
from phasing.by_cp_sat import CpSatCourse, TooLarge
from qupcore import national, read_case
from qupcore.law.national import NATIONAL
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.search import best_course
from qupcore.planning.rules.prepared import prepare
from qupcore.rules.applied_law import AppliedLaw


def problems(folder: str) -> Iterator[tuple[str, CourseProblem]]:
    """The problem of the first course of each person of a folder."""
    for expected in json.loads((HERE / folder / "expected.json").read_text("utf-8")):
        case = read_case((HERE / folder / expected["case"]).read_bytes())
        on, until = date.fromisoformat(expected["on"]), date.fromisoformat(expected["until"])
        catalogues = [national(), *local(folder).values()]
        rules = prepare(catalogues, on, AppliedLaw(NATIONAL, None), municipality=case.municipality)
        yield f"{folder} {expected['id']}", course_problem(case, on, until, rules, CourseAims())


def compared(problem: CourseProblem, seconds: float) -> str:
    """`equal`; the first layer in which CP-SAT finds less; or the layer in which it proved nothing."""
    found = best_course(problem.lines, problem.weighing, problem.bounds)
    assert found is not None
    layers, cost = problem.aims.order(), found.weighed.cost
    try:
        model = CpSatCourse(problem, problem.lines)
        chosen = found.weighed.lines[len(problem.weighing.fixed) :]
        least = model.best(seconds=seconds, hint=chosen, most=cost)
    except TooLarge as large:
        return f"not proved: {large.args[0] if large.args else 'too many sets of lines'}"
    assert least is not None
    assert least <= cost[: len(least)]
    for layer, one, other in zip(layers, least, cost, strict=False):
        if one < other:
            return f"misses by {layer}: {other} instead of {one}"
    return "equal"


def main(arguments: Sequence[str]) -> None:
    """Print a line for each person, and how often each answer was given."""
    seconds, only = float(arguments[0]) if arguments else 20.0, arguments[1:]
    answers: Counter[Any] = Counter()
    for folder in ("given", "own"):
        for name, problem in problems(folder):
            if only and not any(part in name for part in only):
                continue
            answer = compared(problem, seconds)
            answers[answer.split(": ")[0] if answer.startswith("misses") else answer] += 1
            sys.stdout.write(f"{name}: {len(problem.lines)} lines, {answer}\n")
            sys.stdout.flush()
    for answer, many in answers.most_common():
        sys.stdout.write(f"{many:3} {answer}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
