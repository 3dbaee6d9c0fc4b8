"""A section of the law as a page: its rules, their conditions, their provisions over time, and their numbers.

The page is generated from the rules, so that a change of the law is a change of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.explaining.law_titles import heading_words, in_norwegian, page_name, section_title
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.rules import tree_lines
from qupcore.law.headings import section_heading, section_order
from qupcore.law.not_rules import not_rules, sections_without_rules
from qupcore.law.sections import section_rules, sections
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import DatedValue, Parameter
from qupcore.rules.provisions import Provision
from qupcore.rules.writing import Placed

__all__ = ["law_page", "law_pages"]


def law_pages(lang: str = "en") -> dict[str, str]:
    """A page in Markdown for every section, by the name of its file (`sotjl-29.md`)."""
    names = sorted((*sections(), *sections_without_rules(sections())), key=section_order)
    return {page_name(name) + ".md": law_page(name, lang) for name in names}


def law_page(section: str, lang: str = "en") -> str:
    """One section as Markdown.

    Raises:
        BadInput: the section has no rules, and no reason is recorded.

    >>> print(law_page("fvl § 29").splitlines()[0])
    # [Klagefrist: forvaltningsloven § 29]{.language-nb}
    """
    words = phrases(lang)
    left_out = not_rules(section)
    rules = section_rules(section) if section in sections() or not left_out else ()
    lines = [f"# {section_title(section, lang)}", "", *_headings(section, words)]
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


def _headings(section: str, words: Phrases) -> Iterator[str]:
    """The remark on the heading: in English, its earlier wordings, or that there is none to show."""
    heading = section_heading(section)
    said = []
    if words.lang == "en":
        said.append(words.say("law_page", "in_english", heading=heading_words(section).en))
    if heading.current is None:
        said.append(words.say("law_page", "none" if heading.state == "none" else "not_read"))
    else:
        for older in heading.earlier:
            key = "earlier" if older.until else "earlier_undated"
            said.append(
                words.say("law_page", key, heading=in_norwegian(older.nb, words.lang), until=older.until)
            )
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
    return (
        words.written(provision.valid),
        linked,
        citation.enacted_by,
        words.say("basis", provision.basis),
        source,
    )


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
    return words.written(value.valid), number, words.say("basis", value.basis), "; ".join(filter(None, said))


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
