"""FOR-2011-12-21-1471 § 3: the children who give a child supplement.

For 2007-2011 no regulation was found: only the condition of the Act applies then, that the child is
supported.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.benefit import Child
from qupcore.law.wordings import (
    REGULATION_2012,
    REGULATION_2021,
    REGULATION_2022,
    SOTJL_2007,
    SOTJL_2010,
    SOTJL_2019,
)
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, section

TOPIC = "child"


class Limits(Parameters, prefix="for-2011-1471.3", file="f1471_s03.toml"):
    """Ages, months, days and incomes."""

    child_below_age: Parameter
    foster_months: Parameter
    days_abroad: Parameter


class BasicAmount(Parameters, prefix="sotjl.35", file="p35.toml", package="qupcore.law.sotjl"):
    """The basic amount (G), with which the child's own income was compared."""

    g: Parameter


# § 35 (4) of the Act requires that the child is supported; the regulation adds the rest, from 2012.
_supported_2007 = partial(section, SOTJL_2007, "5A-7", topic=TOPIC)
_act = partial(section, "sotjl", "35", ledd=4, topic=TOPIC)
_supported_2010 = partial(_act, valid=SOTJL_2010.valid, enacted_by=SOTJL_2010.enacted_by)
_supported_2019 = partial(_act, valid=SOTJL_2019.valid, enacted_by=SOTJL_2019.enacted_by)
_s3 = partial(section, "for-2011-1471", "3", basis="regulation", topic=TOPIC)
_s3_2012 = partial(_s3, valid=REGULATION_2012.valid, enacted_by=REGULATION_2012.enacted_by)
_s3_until_2023 = partial(
    _s3,
    valid="2012-01-01/2023-12-31",
    enacted_by=REGULATION_2012.enacted_by,
    source="the consolidated § 3 names FOR-2023-12-19-2126 as its change from 2024-01-01 and no longer has "
    "the sentence; Prop. 9 L (2023-2024) ch. 4",
)


@_supported_2019()
@_supported_2010()
@_supported_2007()
def supported(child: Child) -> Condition:
    """The participant supports the child."""
    return child.supported


@_supported_2019(source='the text says only "barn"', confidence="medium")
@_supported_2010(source='the text says only "barn"', confidence="medium")
@_supported_2007(source='the text says only "barn"', confidence="medium")
def still_a_child(child: Child, limit: Limits) -> Condition:
    """The child has not come of age."""
    return child.age < limit.child_below_age


@_s3_2012(ledd=3)
def own_or_long_supported(child: Child, limit: Limits) -> Condition:
    """An own child; or a foster child supported for the last two years before the claim, or lastingly."""
    long_supported = child.foster_since.after(limit.foster_months) <= child.claimed_on
    return any_of(
        child.relation.one_of("own"),
        all_of(child.relation.one_of("foster"), any_of(long_supported, child.lasting_foster_care)),
    )


@_s3(ledd=2, valid=REGULATION_2021.valid, enacted_by=REGULATION_2021.enacted_by)
def in_norway_or_stranded(child: Child, limit: Limits) -> Condition:
    """As from 2022; or, with effect from the same day, a child kept abroad by the pandemic."""
    return any_of(
        all_of(child.lives_in_norway, child.stays_in_norway),
        child.days_abroad <= limit.days_abroad,
        child.member_of_insurance,
        child.stranded_by_pandemic,
    )


@_s3(ledd=2, valid=REGULATION_2022.valid, enacted_by=REGULATION_2022.enacted_by)
def in_norway(child: Child, limit: Limits) -> Condition:
    """Lives and lawfully stays in Norway; or is abroad for 90 days in twelve months at most; or a member."""
    return any_of(
        all_of(child.lives_in_norway, child.stays_in_norway),
        child.days_abroad <= limit.days_abroad,
        child.member_of_insurance,
    )


@_s3_until_2023()
def income_within_g(child: Child, basic: BasicAmount) -> Condition:
    """The child's own income is no higher than G."""
    return child.yearly_income <= basic.g


@_s3_until_2023()
def no_child_pension(child: Child) -> Condition:
    """The child has no right to a child's pension."""
    return ~child.has_child_pension


RULES = (
    supported,
    still_a_child,
    own_or_long_supported,
    in_norway_or_stranded,
    in_norway,
    income_within_g,
    no_child_pension,
)
