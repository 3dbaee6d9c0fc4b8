"""A reform as JSON values: what each operation changes."""

from __future__ import annotations

import attrs

from qupcore.errors import RuleError
from qupcore.law.national import under_law
from qupcore.reforms.effects import Effect, effects_of, touched_topics
from qupcore.reforms.reform import Reform
from qupcore.rules.expression_text import expression_of
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition, Constant, Node
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.writing import Placed
from qupcore.wire.versions import versions

__all__ = ["reform_record", "written_condition"]


def reform_record(reform: Reform, law: Law) -> dict[str, object]:
    """A reform over a law as JSON values.

    `terms` are the facts that it brings, `law` is the law over which it is laid, `under` the law with it,
    and `operations` what each changes.

    Raises:
        RuleError: as the reform called with the law.
    """
    effects = effects_of(reform, law)
    return {
        "name": reform.name,
        "source": reform.source,
        "terms": [
            {
                "name": term.name,
                "kind": term.kind,
                "label": attrs.asdict(term.label),
                "question": attrs.asdict(term.question),
            }
            for term in reform.terms
        ],
        "law": attrs.asdict(under_law(law)),
        "under": attrs.asdict(under_law(reform(law))),
        "topics": list(touched_topics(effects)),
        "operations": [_operation(effect) for effect in effects],
        "versions": versions("reform"),
    }


def _operation(effect: Effect) -> dict[str, object]:
    return {
        "operation": effect.operation,
        "about": effect.about,
        "topics": list(effect.topics),
        "start": effect.start.isoformat(),
        "end": None if effect.end is None else effect.end.isoformat(),
        "unit": effect.unit,
        "before": effect.before if effect.unit else written_condition(effect.old, effect),
        "after": effect.after if effect.unit else written_condition(effect.new, effect),
        "citation": "" if effect.citation is None else str(effect.citation),
        "source": effect.source,
    }


def written_condition(placed: Placed | None, effect: Effect) -> str:
    """The condition of a rule as an expression, with the numbers of the first day; "" where it has none."""
    if placed is None or not isinstance(placed.tree, Condition):
        return ""

    def number(node: Node) -> Node | None:
        if not isinstance(node, Parameter):
            return None
        there = next((one.value for one in node.values if one.valid.contains(effect.start)), None)
        return None if there is None else Constant(there, node.unit)

    try:
        return expression_of(rebuilt(placed.tree, number))
    except RuleError:
        return ""
