"""Where a language permits several forms of a word, the texts have one of them.

Each row is the form that is used and, as a regular expression, the forms that are refused. Add a row where
two forms turn up; a text with a refused form is mended, and the row stays.
"""

from __future__ import annotations

import re

import pytest

from explaining.test_spelling import NOT_WORDS, told
from qupcore.explaining.phrases import phrases

NORMS = {
    "nb": {
        "uken": "uka",
        "loven, forskriften, saken, tiden": "lova|forskrifta|saka|tida",
        "fram": r"frem(?!med|tid|kall|met)\w*",
        "bare": "kun",
        "lønnet": "lønt|lønna",
        "jobbsøking": r"arbeidssøking\w*",
        "ble": "blei",
        "deltaker, deltakelse": r"delta(?:ger|gelse)\w*",
        "hvis": "dersom",
        "etter hvert": "etterhvert",
        "sju": "syv",
        "nå": "nu",
        "veileder": r"rettled\w*",
        "beskjed, melding": r"underretning\w*",
        "utledet av": "sluttet av",
        "framgang": r"progresjon\w*",
        "Nav": "NAV",
    },
    "nn": {
        "veka": r"vika|uke|uka|uker",
        "gjev, gje, gjeve": r"gir|gi|gitt|gitte",
        "grunngiving": r"grunngjeving\w*",
        "vart": "blei|blitt",
        "blir": "vert|verte",
        "byrjar": r"begynn\w*|byrjer|tek til",
        "fram": r"frem\w*",
        "berre": "bare|kun",
        "løna": "lønt|lønna",
        "jobbsøking": r"arbeidssøking\w*",
        "vyrkedag": r"virkedag\w*|verkedag\w*|yrkedag\w*",
        "nødvendig": r"naudsyn\w*",
        "behandling": r"handsam\w*",
        "forslag": r"framlegg\w*",
        "òg": "også|au",
        "att": "igjen",
        "tilbake": "attende",
        "verken": "korkje",
        "allereie": "allerede|(?<!ikkje )alt (?:er|ein|ei|eit)",
        "samstundes": "samtidig|samtidige",
        "føremål": r"formål\w*",
        "einskild": r"enkelt(?!vedtak|plass)\w*",
        "mellombels": r"midlertidig\w*",
        "saman": "sammen",
        "deltek, teken": "deltar|tatt|deltatt",
        "styrkje, forlengje": "å styrke|å forlenge|forlenges",
        "flytta": "(?:er|blir|blei|vart|dagar|ikkje) flytt",
        "sundag, laurdag": "søndag|lørdag",
        "kravt (det er, det blir)": "[Dd]et (?:er|blir|vart)(?: ikkje)? kravd",
        "utleidd av": "slutta av",
        "framgang": r"progresjon\w*",
        "Nav": "NAV",
    },
    "en": {
        "Nav": "NAV",
        "work ability": "work-ability",
        "work-oriented": "work-directed|work-related",
        "progress": "progression",
    },
}
QUOTED = re.compile("«[^»]*»")
A_INFINITIVE = re.compile(r"\bå (?!ta\b|ha\b|la\b|dra\b|slå\b|gå\b|sjå\b|få\b|nå\b|stå\b|delta\b|ta)\w+a\b")


def texts(lang: str) -> list[str]:
    """Every text, without what is quoted from elsewhere and without the law's own words."""
    tables = phrases(lang).tables
    legal = {*map(str, tables["legal"].values())}
    if lang == "en":  # the sources in English stand beside the rules, and some numbers are hashed with them
        legal |= {*tables["source"]}
    return [QUOTED.sub(" ", text) for text in told(lang) if text not in legal]


@pytest.mark.parametrize("lang", NORMS)
def test_each_word_has_one_form(lang: str) -> None:
    found = []
    said = texts(lang)
    for used, refused in NORMS[lang].items():
        form = re.compile(rf"(?<![\w./-])(?:{refused})(?![\w])", 0 if used == "Nav" else re.IGNORECASE)
        found += [
            (used, text) for text in said if form.search(NOT_WORDS.sub(" ", text) if used != "Nav" else text)
        ]
    assert found == []


def test_an_infinitive_in_nynorsk_ends_in_e() -> None:
    assert [text for text in texts("nn") if A_INFINITIVE.search(text)] == []
