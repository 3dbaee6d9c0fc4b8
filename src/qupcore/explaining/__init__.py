"""Answers as text in nb, nn and en, calendars and pictures.

`explain`, for a decision, and `to_text` are imported from `qupcore`.

>>> from datetime import date
>>> from qupcore import Participant, duties, to_text
>>> from qupcore.explaining import explain_duties
>>> on = date(2026, 9, 1)
>>> print(to_text(explain_duties(duties(Participant(ref="a"), on), on, "en")))
Deadlines on 1 September 2026
No deadline follows from what is on record.
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.cases.week.policy": ["WeekPolicy"],
        "qupcore.domain.iso_week": ["IsoWeek"],
        "qupcore.explaining.available": ["explain_available"],
        "qupcore.explaining.benefit": ["explain_month", "explain_year"],
        "qupcore.explaining.course_proposal": ["explain_courses"],
        "qupcore.explaining.difference": ["explain_difference"],
        "qupcore.explaining.duties": ["explain_duties"],
        "qupcore.explaining.duty_calendar": ["duties_calendar"],
        "qupcore.explaining.lines": ["Layer", "Line", "first_layer"],
        "qupcore.explaining.coverage": ["explain_coverage"],
        "qupcore.explaining.pictures.courses_page": ["suggested_courses_page"],
        "qupcore.explaining.pictures.picture": [
            "Picture",
            "benefit_picture",
            "course_picture",
            "decision_picture",
        ],
        "qupcore.explaining.pictures.suggested_picture": ["suggested_course_picture"],
        "qupcore.explaining.plan_check": ["explain_plan"],
        "qupcore.explaining.plan_search": ["explain_additions", "explain_allocation", "explain_suggestions"],
        "qupcore.explaining.phrases": ["Reader"],
        "qupcore.explaining.rates": ["explain_rates"],
        "qupcore.explaining.review": ["explain_review"],
        "qupcore.explaining.why_not": ["explain_why_not"],
        "qupcore.explaining.week.plan": ["WeekPlan", "week_plan"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
