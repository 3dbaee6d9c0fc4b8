"""review(): the breaches in a case, and what the record does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.cases.absence.rulings import absence_rulings
from qupcore.cases.course.before_the_law import within_the_law
from qupcore.cases.procedure.carried_out import absence_cuts
from qupcore.cases.programme.standing import age_rulings, standing
from qupcore.cases.review import awards, refusals
from qupcore.cases.review.codes import code_of_rule
from qupcore.cases.review.duties import LIMITS, RIGHTS, all_deadlines
from qupcore.cases.review.entries import entry_rulings
from qupcore.cases.review.looking_after import looking_after
from qupcore.cases.review.oddities import odd, oddities
from qupcore.cases.review.paid_out import paid_out
from qupcore.cases.review.wrong_days import wrong_days
from qupcore.cases.ruling.item import EntryRuling, rule_entry
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling
from qupcore.deciding.decide import decide
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.decision import Finding, Question
from qupcore.domain.answers.review import Remark, Review
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.law.national import NATIONAL
from qupcore.law.terms.absence import Withdrawal
from qupcore.law.terms.ending import CertificateOf
from qupcore.law.terms.programme import Start
from qupcore.law.terms.record import Record
from qupcore.law.vocabulary import question
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields, Hash
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT

__all__ = ["review"]


def _told(found: Review) -> Fields:
    return {"remarks": found.remarks, "rulebook": Hash(found.provenance.rulebook)}


@moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0")
@observed("review", _told)
def review(
    case: Participant, on: date, *, law: Law = NATIONAL, policy: Mapping[str, int] | None = None
) -> Review:
    """Check everything in a case against the law of its own day.

    Args:
        case: The case; what happened after `on` is left out.
        on: The day of the review, included.
        law: The law of every day; the national law if left out. Under another, the review is a trial.
        policy: Numbers that the law leaves open, chosen otherwise, by full name.

    Returns:
        The breaches, then what the record does not show; a case in which everything is in order has none.

    Raises:
        NoRulesInForce: `on` is before 2007-11-01. A day in the case that is so is asked about.
        ParameterError: `policy` names a number that is not read here, is of the law, or may not be so.
        BadInput: the person cannot be of an age on a day in the case.

    Source: sosialtjenesteloven ch. 4, FOR-2011-12-21-1471 and forvaltningsloven; each remark names its own.

    >>> from qupcore.cases import PracticeCondition
    >>> demanded = PracticeCondition(name="motivated")
    >>> case = Participant(ref="a", practice_conditions=(demanded,))
    >>> [(item.code, item.path, item.finding.rule) for item in review(case, date(2026, 6, 1)).breaches]
    [('E7', '$.practice_conditions[0]', 'sotjl.29.no_other_conditions')]
    """
    check_case(case)
    check_day(on)
    check_arguments(review, locals())
    case, before = within_the_law(case, law)
    chosen = AppliedLaw(law, policy)
    of_right = chosen.with_policy(_policy_of_right(chosen))
    rest = {name: n for name, n in chosen.policy.items() if name not in of_right.policy}
    chosen.with_policy(rest).check(law.topics, extra=(item.name for item in law.conventions))
    decision = decide(case, on, law=law, policy=of_right.policy)
    # The policy numbers of age affect the right, and the length of a programme.
    others = chosen.with_policy({**rest, **chosen.chosen_for("age_limit")})
    days = all_deadlines(case, on, others)
    course = case.course or Course()
    items = [
        *entry_rulings(case, on, others),
        *absence_rulings(case, on, others),
        *awards.awards(case, on, of_right),
        *awards.told(case, on, decision, others),
        *refusals.demands(case, on, others),
        *oddities(case.course or Course(), on, others),
        *wrong_days(course, on, others),
        *(odd(path, on, Record.after_the_law, others) for path in before),
        *standing(case, on, decision, of_right),
        *age_rulings(case, on, others),
        *absence_cuts(course, on, others),
        *looking_after(course, on, others),
        *paid_out(course, on, others),
    ]
    items += _passed(days, on, {(item.path, item.topic) for item in items}, others)
    not_yet = {
        (item.path, item.ruling.topic, _AWAITED[item.what])
        for item in days
        if item.what in _AWAITED and _open(item) and on <= _last(item)
    }
    # Two parts of one absence may give the same question, and equal remarks are reported once.
    remarks = dict.fromkeys(remark for item in items for remark in _remarks(item, not_yet))
    return Review(on=on, remarks=tuple(sorted(remarks, key=_order)), provenance=decision.provenance)


_AWAITED = {
    "start": Start.started_on.name,
    "certificate": CertificateOf.issued.name,
    "self_certificate_review": Withdrawal.settled_on.name,
}
"""What a rule asks to be done by a day, and the fact that shows it."""


def _policy_of_right(chosen: AppliedLaw) -> dict[str, int]:
    conventions = {item.name for item in chosen.law.conventions}
    read = {name: n for name, n in chosen.policy.items() if name in conventions}
    return {**chosen.chosen_for(RIGHT), **read}


def _open(item: Deadline) -> bool:
    return not item.done and item.on is not None


def _last(item: Deadline) -> date:
    assert item.on is not None
    return item.on


def _passed(
    days: tuple[Deadline, ...], on: date, looked_at: set[tuple[str, str]], applied: AppliedLaw
) -> Iterator[ItemRuling]:
    """Deadlines that have passed, where nothing else in the review covers them."""
    for item in days:
        place = (item.path, item.ruling.topic)
        if not _open(item) or _last(item) >= on or item.what in RIGHTS | LIMITS:
            continue
        if item.what == "evaluation":
            yield rule_entry(
                item.path, "evaluation", _last(item), {}, applied
            )  # a meeting that is not on record may have been held
        elif place not in looked_at:
            looked_at.add(place)
            yield ItemRuling(path=item.path, topic=item.ruling.topic, ruling=item.ruling)


def _remarks(item: ItemRuling, not_yet: set[tuple[str, str, str]]) -> Iterator[Remark]:
    code, asks = (item.code, item.asks) if isinstance(item, EntryRuling) else ("", ())
    for finding in item.ruling.findings:
        # A fact that is missing only because its day has not passed gives no remark.
        waiting = len(finding.missing) == 1 and (item.path, item.topic, finding.missing[0]) in not_yet
        if finding.counts and finding.outcome != "met" and not waiting:
            yield Remark(
                code=code or code_of_rule(finding.rule),
                path=item.path,
                topic=item.topic,
                finding=finding,
                add=(asks or _questions(item, finding)) if finding.outcome == "unknown" else (),
            )


def _questions(item: ItemRuling, finding: Finding) -> tuple[Question, ...]:
    """The facts to put on record, each with its path in this case."""
    several = (
        item.asked[name] if name in item.asked else (question(name, item.path),) for name in finding.missing
    )
    return tuple(dict.fromkeys(one for questions in several for one in questions))


def _order(item: Remark) -> tuple[bool, str, str]:
    """Sort key: breaches first, then by path in numeric order, then by rule."""
    place = re.sub(r"\d+", lambda number: f"{number[0]:0>9}", item.path)
    return item.outcome != "not_met", place, item.finding.rule
