"""The index of the law as rules: a page for all acts, and a page for each with its sections."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.explaining.law_titles import heading_words, in_norwegian, page_name
from qupcore.explaining.phrases import phrases
from qupcore.law.headings import Act, acts, section_heading, section_order
from qupcore.law.not_rules import sections_without_rules
from qupcore.law.sections import sections

__all__ = ["act_pages", "law_index"]


def law_index(lang: str = "en") -> str:
    """The acts and regulations in Markdown, each with its sections in the order of the law.

    >>> [line for line in law_index().splitlines() if line.endswith("<fvl>")]
    ['Forvaltningsloven <fvl>']
    """
    words = phrases(lang)
    lines = [f"# {words.say('law_page', 'index')}", "", words.say("law_page", "index_about"), ""]
    lines += [
        "```{toctree}",
        ":maxdepth: 2",
        ":includehidden:",
        "",
        *(f"{_capital(act.short)} <{act.law}>" for act in acts()),
        "```",
        "",
    ]
    unread = [name for act in acts() for name in _sections(act) if section_heading(name).state == "not read"]
    if unread:
        lines += [words.say("law_page", "index_not_read", places=", ".join(unread)), ""]
    return "\n".join(lines).rstrip() + "\n"


def act_pages(lang: str = "en") -> dict[str, str]:
    """A page in Markdown for every act and regulation, by the name of its file (`sotjl.md`)."""
    return {f"{act.law}.md": "\n".join(_act(act, lang)) + "\n" for act in acts()}


def _act(act: Act, lang: str) -> Iterator[str]:
    words = phrases(lang)
    yield f"# {in_norwegian(act.title.nb, lang)}"
    yield ""
    if lang == "en":
        yield words.say("law_page", "in_english", heading=act.title.en)
        yield ""
    columns = ["column_section", "column_heading", *(["column_english"] if lang == "en" else [])]
    yield f"| {' | '.join(words.say('law_page', column) for column in columns)} |"
    yield "| --- " * len(columns) + "|"
    for name in _sections(act):
        heading, number = heading_words(name), name.partition(" ")[2]
        cells = [f"[{number}]({page_name(name)}.md)", in_norwegian(heading.nb, lang)]
        cells += [heading.en] if lang == "en" else []
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield from ("```{toctree}", ":hidden:", "")
    for name in _sections(act):
        yield f"{name.partition(' ')[2]} {heading_words(name).nb} <{page_name(name)}>"
    yield "```"


def _sections(act: Act) -> list[str]:
    """The sections of an act that have a page, in the order of the law."""
    names = (*sections(), *sections_without_rules(sections()))
    return sorted((name for name in names if name.partition(" § ")[0] == act.law), key=section_order)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
