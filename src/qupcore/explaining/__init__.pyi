"""Answers as text in nb, nn and en, calendars and pictures."""

# Written by tests/architecture/faces.py.

from qupcore.domain.iso_week import IsoWeek as IsoWeek
from qupcore.explaining.lines import Layer as Layer
from qupcore.explaining.lines import Line as Line
from qupcore.explaining.pictures.picture import Picture as Picture
from qupcore.explaining.phrases import Reader as Reader
from qupcore.explaining.week.plan import WeekPlan as WeekPlan
from qupcore.cases.week.policy import WeekPolicy as WeekPolicy
from qupcore.explaining.pictures.picture import benefit_picture as benefit_picture
from qupcore.explaining.pictures.picture import course_picture as course_picture
from qupcore.explaining.pictures.picture import decision_picture as decision_picture
from qupcore.explaining.duty_calendar import duties_calendar as duties_calendar
from qupcore.explaining.plan_search import explain_additions as explain_additions
from qupcore.explaining.plan_search import explain_allocation as explain_allocation
from qupcore.explaining.available import explain_available as explain_available
from qupcore.explaining.course_proposal import explain_courses as explain_courses
from qupcore.explaining.coverage import explain_coverage as explain_coverage
from qupcore.explaining.difference import explain_difference as explain_difference
from qupcore.explaining.duties import explain_duties as explain_duties
from qupcore.explaining.benefit import explain_month as explain_month
from qupcore.explaining.plan_check import explain_plan as explain_plan
from qupcore.explaining.rates import explain_rates as explain_rates
from qupcore.explaining.review import explain_review as explain_review
from qupcore.explaining.plan_search import explain_suggestions as explain_suggestions
from qupcore.explaining.why_not import explain_why_not as explain_why_not
from qupcore.explaining.benefit import explain_year as explain_year
from qupcore.explaining.lines import first_layer as first_layer
from qupcore.explaining.pictures.suggested_picture import suggested_course_picture as suggested_course_picture
from qupcore.explaining.pictures.courses_page import suggested_courses_page as suggested_courses_page
from qupcore.explaining.week.plan import week_plan as week_plan
