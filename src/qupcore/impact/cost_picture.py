"""The cost of the benefit by month as a picture with tables beside it."""

from __future__ import annotations

from qupcore.domain.arguments import check_arguments
from qupcore.impact.cost_sheet import cost_sheet
from qupcore.impact.cost_telling import cost_headline, cost_words, not_drawn, what_it_is
from qupcore.impact.costs import CostByMonth
from qupcore.impact.picture import ImpactPicture
from qupcore.population.mark import made_up

__all__ = ["cost_picture"]


def cost_picture(found: CostByMonth, lang: str = "nb") -> ImpactPicture:
    """Bands of what the benefit would come to by month: under each law, and the change below.

    A band goes from the least to the most. Each has an edge and a pattern besides its colour. Tables have the
    same numbers, and those of the groups.

    Args:
        found: The result of `cost_by_month_of`.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: there are no texts in the language, or Altair is not installed.

    >>> from datetime import date
    >>> from qupcore.population import cost_by_month_of, synthesize
    >>> from qupcore.rules import NATIONAL
    >>> found = cost_by_month_of(synthesize(seed=1, size=200), NATIONAL, NATIONAL, [date(2026, 9, 1)])
    >>> print(cost_picture(found, "en"))
    What the benefit would come to by month
    """
    check_arguments(cost_picture, locals())
    from qupcore.impact.cost_chart import cost_chart  # Altair is read for who asks

    words = cost_words(found, lang)
    sheet = cost_sheet(found, words)
    said = (
        *((made_up(lang),) if found.made_up else ()),
        cost_headline(found, words),
        *(line.text for line in what_it_is(found, words) if line.id in ("compared", "policy", "no_forecast")),
        *(line.text for line in not_drawn(found, words)),
    )
    return ImpactPicture(sheet.title, lang, sheet, cost_chart(found, words), said)
