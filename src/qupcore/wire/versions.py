"""By what a record was made: versions of its form, the library, the rulebook, the plugins and the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.version import __version__

__all__ = ["FORMS", "one_hash", "versions"]

FORMS: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(
        (
            "case",
            "decision",
            "review",
            "duties",
            "benefit_month",
            "benefit_year",
            "rates",
            "plan_check",
            "suggestions",
            "additions",
            "coverage",
            "allocation",
            "available",
            "plugins",
            "week",
            "difference",
            "lines",
            "text",
            "rules_list",
            "measures_list",
            "needs_list",
        ),
        1,
    )
)
"""The version of the form of each file and record. A key that is added leaves it; one that is taken away, or
means something else, raises it."""


def versions(
    name: str,
    *,
    rulebook: str | None = None,
    catalogue: str | None = None,
    plugins: Iterable[PluginUse] = (),
    texts: str | None = None,
) -> dict[str, object]:
    """The versions that a record was made by, each apart from the others.

    Args:
        name: The name of the record, a key of `FORMS`.
        rulebook: SHA-256 of the rules and numbers. Left out: the record rests on none, or does not know it.
        catalogue: SHA-256 of the catalogue, for records that rest on one.
        plugins: The plugins that were used.
        texts: The version of the texts, for a record that holds sentences of qupcore.

    Returns:
        `form` (a whole number), `library`, `rulebook` (null: none), `catalogue` (null: none) and `plugins`
        with name, distribution, version and hash, and `texts` (null: the record holds codes, and no sentence
        of qupcore).

    >>> versions("rates", rulebook="ab")["rulebook"], versions("rates")["form"]
    ('ab', 1)
    """
    check_arguments(versions, locals())
    return {
        "form": FORMS[name],
        "library": __version__,
        "rulebook": rulebook,
        "catalogue": catalogue,
        "plugins": [
            {"name": use.name, "distribution": use.distribution, "version": use.version, "hash": use.hash}
            for use in plugins
        ],
        "texts": texts,
    }


def one_hash(several: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the hashes of several rulebooks, by topic; their order does not count.

    >>> one_hash([("a", "1"), ("b", "2")]) == one_hash([("b", "2"), ("a", "1")])
    True
    """
    return hashlib.sha256(repr(sorted(several)).encode()).hexdigest()
