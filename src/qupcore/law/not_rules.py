"""Contents of the law that are not encoded as rules, with the reasons: shown on the law pages."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.text import Text
from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["NotRule", "not_rules", "sections_without_rules"]


@attrs.frozen(kw_only=True)
class NotRule:
    """A part of a section that is not encoded as a rule.

    Attributes:
        law: Short name of the act or regulation.
        section: Number of the section.
        what: Its content.
        why: Why it is not a rule here.
    """

    law: str
    section: str
    what: Text
    why: Text

    @property
    def place(self) -> str:
        """Act and section, as `fvl § 31`."""
        return f"{self.law} § {self.section}"


def not_rules(section: str | None = None) -> tuple[NotRule, ...]:
    """The parts that are not encoded as rules, in the order of the file.

    Args:
        section: Act and section, as `fvl § 31`; all sections if left out.

    >>> [item.why.en.split(":")[0] for item in not_rules("fvl § 31")]
    ['That is discretion']
    """
    if section is None:
        return _read()
    wanted = re.sub(r"\s+", " ", section.strip())
    return tuple(item for item in _read() if item.place == wanted)


def sections_without_rules(ruled: tuple[str, ...]) -> tuple[str, ...]:
    """The sections with entries here and without rules.

    Args:
        ruled: The sections with rules.
    """
    return tuple(dict.fromkeys(item.place for item in _read() if item.place not in ruled))


@remembered(most=1)
def _read() -> tuple[NotRule, ...]:
    return tuple(
        NotRule(law=gap["law"], section=gap["section"], what=Text(**gap["what"]), why=Text(**gap["why"]))
        for gap in packaged_toml("qupcore.law", "not_rules.toml")["gap"]
    )
