"""Oslo (0301), an example: measures in districts, and conditions of admission that several of them share."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore import national
from qupcore.catalogue import Catalogue, Text, catalogue_from_package, condition
from qupcore.plugins import hookimpl
from qupcore.rules import Condition

QUPCORE_HOOKS = 1

OUT_OF_WORK = condition("not work.employed")
OUT_OF_SCHOOL = condition("not person.in_ordinary_education")


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Measures offered by Oslo and its districts."""
    return catalogue_from_package(__name__, "measures.toml", namespace="0301", known=[national()])


@hookimpl
def qupcore_admissions() -> Mapping[str, Condition]:
    """What the city's measures for those without work have in common."""
    return {
        "0301:valerenga": OUT_OF_WORK & OUT_OF_SCHOOL & condition("person.age < 30"),
        "0301:nye-muligheter": OUT_OF_WORK,
    }


@hookimpl
def qupcore_texts() -> Mapping[str, Text]:
    """What people are told."""
    return {
        "0301:valerenga-gamle-oslo": Text(
            nb="Tre dager i bedrift og to dager i klubben hver uke.",
            nn="Tre dagar i bedrift og to dagar i klubben kvar veke.",
            en="Three days in a company and two days at the club every week.",
        ),
    }
