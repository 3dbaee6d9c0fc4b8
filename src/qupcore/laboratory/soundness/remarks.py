"""Remarks about rules, and why those about today's law are right as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["RemarkKind", "RuleRemark", "with_explanation"]

RemarkKind = Literal[
    "never_met",
    "never_unmet",
    "limit_out_of_reach",
    "part_never_decides",
    "not_settled",
    "number_without_value",
    "number_without_source",
    "term_without_question",
    "rule_without_text",
    "gap",
    "overlap",
]


@attrs.frozen(kw_only=True)
class RuleRemark:
    """Something to look at in the rules of a law.

    Attributes:
        kind: What is remarkable.
        topic: The topic.
        about: The id of the rule, or the name of the number or fact.
        part: The part of the rule, the periods, or the language; "" for the whole.
        why: Why it is right as it is, by language; empty where nobody has explained it.
    """

    kind: RemarkKind
    topic: str
    about: str
    part: str = ""
    why: Mapping[str, str] = attrs.field(factory=dict)


def with_explanation(remark: RuleRemark) -> RuleRemark:
    """The remark with its explanation, where there is one."""
    why = _explanations().get((remark.kind, remark.about, remark.part))
    return remark if why is None else attrs.evolve(remark, why=why)


@remembered(most=1)
def _explanations() -> Mapping[tuple[str, str, str], Mapping[str, str]]:
    file: dict[str, Any] = packaged_toml("qupcore.laboratory.soundness", "explained.toml")
    return {
        (entry["kind"], entry["about"], entry.get("part", "")): {
            lang: entry[lang] for lang in ("nb", "nn", "en")
        }
        for entry in file["explained"]
    }
