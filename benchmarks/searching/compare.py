"""Our search beside others on the common workload, in one run, as ratios.

    pip install -e '.[oracles]' graphillion dd
    PYTHONPATH=tests python benchmarks/searching/compare.py

Every figure is processor time for one question, building included on all sides, in milliseconds: what
else the machine does at the time then shows less. Answers are compared as they are timed; a difference
stops the run.
"""

from __future__ import annotations

import gc
import importlib.util
import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import process_time

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

from diagrams import cudd_count, graphillion_sets

from qupcore.searching import (
    Problem,
    addable_candidates,
    best,
    conflict,
    count,
    diagram,
    diverse,
    exists,
    first,
    gaps,
    is_valid,
)
from searching.peers import Clingo, CpSat
from searching.workload import drawn, municipality, participant, problem_of

Times = list[float]
OUT = Console(width=140)
TABLE = Table("question", "who", "asked", "median", "p99", "worst", "times ours: median", "p99")


def installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def timed(ask: Callable, *given: object) -> tuple[float, object]:
    start = process_time()
    answer = ask(*given)
    return (process_time() - start) * 1000, answer


def at(times: Times, share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def rows(question: str, answers: dict[str, Times]) -> None:
    """A row for each; the first is ours, and the ratios are to it."""
    ours: Times | None = None
    for who, times in answers.items():
        if not times:
            continue
        middle, high = median(times), at(times, 0.99)
        if ours is None:
            ours, ratios = times, ("1", "1")
        else:
            ratios = (f"{middle / median(ours):.1f}", f"{high / at(ours, 0.99):.1f}")
        cells = (question if ours is times else "", who, str(len(times)))
        TABLE.add_row(*cells, f"{middle:.3g}", f"{high:.3g}", f"{max(times):.3g}", *ratios)
    OUT.print(f"[dim]{question}: done[/]")


def same(ours: object, theirs: object, what: str) -> None:
    if ours != theirs:
        sys.exit(f"{what}: ours {ours}, theirs {theirs}")


def score(problem: Problem, ids: Iterable[str]) -> int:
    ids = set(ids)
    return sum(one.score for one in problem.candidates if one.id in ids)


def first_plan(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "CP-SAT": [], "CP-SAT, no presolve": [], "clingo": []}
    for person in range(people):
        time, found = timed(lambda p: first(p).plans, drawn(measures, person))
        answers["ours"].append(time)
        problem = drawn(measures, person)
        if installed("ortools"):
            for name, presolve in (("CP-SAT", True), ("CP-SAT, no presolve", False)):
                time, plan = timed(lambda q, p=presolve: CpSat(q, scored=False, presolve=p).solve(), problem)
                answers[name].append(time)
                same(bool(found), plan is not None, "first")
        if installed("clingo"):
            time, there = timed(lambda q: Clingo(q).exists(), problem)
            answers["clingo"].append(time)
            same(bool(found), there, "first")
    rows(f"first plan, {measures} measures", answers)


def best_plans(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "CP-SAT": []}
    for person in range(people):
        problem = drawn(measures, person)
        time, found = timed(lambda q: best(q, want=5).plans, problem)
        answers["ours"].append(time)
        if installed("ortools"):
            time, plans = timed(lambda q: CpSat(q).best(want=5), problem)
            answers["CP-SAT"].append(time)
            same([plan.score for plan in found], [score(problem, ids) for ids in plans], "best")
    rows(f"five best plans, {measures} measures", answers)


def diverse_plans(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "CP-SAT": []}
    for person in range(people):
        problem = drawn(measures, person)
        time, found = timed(lambda q: diverse(q, want=5, distance=3).plans, problem)
        answers["ours"].append(time)
        if installed("ortools"):
            time, plans = timed(lambda q: CpSat(q).best(want=5, distance=3), problem)
            answers["CP-SAT"].append(time)
            same(  # which of several equals is taken first decides what is unlike it: the first only
                [plan.score for plan in found][:1], [score(problem, ids) for ids in plans][:1], "diverse"
            )
    rows(f"five diverse plans, {measures} measures", answers)


def additions(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "clingo, grounded before": [], "clingo, grounding included": []}
    for person in range(people):
        problem = drawn(measures, person)
        found = best(problem, want=1).plans
        if not found:
            continue
        lot = random.Random(person)
        peer = None
        if installed("clingo"):
            grounding, peer = timed(lambda q: Clingo(q, "--enum-mode=brave", "--models=0"), problem)
        for so_far in range(4):
            ids = lot.sample(found[0].ids, min(so_far, len(found[0].ids)))
            time, answer = timed(addable_candidates, problem, ids)
            answers["ours"].append(time)
            if peer is not None:
                time, theirs = timed(peer.in_some_plan, ids)
                answers["clingo, grounded before"].append(time)
                answers["clingo, grounding included"].append(time + grounding)
                same(set(answer.may), theirs - set(ids), "addable")
    rows(f"what may be added, with reasons, {measures} measures", answers)


def checks(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "CP-SAT": []}
    lot = random.Random(1)
    for person in range(people):
        problem = drawn(measures, person)
        exists(problem)  # the problem is at hand; a check of it is what is asked
        for number in range(50):
            ids = lot.sample(problem.names, min(lot.randrange(3, 8), len(problem.names)))
            time, valid = timed(is_valid, problem, ids)
            answers["ours"].append(time)
            if installed("ortools") and number == 0:

                def fixed(q: Problem, chosen: list[str] = ids) -> bool:
                    peer = CpSat(q, scored=False)
                    for name, there in peer.there.items():
                        peer.model.add(there == (name in chosen))
                    return peer.solve() is not None

                time, theirs = timed(fixed, problem)
                answers["CP-SAT"].append(time)
                same(valid, theirs, "check")
    rows(f"is this set valid, {measures} measures", answers)


def counts(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": [], "dd.cudd": [], "graphillion (with options)": []}
    sampling: dict[str, Times] = {"ours": [], "graphillion (with options)": []}
    for person in range(people):
        problem = drawn(measures, person)
        time, number = timed(count, problem)
        answers["ours"].append(time)
        if installed("dd"):
            time, theirs = timed(cudd_count, problem)
            answers["dd.cudd"].append(time)
            same(number, theirs, "count")
        draws = 5000
        made = diagram(problem)
        if made.count:
            time, _ = timed(made.sample, 1, draws)
            sampling["ours"].append(time / draws)
        if installed("graphillion"):
            time, sets = timed(graphillion_sets, problem)
            answers["graphillion (with options)"].append(time)
            same(bool(number), bool(sets), "count")
            if number:
                lots = sets.rand_iter()
                time, _ = timed(lambda it: [next(it) for _ in range(1000)], lots)
                sampling["graphillion (with options)"].append(time / 1000)
    rows(f"how many plans, {measures} measures", answers)
    rows(f"one plan by lot, the diagram at hand, {measures} measures", sampling)


def coverage(measures: int, people: int) -> None:
    """Everyone in a municipality: the gap where there is a plain one, whether there is a plan where not."""
    there = municipality(measures)
    given = [participant(there, number) for number in range(people)]
    gc.collect()
    answers: dict[str, Times] = {"ours": [], "clingo": [], "CP-SAT, no presolve": []}
    without = plain = 0
    start = process_time()
    for one in given:
        begin = process_time()
        asked = problem_of(there, one)
        if gaps(asked):
            without += 1
            plain += 1
        elif not exists(asked):
            without += 1
        answers["ours"].append((process_time() - begin) * 1000)
    total = process_time() - start
    for one in given[:200]:
        asked = problem_of(there, one)
        if installed("clingo"):
            answers["clingo"].append(timed(lambda q: Clingo(q).exists(), asked)[0])
        if installed("ortools"):
            ask = timed(lambda q: CpSat(q, scored=False, presolve=False).solve(), asked)
            answers["CP-SAT, no presolve"].append(ask[0])
    rows(f"coverage, a participant of {people:,}, {measures} measures", answers)
    OUT.print(
        f"coverage of {people:,} at {measures} measures: {total:.1f} s in all; "
        f"{without} without a plan, {plain} of them for a plain gap"
    )


def conflicts(measures: int, people: int) -> None:
    answers: dict[str, Times] = {"ours": []}
    for person in range(people):
        problem = drawn(measures, person)
        if not gaps(problem) and not exists(problem):
            answers["ours"].append(timed(conflict, problem)[0])
    rows(f"why there is no plan, no plain gap, {measures} measures", answers)


def main() -> None:
    for name in ("ortools", "clingo", "dd", "graphillion"):
        if not installed(name):
            OUT.print(f"{name} is not installed: its rows are left out")
    if installed("ortools"):
        CpSat(drawn(30, 0)).solve()  # its first call is slow: not counted
    first_plan(100, 200)
    first_plan(1000, 5)
    best_plans(100, 200)
    best_plans(1000, 5)
    diverse_plans(100, 100)
    additions(100, 30)
    checks(100, 40)
    counts(100, 10)
    conflicts(30, 2000)
    coverage(100, 10_000)
    OUT.print(TABLE)


if __name__ == "__main__":
    main()
