"""Every public function with its answer as text, for comparison byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import attrs

import qupcore as q
from memory import people_asked
from planning.few import few
from qupcore import reforms
from qupcore.availability.record import available_record
from qupcore.catalogue.snapshot import catalogue_on as snapshot
from qupcore.domain.iso_week import IsoWeek
from qupcore.wire.record import rates_record
from qupcore.wire.week import week_record

__all__ = ["QUESTIONS", "Asked", "asked"]

WANTED = q.plans.Wanted(most=4, needs_met=False, hours={"no:jobbklubb": (450, 900)})
ENOUGH = q.plans.SearchLimit(expansions=300)
FEW_NODES = 20_000


@attrs.frozen
class Asked:
    """The arguments: a case, a day and a catalogue."""

    case: q.Participant
    on: date
    catalogue: q.catalogue.Catalogue = attrs.field(factory=few)

    @property
    def plan(self) -> q.Plan:
        """A plan of the first measures, whether valid or not."""
        elements = tuple(
            q.Element(measure=item.id, minutes_a_week=900, first=self.on, last=self.on + timedelta(days=90))
            for item in self.catalogue.measures[:3]
        )
        return q.Plan(valid_from=self.on, elements=elements)


def text(value: object) -> str:
    """A record as the text that others would get."""
    return json.dumps(value, ensure_ascii=False, sort_keys=False, default=repr)


def _lines(lines: tuple[q.explaining.Line, ...]) -> str:
    return q.to_text(lines)


def _decided(it: Asked) -> str:
    found = q.decide(it.case, on=it.on)
    receipt = q.records.receipt_of(it.case, found)
    read = q.records.read_receipt(q.records.write_receipt(receipt).encode())
    told = [_lines(q.explain(found, lang)) for lang in ("nb", "nn", "en")]
    return text(
        [
            q.records.decision_record(found),
            told,
            q.records.write_receipt(receipt),
            repr(q.records.replay(read)),
            q.explaining.decision_picture(found).svg(),
        ]
    )


def _month(it: Asked) -> str:
    found = q.benefit_month(it.case, it.on.year, it.on.month)
    return text([q.records.benefit_month_record(found), _lines(q.explaining.explain_month(found, "nn"))])


def _year(it: Asked) -> str:
    found = q.cases.benefit_year(it.case, it.on.year)
    drawn = q.explaining.benefit_picture(found, "en")
    return text(
        [q.records.benefit_year_record(found), _lines(q.explaining.explain_year(found, "en")), drawn.html()]
    )


def _duties(it: Asked) -> str:
    found = q.duties(it.case, it.on)
    told = _lines(q.explaining.explain_duties(found, it.on)), q.explaining.duties_calendar(found, it.on)
    drawn = q.explaining.course_picture(it.case, found, it.on)
    return text([q.records.duties_record(found, it.on), told, drawn.html()])


def _review(it: Asked) -> str:
    found = q.review(it.case, it.on)
    return text([q.records.review_record(found), _lines(q.explaining.explain_review(found))])


def _checked(it: Asked) -> str:
    found = q.check_plan(it.plan, it.on, case=it.case, catalogue=it.catalogue, repairs=1, limit=ENOUGH)
    return text([q.records.plan_check_record(found), _lines(q.explaining.explain_plan(found, it.plan))])


def _suggested(it: Asked) -> str:
    found = q.suggest(it.case, it.on, catalogue=it.catalogue, want=3, wanted=WANTED, limit=ENOUGH)
    return text(
        [q.records.suggestions_record(found), _lines(q.explaining.explain_suggestions(found, "nb", {}))]
    )


def _course(it: Asked) -> str:
    until = it.on.replace(year=it.on.year + 1)
    found = q.suggest_course(it.case, it.on, until, catalogue=it.catalogue, want=1)
    told = [q.plans.why_not(found, item.id) for item in q.plans.local_why_not(found)[:1]]
    told.append(q.plans.why_not(found, it.catalogue.measures[0].id))
    adopted = [q.plans.adopt(it.case, item) for item in found.courses if not it.case.course]
    return text(
        [
            q.records.courses_record(found, (), told),
            _lines(q.explaining.explain_courses(found, "nb", {})),
            *(_lines(q.explaining.explain_why_not(item, "nb", {})) for item in told),
            *(q.explaining.suggested_course_picture(found, "nb", {}).html() for _ in found.courses),
            q.explaining.suggested_courses_page(found, "nb", catalogue=it.catalogue),
            str(adopted),
        ]
    )


def _plans(it: Asked) -> str:
    case, on, catalogue = it.case, it.on, it.catalogue
    some = q.plans.sample_plans(
        case, on, catalogue=catalogue, seed=1, want=2, wanted=WANTED, most_nodes=FEW_NODES
    )
    many = q.plans.count_plans(case, on, catalogue=catalogue, wanted=WANTED, most_nodes=FEW_NODES)
    there = q.plans.plan_exists(case, on, catalogue=catalogue, wanted=WANTED, limit=ENOUGH)
    first = [
        plan
        for plan, _ in zip(
            q.plans.iter_plans(case, on, catalogue=catalogue, wanted=WANTED), range(3), strict=False
        )
    ]
    return repr((some, many, there, first, q.plans.problem_of(case, on, catalogue=catalogue, wanted=WANTED)))


def _added(it: Asked) -> str:
    found = q.addable(it.plan, it.on, case=it.case, catalogue=it.catalogue, wanted=WANTED, limit=ENOUGH)
    return text([q.records.additions_record(found), _lines(q.explaining.explain_additions(found, "nb", {}))])


def _covered(it: Asked) -> str:
    people = [it.case, attrs.evolve(it.case, ref="b"), attrs.evolve(it.case, ref="c", birth_date=None)]
    found = q.plans.coverage(
        people, it.on, municipality="1804", catalogue=it.catalogue, wanted=WANTED, limit=ENOUGH
    )
    return text([q.records.coverage_record(found), _lines(q.explaining.explain_coverage(found, "nb", {}))])


def _shared(it: Asked) -> str:
    people = [it.case, attrs.evolve(it.case, ref="b")]
    found = q.plans.allocate(people, it.on, catalogue=it.catalogue, wanted=WANTED, limit=ENOUGH)
    return text(
        [q.records.allocation_record(found), _lines(q.explaining.explain_allocation(found, it.on, "nb", {}))]
    )


def _available(it: Asked) -> str:
    return text(available_record(q.available(it.case, snapshot(it.on, sources=(it.catalogue,)))))


def _week(it: Asked) -> str:
    found = q.explaining.week_plan(it.case, IsoWeek.of(it.on), catalogues=(it.catalogue,))
    return text([week_record(found.week), found.svg(), found.html(), found.ical(), found.text()])


def _entries(it: Asked) -> str:
    found = (
        q.cases.absence_parts(it.case),
        q.cases.deadlines(it.case, it.on),
        q.cases.programme_rulings(it.case, it.on),
    )
    return repr(found)


def _measures(it: Asked) -> str:
    day = q.catalogue.catalogue_on(it.on, "1804", sources=(it.catalogue,))
    measures = list(day.measures.values())[:5]
    names = q.catalogue.municipality_on("1804", it.on), q.catalogue.numbers_on("1804", it.on)
    found = q.available(it.case, day)
    return text(
        [
            [repr(q.catalogue.duration(measure, it.case, it.on)) for measure in measures],
            repr((names, q.catalogue.same_municipality("1804", "1841", it.on))),
            q.catalogue.confidence_counts(it.catalogue),
            q.records.available_record(found),
            [_lines(q.explaining.explain_available(found, lang)) for lang in ("nb", "nn", "en")],
        ]
    )


def _form(it: Asked) -> str:
    form = q.asking.ask(it.case, it.on, "nn")
    decided = q.decide(it.case, on=it.on)
    open_questions = [item for item in form if item.field and item.field.type == "yes_no"][:1]
    answered = [q.asking.set_answer(it.case, item, True) for item in open_questions]
    return text([q.asking.form_record(form), repr(q.asking.questions_of(decided)), repr(answered)])


def _compared(it: Asked) -> str:
    later = attrs.evolve(it.case, lawful_stay=False)
    before, after = (q.decide(case, on=it.on) for case in (it.case, later))
    found = q.cases.difference(before, after)
    told = q.explaining.explain_difference(found, "en")
    many = repr(list(q.cases.decide_all([it.case, later], it.on)))
    records = [q.records.difference_record(found), q.records.lines_record(told)]
    return text([*records, q.records.text_record(told, "en"), q.records.texts_version("nb"), many])


def _laws(it: Asked) -> str:
    """The law of the day, and the law with a reform, held as they are on the day."""
    reform = reforms.read_reform(people_asked.REFORM)
    national = q.rules.NATIONAL
    laws = reforms.held(reforms.laid_over(national, [reform]), it.on), national
    sides = reforms.Sides(*(reforms.Side(law, it.on) for law in laws))
    found = reforms.law_difference(sides, ["right"])
    told = reforms.explain_law_difference(found, "nn")
    return text(
        [reforms.law_difference_record(found), q.records.lines_record(told), *_proofs(laws[0], it.on)]
    )


CLAIMS = b"""
[[claims]]
name = "adults"
claim = "person.age >= 18"
of = "met"
"""


def _proofs(law: q.rules.Law, on: date) -> Iterator[object]:
    """What is proved of the law with a reform, and what is remarkable in it."""
    side = reforms.Side(law, on)
    proofs = [
        reforms.prove(reforms.read_statement("each rule can fire"), side, ["right"]),
        *(reforms.prove_claim(claim, side) for claim in reforms.read_claims(CLAIMS)),
    ]
    check = reforms.check_rules(side, ["right"])
    yield reforms.proof_record(proofs)
    yield reforms.rules_check_record(check)
    yield q.records.lines_record(reforms.explain_proofs(proofs, "en"))
    yield q.records.lines_record(reforms.explain_rules_check(check, "nb"))
    yield reforms.law_difference_picture(reforms.Sides(reforms.Side(q.rules.NATIONAL, on), side), "nb").svg()


def _read_by(it: Asked) -> str:
    rules = q.rules.rules_reading("person.age", it.on)
    return text([rules, [q.rules.facts_read_by(rule, it.on) for rule in rules]])


def _words(it: Asked) -> str:
    rates = {lang: q.explaining.explain_rates(q.cases.rates(it.on), lang) for lang in ("nb", "nn", "en")}
    told = [_lines((*lines, *q.explaining.first_layer(lines))) for lines in rates.values()]
    asked = q.rules.expression_of(q.catalogue.condition("person.age < 30 and work.employed"))
    return repr((told, asked, list(q.catalogue.admission_vocabulary())))


def _rates(it: Asked) -> str:
    return text(rates_record(q.cases.rates(it.on)))


def _case(it: Asked) -> str:
    written = q.write_case(it.case)
    return text([written, repr(q.read_case(written.encode()))])


def _read(it: Asked) -> str:
    national = q.national()
    return repr(
        (national.hash, it.catalogue.hash, q.catalogue.condition("person.age < 30"), q.records.case_schema())
    )


def _kept(it: Asked) -> str:
    plan = q.plans.with_entries(it.plan, catalogue=it.catalogue, municipality=it.case.municipality)
    receipt = q.records.plan_receipt(plan, it.on, case=it.case, catalogue=it.catalogue)
    written = q.records.write_plan_receipt(receipt)
    again = q.records.replay_plan(q.records.read_plan_receipt(written.encode()))
    return text([written, repr(again)])


def _as_text(asked: Callable[[Asked], object]) -> Callable[[Asked], str]:
    return lambda it: text(asked(it))


_population, _impact, _table = map(
    _as_text, (people_asked.population, people_asked.impact, people_asked.table)
)

QUESTIONS: Mapping[str, tuple[Callable[[Asked], str], tuple[str, ...]]] = {
    "decide": (_decided, ("decide", "decision_record", "explain", "to_text", "receipt_of", "read_receipt",
                          "write_receipt", "replay", "decision_picture")),
    "month": (_month, ("benefit_month", "benefit_month_record", "explain_month")),
    "year": (_year, ("benefit_year", "benefit_year_record", "explain_year", "benefit_picture")),
    "duties": (_duties, ("duties", "duties_record", "explain_duties", "duties_calendar", "course_picture")),
    "review": (_review, ("review", "review_record", "explain_review")),
    "check": (_checked, ("check_plan", "plan_check_record", "explain_plan")),
    "kept": (_kept, ("with_entries", "plan_receipt", "write_plan_receipt", "read_plan_receipt",
                     "replay_plan")),
    "suggest": (_suggested, ("suggest", "suggestions_record", "explain_suggestions", "compile_problem")),
    "course": (_course, ("suggest_course", "courses_record", "explain_courses", "adopt",
                         "suggested_course_picture", "suggested_courses_page", "why_not", "local_why_not",
                         "explain_why_not")),
    "plans": (_plans, ("sample_plans", "count_plans", "plan_exists", "iter_plans", "problem_of")),
    "add": (_added, ("addable", "additions_record", "explain_additions")),
    "coverage": (_covered, ("coverage", "coverage_record", "explain_coverage")),
    "allocate": (_shared, ("allocate", "allocation_record", "explain_allocation")),
    "available": (_available, ("available",)),
    "week": (_week, ("week_plan", "week_record")),
    "rates": (_rates, ("rates", "rates_record")),
    "entries": (_entries, ("absence_parts", "deadlines", "programme_rulings")),
    "measures": (_measures, ("catalogue_on", "duration", "municipality_on", "numbers_on", "same_municipality",
                             "confidence_counts", "available_record", "explain_available")),
    "form": (_form, ("ask", "form_record", "questions_of", "set_answer")),
    "compared": (_compared, ("difference", "difference_record", "explain_difference", "lines_record",
                             "text_record", "texts_version", "decide_all")),
    "read_by": (_read_by, ("facts_read_by", "rules_reading")),
    "laws": (_laws, ("read_reform", "laid_over", "held", "law_difference", "law_difference_record",
                     "explain_law_difference", "prove", "prove_claim", "read_statement", "read_claims",
                     "proof_record", "explain_proofs", "check_rules", "rules_check_record",
                     "explain_rules_check", "law_difference_picture")),
    "population": (_population, ("read_margins", "published_margins", "planned_population", "synthesize",
                                 "population_record", "explain_population", "person_of_row",
                                 "synthesize_courses", "benefits_of_people", "children_of_people")),
    "impact": (_impact, ("impact", "impact_of", "impact_record", "explain_impact", "cost_by_month",
                         "cost_by_month_of", "cost_record", "explain_cost")),
    "table": (_table, ("table", "decided_in_duckdb", "decided_in_spark", "explain_columns",
                       "monthly_amounts")),
    "words": (_words, ("explain_rates", "first_layer", "expression_of", "admission_vocabulary")),
    "case": (_case, ("read_case", "write_case")),
    "read": (_read, ("national", "condition", "case_schema")),
}  # fmt: skip
"""By name: what is asked, and which public functions it asks."""


def asked(it: Asked, name: str) -> str:
    """The answer, or the error, as text."""
    try:
        return QUESTIONS[name][0](it)
    except q.QupError as error:
        return repr((type(error), str(error), vars(error)))
