"""Each edition of an act is written down once, and sections refer to it by name."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import qupcore.law
from qupcore.domain.period import Period
from qupcore.errors import RuleError
from qupcore.law import wordings
from qupcore.law.national import NATIONAL
from qupcore.rules.edition import Edition
from qupcore.rules.nodes import Condition
from qupcore.rules.terms import Vocabulary
from qupcore.rules.writing import section
from qupcore.testing import yes_no

EDITIONS = [value for value in vars(wordings).values() if isinstance(value, Edition)]
HOME = Path(qupcore.law.__file__).parent


class Person(Vocabulary):
    """A fact."""

    agreed = yes_no("person.agreed")


def agreed(person: Person) -> Condition:
    """The person agreed."""
    return person.agreed


def place(*where, **more):
    return section(*where, **more)(agreed).provisions[0]


def test_what_brought_a_wording_is_written_down_once():
    """An act that only one rule stands in may be written out beside the rule."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(HOME.rglob("*.py"))]
    written = Counter(name for text in texts for name in re.findall(r'"((?:LOV|FOR)-[\d-]+)"', text))
    assert [name for name, times in written.items() if times > 1] == []
    assert {edition.enacted_by for edition in EDITIONS} <= set(written)


def test_every_edition_has_rules():
    found = {
        (item.citation.law, item.citation.enacted_by) for rule in NATIONAL.rules for item in rule.provisions
    }
    assert len(EDITIONS) > 15
    assert {(edition.law, edition.enacted_by) for edition in EDITIONS} <= found


def test_a_section_has_the_act_the_period_and_the_origin_of_its_edition():
    found = place(wordings.SOTJL_2019, "29", ledd=1)
    assert (found.citation.law, found.citation.enacted_by) == ("sotjl", "LOV-2018-12-20-98")
    assert found.valid == Period(date(2019, 1, 1))
    assert found == place("sotjl", "29", ledd=1, valid="2019-01-01/..", enacted_by="LOV-2018-12-20-98")


def test_a_section_whose_words_hold_for_another_time_gives_it():
    found = place(wordings.SOTJL_2019, "35", valid="2019-01-01/2024-06-30")
    assert found.valid == Period(date(2019, 1, 1), date(2024, 6, 30))
    assert found.citation.enacted_by == "LOV-2018-12-20-98"


def test_a_rule_of_no_edition_and_no_period_is_refused():
    with pytest.raises(RuleError, match="has no period"):
        place("sotjl", "29", enacted_by="LOV-2018-12-20-98")
