"""`qup ask`: the facts that an answer lacks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qupcore.asking.form import FormQuestion
from qupcore.asking.form import ask as ask_for
from qupcore.asking.record import form_record
from qupcore.cases.benefit.month import benefit_month
from qupcore.cases.review.review import review
from qupcore.cli.edge import policy, read_case_file, read_day
from qupcore.cli.options import ASKED, AsJson, CaseFile, For, ForWhom, Language, On, Policy, WithDetails
from qupcore.cli.output import print_answer, print_json
from qupcore.cli.proposed_law import ProposedLaw, law_asked
from qupcore.deciding.decide import decide as decide_case
from qupcore.explaining.decision import questions, unfinished
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.trial import trial_lines
from qupcore.law.national import under_law
from qupcore.wire.plain import plain
from qupcore.wire.record import decision_record
from qupcore.wire.versions import versions

__all__ = ["app"]

app = typer.Typer()


class About(StrEnum):
    """What to ask for missing facts about."""

    right = "right"
    review = "review"
    month = "month"


@app.command()
def ask(
    case: CaseFile,
    on: On,
    lang: Language = ASKED,
    reader: For = ForWhom.adviser,
    details: WithDetails = False,
    as_json: AsJson = False,
    about: Annotated[
        About,
        typer.Option("--about", help="The right, a review of the case, or the benefit of the day's month."),
    ] = About.right,
    policy_values: Policy = None,
    law: ProposedLaw = "",
) -> None:
    """List the facts that are missing before the case can be decided, most decisive first.

    With --json, `form` gives each question's label, type, choices, bounds and the path of its answer.
    """
    participant, when, chosen = read_case_file(case), read_day(on), policy(policy_values or [])
    words, under = phrases(lang, reader.value), law_asked(law)
    marks = tuple(trial_lines(under_law(under), words))
    proposed = {"provenance": plain(under_law(under))} if marks else {}
    if about is not About.right:
        month = (
            benefit_month(participant, when.year, when.month, law=under, policy=chosen)
            if about is About.month
            else None
        )
        answer = month or review(participant, on=when, law=under, policy=chosen)
        form = ask_for(participant, when, lang, answer=answer)
        if as_json:
            print_json({**proposed, "form": form_record(form), "versions": versions("ask")})
        else:
            told = (line for question in form for line in _asked(question, words))
            print_answer((*marks, *told), lang, reader, details=details)
        return
    decision = decide_case(participant, on=when, law=under, policy=chosen)
    if as_json:
        record = decision_record(decision)
        kept = {key: record[key] for key in ("outcome", "exact", "missing", "questions", "unfinished")}
        form = ask_for(participant, when, lang, answer=decision)
        print_json({**proposed, **kept, "form": form_record(form), "versions": versions("ask")})
        return
    words = words.with_new(decision.provenance.new_terms)
    open_questions = (*questions(decision, words), *unfinished(decision, words))
    outcome = words.say("outcome_word", decision.outcome)
    lines = open_questions or (Line(words.say("label", "asked_about", outcome=outcome)),)
    print_answer((*marks, *lines), lang, reader, details=details)


def _asked(asked: FormQuestion, words: Phrases) -> tuple[Line, ...]:
    field = words.say("label", "field", place=asked.where)
    return Line(asked.label), Line(f"{asked.help} {field}", 2, "quiet", layer="details")
