"""The rates of the benefit on a day: § 35, evaluated by both engines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.cases.benefit.provisional import provisional_on
from qupcore.cases.ruling.lacking import Amounts
from qupcore.deciding.prepared import prepared_on
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.rates import Rates
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_day
from qupcore.domain.money import Money
from qupcore.law.national import NATIONAL, under_law
from qupcore.law.sotjl.p35_benefit import TOPIC, Figures
from qupcore.law.terms.benefit import Rate
from qupcore.observing.asking import observed
from qupcore.rules.law import Law
from qupcore.rules.rulebook import parameter_uses
from qupcore.rules.terms import IntTerm

__all__ = ["rates"]


@moved_to_keywords("on", "policy", since="0.2.0", gone_in="0.3.0")
@observed("rates")
def rates(on: date, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None) -> Rates:
    """The rates of the benefit on a day.

    Args:
        on: The day; the rates follow G, the factor and the supplement in force on it.
        law: The law; the national law if left out.
        policy: Numbers that the law leaves open, chosen otherwise, by full name (`sotjl.35.rounding_step`).

    Raises:
        BadInput: `on` is no day.
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` names a number of the law.

    Source: sosialtjenesteloven § 35; FOR-2011-12-21-1471 § 3.

    >>> str(rates(date(2024, 7, 1)).full), str(rates(date(2024, 7, 1)).under_25)
    ('253141', '168761')
    >>> str(rates(date(2009, 5, 1)).full)
    '145762'
    """
    check_day(on)
    check_arguments(rates, locals())
    agreement = prepared_on(on, policy, TOPIC, law).agreement
    amounts = Amounts(agreement({}).amounts)
    numbers = agreement.rulebook.numbers()

    def known(name: str, value: int | None) -> int:
        assert value is not None, f"{name} is not known on {on}"  # its values follow each other without a gap
        return value

    def amount(term: IntTerm) -> Money:
        return Money(known(term.name, amounts[term.name]))

    child = amounts[Rate.child_daily.name]
    return Rates(
        on=on,
        g=Money(known(Figures.g.name, numbers[Figures.g.name])),
        factor_thousandths=known(Figures.factor.name, numbers[Figures.factor.name]),
        full=amount(Rate.yearly),
        under_25=amount(Rate.yearly_under_25),
        per_day=amount(Rate.daily),
        per_day_under_25=amount(Rate.daily_under_25),
        child_per_day=None if child is None else Money(child),
        parameters=tuple(parameter_uses(agreement.rulebook).values()),
        provisional=provisional_on(agreement.rulebook.values, on),
        rulebook=agreement.rulebook.hash,
        engines=agreement.engines,
        under=under_law(law),
    )
