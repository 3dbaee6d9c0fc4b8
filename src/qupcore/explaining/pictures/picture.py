"""An answer as a picture with tables beside it: benefit, course, decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from qupcore.domain.answers.benefit import BenefitYear
from qupcore.domain.answers.decision import Decision
from qupcore.domain.answers.review import Duty
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import Participant
from qupcore.drawing.sheet import Sheet, sheet_svg
from qupcore.drawing.sheet_page import sheet_fragment, sheet_page
from qupcore.explaining.phrases import Reader, phrases
from qupcore.explaining.pictures.timeline import timeline_sheet
from qupcore.explaining.pictures.tree import tree_sheet
from qupcore.explaining.pictures.year import year_sheet

__all__ = [
    "Picture",
    "benefit_picture",
    "course_picture",
    "decision_picture",
    "picture_of",
]


@attrs.frozen
class Picture:
    """A picture of an answer in one language. A notebook shows it, with tables for screen readers.

    Attributes:
        title: What it shows, and for when.
        lang: `nb`, `nn` or `en`.
    """

    title: str
    lang: str
    _sheet: Sheet = attrs.field(repr=False)

    def svg(self) -> str:
        """The picture as an SVG file, with a title and all that it shows as a description."""
        return sheet_svg(self._sheet)

    def html(self) -> str:
        """A complete HTML page with the picture and tables with the same content."""
        return sheet_page(self._sheet)

    def _repr_html_(self) -> str:
        return sheet_fragment(self._sheet)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.title


def benefit_picture(
    year: BenefitYear, lang: str = "nb", ref: str = "", *, reader: Reader = "adviser"
) -> Picture:
    """The benefit of a year as bars: what came stands above a line, what was taken below it, by kind.

    A month that is not complete is hatched. A month that is not known is marked "?" and has no bar. The
    tables have each amount, and the reason of each deduction.

    Args:
        year: The result of `benefit_year`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the page.
        reader: Whom the words are for; a `participant` is addressed as "you".

    Raises:
        BadInput: there are no texts in the language.

    >>> from qupcore import Participant
    >>> from qupcore.cases import benefit_year
    >>> picture = benefit_picture(benefit_year(Participant(ref="a"), 2026), "en")
    >>> picture.title, "<svg" in picture.svg()
    ('Qualification benefit for 2026', True)
    """
    check_arguments(benefit_picture, locals())
    return picture_of(year_sheet(year, phrases(lang, reader), ref))


def course_picture(
    case: Participant,
    duties: Iterable[Duty],
    on: date,
    lang: str = "nb",
    *,
    reader: Reader = "adviser",
) -> Picture:
    """A course as a timeline: its periods, absence, decisions and deadlines, and the day.

    A sign and a word tell whether a deadline is done, to come or overdue. What comes more than a year after
    the rest, and what has no day yet, stands below the line of time.

    Args:
        case: The case.
        duties: The result of `duties` for the case.
        on: The day of the list.
        lang: `nb`, `nn` or `en`.
        reader: Whom the words are for; a `participant` is addressed as "you".

    Raises:
        BadInput: there are no texts in the language.

    >>> from qupcore import Course, duties
    >>> case, on = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15))), date(2026, 3, 1)
    >>> course_picture(case, duties(case, on), on, "en").title
    'The programme with deadlines, 1 March 2026'
    """
    check_arguments(course_picture, locals())
    return picture_of(timeline_sheet(case, duties, on, phrases(lang, reader)))


def decision_picture(
    decision: Decision, lang: str = "nb", ref: str = "", *, reader: Reader = "adviser"
) -> Picture:
    """A decision as a tree: its outcome, the conditions by section and paragraph, and the facts of each.

    A condition is met (+), not met (-) or not known (?); a sign, a word and a colour tell which.

    Args:
        decision: The result of `decide`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the page.
        reader: Whom the words are for; a `participant` is addressed as "you".

    Raises:
        BadInput: there are no texts in the language.

    >>> from qupcore import decide
    >>> decision_picture(decide(Participant(ref="a"), on=date(2026, 1, 1)), "en").title
    'Not decided for 1 January 2026: more must be known first.'
    """
    check_arguments(decision_picture, locals())
    words = phrases(lang, reader).with_new(decision.provenance.new_terms)
    return picture_of(tree_sheet(decision, words, ref))


def picture_of(sheet: Sheet) -> Picture:
    """The picture of a sheet."""
    return Picture(sheet.title, sheet.lang, sheet)
