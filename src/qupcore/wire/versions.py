"""The versions in a record: of its form, the library, the rulebook, the catalogue and the plugins."""

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
            "courses",
            "additions",
            "coverage",
            "allocation",
            "available",
            "plugins",
            "week",
            "difference",
            "law_difference",
            "proof",
            "population",
            "impact",
            "cost",
            "table_run",
            "reform_test",
            "reform",
            "reform_new",
            "reforms_list",
            "lines",
            "text",
            "rules_list",
            "rules_check",
            "measures_list",
            "needs_list",
            "form",
            "ask",
            "gaps",
            "confidence",
            "measure",
            "measure_versions",
            "catalogue_check",
            "section",
            "rules_reading",
            "facts_read",
            "plan_count",
            "plugin_new",
            "plugin_check",
            "plugin_added",
            "plugin_removed",
            "plugin_difference",
            "plugin_import",
            "plugin_template",
        ),
        1,
    )
)
"""The version of the form of each file and record. A new key does not change it; a removed key, or a key with
a new meaning, raises it."""


def versions(
    name: str,
    *,
    rulebook: str | None = None,
    catalogue: str | None = None,
    plugins: Iterable[PluginUse] = (),
    texts: str | None = None,
) -> dict[str, object]:
    """The versions that a record was made with.

    Args:
        name: The name of the record, a key of `FORMS`.
        rulebook: SHA-256 of the rules and numbers. Left out: no rulebook was used, or it is not known.
        catalogue: SHA-256 of the catalogue, if one was used.
        plugins: The plugins that were used.
        texts: The version of the texts, for a record that holds sentences of qupcore.

    Returns:
        `form` (a whole number), `library`, `rulebook` (null: none), `catalogue` (null: none) and `plugins`
        with name, distribution, version,
        hash and layers. `texts` is null, since records hold codes and no sentences.

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
            {
                "name": use.name,
                "distribution": use.distribution,
                "version": use.version,
                "hash": use.hash,
                "layers": list(use.layers),
            }
            for use in plugins
        ],
        "texts": texts,
    }


def one_hash(several: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the hashes of several rulebooks, given with their topics in any order.

    >>> one_hash([("a", "1"), ("b", "2")]) == one_hash([("b", "2"), ("a", "1")])
    True
    """
    return hashlib.sha256(repr(sorted(several)).encode()).hexdigest()
