"""Writing rules: a decorated function runs once and builds the tree of a rule.

```python
@section("sotjl", "29", ledd=1, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")
def age(person: Person, limit: Limits) -> Condition:
    # a docstring states the rule in words
    return (person.age >= limit.age_min) & (person.age < limit.age_max)
```

Each argument is made from its annotation: a `Vocabulary` of terms, or the `Parameters` of the section. If the
same rule stood elsewhere earlier, add a decorator for each place, the newest on top.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import signature
from typing import Literal, TypeVar, get_type_hints

import attrs

from qupcore.domain.text import Text
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.edition import Edition
from qupcore.rules.nodes import All, Any, Condition, Node, Number
from qupcore.rules.parameters import Basis, Confidence, Parameters
from qupcore.rules.provisions import Provision, provision
from qupcore.rules.terms import BoolTerm, IntTerm, Vocabulary

__all__ = [
    "RIGHT",
    "Formula",
    "Placed",
    "Provision",
    "Role",
    "Rule",
    "all_of",
    "amount",
    "any_of",
    "none_of",
    "reading",
    "section",
    "starting_point",
]

RIGHT = "right"
"""The topic of § 29: whether a person has a right to the programme."""

Role = Literal["condition", "reading", "starting_point", "amount"]
"""A condition of its topic (of the right, in § 29); a reading of the law, which is only shown; the starting
point of a judged question; or a calculation."""


@attrs.frozen(eq=False, kw_only=True)
class Placed:
    """A rule or formula of the law: its name, its topic, and its provisions over time.

    Attributes:
        name: The name of the function that defines it.
        role: The role: condition, reading, starting point or amount.
        provisions: Its provisions, oldest first.
        doc: Its content in words, for authors; a proposed law may say it in three languages.
        topic: Its topic: `right`, or a part of the course such as `absence`. Only rules of one topic are
            decided together.
    """

    name: str
    role: Role
    provisions: tuple[Provision, ...]
    doc: str | Text
    topic: str = RIGHT

    @property
    def id(self) -> str:
        """Stable id: act, section of the newest wording, and the rule's name (`sotjl.29.age`)."""
        newest = self.provisions[-1].citation
        return f"{newest.law}.{newest.section}.{self.name}"

    @property
    def tree(self) -> Node:
        """The condition or the calculation."""
        raise AssertionError(f"{type(self).__name__} has no tree")  # pragma: no cover

    def on(self, day: date) -> Provision | None:
        """The provision in force on the day, or None."""
        return next((place for place in self.provisions if place.valid.contains(day)), None)


@attrs.frozen(eq=False, kw_only=True)
class Rule(Placed):
    """A rule of law: a condition as a tree, and its role."""

    when: Condition
    judges: str = ""

    @property
    def tree(self) -> Node:
        return self.when


@attrs.frozen(eq=False, kw_only=True)
class Formula(Placed):
    """A calculation of the law: a number as a tree, and the term that it gives."""

    gives: IntTerm
    number: Number

    @property
    def tree(self) -> Node:
        return self.number


P = TypeVar("P", bound=Placed)


def section(
    law: str | Edition,
    section: str,
    *,
    ledd: int | None = None,
    punktum: int | None = None,
    bokstav: str | None = None,
    valid: str = "",
    enacted_by: str = "",
    basis: Basis = "law",
    link: str = "",
    source: str = "",
    confidence: Confidence = "high",
    topic: str = RIGHT,
) -> Callable[[Callable[..., Condition] | Rule], Rule]:
    """Declare a condition and its place in the law.

    Args:
        law: The edition (`law/wordings.py`), or the short name of the act or regulation.
        section: Number of the section.
        ledd: Paragraph, from 1.
        punktum: Sentence, from 1.
        bokstav: Letter.
        valid: ISO period, both days included; `..` for no end. That of the edition if left out.
        enacted_by: The act or regulation that introduced this wording. That of the edition if left out.
        basis: `law` or `regulation`.
        link: A link to the text; Lovdata's page of the section if left out.
        source: Further sources of this reading of the law.
        confidence: The confidence in this reading; `low` means unverified.
        topic: The topic; the right to the programme if left out.

    Raises:
        RuleError: there is no period, periods overlap, an argument has no vocabulary, or the function returns
            no condition.
    """
    law, valid, enacted_by = _edition(law, valid, enacted_by)
    place = provision(
        law, section, ledd, punktum, bokstav, valid, enacted_by, basis, link, source, confidence
    )
    return _rule("condition", place, topic)


def reading(
    law: str,
    section: str,
    *,
    ledd: int | None = None,
    valid: str,
    source: str,
    confidence: Confidence,
    link: str = "",
    topic: str = RIGHT,
) -> Callable[[Callable[..., Condition] | Rule], Rule]:
    """Declare an authority's reading of a section. A reading is shown and never decides.

    Write it as the condition under which no closer look is needed.
    """
    place = provision(law, section, ledd, None, None, valid, "", "policy", link, source, confidence)
    return _rule("reading", place, topic)


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
) -> Callable[[Callable[..., Condition] | Rule], Rule]:
    """Declare the starting point of a judged question. A person still judges it; see `Assessment`."""
    place = provision(law, section, ledd, None, None, valid, "", "policy", link, source, confidence)
    return _rule("starting_point", place, RIGHT, judges.name)


def amount(
    law: str | Edition,
    section: str,
    *,
    gives: IntTerm,
    topic: str,
    ledd: int | None = None,
    punktum: int | None = None,
    valid: str = "",
    enacted_by: str = "",
    basis: Basis = "law",
    link: str = "",
    source: str = "",
    confidence: Confidence = "high",
) -> Callable[[Callable[..., Number] | Formula], Formula]:
    """Declare a calculation and the term that holds its result. Arguments as for `section`.

    Raises:
        RuleError: as `section`, or the result has another unit than the term.
    """
    law, valid, enacted_by = _edition(law, valid, enacted_by)
    place = provision(law, section, ledd, punktum, None, valid, enacted_by, basis, link, source, confidence)

    def decorate(body: Callable[..., Number] | Formula) -> Formula:
        if isinstance(body, Formula):
            return _also(body, place)
        number = _build(body, Number)
        if number.unit != gives.unit:
            raise RuleError(
                worded(
                    "{name} calculates {unit} and gives {name2} in {unit2}",
                    name=body.__name__,
                    unit=number.unit,
                    name2=gives.name,
                    unit2=gives.unit,
                ),
                where=body.__module__,
                remedy="correct the units of the terms and parameters",
            )
        doc = " ".join((body.__doc__ or "").split())
        return Formula(
            name=body.__name__,
            role="amount",
            provisions=(place,),
            doc=doc,
            topic=topic,
            gives=gives,
            number=number,
        )

    return decorate


def _edition(law: str | Edition, valid: str, enacted_by: str) -> tuple[str, str, str]:
    """The act, the period and the enacting act: of the edition, or as given."""
    if isinstance(law, Edition):
        return law.law, valid or law.valid, enacted_by or law.enacted_by
    if not valid:
        raise RuleError(
            worded("a rule of {law} has no period", law=law),
            remedy="name its edition, or give the period (valid=...)",
        )
    return law, valid, enacted_by


def _rule(
    role: Role, place: Provision, topic: str, judges: str = ""
) -> Callable[[Callable[..., Condition] | Rule], Rule]:
    def decorate(body: Callable[..., Condition] | Rule) -> Rule:
        if isinstance(body, Rule):
            if body.role != role:
                raise RuleError(
                    worded(
                        "{name} is declared as {role} and as {role2}",
                        name=body.name,
                        role=body.role,
                        role2=role,
                    ),
                    remedy="use one decorator",
                )
            return _also(body, place)
        return Rule(
            name=body.__name__,
            provisions=(place,),
            doc=" ".join((body.__doc__ or "").split()),
            topic=topic,
            role=role,
            when=_build(body, Condition),
            judges=judges,
        )

    return decorate


def _also(placed: P, place: Provision) -> P:
    """The same rule with a later provision."""
    before = placed.provisions[-1].valid
    if place.valid.start <= (before.end or date.max):
        raise RuleError(
            worded("{name}: {valid} overlaps {before}", name=placed.name, valid=place.valid, before=before),
            where=str(place.citation),
            remedy="close the older period, and put the newer decorator on top",
        )
    return attrs.evolve(placed, provisions=(*placed.provisions, place))


N = TypeVar("N", bound=Node)


def _build(body: Callable[..., object], kind: type[N]) -> N:
    """Run the function once, with its vocabularies and parameters."""
    try:
        hints = get_type_hints(body)
    except NameError as error:
        raise RuleError(
            worded("{name}: {error}", name=body.__name__, error=error),
            where=body.__module__,
            remedy="import what the annotations name",
        ) from error
    returns = hints.pop("return", None)
    arguments = {}
    for name in signature(body).parameters:
        hint = hints.get(name)
        if not (isinstance(hint, type) and issubclass(hint, Vocabulary | Parameters)):
            raise RuleError(
                worded("argument {name!r} of {name2} is no vocabulary", name=name, name2=body.__name__),
                where=body.__module__,
                remedy="annotate it with a Vocabulary of terms or the section's Parameters",
            )
        arguments[name] = hint()
    tree = body(**arguments)
    if not isinstance(tree, kind):
        raise RuleError(
            worded(
                "{name} returned {tree!r} and declares {returns}",
                name=body.__name__,
                tree=tree,
                returns=returns,
            ),
            where=body.__module__,
            remedy=worded("return a {kind}", kind=kind.__name__.lower()),
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
            worded(
                "{name}({names}) does not combine conditions", name=name, names=", ".join(map(repr, wrong))
            ),
            remedy="give at least one comparison, yes/no term, all_of(...) or any_of(...)",
        )
    return conditions
