"""The compiled engine: one generated function for each rulebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qupcore.engines.compiled.three_valued import Trees, all_of_parts
from qupcore.engines.compiled.two_valued import Complete, compile_two_valued
from qupcore.engines.protocol import Evaluator, Verdicts, refusing_results
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import Value

__all__ = ["CompiledEngine", "compile_three_valued"]


class CompiledEngine:
    """The engine that decides with one function of Python, generated from the trees.

    It shares the trees with the reference engine, and how it divides and counts days. So it finds faults of
    generated or interpreted code, and none of the trees: durable-rules is the independent check.
    """

    name = "compiled"
    version = "1"

    def prepare(self, rulebook: Rulebook) -> Evaluator:
        """Prepare a rulebook; its function is generated at the first decision."""
        return refusing_results(rulebook, _Evaluator(rulebook))

    def complete(self, rulebook: Rulebook) -> Complete | None:
        """The rulebook over two values, for facts that are all known; None where a rule may be unknown.

        For counts over many cases, never for a decision: see `two_valued`.
        """
        return compile_two_valued(rulebook)


class _Evaluator:
    """Safe to call from several threads: two that are first at once both generate the function."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._evaluate: Evaluator | None = None

    def __call__(self, facts: Mapping[str, Value], /) -> Verdicts:
        evaluate = self._evaluate
        if evaluate is None:
            evaluate = self._evaluate = compile_three_valued(self._rulebook)
        return evaluate(facts)


def compile_three_valued(rulebook: Rulebook) -> Callable[[Mapping[str, Value]], Verdicts]:
    """The function from facts to all verdicts; a fact that is not in the mapping is unknown."""
    trees = Trees(rulebook.numbers())
    constant = trees.lines.constant
    for item in rulebook.calculations:
        trees.calculated[item.gives] = trees.part(item.formula.number)
    found = {entry.id: trees.part(entry.when) for entry in rulebook.entries}
    right = all_of_parts(trees, tuple(found[entry.id] for entry in rulebook.conditions))
    rules = ", ".join(f"{constant(id)}: {part.text}" for id, part in found.items())
    amounts = ", ".join(f"{constant(name)}: {part.text}" for name, part in trees.calculated.items())
    verdicts = trees.call(Verdicts, f"{{{rules}}}", right.text, f"{{{amounts}}}")
    trees.lines.line(f"return {verdicts}")
    return trees.lines.function(["get = facts.get"])
