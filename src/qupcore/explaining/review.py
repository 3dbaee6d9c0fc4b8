"""A review as text: breaches first, then what the case does not show."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.cases.review.codes import error_codes
from qupcore.domain.answers.review import Remark, Review
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.findings import MARKS, behind, fact_lines, place_line, state_text
from qupcore.explaining.lines import Line, LineStyle, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import asked_of, entry_day, place_words
from qupcore.explaining.trial import trial_lines

__all__ = ["explain_review"]


def explain_review(review: Review, lang: str = "nb", ref: str = "") -> tuple[Line, ...]:
    """Explain a review.

    Args:
        review: The result of `review`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.

    >>> from datetime import date
    >>> from qupcore import Participant, review
    >>> explain_review(review(Participant(ref="a"), on=date(2026, 6, 1)), "en")[-1].text
    'Nothing to report: all that the case shows complies with the law.'
    """
    check_arguments(explain_review, locals())
    return tuple(apart(_lines(review, phrases(lang), ref)))


def _lines(review: Review, words: Phrases, ref: str) -> Iterator[Line]:
    yield from trial_lines(review.provenance, words)
    yield Line(words.say("heading", "review", on=review.on), weight="headline", id="review")
    if ref:
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    if not review.remarks:
        yield Line(words.say("label", "nothing_found"), weight="met", id="nothing_found")
        return
    counts = {"breaches": len(review.breaches), "not_shown": len(review.not_shown)}
    yield Line(words.say("label", "remark_count", **counts), id="count")
    for heading, remarks in (("breaches", review.breaches), ("not_shown", review.not_shown)):
        if remarks:
            yield Line(words.say("heading", heading), weight="heading", id=heading)
        for remark in remarks:
            yield from _remark(remark, words)


def _remark(remark: Remark, words: Phrases) -> Iterator[Line]:
    finding = remark.finding
    weight: LineStyle = "not_met" if remark.outcome == "not_met" else "unknown"
    id, path, rests = f"remark.{finding.rule}.{remark.path}", remark.path, behind(finding)
    text = f"{MARKS[finding.outcome]} {_error(remark, words)}{state_text(finding, words)}"
    yield Line(text, 2, weight, id=id, path=path, **rests)
    place = place_words(path, words, entry_day(path, finding.inputs))
    yield Line(words.say("label", "where", what=place), 4, id=f"{id}.where", path=path, **rests)
    yield Line(place_line(finding, words), 4, "quiet", id=f"{id}.place", path=path, **rests)
    yield from fact_lines(finding.inputs, words, 4, id, (finding.rule,), path)
    for question in remark.add:
        yield Line(
            asked_of(question, words, path),
            4,
            id=f"{id}.add.{question.term}",
            findings=(finding.rule,),
            facts=(question.term,),
            path=question.path,
        )


def _error(remark: Remark, words: Phrases) -> str:
    """The known error that a remark is; where the case does not show it, what it may be and what to show."""
    known = next((code for code in error_codes() if code.code == remark.code), None)
    if known is None:
        return ""
    if remark.outcome == "not_met":
        return f"{known.code}: {known.text[words.lang]}. "
    return f"{words.say('label', 'may_be', code=known.code, text=known.not_shown[words.lang])}. "
