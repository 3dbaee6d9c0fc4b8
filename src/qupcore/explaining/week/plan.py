"""`week_plan`: a week of a case as a picture, a page, a calendar and text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import attrs

from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.catalogue.national import national
from qupcore.catalogue.visible import living_in, seen_from
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.week import DayMark, Week
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.explaining.week.calendar import week_ical
from qupcore.explaining.week.page import week_fragment, week_html
from qupcore.explaining.week.series import weeks_ical
from qupcore.explaining.week.svg import week_svg
from qupcore.explaining.week.table import week_text
from qupcore.observing.asking import observed

__all__ = ["WeekPlan", "week_plan"]

_MOST_WEEKS = 157
"""Three years."""


@attrs.frozen
class WeekPlan:
    """A week in one language. A notebook shows its picture, with tables for screen readers.

    Attributes:
        week: The week, with its elements and hours.
        lang: `nb`, `nn` or `en`.
    """

    week: Week
    lang: str = "nb"
    _lay: Callable[[IsoWeek], Week] | None = attrs.field(default=None, eq=False, repr=False)

    def svg(self) -> str:
        """The picture as an SVG file."""
        return week_svg(self.week, self.lang)

    def html(self) -> str:
        """A complete HTML page with the picture and tables with the same content."""
        return week_html(self.week, self.lang)

    def ical(self, *, through: str | IsoWeek | None = None) -> str:
        """Its times as an iCalendar file, in Norwegian time.

        Args:
            through: The last week of a file of several weeks, such as `2027-W10`: each time is then one entry
                with all its dates, and a time that falls away is not among them. Left out: this week alone,
                each time by itself, also one that falls away.

        Raises:
            BadInput: `through` is no week, is before this week, or more than three years after it.
        """
        if through is None:
            return week_ical(self.week, self.lang)
        check_arguments(WeekPlan.ical, locals())
        last = IsoWeek.parse(through, path="through") if isinstance(through, str) else through
        first = self.week.week.working_days[0].toordinal()
        weeks = (last.working_days[0].toordinal() - first) // 7
        if self._lay is None or not 0 <= weeks <= _MOST_WEEKS:
            raise BadInput(
                worded("a calendar from {first} through {last}", first=self.week.week, last=last),
                remedy="give a last week from the first one on, at most three years after it, "
                "of a `week_plan`",
                code="input.period",
            )
        mondays = (date.fromordinal(first + 7 * number) for number in range(1, weeks + 1))
        return weeks_ical((self.week, *map(self._lay, map(IsoWeek.of, mondays))), self.lang)

    def text(self, width: int = 80) -> str:
        """The week as tables of plain text, at most `width` letters wide."""
        return week_text(self.week, self.lang, width)

    def _repr_html_(self) -> str:
        return week_fragment(self.week, self.lang)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.text()


@moved_to_keywords("case", "week", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("week_plan")
def week_plan(
    case: Participant,
    week: str | IsoWeek,
    *,
    lang: str = "nb",
    policy: WeekPolicy | None = None,
    catalogues: Iterable[Catalogue] | None = None,
    municipality: str = "",
    days_off: Mapping[date, DayMark] | None = None,
) -> WeekPlan:
    """A week of the programme: the elements of the plan, and the marks of each day.

    Monday to Friday are always there, Saturday and Sunday where something is.

    Hours without a fixed time are listed without a time, unless `policy` asks for proposals; a proposal is
    always marked. Unknown hours are marked as unknown, and never count as missing hours.

    Args:
        case: The case; its course has a plan.
        week: The ISO week, as `2026-W36`.
        lang: `nb`, `nn` or `en`.
        policy: The office's choices for a week: the frame of the day, travel, breaks, proposals.
        catalogues: The catalogues that give names, classes, and times that the plan does not have; if left
            out, the national catalogue.
        municipality: The municipality, by its number; that of the case if left out. Only its measures and
            the national ones are known, and its classing of a measure takes precedence.
        days_off: The days off in the week; if left out, those of the regulation.

    Raises:
        BadInput: `week` is not a week, no plan holds in it, there are no texts in the language, or the case
            is of another municipality than the one given.

    Source: FOR-2011-12-21-1471 §§ 1 and 16.

    >>> from datetime import date
    >>> from qupcore import Course, Element, Participant, Plan
    >>> training = Element(measure="Kitchen", counts_as="work_directed", minutes_a_week=2250)
    >>> course = Course(plans=(Plan(valid_from=date(2026, 8, 3), elements=(training,)),))
    >>> week_plan(Participant(ref="a", course=course), "2026-W36", lang="en").week.hours.missing
    0
    """
    check_arguments(week_plan, locals())
    if case.course is None:
        raise BadInput(
            "the case has no course, so no plan",
            remedy="record the plan, with the day from which it holds",
            faults=(Fault("$.course.plans", "missing", code="input.missing"),),
            code="input.missing",
        )
    asked = IsoWeek.parse(week) if isinstance(week, str) else week
    on = asked.working_days[0]
    here = living_in(case, municipality, on)
    course, known = case.course, (national(),) if catalogues is None else tuple(catalogues)

    def laid(week: IsoWeek) -> Week:
        return lay_out_week(
            course,
            week,
            ref=case.ref,
            policy=policy,
            catalogues=seen_from(known, here, week.working_days[0]),
            municipality=here,
            days_off=days_off,
            jobs=paid_work(case),
            leaves=(case.planning.leaves or ()) if case.planning else (),
        )

    return WeekPlan(laid(asked), lang, laid)
