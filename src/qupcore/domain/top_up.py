"""Local top-up policy: what a municipality pays beyond what the law demands."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.period import Period
from qupcore.errors import BadInput

__all__ = ["TopUp"]

_MUNICIPALITY = re.compile(r"\d{4}", re.ASCII)
_PARAMETER = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


def _text(self: TopUp, attribute: attrs.Attribute[str], value: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise BadInput(
            f"a top-up has no {attribute.name}", remedy="write a text: what is not sourced is no policy"
        )


@attrs.frozen(kw_only=True)
class TopUp:
    """A value that a municipality chooses for a number that the law leaves open.

    Only a parameter whose basis is `policy` can be given a value, among those that it may have; loading
    refuses anything else. So a top-up can never touch a number of the law.

    Attributes:
        municipality: Its four-digit number on the days of `valid`.
        parameter: Full name of the policy parameter.
        value: A whole number in the parameter's unit; amounts in øre.
        condition: For whom the municipality has decided it, in its own words. A person judges it; nothing
            here computes it.
        source: The municipality's decision or published description.
        valid: The days on which it holds, both included.

    Raises:
        BadInput: a field is empty or of the wrong form.

    >>> TopUp(municipality="4601", parameter="sotjl.29.age_max", value="67", condition="Everybody.",
    ...       source="Council decision", valid=Period.parse("2020-01-01/.."))
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: a top-up has no whole number: '67'
      remedy: write value = 67
    """

    municipality: str = attrs.field()
    parameter: str = attrs.field()
    value: int = attrs.field()
    condition: str = attrs.field(validator=_text)
    source: str = attrs.field(validator=_text)
    valid: Period = attrs.field(validator=attrs.validators.instance_of(Period))

    @municipality.validator
    def _a_number(self, _: object, value: str) -> None:
        if not isinstance(value, str) or not _MUNICIPALITY.fullmatch(value):
            raise BadInput(f"{value!r} is no municipality number", remedy='write four digits, as "4601"')

    @parameter.validator
    def _full_name(self, _: object, value: str) -> None:
        if not isinstance(value, str) or not _PARAMETER.fullmatch(value):
            raise BadInput(
                f"{value!r} is no full name of a parameter", remedy="`qup rules show SECTION` lists the names"
            )

    @value.validator
    def _whole(self, _: object, value: int) -> None:
        if type(value) is not int:
            raise BadInput(f"a top-up has no whole number: {value!r}", remedy="write value = 67")
