"""A scene: the rules of one or two rulebooks over the same facts, with the numbers of each written into them.

Two laws have other values of a number by the same name, and other formulas for a term by the same name. So
numbers become constants, and the calculated terms of the second rulebook get a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import attrs

from qupcore.domain.truth import Truth
from qupcore.engines.reference import condition_of, number_of
from qupcore.memory import found_once
from qupcore.rules.nodes import Condition, Constant, Node, Number
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import IntTerm, Term, Value, terms_of

__all__ = ["MARK", "Calculated", "Scene", "scene_of"]

MARK = "'"
"""What follows the name of a term that means something else in the second rulebook."""

T = TypeVar("T", bound=Term)


@attrs.frozen(eq=False)
class Calculated:
    """A calculated term, and its formula."""

    gives: IntTerm
    number: Number


@attrs.frozen(eq=False, slots=False)
class Scene:
    """What some rulebooks say of the same facts.

    Attributes:
        rulebooks: The rulebooks.
        calculations: The calculated terms, each after those that it reads.
        rules: For each rulebook its rules by id, with its numbers written into them.
        unknown: The numbers that have no value, by full name.
        names: For each rulebook its facts, and what each is called in the scene. A term that one rulebook
            calculates is a fact for another, and then another thing.
    """

    rulebooks: tuple[Rulebook, ...]
    calculations: tuple[Calculated, ...]
    rules: tuple[Mapping[str, Condition], ...]
    unknown: Mapping[str, None]
    names: tuple[Mapping[str, str], ...]

    def about(self, *conditions: Condition) -> Scene:
        """The same scene with the calculations alone on which conditions depend."""
        formulas = {item.gives.name: item.number for item in self.calculations}
        needed: set[str] = set()
        waiting: list[Node] = list(conditions)
        while waiting:
            names = terms_of(waiting.pop()).keys() & formulas.keys() - needed
            needed |= names
            waiting += [formulas[name] for name in names]
        kept = tuple(item for item in self.calculations if item.gives.name in needed)
        return attrs.evolve(self, calculations=kept)

    def facts(self, *conditions: Condition) -> dict[str, Term]:
        """The facts that conditions and the calculations of the scene read, by name; no calculated ones."""
        calculated = {item.gives.name for item in self.calculations}
        read = (terms_of(tree) for tree in self.trees(*conditions))
        return {name: term for terms in read for name, term in terms.items() if name not in calculated}

    def trees(self, *conditions: Condition) -> list[Node]:
        """Conditions, and the formulas of the scene."""
        return [*conditions, *(item.number for item in self.calculations)]

    def calculated(self, facts: Mapping[str, Value]) -> dict[str, Value]:
        """Facts, with what the formulas of the scene give for them."""
        known = dict(facts)
        for name, calculate in self._formulas:
            if (amount := calculate(known)) is not None:
                known[name] = amount
        return known

    @found_once
    def _formulas(self) -> list[tuple[str, Callable[[Mapping[str, Value]], int | None]]]:
        return [(item.gives.name, number_of(item.number, self.unknown)) for item in self.calculations]

    def deciding(self, conditions: Iterable[Condition]) -> Callable[[Mapping[str, Value]], list[Truth]]:
        """What the reference engine says of conditions, as a function of what `calculated` gives."""
        asked = [condition_of(condition, self.unknown) for condition in conditions]
        return lambda known: [condition(known) for condition in asked]


def scene_of(*rulebooks: Rulebook, twin: str = "") -> Scene:
    """The scene of some rulebooks.

    Args:
        rulebooks: One or two.
        twin: A fact that may have another value for the second rulebook, where it is called `twin'`.
    """
    calculations: list[Calculated] = []
    rules: list[Mapping[str, Condition]] = []
    unknown: dict[str, None] = {}
    names: list[Mapping[str, str]] = []
    for place, rulebook in enumerate(rulebooks):
        numbers = rulebook.numbers()
        unknown |= {name: None for name, value in numbers.items() if value is None}
        own = {item.gives: item.formula.gives for item in rulebook.calculations}
        others = {item.gives for book in rulebooks[:place] for item in book.calculations}
        apart = {
            name: term for name, term in rulebook.terms.items() if name in others or (place and name == twin)
        }
        marked: dict[str, Term] = {name: marked_term(term, place) for name, term in {**apart, **own}.items()}
        facts = [name for name in rulebook.terms if name not in own]
        names.append({name: marked[name].name if name in marked else name for name in facts})

        def written(
            node: Node,
            numbers: Mapping[str, int | None] = numbers,
            marked: Mapping[str, Term] = marked,
        ) -> Node | None:
            if isinstance(node, Parameter) and (value := numbers[node.name]) is not None:
                return Constant(value, node.unit)
            return marked.get(node.name) if isinstance(node, Term) else None

        calculations += [
            Calculated(marked_term(item.formula.gives, place), rebuilt(item.formula.number, written))
            for item in rulebook.calculations
        ]
        rules.append({entry.id: rebuilt(entry.when, written) for entry in rulebook.entries})
    return Scene(tuple(rulebooks), tuple(calculations), tuple(rules), unknown, tuple(names))


def marked_term(term: T, place: int) -> T:
    """The term as a rulebook of the scene has it: that of the second is called `term'`."""
    return attrs.evolve(term, name=term.name + MARK * place)
