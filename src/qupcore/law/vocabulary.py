"""The vocabulary: every fact that a rule may read, and the questions left to judgement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from qupcore.domain.answers.decision import Question
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.law.terms.absence import Absent, Calendar, Caring, Illness, Window, Withdrawal
from qupcore.law.terms.appeal import Appealed, AppealJudgement, PreparationFacts
from qupcore.law.terms.benefit import Child, Coordinated, Day, Pay, Payout, Rate
from qupcore.law.terms.case_work import (
    Access,
    CaseWorkJudgement,
    Hearing,
    Information,
    InterimAnswer,
    LateReasons,
    Reversal,
    Suspended,
)
from qupcore.law.terms.content import Combined, Content, ContentJudgement, IndividualPlan
from qupcore.law.terms.duration import DurationFacts, Extension, PeriodEnd
from qupcore.law.terms.ending import CertificateOf, Ending, EndingJudgement
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.terms.outcome import OutcomeFacts
from qupcore.law.terms.payment import Agency, BothParents, PaidOut, Repaid, RepaymentJudgement
from qupcore.law.terms.procedure import Procedure, ProcedureJudgement, Recovered, Refunded
from qupcore.law.terms.programme import Start
from qupcore.law.terms.record import Record
from qupcore.law.terms.review import Award, Demand, Evaluated, InformingFacts, Refusal
from qupcore.law.terms.right import (
    ApplicantFacts,
    Assessed,
    Benefits,
    Children,
    HouseholdFacts,
    Judgement,
    Office,
)
from qupcore.law.terms.standing import (
    AbsenceCut,
    Body,
    Cooperation,
    EvaluationFacts,
    Gathering,
    Standing,
    StayFacts,
)
from qupcore.rules.terms import Term, Vocabulary

__all__ = ["course_questions", "fact_groups", "judged_questions", "placed_path", "question", "vocabulary"]

RIGHT: tuple[type[Vocabulary], ...] = (
    ApplicantFacts,
    Office,
    Benefits,
    HouseholdFacts,
    Children,
    Assessed,
    Judgement,
)
"""The terms of § 29."""
COURSE: tuple[type[Vocabulary], ...] = (
    *(Start, Content, ContentJudgement, Combined, DurationFacts, Extension, PeriodEnd, IndividualPlan),
    *(Ending, EndingJudgement, CertificateOf, Procedure, ProcedureJudgement, Appealed, Refunded, Recovered),
    *(
        PreparationFacts,
        AppealJudgement,
        OutcomeFacts,
        InterimAnswer,
        Hearing,
        Information,
        CaseWorkJudgement,
    ),
    *(LateReasons, Access, Reversal, Suspended),
    *(Absent, Illness, Caring, LeaveOfAbsence, Window, Withdrawal, Calendar),
    *(Day, Child, Coordinated, Rate, Pay, Payout),
    *(Gathering, PaidOut, Repaid, RepaymentJudgement, Agency, BothParents),
)
"""The terms of the rules about a programme."""
REVIEW: tuple[type[Vocabulary], ...] = (
    *(Refusal, Demand, Award, InformingFacts, Evaluated, Record),
    *(Standing, AbsenceCut, StayFacts, Cooperation, EvaluationFacts, Body),
)
"""The further terms of a review."""


def vocabulary() -> Mapping[str, Term]:
    """Every term by name, in the order of the groups here."""
    return _VOCABULARY


def fact_groups() -> tuple[type[Vocabulary], ...]:
    """The groups of the vocabulary: the facts of one are asked for together."""
    return (*RIGHT, *COURSE, *REVIEW)


def question(name: str, path: str) -> Question:
    """The question about a term, with the path of its answer in a case.

    Args:
        name: The name of the term.
        path: The path of the entry that it concerns; it gives the index for `[]` in the path of the term.

    Raises:
        RuleError: the term is calculated, and no formula of the law gives it.

    >>> question("child.lives_in_norway", "$.course.children[2]").path
    '$.course.children[2].lives_in_norway'
    """
    if name not in _VOCABULARY:
        raise RuleError(
            worded("nothing in the law gives {name}", name=name),
            remedy="keep a rule or a formula for it in the law",
        )
    term = _VOCABULARY[name]
    return Question(term=name, nature=term.nature, path=placed_path(term.path, path), known_by=term.known_by)


def placed_path(template: str, path: str) -> str:
    """A path with `[]` filled in from the path of an entry; a path of the field itself is returned as it is.

    >>> placed_path("$.course.decisions[].reasons", "$.course.decisions[2]")
    '$.course.decisions[2].reasons'
    >>> placed_path("$.course.started_on", "$.course.decisions[2].started_on")
    '$.course.decisions[2].started_on'
    """
    entry = re.match(r"\$(?:\.\w+)*\[\d+\]", path)
    if entry and path != entry.group() and template.rpartition(".")[2] == path.rpartition(".")[2]:
        return path
    whole = entry.group() if entry else path
    general = re.sub(r"\[\d+\]", "[]", whole)
    return whole + template[len(general) :] if template.startswith(general) else template


def judged_questions() -> tuple[str, ...]:
    """The questions of § 29 that are left to a person's judgement, as named in an `Assessment`."""
    return _JUDGED_OF_RIGHT


def course_questions() -> tuple[str, ...]:
    """The questions left to judgement about a decision or an absence in the course of a programme."""
    return _JUDGED_OF_COURSE


def _terms(groups: tuple[type[Vocabulary], ...]) -> dict[str, Term]:
    return {term.name: term for group in groups for term in vars(group).values() if isinstance(term, Term)}


def _judged(groups: tuple[type[Vocabulary], ...]) -> tuple[str, ...]:
    return tuple(name for name, term in _terms(groups).items() if term.nature == "judged")


_VOCABULARY = MappingProxyType(_terms(fact_groups()))
_JUDGED_OF_RIGHT, _JUDGED_OF_COURSE = _judged(RIGHT), _judged(COURSE)
