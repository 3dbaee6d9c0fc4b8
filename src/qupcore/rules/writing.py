"""How an author writes a rule: a decorated function that runs once and builds a tree.

```python
@section("sotjl", "29", ledd=1, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
def age(person: Person, limit: Limits) -> Condition:
    \"\"\"Old enough, and not too old.\"\"\"
    return (person.age >= limit.age_min) & (person.age < limit.age_max)
```

Each argument is filled from its annotation: a `Vocabulary` of terms, or the `Parameters` of the section.
Stack the decorator where the same words stood elsewhere before; newest on top.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_type_hints

import attrs

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.errors import RuleError
from qupcore.rules.nodes import All, Any, Condition
from qupcore.rules.parameters import Basis, Confidence, Parameters
from qupcore.rules.terms import BoolTerm, Vocabulary

__all__ = ["Provision", "Role", "Rule", "all_of", "any_of", "none_of", "reading", "section", "starting_point"]

Role = Literal["condition", "reading", "starting_point"]
"""A condition of the right; a reading of the law that counts for nothing by itself; or where a judged
question starts from."""

LINKS = {
    "sotjl": "https://lovdata.no/dokument/NL/lov/2009-12-18-131/§{section}",
    "sotjl-1991": "https://lovdata.no/LTI/lov/2007-10-26-97",
}


@attrs.frozen(kw_only=True)
class Provision:
    """Where a rule stands and when it stands there."""

    citation: Citation
    valid: Period
    basis: Basis = "law"
    source: str = ""
    confidence: Confidence = "high"


@attrs.frozen(eq=False, kw_only=True)
class Rule:
    """A rule of law as data: its name, its place in the law over time, and its tree."""

    name: str
    role: Role
    when: Condition
    provisions: tuple[Provision, ...]
    doc: str
    judges: str = ""

    @property
    def id(self) -> str:
        """Stable id: act, section of the newest wording, and the rule's name (`sotjl.29.age`)."""
        newest = self.provisions[-1].citation
        return f"{newest.law}.{newest.section}.{self.name}"

    def on(self, day: date) -> Provision | None:
        """Where the rule stands on the day, or None where it is not in force."""
        return next((provision for provision in self.provisions if provision.valid.contains(day)), None)


Build = Callable[..., Condition]
Decorator = Callable[[Build | Rule], Rule]


def section(
    law: str,
    section: str,
    *,
    ledd: int | None = None,
    punktum: int | None = None,
    bokstav: str | None = None,
    valid: str,
    enacted_by: str,
    basis: Basis = "law",
    link: str = "",
    source: str = "",
    confidence: Confidence = "high",
) -> Decorator:
    """Declare a condition of the right, and where in the law it stands.

    Args:
        law: Short name of the act or regulation.
        section: Number of the section.
        ledd: Paragraph, from 1.
        punktum: Sentence, from 1.
        bokstav: Letter.
        valid: ISO period, both days included; `..` for no end.
        enacted_by: The act or regulation that brought this wording.
        basis: `law` or `regulation`.
        link: Where to read it; Lovdata's page of the section if left out.
        source: What else the reading rests on.
        confidence: How sure the reading is; `low` is unverified.

    Raises:
        RuleError: periods overlap, an argument has no vocabulary, or the body returns no condition.
    """
    return _declare("condition", locals())


def reading(
    law: str,
    section: str,
    *,
    ledd: int | None = None,
    valid: str,
    source: str,
    confidence: Confidence,
    link: str = "",
) -> Decorator:
    """Declare how an authority reads a section. A reading is shown and never decides.

    Write it as the condition under which nothing needs a closer look.
    """
    return _declare("reading", {**locals(), "basis": "policy"})


def starting_point(
    law: str,
    section: str,
    *,
    judges: BoolTerm,
    ledd: int | None = None,
    valid: str,
    source: str,
    confidence: Confidence,
    link: str = "",
) -> Decorator:
    """Declare where a judged question starts from. A person still judges it; see `Assessment`."""
    declared = {**locals(), "basis": "policy"}
    return _declare("starting_point", {k: v for k, v in declared.items() if k != "judges"}, judges.name)


def _declare(role: Role, arguments: dict[str, object], judges: str = "") -> Decorator:
    place = {key: arguments.get(key) for key in ("law", "section", "ledd", "punktum", "bokstav")}
    valid = Period.parse(str(arguments["valid"]))
    link = arguments["link"] or LINKS.get(str(place["law"]), "").format(section=place["section"])
    provision = Provision(
        citation=Citation(
            **place,  # type: ignore[arg-type]
            version=valid.start,
            enacted_by=str(arguments.get("enacted_by", "")),
            link=str(link),
        ),
        valid=valid,
        basis=arguments["basis"],  # type: ignore[arg-type]
        source=str(arguments["source"]),
        confidence=arguments["confidence"],  # type: ignore[arg-type]
    )

    def decorate(body: Build | Rule) -> Rule:
        if isinstance(body, Rule):
            return _also(body, provision, role)
        return Rule(
            name=body.__name__,
            role=role,
            when=_build(body),
            provisions=(provision,),
            doc=" ".join((body.__doc__ or "").split()),
            judges=judges,
        )

    return decorate


def _also(rule: Rule, provision: Provision, role: Role) -> Rule:
    if rule.role != role:
        raise RuleError(f"{rule.name} is declared as {rule.role} and as {role}", remedy="use one decorator")
    if provision.valid.start <= (rule.provisions[-1].valid.end or date.max):
        raise RuleError(
            f"{rule.name}: {provision.valid} overlaps {rule.provisions[-1].valid}",
            where=str(provision.citation),
            remedy="close the older period, and put the newer decorator on top",
        )
    return attrs.evolve(rule, provisions=(*rule.provisions, provision))


def _build(body: Build) -> Condition:
    hints = get_type_hints(body)
    returns = hints.pop("return", None)
    arguments = {}
    for name, hint in hints.items():
        if not (isinstance(hint, type) and issubclass(hint, Vocabulary | Parameters)):
            raise RuleError(
                f"argument {name!r} of {body.__name__} is no vocabulary",
                where=body.__module__,
                remedy="annotate it with a Vocabulary of terms or the section's Parameters",
            )
        arguments[name] = hint()
    tree = body(**arguments)
    if not isinstance(tree, Condition):
        raise RuleError(
            f"{body.__name__} returned {tree!r} and declares {returns}",
            where=body.__module__,
            remedy="return a condition",
        )
    return tree


def all_of(*conditions: Condition) -> All:
    """True if all are true, false if one is false, else unknown."""
    return All(_several("all_of", conditions))


def any_of(*conditions: Condition) -> Any:
    """True if one is true, false if all are false, else unknown."""
    return Any(_several("any_of", conditions))


def none_of(*conditions: Condition) -> Condition:
    """True if all are false, false if one is true, else unknown."""
    return ~any_of(*conditions)


def _several(name: str, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    wrong = [item for item in conditions if not isinstance(item, Condition)]
    if wrong or not conditions:
        raise RuleError(
            f"{name}({', '.join(map(repr, wrong))}) does not combine conditions",
            remedy="give at least one comparison, yes/no term, all_of(...) or any_of(...)",
        )
    return conditions
