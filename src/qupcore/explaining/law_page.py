"""A section of the law as a page: its rules, their conditions, their provisions over time, and their numbers.

The page is generated from the rules, so that a change of the law is a change of its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.rules import tree_lines
from qupcore.law.headings import Heading, SectionHeading, acts, section_heading, section_order
from qupcore.law.not_rules import not_rules, sections_without_rules
from qupcore.law.sections import section_rules, sections
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.provisions import Provision
from qupcore.rules.writing import Placed

__all__ = ["law_index", "law_page", "law_pages"]


def law_pages(lang: str = "en") -> dict[str, str]:
    """A page in Markdown for every section, by the name of its file (`sotjl-29.md`)."""
    names = sorted((*sections(), *sections_without_rules(sections())), key=section_order)
    return {_file(name) + ".md": law_page(name, lang) for name in names}


def law_page(section: str, lang: str = "en") -> str:
    """One section as Markdown.

    Raises:
        BadInput: the section has no rules, and no reason is recorded.

    >>> print(law_page("for-2011-1251 § 4").splitlines()[0])
    # FOR-2011-12-16-1251 § 4 Persons without lawful stay in Norway
    """
    words = phrases(lang)
    left_out = not_rules(section)
    rules = section_rules(section) if section in sections() or not left_out else ()
    act, _, number = section.partition(" § ")
    heading = section_heading(section)
    name = _name(heading, lang)
    lines = [f"# {words.say('act', act)} § {number}{f' {name}' if name else ''}", ""]
    lines += _headings(heading, words)
    for rule in rules:
        lines += _rule(rule, words)
    parameters = {n.name: n for rule in rules for n in walk(rule.tree) if isinstance(n, Parameter)}
    if parameters:
        lines += [f"## {words.say('heading', 'parameters')}", ""]
        for name in sorted(parameters):
            lines += _parameter(parameters[name], words)
    if left_out:
        lines += [f"## {words.say('heading', 'not_rules')}", ""]
        for item in left_out:
            what, why = item.what.in_language(lang), item.why.in_language(lang)
            lines += [f"- {_safe(what)} {words.say('label', 'because', why=_safe(why))}", ""]
    return "\n".join(lines).rstrip() + "\n"


def law_index(lang: str = "en") -> str:
    """The list of all sections in Markdown: by act, in the order of the law, each with its heading.

    >>> [line for line in law_index().splitlines() if "§ 32 " in line][0]
    '§ 32 Duration of the programme <sotjl-32>'
    """
    words = phrases(lang)
    names = sorted((*sections(), *sections_without_rules(sections())), key=section_order)
    lines = [f"# {words.say('law_page', 'index')}", "", words.say("law_page", "index_about"), ""]
    for act in acts():
        lines += [f"## {_in(act.title, lang)}", "", "```{toctree}", ":maxdepth: 1", ""]
        for name in (name for name in names if name.partition(" § ")[0] == act.law):
            heading = _name(section_heading(name), lang)
            number = name.partition(" ")[2]
            lines.append(f"{number}{f' {heading}' if heading else ''} <{_file(name)}>")
        lines += ["```", ""]
    unread = [name for name in names if section_heading(name).state == "not read"]
    if unread:
        lines += [words.say("law_page", "index_not_read", places=", ".join(unread)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _file(section: str) -> str:
    return re.sub(r"[^\w-]+", "-", section)


def _name(heading: SectionHeading, lang: str) -> str:
    return _in(heading.current, lang) if heading.current else ""


def _in(heading: Heading, lang: str) -> str:
    return heading.en if lang == "en" else heading.nb


def _headings(heading: SectionHeading, words: Phrases) -> Iterator[str]:
    """The remark on the heading: the official one, its earlier wordings, or that there is none to show."""
    if heading.current is None:
        said = [words.say("law_page", "none" if heading.state == "none" else "not_read")]
    else:
        said = [words.say("law_page", "ours", heading=heading.current.nb)] if words.lang == "en" else []
        for older in heading.earlier:
            key = "earlier" if older.until else "earlier_undated"
            said.append(words.say("law_page", key, heading=older.nb, until=older.until))
    if said:
        yield " ".join(said)
        yield ""


def _rule(rule: Placed, words: Phrases) -> Iterator[str]:
    newest = {n.name: n.values[-1].value for n in walk(rule.tree) if isinstance(n, Parameter)}
    yield f"## {words.rule(rule.id, newest, rule.doc)}"
    yield ""
    yield f"`{rule.id}`, {words.say('role', rule.role)}, {words.say('label', 'topic', topic=rule.topic)}"
    yield ""
    yield f"> {rule.doc}"
    yield ""
    for line in tree_lines(rule.tree, words, 0):
        yield f"{' ' * line.indent}- {_safe(line.text)}"
    yield ""
    columns = ("in_force", "place", "enacted_by", "basis", "source")
    yield from _table(words, columns, [_place(provision, words) for provision in rule.provisions])


def _place(provision: Provision, words: Phrases) -> tuple[str, ...]:
    citation = provision.citation
    place = words.place(citation)
    source = words.source(provision.source)
    if provision.confidence != "high":
        said = words.say("confidence", provision.confidence)
        source = "; ".join(filter(None, (source, words.say("label", "confidence", confidence=said))))
    linked = f"[{place}](<{citation.link}>)" if citation.link else place
    return str(provision.valid), linked, citation.enacted_by, words.say("basis", provision.basis), source


def _parameter(parameter: Parameter, words: Phrases) -> Iterator[str]:
    unit = words.unit(parameter.unit)
    name = words.number_name(parameter.name)
    yield f"### {name[0].upper()}{name[1:]}{f' ({unit})' if unit else ''}"
    yield ""
    yield f"`{parameter.name}`"
    yield ""
    columns = ("in_force", "number", "basis", "source")
    yield from _table(words, columns, [_value(value, parameter, words) for value in parameter.values])


def _value(value: DatedValue, parameter: Parameter, words: Phrases) -> tuple[str, ...]:
    unknown = value.value is None
    number = (
        words.say("label", "unknown_number")
        if value.value is None
        else words.amount(value.value, parameter.unit)
    )
    said = [
        words.source(text)
        for text in (value.source, value.note if not unknown or value.note != value.source else "")
    ]
    if value.choices:
        said.append(words.say("label", "choices", choices=", ".join(map(str, value.choices))))
    if value.confidence != "high":
        confidence = words.say("confidence", value.confidence)
        said.append(words.say("label", "confidence", confidence=confidence))
    return str(value.valid), number, words.say("basis", value.basis), "; ".join(filter(None, said))


def _table(words: Phrases, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = [words.say("column", column) for column in columns]
    yield _row(names)
    yield _row(["---"] * len(names))
    for row in rows:
        yield _row(_safe(cell) for cell in row)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("[", "\\[") if "](<" not in text else text
