"""A review as text: breaches first, then what the case does not show; the law and the facts are details."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.review.codes import error_codes
from qupcore.domain.answers.review import Remark, Review
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.findings import MARKS, behind, fact_lines, place_line, state_text
from qupcore.explaining.lines import Line, LineStyle, apart, as_details
from qupcore.explaining.phrases import Phrases, Reader, phrases
from qupcore.explaining.places import asked_of, day_of_entry, entry_days, place_and_path, place_words
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.what_you_can_do import what_you_can_do

__all__ = ["explain_review"]


def explain_review(
    review: Review, lang: str = "nb", ref: str = "", *, reader: Reader = "adviser"
) -> tuple[Line, ...]:
    """Explain a review.

    Args:
        review: The result of `review`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.
        reader: Whom the text is for; a `participant` is addressed as "you".

    >>> from datetime import date
    >>> from qupcore import Participant, review
    >>> explain_review(review(Participant(ref="a"), on=date(2026, 6, 1)), "en")[-1].text
    'Nothing to report: all that the case shows complies with the law.'
    """
    check_arguments(explain_review, locals())
    return tuple(apart(_lines(review, phrases(lang, reader), ref)))


def _lines(review: Review, words: Phrases, ref: str) -> Iterator[Line]:
    yield from trial_lines(review.provenance, words)
    yield Line(words.say("heading", "review", on=review.on), weight="headline", id="review")
    if ref and words.reader != "participant":
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    if not review.provenance.trial:
        yield Line(words.say("label", "review_is"), id="what_it_is")
    if not review.remarks:
        yield Line(words.say("label", "nothing_found"), weight="met", id="nothing_found")
        return
    yield Line(_counted(review, words), id="count")
    days = entry_days((remark.path, remark.finding.inputs) for remark in review.remarks)
    for heading, remarks in (("breaches", review.breaches), ("not_shown", review.not_shown)):
        if remarks:
            yield Line(words.say("heading", heading), weight="heading", id=heading)
        for remark in remarks:
            yield from _remark(remark, words, days)
    yield from what_you_can_do(words)


def _counted(review: Review, words: Phrases) -> str:
    breaches, open_points = len(review.breaches), len(review.not_shown)
    counted = words.say("label", "breach_count", breaches=breaches)
    said = [counted if breaches else words.say("label", "no_breach")]
    if open_points:
        said.append(words.say("label", "not_shown_count", not_shown=open_points))
    return " ".join(said)


def _remark(remark: Remark, words: Phrases, days: Mapping[str, date]) -> Iterator[Line]:
    finding = remark.finding
    weight: LineStyle = "not_met" if remark.outcome == "not_met" else "unknown"
    id, path, rests = f"remark.{finding.rule}.{remark.path}", remark.path, behind(finding)
    text = f"{MARKS[finding.outcome]} {state_text(finding, words)}."
    yield Line(text, 2, weight, id=id, path=path, **rests)
    yield from _known_error(remark, words, id)
    what = place_words(path, words, day_of_entry(path, days))
    yield Line(words.say("label", "where", what=what), 4, id=f"{id}.where", path=path, **rests)
    place = place_line(finding, words)
    yield Line(place, 4, "quiet", id=f"{id}.place", path=path, layer="details", **rests)
    yield from as_details(fact_lines(finding.inputs, words, 4, id, (finding.rule,), path))
    for question in remark.add:
        asked, rule, facts = f"{id}.add.{question.term}", (finding.rule,), (question.term,)
        text = asked_of(question, words, path, days)
        yield Line(text, 4, id=asked, findings=rule, facts=facts, path=question.path)
        where = words.say("label", "where", what=place_and_path(question.path, words))
        yield Line(
            where,
            6,
            "quiet",
            id=f"{asked}.place",
            findings=rule,
            facts=facts,
            path=question.path,
            layer="details",
        )


def _known_error(remark: Remark, words: Phrases, id: str) -> Iterator[Line]:
    """The known error that a breach is; where the case does not show it, what it may be and what to show."""
    known = next((code for code in error_codes() if code.code == remark.code), None)
    if known is None:
        return
    broken = remark.outcome == "not_met"
    said = known.text[words.lang] if broken else known.not_shown[words.lang]
    text = words.say("label", "known_error" if broken else "may_be", text=said)
    rule = (remark.finding.rule,)
    yield Line(text, 4, id=f"{id}.error", findings=rule, path=remark.path)
    code = words.say("label", "error_code", code=known.code)
    yield Line(code, 4, "quiet", id=f"{id}.code", findings=rule, path=remark.path, layer="details")
