"""What the law says and no rule here does, with why: shown on the page of its section."""

from __future__ import annotations

import re
import tomllib

import attrs

from qupcore.domain.text import Text
from qupcore.memory import remembered
from qupcore.packaged import packaged_text

__all__ = ["NotRule", "not_rules", "sections_without_rules"]


@attrs.frozen(kw_only=True)
class NotRule:
    """Something a section says that is not written as a rule.

    Attributes:
        law: Short name of the act or regulation.
        section: Number of the section.
        what: What it says.
        why: Why that is no rule.
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
    """What is not written as a rule, in one section or in all, in the order of the file.

    Args:
        section: Act and section, as `fvl § 31`; left out: all.

    >>> [item.why.en.split(":")[0] for item in not_rules("fvl § 31")]
    ['That is discretion']
    """
    if section is None:
        return _read()
    wanted = re.sub(r"\s+", " ", section.strip())
    return tuple(item for item in _read() if item.place == wanted)


def sections_without_rules(ruled: tuple[str, ...]) -> tuple[str, ...]:
    """The sections that are named here and hold no rule.

    Args:
        ruled: The sections that do.
    """
    return tuple(dict.fromkeys(item.place for item in _read() if item.place not in ruled))


@remembered(most=1)
def _read() -> tuple[NotRule, ...]:
    text = packaged_text("qupcore.law", "not_rules.toml")
    return tuple(
        NotRule(law=gap["law"], section=gap["section"], what=Text(**gap["what"]), why=Text(**gap["why"]))
        for gap in tomllib.loads(text)["gap"]
    )
