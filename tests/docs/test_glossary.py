"""The glossary: each entry has its Norwegian words, and each name of qupcore in it is there."""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from pathlib import Path

import attrs
import pytest

import qupcore
from qupcore.domain.answers import benefit, decision, plan_check, rates
from qupcore.domain.case import absence, appeal, participant, programme_decision

TOP = Path(__file__).parents[2]
SOURCE = TOP / "src" / "qupcore"
PAGE = (TOP / "docs" / "glossary.md").read_text("utf-8")
ENTRIES = [
    entry.split("\n")
    for block in re.findall(r"^```\{glossary\}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for entry in block.strip().split("\n\n")
]
TERMS = [[line for line in entry if not line.startswith("  ")] for entry in ENTRIES]
ABOUT = [" ".join(line.strip() for line in entry if line.startswith("  ")) for entry in ENTRIES]
NAMED = sorted({name for about in ABOUT for name in re.findall(r"`([^`]+)`", about)})
FROM_THE_TEXT = {"grunnbeløp"}
"""Words that were read in the text of the act, which is not in this repository."""


def test_each_entry_has_one_sentence_and_its_norwegian_words() -> None:
    assert len(ENTRIES) >= 90
    assert [terms for terms in TERMS if len(terms) not in (2, 3)] == []
    assert all(re.fullmatch(r"[A-Z0-9].*\.", about) for about in ABOUT)
    every = [term for terms in TERMS for term in terms]
    assert sorted(every) == sorted(set(every))


def test_the_words_that_people_look_for_are_there() -> None:
    norwegian = {term for terms in TERMS for term in terms[1:]}
    assert {
        "kvalifiseringsstønad",
        "klage",
        "barnetillegg",
        "vedtak",
        "forhåndsvarsel",
        "fråvær",
    } <= norwegian


CLASSES = {
    name: value
    for module in (
        qupcore,
        absence,
        appeal,
        benefit,
        decision,
        participant,
        plan_check,
        programme_decision,
        rates,
    )
    for name in dir(module)
    if inspect.isclass(value := getattr(module, name))
}
WRITTEN = "\n".join(
    path.read_text("utf-8")
    for folder in (
        "src/qupcore/domain",
        "src/qupcore/rules",
        "src/qupcore/law",
        "src/qupcore/cli",
        "src/qupcore/planning",
        "docs/law",
    )
    for path in sorted((TOP / folder).rglob("*.*"))
    if path.suffix in (".py", ".md")
)


@pytest.mark.parametrize("name", NAMED)
def test_a_name_of_qupcore_is_there(name: str) -> None:
    first, _, rest = name.partition(".")
    if not rest and hasattr(qupcore, name):
        return
    if first in CLASSES:
        assert rest in {field.name for field in attrs.fields(CLASSES[first])} | set(dir(CLASSES[first]))
    elif rest and (SOURCE / f"{first}.py").exists() | (SOURCE / first / "__init__.py").exists():
        assert hasattr(importlib.import_module(f"qupcore.{first}"), rest)
    elif name.startswith("qup "):
        assert f'"{name.split()[1]}"' in WRITTEN or f"def {name.split()[1]}(" in WRITTEN
    else:
        assert re.search(rf'["`]{re.escape(name)}["`]|\b{re.escape(name)}=', WRITTEN)


def test_a_word_with_a_section_is_a_word_of_the_law() -> None:
    terms = tomllib.loads((SOURCE / "explaining" / "legal_terms.toml").read_text("utf-8"))["legal"].values()
    headings = (SOURCE / "law" / "headings.toml").read_text("utf-8")
    law = "\n".join((*terms, headings)).lower()
    of_the_law = [terms[1] for terms, about in zip(TERMS, ABOUT, strict=True) if re.search(r"\bIn \[", about)]
    assert {word for word in of_the_law if word.lower() not in law} == FROM_THE_TEXT
