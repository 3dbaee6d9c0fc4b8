"""A case with absences, each written in one line."""

from __future__ import annotations

from datetime import date

from qupcore import Participant
from qupcore.cases.absence.days_off import is_working_day
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.law.national import AS_IT_STANDS

__all__ = ["absence", "case", "day", "days_found", "days_kept", "kept", "works"]


def day(text: str) -> date:
    """A date in ISO."""
    return date.fromisoformat(text)


def absence(span: str, reason: str | None = None, **facts) -> Absence:
    """An absence on a day, or from a day to a day (`2026-09-07/2026-09-11`); dates may be given as text."""
    first, _, last = span.partition("/")
    known = {name: day(v) if isinstance(v, str) and v[:2] in ("19", "20") else v for name, v in facts.items()}
    return Absence(first=day(first), last=day(last) if last else None, reason=reason, **known)


def case(*absences: Absence, start: str = "2024-01-01", born: str | None = "1990-05-14", **course):
    """A participant in a programme of two years from its start, with absences."""
    first = day(start)
    middle, end = first.replace(year=first.year + 1), first.replace(year=first.year + 2)
    decisions = tuple(
        ProgrammeDecision(
            kind=kind,
            decided_on=first,
            applies_from=a,
            applies_to=date.fromordinal(b.toordinal() - 1),
            extension=extension,
        )
        for kind, a, b, extension in (
            ("granted", first, middle, None),
            ("extended", middle, end, "second_year"),
        )
    )
    return Participant(
        ref="a",
        birth_date=day(born) if born else None,
        course=Course(decisions=decisions, started_on=first, absences=absences, **course),
    )


def kept(person: Participant, policy=None) -> list[bool | None]:
    """Whether each part is kept, in time order."""
    return [part.kept for part in absence_parts(person, policy=policy)]


def days_kept(person: Participant, policy=None) -> dict[date, bool | None]:
    """Whether each day of absence is kept."""
    return {on: part.kept for part in absence_parts(person, policy=policy) for on in part.days}


def days_found(person: Participant, policy=None) -> dict[date, tuple[bool | None, bool | None]]:
    """Whether each day of absence is kept, and whether the regulation gives it."""
    return {
        on: (part.kept, part.entitled) for part in absence_parts(person, policy=policy) for on in part.days
    }


def works(person: Participant, on: date) -> bool:
    """Whether a day is a working day of this programme: by § 16 (1), unless the programme says otherwise."""
    return is_working_day(on, AS_IT_STANDS) or (on in person.course.activity_days and on.year >= 2012)
