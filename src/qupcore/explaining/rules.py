"""Rules as text: provisions over time, the condition as a tree, and numbers by date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.law.national import NATIONAL
from qupcore.law.not_rules import not_rules
from qupcore.law.sections import section_rules, sections
from qupcore.rules.nodes import (
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Divide,
    IsKnown,
    Node,
    Not,
    Number,
    OneOf,
    Proportion,
    walk,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import Term
from qupcore.rules.writing import Placed

__all__ = ["list_rules", "show_section", "tree_lines"]


def list_rules(on: date, lang: str = "nb") -> tuple[Line, ...]:
    """The rules in force on a day, by section of the law.

    Raises:
        NoRulesInForce: before 2007-11-01.
    """
    words = phrases(lang)
    rulebooks = NATIONAL.all_in_force(on).values()
    numbers = {name: value.value for rulebook in rulebooks for name, value in rulebook.values.items()}
    sections: dict[str, list[Line]] = {}
    for item in (item for rulebook in rulebooks for item in rulebook.everything):
        citation = item.provision.citation
        text = words.rule(item.id, {name: numbers[name] for name in item.parameters}, item.placed.doc)
        sections.setdefault(f"{citation.law} § {citation.section}", []).extend(
            (
                Line(f"{item.id}: {text}", 2),
                Line(f"{words.place(citation)}; {words.say('role', item.placed.role)}", 4, "quiet"),
            )
        )
    found = []
    for name in sorted(sections):
        found += [Line(name, weight="heading"), *sections[name]]
    return tuple(found)


def show_section(name: str, lang: str = "nb", on: date | None = None) -> tuple[Line, ...]:
    """One section: its rules, their conditions as trees, their provisions and numbers, with all dates.

    Args:
        name: The act and section, as `sotjl § 29`.
        lang: `nb`, `nn` or `en`.
        on: The day on which the rules are in force; if left out, every period.

    Raises:
        BadInput: the section has no rules (on the day); the remedy lists the sections that have rules.
    """
    words = phrases(lang)
    left_out = not_rules(name)
    rules = section_rules(name, on) if name in sections() or not left_out else ()
    lines = [Line(name if on is None else f"{name}, {words.written(on)}", weight="headline")]
    for rule in rules:
        lines += _rule(rule, words, on)
    parameters = {n.name: n for rule in rules for n in walk(rule.tree) if isinstance(n, Parameter)}
    if parameters:
        lines.append(Line(words.say("heading", "parameters"), weight="heading"))
        for parameter in parameters.values():
            lines += _parameter(parameter, words, on)
    if left_out:
        lines.append(Line(words.say("heading", "not_rules"), weight="heading"))
    for item in left_out:
        lines.append(Line(item.what.in_language(lang), 2))
        lines.append(Line(words.say("label", "because", why=item.why.in_language(lang)), 4, "quiet"))
    return tuple(lines)


def _rule(rule: Placed, words: Phrases, on: date | None) -> Iterator[Line]:
    newest = {
        n.name: (n.on(on) if on else n.values[-1]).value for n in walk(rule.tree) if isinstance(n, Parameter)
    }
    yield Line(words.rule(rule.id, newest, rule.doc), weight="heading")
    yield Line(f"{rule.id}; {words.say('role', rule.role)}", 2, "quiet")
    what = "calculation" if rule.role == "amount" else "conditions_of_rule"
    yield Line(f"{words.say('heading', what)}:", 2)
    yield from tree_lines(rule.tree, words, 4)
    yield Line(f"{words.say('heading', 'places')}:", 2)
    for provision in rule.provisions:
        if on is not None and not provision.valid.contains(on):
            continue
        citation = provision.citation
        said = [
            words.written(provision.valid),
            words.place(citation),
            citation.enacted_by,
            words.say("basis", provision.basis),
        ]
        if provision.source:
            said.append(words.say("label", "source", source=words.source(provision.source)))
        if provision.confidence != "high":
            said.append(
                words.say("label", "confidence", confidence=words.say("confidence", provision.confidence))
            )
        yield Line("; ".join(part for part in said if part), 4)
        if citation.link:
            yield Line(citation.link, 6, "quiet")


def tree_lines(node: Node, words: Phrases, indent: int) -> Iterator[Line]:
    """A condition or a calculation, with a line for each part, and nested parts indented."""
    match node:
        case All(conditions=parts) | Any(conditions=parts):
            yield Line(words.say("tree", node.kind), indent)
            for part in parts:
                yield from tree_lines(part, words, indent + 2)
        case Not(condition=inner):
            yield Line(words.say("tree", "not"), indent)
            yield from tree_lines(inner, words, indent + 2)
        case _:
            yield Line(_leaf(node, words), indent)


def _leaf(node: Node, words: Phrases) -> str:
    match node:
        case Compare(operator=operator, left=left, right=right):
            signs = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
            return f"{_leaf(left, words)} {signs.get(operator, operator)} {_leaf(right, words)}"
        case OneOf(term=Term() as term, values=values):
            chosen = ", ".join(words.amount(value) for value in values)
            return f"{_leaf(term, words)} {words.say('tree', 'one_of')} {chosen}"
        case IsKnown(term=term):
            return f"{_leaf(term, words)} {words.say('tree', 'known')}"
        case Arithmetic(sign=sign, left=left, right=right) if sign in ("min", "max"):
            return f"{words.say('tree', sign)} ({_leaf(left, words)}; {_leaf(right, words)})"
        case Arithmetic(sign=sign, left=left, right=right):
            return (
                f"{_factor(left, words)} {sign.replace('*', '×').replace('-', '−')} {_factor(right, words)}"
            )
        case After(left=left, right=Arithmetic(sign="-", left=Constant(value=0), right=right)):
            counted = _span(right, words)
            return f"{_leaf(left, words)} − {f'({counted})' if isinstance(right, Arithmetic) else counted}"
        case After(left=left, right=right):
            return f"{_leaf(left, words)} + {_span(right, words)}"
        case Divide(left=left, right=right, rounding=rounding):
            return f"{_factor(left, words)} ÷ {_factor(right, words)} [{words.say('rounding', rounding)}]"
        case Proportion(number=number, part=part, whole=whole, rounding=rounding):
            said = f"{_factor(number, words)} × {_factor(part, words)} ÷ {_factor(whole, words)}"
            return f"{said} [{words.say('rounding', rounding)}]"
        case Parameter(name=name):
            short, said = name.rpartition(".")[2], words.number_name(name)
            return said if said == short else f"{said} [{short}]"
        case Constant(value=value, counted=unit):
            return words.amount(value, unit)
        case Term(name=name):
            return f"{words.say('term', name)} [{name}]"
    raise TypeError(type(node).__name__)


def _span(node: Number, words: Phrases) -> str:
    """A number of days or months, with its unit said once: the name of a number of the law says it itself."""
    if isinstance(node, Arithmetic) and node.sign in "+-":
        return f"{_span(node.left, words)} {node.sign.replace('-', '−')} {_span(node.right, words)}"
    text, unit = _leaf(node, words), words.unit(node.unit)
    named = isinstance(node, Parameter) and node.name in words.tables["number"]
    return text if named or isinstance(node, Constant) or unit in text.split() else f"{text} {unit}"


def _factor(node: Node, words: Phrases) -> str:
    """A number inside a calculation, in brackets where it is a calculation itself."""
    text = _leaf(node, words)
    return f"({text})" if isinstance(node, Arithmetic | Divide | Proportion | After) else text


def _parameter(parameter: Parameter, words: Phrases, on: date | None) -> Iterator[Line]:
    known = parameter.name in words.tables["number"]
    yield Line(f"{words.number_name(parameter.name)} [{parameter.name}]" if known else parameter.name, 2)
    for value in parameter.values:
        if on is not None and not value.valid.contains(on):
            continue
        number = (
            words.say("label", "unknown_number")
            if value.value is None
            else words.amount(value.value, parameter.unit)
        )
        said = [
            f"{words.written(value.valid)}: {number}",
            words.say("basis", value.basis),
            words.source(value.source),
        ]
        if value.confidence != "high":
            said.append(
                words.say("label", "confidence", confidence=words.say("confidence", value.confidence))
            )
        yield Line("; ".join(said), 4)
