"""Duties as text: what is overdue and what comes, each with its day and whose it is; then the details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from qupcore.domain.answers.review import Duty, DutyState
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.duty_days import day_off
from qupcore.explaining.findings import Behind, fact_lines
from qupcore.explaining.lines import Layer, Line, LineStyle, apart
from qupcore.explaining.phrases import Phrases, Reader, phrases
from qupcore.explaining.places import day_of_entry, entry_days, place_words
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.what_you_can_do import what_you_can_do
from qupcore.law.national import NATIONAL, under_law
from qupcore.rules.law import Law

__all__ = ["explain_duties"]

_WEIGHTS: dict[DutyState, LineStyle] = {
    "overdue": "not_met",
    "due": "plain",
    "undated": "unknown",
    "past": "quiet",
    "done_late": "plain",
    "done": "met",
}
_OPEN: tuple[DutyState, ...] = ("overdue", "due", "undated")


@attrs.frozen
class _Group:
    """Duties under a heading; those that are done are details."""

    heading: str
    duties: tuple[Duty, ...]
    layer: Layer = "answer"


def explain_duties(
    duties: Iterable[Duty],
    on: date,
    lang: str = "nb",
    ref: str = "",
    *,
    law: Law = NATIONAL,
    reader: Reader = "adviser",
) -> tuple[Line, ...]:
    """Explain duties: the overdue ones first, the completed ones last, among the details.

    Args:
        duties: The result of `duties`.
        on: The day of the list.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.
        law: The law that `duties` was asked under. It is told where there is no duty; a duty tells its own.
        reader: Whom the text is for. A `participant` reads the deadlines of her own first.

    >>> from qupcore import Course, Participant, duties
    >>> case = Participant(ref="a", course=Course(applied_on=date(2026, 1, 15)))
    >>> lines = explain_duties(duties(case, date(2026, 3, 1)), date(2026, 3, 1), "en")
    >>> [line.text for line in lines if "15 July" in line.text]
    ['15 July 2026: the programme starts (the municipality)']
    """
    check_arguments(explain_duties, locals())
    duties, words = tuple(duties), phrases(lang, reader)
    under = duties[0].under if duties else under_law(law)
    return tuple(apart((*trial_lines(under, words), *_lines(duties, on, words, ref))))


def _lines(duties: tuple[Duty, ...], on: date, words: Phrases, ref: str) -> Iterator[Line]:
    days = entry_days((duty.path, duty.inputs) for duty in duties)
    yield Line(words.say("heading", "duties", on=on), weight="headline", id="duties")
    if ref and words.reader != "participant":
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    said = words.say("label", "duties_are" if duties else "no_duties")
    yield Line(said, id="what_it_is" if duties else "no_duties")
    for group in _groups(duties, words.reader):
        if not group.duties:
            continue
        heading = words.say("heading", group.heading)
        yield Line(heading, weight="heading", id=group.heading.replace("_", ".", 1), layer=group.layer)
        for duty in group.duties:
            yield from _duty(duty, words, group.layer, days)
    yield from what_you_can_do(words)


def _groups(duties: tuple[Duty, ...], reader: Reader) -> Iterator[_Group]:
    def of(*states: DutyState, own: bool | None = None) -> tuple[Duty, ...]:
        found = (duty for state in states for duty in duties if duty.state == state)
        return tuple(duty for duty in found if own is None or (duty.whose == "participant") == own)

    if reader == "participant":
        yield _Group("duties_overdue", of("overdue"))
        yield _Group("your_deadlines", of("due", "undated", own=True))
        yield _Group("your_past_deadlines", of("past", own=True))
        yield _Group("others_deadlines", of("due", "undated", own=False))
        yield _Group("duties_past", of("past", own=False), "details")
    else:
        for state in (*_OPEN, "past"):
            yield _Group(f"duties_{state}", of(state))
    yield _Group("duties_done_late", of("done_late"), "details" if reader == "participant" else "answer")
    yield _Group("duties_done", of("done"), "details")


def _duty(duty: Duty, words: Phrases, layer: Layer, days: Mapping[str, date]) -> Iterator[Line]:
    when = words.say("label", "no_day_yet") if duty.due is None else words.written(duty.due)
    done = f"; {words.say('label', 'done_on', day=duty.done_on)}" if duty.done_on else ""
    own = words.reader == "participant" and duty.whose == "participant"
    whose = "" if own else f" ({words.say('whose', duty.whose)})"
    id, path, rule = f"duty.{duty.kind}.{duty.path}", duty.path, (duty.rule,)
    rests = Behind(
        findings=rule,
        facts=tuple(item.term for item in duty.inputs),
        parameters=tuple(use.name for use in duty.parameters),
        citation=str(duty.citation),
    )
    text = f"{when}: {words.say('duty', duty.kind)}{whose}{done}"
    yield Line(text, 2, _WEIGHTS[duty.state], id=id, path=path, layer=layer, **rests)
    what = place_words(path, words, day_of_entry(path, days))
    where = words.say("label", "where", what=what)
    if duty.whose == "participant":  # several of one kind look alike without what each is about
        yield Line(where, 4, id=f"{id}.where", path=path, layer=layer, **rests)
    place = f"{words.place(duty.citation)}; {where}"
    yield Line(place, 4, "quiet", id=f"{id}.place", path=path, layer="details", **rests)
    if said := day_off(duty, words):
        moved = str(duty.moved_by or duty.citation)
        yield Line(said, 4, id=f"{id}.day_off", findings=rule, citation=moved, path=path, layer="details")
    for line in fact_lines(duty.inputs, words, 4, id, rule, path):
        yield attrs.evolve(line, layer="details")
    for use in duty.parameters:
        said = f"{words.policy(use.name, use.value, use.unit)} ({words.source(use.source)})"
        yield Line(
            said,
            4,
            "quiet",
            id=f"{id}.number.{use.name}",
            findings=rule,
            parameters=(use.name,),
            path=path,
            layer="details",
        )
    for name in duty.missing:
        text, asked = words.question(name), f"{id}.missing.{name}"
        yield Line(text, 4, id=asked, findings=rule, facts=(name,), path=path, layer=layer)
