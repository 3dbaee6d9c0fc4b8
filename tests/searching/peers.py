"""The same problem solved by CP-SAT and by clingo, two searches on other principles."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.searching import Problem


class CpSat:
    """One worker and a seed, so that it answers the same each time."""

    def __init__(self, problem: Problem, *, scored: bool = True, presolve: bool = True) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self.presolve = presolve
        self.model = model = cp_model.CpModel()
        self.there = {one.id: model.new_bool_var(one.id) for one in problem.candidates}
        units, lengths = [], []
        taken: dict[int, list] = {}
        of_part: dict[str, list] = {part.name: [] for part in problem.parts}
        for one in problem.candidates:
            taking = [model.new_bool_var("") for _ in one.options]
            model.add(sum(taking) == self.there[one.id])
            for option, variable in zip(one.options, taking, strict=True):
                units.append(variable)
                lengths.append(option.units)
                for place in range(option.slots.bit_length()):
                    if option.slots >> place & 1:
                        taken.setdefault(place, []).append(variable)
                for name in one.parts & of_part.keys():
                    of_part[name].append(option.units * variable)
        for variables in {tuple(v.index for v in same): same for same in taken.values()}.values():
            if len(variables) > 1:
                model.add_at_most_one(variables)
        total = cp_model.LinearExpr.weighted_sum(units, lengths)
        model.add(total <= problem.most_units)
        model.add(total >= problem.least_units)
        model.add(sum(self.there.values()) <= problem.most)
        self._rules(problem, of_part)
        if scored:
            model.maximize(
                cp_model.LinearExpr.weighted_sum(
                    list(self.there.values()), [one.score for one in problem.candidates]
                )
            )

    def _rules(self, problem: Problem, of_part: dict[str, list]) -> None:
        model, there = self.model, self.there
        for need in problem.needs:
            model.add_bool_or([there[one.id] for one in problem.candidates if need in one.needs])
        for part in problem.parts:
            model.add_bool_or([there[one.id] for one in problem.candidates if part.name in one.parts])
            if part.least_units:
                model.add(sum(of_part[part.name]) >= part.least_units)
        for first, second in problem.forbidden:
            model.add_bool_or([there[first].Not(), there[second].Not()])
        for group in problem.groups:
            model.add(sum(there[name] for name in group.members) <= group.most)
        for rule in problem.requirements:
            model.add_bool_or([there[rule.element].Not(), *(there[name] for name in rule.one_of)])

    def solve(self) -> set[str] | None:
        """A plan, the best where scored; None where there is none."""
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.cp_model_presolve = self.presolve
        status = solver.solve(self.model)
        assert status in (self._cp.OPTIMAL, self._cp.FEASIBLE, self._cp.INFEASIBLE)
        if status == self._cp.INFEASIBLE:
            return None
        return {name for name, variable in self.there.items() if solver.boolean_value(variable)}

    def best(self, want: int, distance: int = 1) -> list[set[str]]:
        """The best plan, then each time the best that differs by at least `distance` from all before."""
        found = []
        while len(found) < want and (plan := self.solve()) is not None:
            found.append(plan)
            self.model.add(
                sum(1 - there if name in plan else there for name, there in self.there.items()) >= distance
            )
        return found


class Clingo:
    """Grounded once; then all plans, or all that is in some plan."""

    def __init__(self, problem: Problem, *arguments: str) -> None:
        import clingo

        self._clingo = clingo
        self.control = clingo.Control(["--warn=none", *arguments])
        self.control.add("base", [], "\n".join(self._lines(problem)))
        self.control.ground([("base", [])])

    def _lines(self, problem: Problem) -> Iterable[str]:
        for one in problem.candidates:
            yield f'candidate("{one.id}").'
            for number, option in enumerate(one.options):
                yield f'option("{one.id}", {number}, {option.units}).'
                for place in range(option.slots.bit_length()):
                    if option.slots >> place & 1:
                        yield f'busy("{one.id}", {number}, {place}).'
            for name in one.needs:
                yield f'meets("{one.id}", need("{name}")).'
            for name in one.parts:
                yield f'meets("{one.id}", part("{name}")).'
        yield "{ in(X) } :- candidate(X)."
        yield "1 { as(X, N) : option(X, N, _) } 1 :- in(X)."
        yield "slot(S) :- busy(_, _, S). :- slot(S), 2 { as(X, N) : busy(X, N, S) }."
        total = "#sum { U, X, N : as(X, N), option(X, N, U) }"
        yield f":- not {problem.least_units} {total} {problem.most_units}."
        yield f":- {problem.most + 1} {{ in(X) }}."
        for name in problem.needs:
            yield f':- not in(X) : meets(X, need("{name}")).'
        for part in problem.parts:
            yield f':- not in(X) : meets(X, part("{part.name}")).'
            sum_ = f'#sum {{ U, X, N : as(X, N), option(X, N, U), meets(X, part("{part.name}")) }}'
            yield f":- {sum_} < {part.least_units}."
        for first, second in problem.forbidden:
            yield f':- in("{first}"), in("{second}").'
        for group in problem.groups:
            members = "; ".join(f'in("{name}")' for name in sorted(group.members))
            yield f":- {group.most + 1} {{ {members} }}."
        for rule in problem.requirements:
            none = "".join(f', not in("{name}")' for name in sorted(rule.one_of))
            yield f':- in("{rule.element}"){none}.'
        yield "#show in/1. #project in/1."

    def exists(self) -> bool:
        return bool(self.control.solve().satisfiable)

    def plans(self) -> set[tuple[str, ...]]:
        """All of them: give it `--models=0 --project`."""
        found = set()
        with self.control.solve(yield_=True) as models:
            for model in models:
                found.add(tuple(sorted(atom.arguments[0].string for atom in model.symbols(shown=True))))
        return found

    def in_some_plan(self, ids: Iterable[str] = ()) -> set[str]:
        """All that is in some plan with these: give it `--enum-mode=brave --models=0`."""
        there = [(self._clingo.Function("in", [self._clingo.String(name)]), True) for name in ids]
        last: set[str] = set()
        with self.control.solve(assumptions=there, yield_=True) as models:
            for model in models:
                last = {atom.arguments[0].string for atom in model.symbols(shown=True)}
        return last
