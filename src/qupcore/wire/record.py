"""Answers about a case, and the rules in force, as JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Decision, Finding, Provenance, Question, Turn
from qupcore.domain.answers.difference import DecisionDifference
from qupcore.domain.answers.rates import Rates
from qupcore.domain.answers.review import Duty, Review
from qupcore.domain.arguments import check_arguments
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.law.national import NATIONAL, under_law
from qupcore.law.reach import Reach, reach_of, reach_together
from qupcore.rules.law import Law
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.provisions import link_of
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.writing import Placed
from qupcore.wire.plain import fields_record, plain
from qupcore.wire.versions import one_hash, versions

__all__ = [
    "benefit_month_record",
    "benefit_year_record",
    "decision_record",
    "difference_record",
    "duties_record",
    "parameters_record",
    "plain",
    "rates_record",
    "review_record",
    "rules_record",
    "section_record",
]


def decision_record(decision: Decision, *, can: bool = True) -> dict[str, object]:
    """The decision as JSON values.

    At least `outcome`, `final`, `findings` (each with `section`, `ledd` and `outcome`), `missing` (names of
    terms in the order of asking) and `provenance`.

    Args:
        decision: The decision.
        can: Whether to add `can` to each question and turn: whether the person can change the fact. That is
            advice, not part of the decision, and no receipt holds it.
    """
    check_arguments(decision_record, locals())
    return {
        "outcome": decision.outcome,
        "final": decision.final,
        "exact": decision.exact,
        "findings": [_finding(finding) for finding in decision.findings],
        "missing": [question.term for question in decision.missing],
        "questions": [_question(question, can) for question in decision.missing],
        "unfinished": [plain(item) for item in decision.unfinished],
        "turns": [_turn(turn, can) for turn in decision.turns],
        "starting_points": [
            {**fields_record(point, "finding"), "finding": _finding(point.finding)}
            for point in decision.starting_points
        ],
        "following_starting_points": decision.following_starting_points,
        "rests_on_policy": [use.name for use in decision.rests_on_policy],
        "practice_conditions": {
            "basis_in_law": False,
            "note": "recorded only: they have no basis in § 29 and no effect on the outcome",
            "conditions": [plain(item) for item in decision.practice_conditions],
        },
        "provenance": _provenance(decision.provenance),
        "versions": versions("decision", rulebook=decision.provenance.rulebook),
    }


def _question(question: Question, can: bool = True) -> dict[str, object]:
    """A question; for a term of § 29, with `can`: whether the person can change the fact."""
    told = {**fields_record(question, "new"), **(_can(reach_of(question.term)) if can else {})}
    return told if question.new is None else {**told, "new": plain(question.new)}


def _turn(turn: Turn, can: bool) -> dict[str, object]:
    """A turn; each fact, and all facts together, with `can`: whether the person can change them."""
    if not can:
        return fields_record(turn)
    return {
        **fields_record(turn),
        "changes": [{**fields_record(item), **_can(reach_of(item.term))} for item in turn.changes],
        **_can(reach_together(item.term for item in turn.changes)),
    }


def _can(reach: Reach | None) -> dict[str, object]:
    return {} if reach is None else {"can": reach}


def difference_record(found: DecisionDifference) -> dict[str, object]:
    """The difference of two decisions as JSON values: `same`, and each change with `before` and `after`."""
    check_arguments(difference_record, locals())
    pairs = {
        name: dict(zip(("before", "after"), map(plain, getattr(found, name)), strict=True))
        for name in ("outcome", "final", "on", "under")
    }
    return {**fields_record(found), **pairs, "same": found.same, "versions": versions("difference")}


def review_record(review: Review, ref: str = "") -> dict[str, object]:
    """A review as JSON values.

    `findings` holds the remarks, each with its `code` ("" if it is no known error), `path`, `rule`,
    `section`, `ledd`, `version`, `outcome` (`not_met`, `unknown`), `inputs` and the questions to `add`.
    `codes` holds each known error once.
    """
    check_arguments(review_record, locals())
    return {
        "ref": ref,
        "on": review.on.isoformat(),
        "codes": list(review.codes),
        "findings": [
            {
                "code": item.code,
                "path": item.path,
                "topic": item.topic,
                **_finding(item.finding),
                "add": [_question(question) for question in item.add],
            }
            for item in review.remarks
        ],
        "provenance": _provenance(review.provenance),
        "versions": versions("review", rulebook=review.provenance.rulebook),
    }


def duties_record(
    duties: Iterable[Duty], on: date, ref: str = "", *, law: Law = NATIONAL
) -> dict[str, object]:
    """Duties as JSON values: each with `kind`, `due` (null: not known yet), `state`, `whose` and `rule`.

    Args:
        duties: What `duties` returned.
        on: The day asked about.
        ref: The case's reference.
        law: The law that `duties` was called with. Used where there is no duty; a duty has its own.
    """
    check_arguments(duties_record, locals())
    duties = tuple(duties)
    return {
        "ref": ref,
        "on": on.isoformat(),
        "duties": [
            {**fields_record(duty, "citation", "under"), **fields_record(duty.citation)} for duty in duties
        ],
        "provenance": plain(duties[0].under if duties else under_law(law)),
        "versions": versions("duties"),
    }


def _provenance(provenance: Provenance) -> dict[str, object]:
    return {
        **fields_record(provenance, "policy", *(() if provenance.new_terms else ("new_terms",))),
        "engines": [{"name": name, "version": version} for name, version in provenance.engines],
        "policy": dict(provenance.policy),
    }


def rules_record(rulebook: Rulebook) -> tuple[dict[str, object], ...]:
    """The rules in force as JSON values: id, role, topic, citation and period."""
    return tuple(
        {
            "id": item.id,
            "role": item.placed.role,
            "topic": item.placed.topic,
            "citation": str(item.provision.citation),
            "valid": str(item.provision.valid),
        }
        for item in rulebook.everything
    )


def parameters_record(rulebook: Rulebook) -> tuple[dict[str, object], ...]:
    """The numbers in force as JSON values: unit, basis, source, link, confidence and period.

    `link` is "" if the source has no page. `unverified` means that the number was recalled or inferred.
    """
    return tuple(
        {
            "name": name,
            "value": value.value,
            "unit": rulebook.units[name],
            "basis": value.basis,
            "source": value.source,
            "link": value.link or link_of(value.source),
            "confidence": value.confidence,
            "unverified": value.confidence == "low",
            "valid": str(value.valid),
        }
        for name, value in rulebook.values.items()
    )


def rates_record(rates: Rates) -> dict[str, object]:
    """The rates as JSON values: kroner a year, øre a day.

    `full_nok`, `under_25_nok` and `g_nok` are kroner a year (a decimal string if not whole), `per_day_ore`
    and `under_25_per_day_ore` are øre, `child_per_day_nok` is kroner a day or null, and `factor` is a decimal
    string.
    """
    check_arguments(rates_record, locals())
    whole, thousandths = divmod(rates.factor_thousandths, 1000)
    return {
        "on": rates.on.isoformat(),
        "g_nok": _nok(rates.g),
        "factor": f"{whole}.{thousandths:03}".rstrip("0").rstrip("."),
        "full_nok": _nok(rates.full),
        "under_25_nok": _nok(rates.under_25),
        "per_day_ore": rates.per_day.ore,
        "under_25_per_day_ore": rates.per_day_under_25.ore,
        "child_per_day_nok": None if rates.child_per_day is None else _nok(rates.child_per_day),
        "parameters": [plain(use) for use in rates.parameters],
        "final": rates.final,
        "provisional": [plain(item) for item in rates.provisional],
        "provenance": {
            **fields_record(rates.under),
            "rulebook": rates.rulebook,
            "engines": [{"name": name, "version": version} for name, version in rates.engines],
        },
        "versions": versions("rates", rulebook=rates.rulebook),
    }


def _nok(money: Money) -> int | str:
    return str(money) if money.ore % 100 else money.ore // 100


def section_record(rules: Iterable[Placed], on: date | None = None) -> list[dict[str, object]]:
    """Rules as JSON values: their trees, provisions and numbers, of every period or of one day."""

    def told(valid: Period) -> bool:
        return on is None or valid.contains(on)

    return [
        {
            "id": rule.id,
            "role": rule.role,
            "description": rule.doc if isinstance(rule.doc, str) else rule.doc.en,
            "tree": rule.tree.canonical(),
            "provisions": [plain(item) for item in rule.provisions if told(item.valid)],
            "parameters": {
                node.name: {
                    "unit": node.unit,
                    "values": [plain(item) for item in node.values if told(item.valid)],
                }
                for node in walk(rule.tree)
                if isinstance(node, Parameter)
            },
        }
        for rule in rules
    ]


def _finding(finding: Finding) -> dict[str, object]:
    """A finding with the fields of its citation at the top level."""
    return fields_record(finding, "citation", "doc") | fields_record(finding.citation)


def benefit_month_record(month: BenefitMonth) -> dict[str, object]:
    """A month as JSON values: kroner as in a case file, line amounts in øre, `final` and open questions."""
    check_arguments(benefit_month_record, locals())
    return {
        **fields_record(month, "engines", "under"),
        "open": [_question(question) for question in month.open],
        "final": month.final,
        "rulebooks": [{"topic": topic, "rulebook": rulebook} for topic, rulebook in month.rulebooks],
        "engines": [{"name": name, "version": version} for name, version in month.engines],
        "provenance": plain(month.under),
        "versions": versions("benefit_month", rulebook=one_hash(month.rulebooks)),
    }


def benefit_year_record(year: BenefitYear) -> dict[str, object]:
    """A year as JSON values: its months and their sums."""
    check_arguments(benefit_year_record, locals())
    return {
        **fields_record(year, "months", "under"),
        "final": year.final,
        "months": [benefit_month_record(month) for month in year.months],
        "provenance": plain(year.under),
        "versions": versions(
            "benefit_year", rulebook=one_hash({book for month in year.months for book in month.rulebooks})
        ),
    }
