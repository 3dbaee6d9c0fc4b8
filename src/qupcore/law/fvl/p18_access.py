"""Forvaltningsloven §§ 18-21: the party's access to the documents of the case, and a refusal of it.

The sections have this wording from 2009-01-01, by the Freedom of Information Act (offentleglova,
LOV-2006-05-19-16); the time before is not encoded.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.case_work import Access
from qupcore.law.wordings import FVL_2009
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

TOPIC = "access"

_rule = partial(section, FVL_2009, topic=TOPIC, confidence="medium")


@_rule(
    "18",
    ledd=1,
    punktum=1,
    source="the exceptions: §§ 18 a, 18 b and 19; also after the decision (third sentence)",
)
def access_unless_excepted(access: Access) -> Condition:
    """A party gets to see the documents of the case, unless §§ 18 a to 19 except them."""
    return any_of(
        ~access.refused, access.ground.one_of("internal", "gathered", "own_health", "another_person")
    )


@_rule("18", ledd=2, punktum=1)
def more_access_considered(access: Access) -> Condition:
    """Where something may be kept back, it is considered to show it all the same."""
    return any_of(~access.refused, access.more_considered)


@_rule("18c", punktum=1, source="not where the facts do not matter, or stand in another document")
def facts_shown(access: Access) -> Condition:
    """The facts in a document that is kept back as internal are shown."""
    return any_of(~access.refused, ~access.ground.one_of("internal", "gathered"), access.facts_shown)


@_rule("19", ledd=1, bokstav="d")
def representative_told(access: Access) -> Condition:
    """What is kept from the party for the party's health is shown a representative who asks."""
    return any_of(
        ~access.refused,
        ~access.ground.one_of("own_health"),
        ~access.representative_asked,
        access.special_reasons,
        access.representative_told,
    )


@_rule("19", ledd=2)
def essential_information_shown(access: Access) -> Condition:
    """What concerns others is not kept back where it is of essential importance to the party."""
    return any_of(~access.refused, ~access.ground.one_of("another_person"), ~access.essential)


@_rule("21", ledd=1, punktum=1)
def access_refused_in_writing(access: Access) -> Condition:
    """A refusal of access is in writing."""
    return any_of(~access.refused, access.written)


@_rule("21", ledd=1, punktum=2)
def access_refusal_names_its_provision(access: Access) -> Condition:
    """A refusal of access names the provision, with paragraph and letter."""
    return any_of(~access.refused, access.provision_named)


@_rule("21", ledd=1, punktum=3)
def access_refusal_tells_of_appeal(access: Access) -> Condition:
    """A refusal of access tells of the right to appeal and the deadline."""
    return any_of(~access.refused, access.told_of_appeal)


RULES = (
    access_unless_excepted,
    more_access_considered,
    facts_shown,
    representative_told,
    essential_information_shown,
    access_refused_in_writing,
    access_refusal_names_its_provision,
    access_refusal_tells_of_appeal,
)
