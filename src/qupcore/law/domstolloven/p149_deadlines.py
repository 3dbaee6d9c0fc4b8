"""Domstolloven § 149: on which days a deadline cannot end.

It applies to deadlines of the courts, and to those of acts that refer to it: forvaltningsloven § 30, third
sentence, for appeals, and through it §§ 24 (2) and 36 (3). The holidays are those of LOV-1995-02-24-12 § 2; 1
and 17 May are equal to Sundays by LOV-1947-04-26-1 § 1. Christmas Eve, New Year's Eve and Easter Eve are no
holidays there: a deadline may end on Christmas Eve, unless that is a Saturday or a Sunday. The periods here
begin with the programme, not with the section.
"""

from __future__ import annotations

from qupcore.law.terms.absence import Calendar
from qupcore.law.wordings import COURTS
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import none_of, section

TOPIC = "deadline_day"


@section(
    COURTS,
    "149",
    ledd=1,
    topic=TOPIC,
    source="the holidays: LOV-1995-02-24-12 § 2; 1 and 17 May: LOV-1947-04-26-1 § 1",
)
def deadline_can_end(calendar: Calendar) -> Condition:
    """Not on a Saturday, a holiday, or a day of equal standing: it then ends on the next working day."""
    return none_of(
        calendar.weekend,
        calendar.holiday.one_of(
            *("new_years_day", "maundy_thursday", "good_friday", "easter_sunday", "easter_monday"),
            *("first_of_may", "seventeenth_of_may", "ascension_day", "whit_sunday", "whit_monday"),
            *("christmas_day", "second_christmas_day"),
        ),
    )


RULES = (deadline_can_end,)
